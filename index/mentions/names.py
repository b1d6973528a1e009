"""Names: runs of capitalised words with the small words that join them."""

from collections.abc import Iterator, Sequence

from index.function_words import FUNCTION_WORDS
from index.mentions.listed import listed
from index.mentions.regions import is_region
from index.mentions.tokens import Shape, Token
from index.release import Language

# After these heads a name may go on past a preposition or a conjunction: "Secretaría de Hacienda y Crédito
# Público", "Under Secretary for Health", but "Biden y Trudeau" are two.
_INSTITUTIONS = listed("""
    secretaria ministerio departamento comision comite instituto consejo camara oficina direccion
    agencia banco
    tribunal corte fiscalia universidad facultad escuela colegio museo fondo programa plan proyecto fundacion
    asociacion federacion confederacion organizacion centro unidad sistema ley codigo carta acuerdo tratado
    convencion cumbre foro dia mes semana premio administracion registro servicio subsecretaria procuraduria
    superintendencia viceministerio alianza red grupo mesa mecanismo estrategia iniciativa
    department ministry office bureau committee commission council institute institutes center centers centre
    agency agencies association federation organization organisation administration act code law
    charter treaty
    convention university school college museum fund bank program programme foundation secretariat board court
    division service services alliance network group summit forum day month week award initiative caucus
    conference partnership strategy agreement
    """)
_TITLES = listed("""
    presidente presidenta vicepresidente vicepresidenta ministro ministra secretario secretaria subsecretario
    subsecretaria senador senadora diputado diputada congresista representante gobernador gobernadora alcalde
    alcaldesa embajador embajadora canciller director directora jefe jefa general coronel almirante capitan
    rey reina principe princesa papa obispo cardenal senor senora sr sra don dona doctor doctora dr dra
    ingeniero
    ingeniera ing licenciado licenciada lic profesor profesora comisionado comisionada fiscal juez jueza
    magistrado magistrada rector rectora vocero vocera portavoz coordinador coordinadora viceministro
    viceministra primer primera comandante titular lider candidato candidata expresidente expresidenta
    president vice minister secretary undersecretary under assistant deputy senator congressman congresswoman
    representative governor mayor ambassador chancellor director chief general colonel admiral captain
    sergeant
    king queen prince princess pope bishop archbishop mr mrs ms miss dr professor commissioner attorney judge
    justice chair chairman chairwoman chairperson speaker spokesperson spokesman spokeswoman leader
    envoy prime
    commander coordinator administrator sen rep gov gen lt col adm amb advisor adviser former acting
    special first
    lady senior national principal
    """)
_LINKS = {
    Language.ES: listed("de del la las los y e da dos von van bin al"),
    Language.EN: listed("of the and for de del la von van bin al"),
}
_WIDE_LINKS = {
    Language.ES: listed("para el contra ante por sobre con"),
    Language.EN: listed("to on against with"),
}
"""What joins only after an institution; `_AFTER_TITLES` joins after a title, too."""
_AFTER_TITLES = listed("to for para ante the el")
_NONE: frozenset[str] = frozenset()
_CONJUNCTIONS = listed("y e and &")
_VERB_ENDINGS = ("ó", "aron", "ieron", "ará", "erá", "irá", "arán", "erán", "irán")
_DEEPEST = 3
"""Small words in a row: "para el", "of the", "contra la"."""
_ABBREVIATED = 5
"""Letters of the longest title or name whose stop does not end the name: "Sr.", "Gen.", "J."."""
_QUOTES = "“”\"'‘’"
_IN = listed("in at to from near en a desde hacia de")


def is_title(token: Token) -> bool:
    """Tell whether a word is the title or the post of a person."""
    return token.folded in _TITLES


