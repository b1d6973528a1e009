"""Amounts: numbers with what qualifies them, their scale and the unit or the noun that is counted."""

from collections.abc import Iterator, Sequence

from index.function_words import FUNCTION_WORDS
from index.mentions.grammar import Grammar
from index.mentions.listed import listed
from index.mentions.numerals import ARTICLES, COUNTS
from index.mentions.tokens import Shape, Token
from index.release import Language

_LONGEST_UNIT = 3
"""Words of a counted noun with its adjectives: "65 nuevas empresas mexicanas"."""

_SHAPES = {
    Shape.DAY: "number",
    Shape.YEAR: "number",
    Shape.NUMBER: "number",
    Shape.HYPHEN: "hyphen",
    Shape.CODE: "coded",
    Shape.CLOCK: "number",
    Shape.SMALL: "small",
}
_UNITS = "km m cm mm ha kg g mg t l ml km2 m2 m3 kw mw gw kwh mwh gwh gb tb mb mbps gbps hz c f"
_MONEY = "usd mxn eur cop gbp cad"
_RULES = {
    "figure": "(number | count | article (?= scale)) (and count)* (scale | count | number)*",
    "sum": "(code? currency | money)? figure (hyphen scale)? | code? currency coded",
    "proportion": "the? share | one_in (count | number) | figure hyphen parts | figure parts",
    "amount": "(the (?= sum percent))? more* (proportion | sum ((to | hyphen | and (?= figure (percent"
    " | scale)) | of the (?= figure)) sum)?)"
    " (percent points? | degree unit? | points)?",
}
_GRAMMARS = {
    Language.ES: Grammar(
        words={
            "count": " ".join(
                w for w in COUNTS[Language.ES].split() if w not in ARTICLES[Language.ES].split()
            ),
            "article": ARTICLES[Language.ES],
            "scale": "mil millon millones billon billones decenas docenas docena cientos centenares miles",
            "currency": "$ € £ ¥",
            "code": "us c a mx col",
            "money": _MONEY,
            "percent": "%",
            "per": "por",
            "hundred_th": "ciento",
            "each": "cada",
            "points": "puntos",
            "share": "mitad",
            "parts": "tercio tercios cuarto cuartos quinto quintos decimo decimos",
            "more": "mas menos cerca alrededor aproximadamente unos unas casi hasta minimo maximo menor"
            " mayor",
            "of": "de",
            "al": "al",
            "the": "el la los las",
            "to": "a",
            "and": "y e o",
            "degree": "°",
            "unit": _UNITS,
        },
        shapes=_SHAPES,
        rules={
            "at_least": "al (more | the more)",
            "percentage": "percent | per hundred_th",
            "one_in": "(article | count | number) of each",
            **{
                name: rule.replace("more*", "((al more | more) of?){0,2}").replace("percent", "percentage")
                for name, rule in _RULES.items()
            },
        },
    ),
    Language.EN: Grammar(
        words={
            "count": " ".join(
                w for w in COUNTS[Language.EN].split() if w not in ARTICLES[Language.EN].split()
            ),
            "article": ARTICLES[Language.EN],
            "scale": "hundred hundreds thousand thousands million millions billion billions trillion"
            " trillions dozen"
            " dozens k m b bn",
            "currency": "$ € £ ¥",
            "code": "us c a mx",
            "money": _MONEY,
            "percent": "% percent percentage",
            "per": "per",
            "cent": "cent",
            "points": "points point",
            "share": "half",
            "parts": "third thirds quarter quarters fourths fifth fifths tenth tenths",
            "more": "more less fewer nearly almost about around approximately over under roughly"
            " exactly estimated",
            "than": "than",
            "as_many": "as many much high low",
            "least": "least most",
            "up_to": "up",
            "at": "at an",
            "the": "the",
            "among": "in",
            "out": "out",
            "of": "of",
            "to": "to",
            "and": "and or",
            "degree": "°",
            "unit": _UNITS,
        },
        shapes=_SHAPES,
        rules={
            "qualified": "(up_to to | at? least | as_many as_many as_many | at? more than?)",
            "percentage": "percent | per cent",
            "one_in": "article (among | out of)",
            **{
                name: rule.replace("more*", "qualified{0,2}").replace("percent", "percentage")
                for name, rule in _RULES.items()
            },
        },
    ),
}
_PLURALS = listed("people men women children persons feet police troops staff personnel")
_LARGE = listed("millon millones billon billones decenas docenas docena cientos centenares miles")
_PERCENT = listed("% percent percentage")
_PARTITIVE = listed("de of")
_EACH = listed("a al por each every cada")
_SPANS = listed("day week month year hour dia semana mes ano hora persona person")
_THAN = listed("que than de")
_FURTHER = listed("mas menos more fewer less")


