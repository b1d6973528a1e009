"""Spanish verbs whose subject is left out: "Viajará el lunes", "Se reunirá con alcaldes", "Destacó que...".

What follows the verb tells whether its subject comes behind it ("Asistieron 40 alcaldes"), whether it has
none ("Se acordó ampliar el plazo", "Hay tres sedes") or whether an earlier sentence names it.
"""

import re

from index.antecedent.naming import Noun, nouns, word_set
from index.antecedent.referent import Referent
from index.folding import fold
from index.release import Language

_CLITICS = word_set("se le les lo la los las")
_OWN = word_set("me nos")
_FIRST = re.compile(r"\w{3,}(?:amos|emos|imos)$")
_FIRST_FORMS = word_set(
    "vengo creo quiero quisiera agradezco estoy voy soy espero tengo he hemos vamos felicito reitero invito"
    " pido digo sé puedo"
)
_ONE = re.compile(r"\w{2,}(?:ó|rá)$")
_MANY = re.compile(r"\w{2,}(?:aron|ieron|jeron|rán)$")
_ONE_FORMS = word_set(
    "dijo hizo tuvo estuvo puso dio vio propuso expuso dispuso es fue era está ha había tiene"
)
_MANY_FORMS = word_set("son fueron eran están han habían tienen")
# Countries, cities and surnames that look like such verbs.
_NAMES = word_set("irán teherán durán beltrán morán terán")
_BEING = word_set("es fue era será son fueron eran serán")
_HAVING = word_set("ha había han habían habrá habrán")
_PARTICIPLE = re.compile(r"\w+(?:ad|id|t|ch)[oa]s?$")
_INFINITIVE = re.compile(r"\w+[aei]r(?:se|l[aeo]s?)?$")
_BEHIND = word_set(
    "a al ante con de del desde durante en entre hacia hasta mediante para por sobre tras como que si hoy"
    " mañana ayer además también así juntos juntas"
)
_STOPS = frozenset((",", ":", ".", ";", "“", '"', "«"))
_ARTICLES = word_set("el la los las un una unos unas su sus")
_DAY = re.compile(
    r"\d+$|lunes$|martes$|mi[eé]rcoles$|jueves$|viernes$|s[aá]bado$|domingo$|pr[oó]xim[oa]s?$|días?$"
)
# What begins, lasts or costs is an event or a thing, and what "se celebra" too; folded beginnings.
_OF_EVENTS = ("comenz", "conclu", "termin", "dur", "costo", "costa", "tendra", "tuvo", "abri", "inclu",
              "consta", "permit")  # fmt: skip
_OF_EVENTS_HELD = ("celebr", "realiz", "llev", "efectu", "inici", "desarroll", "transmit")
# Verbs of saying and doing that take an object, so that an article behind them begins no subject.
_WITH_OBJECT = (
    "anunci", "destac", "senal", "subray", "present", "inaugur", "encabez", "entreg", "firm", "recorr",
    "visit", "ofrec", "agradec", "reconoc", "reiter", "record", "inform", "explic", "detall", "afirm",
    "asegur", "pid", "pedir", "recib", "propus", "expus", "defend", "rechaz", "conden", "celebrar", "solicit",
    "exhort", "invit", "precis", "manifest", "expres", "dio", "hizo", "pus",
)  # fmt: skip
_SAYING = ("inform", "habl", "dij", "anunci", "acord", "esper", "prev", "consider", "senal", "trat", "explic")


def omitted(words: list[str]) -> Referent | None:
    """Tell what the left-out subject of the sentence is; None where nothing is left out.

    Args:
        words: The sentence from its verb on, as `index.antecedent.naming.WORD` splits it.
    """
    low = [word.lower() for word in words]
    start = 1 if low[:1] == ["no"] else 0
    clitic = low[start] if start < len(low) and low[start] in _CLITICS | _OWN else ""
    start += bool(clitic)
    if start >= len(low):
        return None
    verb, behind = low[start], low[start + 1 :]
    if verb in _FIRST_FORMS or (_FIRST.match(verb) and words[start] != verb.upper()) or clitic in _OWN:
        return Referent.SPEAKER if clitic in _OWN | {""} else None
    one = verb in _ONE_FORMS or _ONE.match(verb) is not None
    if verb in _NAMES or not (one or verb in _MANY_FORMS or _MANY.match(verb)):
        return None
    if verb in _HAVING and behind and not _PARTICIPLE.match(behind[0]):
        return None  # "Habrá tres sedes" has no subject.
    if (verb in _BEING or verb in _HAVING) and behind and _PARTICIPLE.match(behind[0]):
        passive, behind = verb in _BEING, behind[1:]
        if passive:
            return Referent.THING if not behind or behind[0] in _BEHIND | _STOPS else None
    elif verb in _BEING:
        return Referent.THING if _is_day(behind) or behind[:1] in (["en"], ["para"], ["a"]) else None
    if not _leaves_out(verb, clitic, behind, words[start + 1 :]):
        return None
    if fold(verb).startswith(_OF_EVENTS + (_OF_EVENTS_HELD if clitic == "se" else ())):
        return Referent.THING
    return Referent.PERSON if one else Referent.PEOPLE


def _leaves_out(verb: str, clitic: str, behind: list[str], as_written: list[str]) -> bool:
    """Whether what follows the verb is not its subject."""
    if clitic == "se":
        if fold(verb).startswith(_SAYING):
            return False  # "Se informó a los vecinos": nobody in particular did.
        return bool(behind) and (behind[0] in _BEHIND - {"que", "si"} or _is_day(behind))
    if not behind or behind[0] in _STOPS | _BEHIND or _is_day(behind) or _INFINITIVE.match(behind[0]):
        return True
    if behind[0] in _ARTICLES and len(behind) > 1:
        sort = nouns(Language.ES).get(fold(behind[1]))
        named = as_written[1][0].isupper() or sort in (Noun.PERSON, Noun.PEOPLE, Noun.BODY)
        return not named and fold(verb).startswith(_WITH_OBJECT)
    return bool(clitic) and clitic != "se" and not as_written[0][0].isupper()


def _is_day(behind: list[str]) -> bool:
    """Whether a day follows: "el 4 de mayo", "este lunes"."""
    return len(behind) > 1 and behind[0] in {"el", "este", "los", "del"} and _DAY.match(behind[1]) is not None