def find_names(
    tokens: Sequence[Token], language: Language, taken: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Find the names among tokens, as stretches `tokens[first:last]` in which none is taken."""
    position, waiting = 0, None
    found: list[tuple[int, int]] = []
    while position < len(tokens):
        if tokens[position].shape is not Shape.CAPITAL or taken[position]:
            position += 1
            continue
        last = _end(tokens, position, language, taken)
        first = _begin(tokens, position, last, language)
        if first < last:
            found.append((first, last))
        position = max(last, position + 1)
    for first, last in found:
        if waiting is not None and _is_its_region(tokens, waiting, (first, last)):
            waiting = waiting[0], last
            continue
        if waiting is not None:
            yield waiting
        waiting = first, last
    if waiting is not None:
        yield waiting


def _begin(tokens: Sequence[Token], first: int, last: int, language: Language) -> int:
    """Leave out the word that opens the sentence; take along a title in small letters."""
    position = first
    while first < last and _is_opener(tokens, first, last, language):
        first += 1
    if (
        position == first
        and first > 0
        and tokens[first - 1].shape is Shape.SMALL
        and is_title(tokens[first - 1])
    ):
        first -= 1
    while first < last and tokens[first].shape is not Shape.CAPITAL and not is_title(tokens[first]):
        first += 1
    return first


def _is_opener(tokens: Sequence[Token], first: int, last: int, language: Language) -> bool:
    token = tokens[first]
    if is_title(token) and first + 1 < last and tokens[first + 1].shape is Shape.CAPITAL:  # "Under Secretary"
        return False
    if token.folded in FUNCTION_WORDS[language] and not (token.text.isupper() and len(token.text) > 1):
        return True
    if first == 0 and language is Language.ES and token.text.endswith(_VERB_ENDINGS):
        return True  # "Ganó Ana Soto"
    # The first word of a sentence, alone in capitals, may be any word.
    alone = last - first == 1 and token.text[1:].islower()
    return alone and first < 3 and all(before.shape is Shape.MARK for before in tokens[:first])


def _end(tokens: Sequence[Token], first: int, language: Language, taken: Sequence[int]) -> int:
    last = first + 1
    count = len(tokens)
    joints = _joints(tokens[first], language)
    linked = False
    while last < count and not taken[last]:
        token = tokens[last]
        if token.shape is Shape.CAPITAL:
            joints = joints or _joints(token, language)
            last += 1
        elif token.text == "." and last + 1 < count and _is_abbreviated(tokens, last):
            last += 1
        elif (
            token.shape in (Shape.HYPHEN, Shape.MARK)
            and token.text in "-–/&"
            and _goes_on(tokens, last, taken)
        ):
            last += 2
        elif token.text in _QUOTES and (end := _nickname(tokens, last, taken)):
            last = end
        elif token.shape in (Shape.DAY, Shape.YEAR, Shape.NUMBER) and token.start - tokens[last - 1].end <= 1:
            last += 1
        elif end := _link(tokens, last, language, taken, joints, linked=linked):
            linked = True
            last = end
        else:
            break
    return last


def _joints(token: Token, language: Language) -> frozenset[str]:
    if token.folded in _INSTITUTIONS:
        return _WIDE_LINKS[language]
    return _AFTER_TITLES if is_title(token) else _NONE


def _is_abbreviated(tokens: Sequence[Token], dot: int) -> bool:
    before, after = tokens[dot - 1], tokens[dot + 1]
    short = (
        len(before.text) == 1
        or (len(before.text) <= _ABBREVIATED and is_title(before))
        or before.text in ("St", "Jr")
    )
    return short and dot > 0 and before.end == tokens[dot].start and after.shape is Shape.CAPITAL


def _goes_on(tokens: Sequence[Token], mark: int, taken: Sequence[int]) -> bool:
    """Tell whether a joint stands between two parts of a name: "Asia-Pacific", "AT&T", "USMCA/T-MEC"."""
    if mark + 1 >= len(tokens) or taken[mark + 1]:
        return False
    after = tokens[mark + 1]
    glued = tokens[mark - 1].end == tokens[mark].start and tokens[mark].end == after.start
    if tokens[mark].text == "&":
        return after.shape is Shape.CAPITAL
    return glued and after.shape is not Shape.MARK


def _nickname(tokens: Sequence[Token], quote: int, taken: Sequence[int]) -> int | None:
    """Find where the name goes on after a nickname in quotation marks: Jane “JJ” Doe."""
    for close in (quote + 2, quote + 3):
        if close + 1 < len(tokens) and tokens[close].text in _QUOTES and tokens[quote].text not in "”’":
            inside = tokens[quote + 1 : close]
            whole = all(token.shape is Shape.CAPITAL for token in (*inside, tokens[close + 1]))
            if whole and not any(taken[quote : close + 2]):
                return close + 2
    return None


def _link(
    tokens: Sequence[Token],
    last: int,
    language: Language,
    taken: Sequence[int],
    joints: frozenset[str],
    *,
    linked: bool,
) -> int | None:
    """Find the end of the capitalised word after small words that join it to the name."""
    position = last
    while position < len(tokens) and position - last < _DEEPEST:
        token = tokens[position]
        if token.shape is Shape.CAPITAL:
            break
        word = token.folded
        if word in _CONJUNCTIONS:
            # "Commerce and Labor" after "Department of"; else two names.
            following = tokens[position + 1] if position + 1 < len(tokens) else token
            two = following.shape is not Shape.CAPITAL or is_title(following)
            if two or not (joints and linked and position == last):
                return None
        elif (word not in _LINKS[language] and word not in joints) or (
            word in ("the", "la", "las", "los", "el") and position == last
        ):
            return None
        position += 1
    if last < position < len(tokens) and tokens[position].shape is Shape.CAPITAL and not taken[position]:
        return position + 1
    return None


def _is_its_region(tokens: Sequence[Token], place: tuple[int, int], region: tuple[int, int]) -> bool:
    """Tell whether the second name is the country or state of the first: "Geneva, Switzerland"."""
    between = tokens[place[1] : region[0]]
    if len(between) != 1 or between[0].text != "," or place[0] == 0:
        return False
    before = tokens[place[0] - 1].folded
    name = " ".join(token.folded for token in tokens[region[0] : region[1]])
    if before not in _IN or is_title(tokens[place[0]]) or not is_region(name):
        return False
    # A list of countries is none: "in Chile, Peru and Brazil".
    first = " ".join(token.folded for token in tokens[place[0] : place[1]])
    following = tokens[region[1]].folded if region[1] < len(tokens) else ""
    return not (is_region(first) and following in _CONJUNCTIONS | {","})