def find_amounts(
    tokens: Sequence[Token], language: Language, taken: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Find the amounts among tokens, as stretches `tokens[first:last]` in which none is taken."""
    for first, last in _GRAMMARS[language].find(tokens):
        if any(taken[first:last]) or _is_part_of_a_name(tokens, first):
            continue
        yield first, _with_unit(tokens, last, language, taken)


def _is_part_of_a_name(tokens: Sequence[Token], first: int) -> bool:
    """Tell the numbers of names: "COVID-19", "G-20", "COP 16"."""
    if tokens[first].shape not in (Shape.DAY, Shape.NUMBER, Shape.YEAR) or first == 0:
        return False
    before = tokens[first - 1]
    if before.shape is Shape.HYPHEN:
        return True
    return (
        tokens[first].shape is Shape.DAY
        and before.shape is Shape.CAPITAL
        and before.text.isupper()
        and len(before.text) > 1
    )


def _with_unit(tokens: Sequence[Token], last: int, language: Language, taken: Sequence[int]) -> int:
    """Take along the noun that is counted and its adjectives: "82,000 cases", "1.500 millones de pesos"."""
    following = last
    hyphen = last < len(tokens) and tokens[last].shape is Shape.HYPHEN
    if hyphen or (
        last < len(tokens) and tokens[last].folded in _PARTITIVE and tokens[last - 1].folded in _LARGE
    ):
        following += 1
    nouns = []
    longest = 0 if tokens[last - 1].folded in _PERCENT else _LONGEST_UNIT
    for position in range(following, min(following + longest, len(tokens))):
        token = tokens[position]
        worded = token.shape is Shape.SMALL or (token.shape is Shape.CAPITAL and language is Language.EN)
        if taken[position] or not worded or token.folded in FUNCTION_WORDS[language]:
            break
        nouns.append(token)
    counted = _agreeing(nouns) if language is Language.ES else _up_to_plural(nouns, hyphen=hyphen)
    last = following + counted if counted else last
    further = last < len(tokens) and tokens[last].folded in _FURTHER
    compared = last + 1 < len(tokens) and tokens[last + 1].folded in _THAN
    last = last + 1 if further and not compared else last
    return last + 2 if _is_rate(tokens[last : last + 2]) else last


def _is_rate(following: Sequence[Token]) -> bool:
    """Tell "per month", "al mes", "a year" behind an amount."""
    if len(following) < 2 or following[1].shape is not Shape.SMALL:
        return False
    word, unit = following[0].folded, following[1].folded
    return word == "per" or (word in _EACH and unit in _SPANS)


def _agreeing(words: Sequence[Token]) -> int:
    """Count the words of a Spanish noun and the adjectives that agree with it; a verb in "-mos" does not."""
    for number, word in enumerate(words):
        if not word.folded.endswith("s") or word.folded.endswith("mos"):
            return max(number, 1)
    return len(words)


def _up_to_plural(words: Sequence[Token], *, hyphen: bool) -> int:
    """Count the words of an English noun, which ends with its plural: "1,200 new jobs"."""
    small = [word.shape is Shape.SMALL for word in words]
    if hyphen:  # "a 30-day period"
        return len(small[:2]) if all(small[:2]) else int(any(small[:1]))
    for number, word in enumerate(words, 1):
        if _is_plural(word.folded):
            return number
    return 1 if small and small[0] else 0


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in _PLURALS
