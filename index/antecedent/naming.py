"""What a sentence names: persons, bodies and things, by form and by their customary nouns.

Forms only tell so much: a run of capitalised words is a name, and what stands before it tells a person's from
a place's. The nouns are the ordinary ones by which press prose takes up again what it has named (the role of
a person, the sort of a meeting or a document); the lists are general vocabulary, not that of any corpus.
"""

import re
from enum import StrEnum
from functools import cache
from itertools import pairwise

from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.release import Language


def word_set(words: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(words.split())


class Noun(StrEnum):
    """What sort of thing a noun takes up."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    EVENT = "event"
    TEXT = "text"
    WORK = "work"


_SPANISH = {
    Noun.PERSON: """funcionario funcionaria mandatario mandataria presidente presidenta vicepresidente
        vicepresidenta secretario secretaria subsecretario subsecretaria ministro ministra
        viceministro viceministra canciller gobernador gobernadora alcalde alcaldesa senador
        senadora diputado diputada embajador embajadora director directora titular vocero vocera
        portavoz comisionado comisionada fiscal general jefe jefa lider diplomatico diplomatica
        legislador legisladora doctor doctora consul magistrado magistrada rector rectora
        coordinador coordinadora representante congresista""",
    Noun.PEOPLE: """funcionarios funcionarias mandatarios presidentes presidentas secretarios secretarias
        ministros ministras cancilleres gobernadores alcaldes senadores senadoras diputados
        diputadas embajadores directores titulares lideres diplomaticos legisladores representantes
        congresistas delegaciones partes gobiernos paises naciones""",
    Noun.BODY: """dependencia institucion organismo organizacion empresa compania agencia comision comite
        consejo fundacion delegacion grupo universidad sindicato asociacion""",
    Noun.EVENT: """reunion encuentro cita cumbre visita gira conferencia foro evento acto ceremonia dialogo
        conversacion llamada sesion negociacion taller seminario congreso feria festival concurso
        audiencia jornada mesa elecciones viaje operativo""",
    Noun.TEXT: """acuerdo tratado convenio declaracion comunicado documento informe carta ley iniciativa
        decreto resolucion memorando contrato reforma propuesta norma proyecto plan""",
    Noun.WORK: """programa obra medida medidas campana estrategia mecanismo fondo sistema inversion obras
        centro edificio carretera puente hospital proceso acciones beca becas servicio""",
}
_ENGLISH = {
    Noun.PERSON: """official president secretary undersecretary minister chancellor governor mayor senator
        congressman congresswoman ambassador director spokesperson spokesman spokeswoman
        commissioner prosecutor general chief leader diplomat lawmaker doctor administrator chairman
        chairwoman chair representative envoy coordinator advisor adviser""",
    Noun.PEOPLE: """officials presidents secretaries ministers governors mayors senators ambassadors directors
        leaders diplomats lawmakers representatives delegations parties governments countries
        nations members sides""",
    Noun.BODY: """agency department ministry office committee commission council organization organisation
        company institution delegation foundation university union association group""",
    Noun.EVENT: """meeting summit gathering visit trip conference forum event ceremony dialogue conversation
        call session negotiation negotiations talks workshop seminar congress fair festival contest
        hearing briefing election elections operation""",
    Noun.TEXT: """agreement treaty accord declaration statement document report letter law bill legislation
        act order resolution memorandum contract reform proposal rule plan""",
    Noun.WORK: """program programme project measure measures campaign strategy mechanism fund system
        investment works initiative center centre building road bridge hospital process actions
        grant grants service""",
}
# Nouns that make a run of capitalised words the name of a body, a place or an event rather than a person's.
_IMPERSONAL = word_set(
    """estados unidos naciones union republica ciudad casa ministerio secretaria departamento instituto
    universidad banco consejo comision comite congreso camara senado organizacion fuerzas ejercito
    policia america europa norte sur central oriente cumbre foro plan programa acuerdo tratado grupo
    guardia suprema corte united states nations kingdom republic city house ministry department
    institute university bank council commission committee congress senate chamber organization
    force forces army police north south east west american european summit forum program agreement
    treaty group guard supreme court world trade security new san santa office agency federal
    national international nacional internacional"""
)
# English writes them with a capital.
_CALENDAR = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december"""
)
# What stands before a place or a body rather than before a person.
_BEFORE_PLACES = word_set("en in at the la las los el desde hacia from to near")
_OF = word_set("de del of")
_NAME = re.compile(
    r"(?<![\w’'])[A-ZÁÉÍÓÚÜÑ][\w’'-]*\.?(?: (?:(?:de la|de los|de|del|la|of the|of|van|von|bin) )?"
    r"[A-ZÁÉÍÓÚÜÑ][\w’'-]*\.?)*"
)
WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*|\S")


@cache
def nouns(language: Language) -> dict[str, Noun]:
    """The nouns, folded, with what they take up; of two sorts the first counts."""
    lists = _SPANISH if language is Language.ES else _ENGLISH
    known: dict[str, Noun] = {}
    for sort, words in lists.items():
        for word in words.split():
            known.setdefault(word, sort)
    return known


def names_person(sentence: str, language: Language) -> bool:
    """Tell whether the sentence names a person: a role with a name, or a name of several words alone.

    A person's name after "in" or an article is taken for a place's, so such a one goes unseen.
    """
    roles = {word for word, sort in nouns(language).items() if sort in (Noun.PERSON, Noun.PEOPLE)}
    for start, end in _names(sentence):
        words = [fold(word).strip(".") for word in sentence[start:end].split()]
        before = [fold(word) for word in WORD.findall(sentence[:start])][-2:]
        own = [word for word in words if word not in roles | FUNCTION_WORDS[language] | {"vice"}]
        if any(word in roles and follows in _OF for word, follows in pairwise(words)):
            continue  # "Ministro de Defensa" is an office.
        titled = any(word in roles for word in words) or _is_role(before, roles)
        if not own or not (_CALENDAR | _IMPERSONAL).isdisjoint(own):
            continue
        if titled or (len(own) > 1 and not (before and before[-1] in _BEFORE_PLACES)):
            return True
    return False


def _is_role(before: list[str], roles: set[str]) -> bool:
    """Whether a role stands directly before a name, or before the comma before it."""
    return before[-1:] != [] and (before[-1] in roles or (before[-1] == "," and before[0] in roles))


def count_names(sentence: str) -> int:
    """Count the names, of whatever; a single capitalised word that begins the sentence is none."""
    found = 0
    for start, end in _names(sentence):
        words = sentence[start:end].split()
        if not _CALENDAR.issuperset(fold(word) for word in words):
            found += start > 0 or len(words) > 1 or (len(words[0]) > 1 and words[0].isupper())
    return found


def takes_up(sentence: str, language: Language) -> set[str]:
    """The listed nouns that the sentence holds, folded."""
    known = nouns(language)
    return {word for word in map(fold, WORD.findall(sentence)) if word in known}


def _names(sentence: str) -> list[tuple[int, int]]:
    return [match.span() for match in _NAME.finditer(sentence)]
