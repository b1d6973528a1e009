"""How a sentence of press prose begins, and the subjects that point back: the words of either language.

Closed classes and ordinary vocabulary only. Words are compared in small letters with their accents, for in
Spanish those tell "esta" from "está" and "él" from "el".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.antecedent.naming import word_set
from index.release import Language


@dataclass(frozen=True, slots=True)
class Subjects:
    """The words of one language by which a sentence begins.

    Attributes:
        connectives: A pattern of what ties a sentence to the one before ("Asimismo", "In addition").
        times: A pattern of the times that may open a sentence without a comma.
        prepositions: What begins an opening that a comma ends; folded.
        speaker: The first person.
        person: Pronouns of one person; `people` of several; `thing` of a thing or a fact.
        expletive: A pattern of sentences whose "it" stands for nothing.
        demonstratives: "this", "dicho"; `articles` the definite ones.
        again: Between article and noun, they make a demonstrative of it ("la citada reunión"); folded.
        who: Behind a demonstrative, they tell at once who is meant ("those who"); folded.
        ranks: Capitalised words that may stand before a role without naming anyone; folded.
        bare: Whether what stands behind article and noun leaves them bare, neither named nor explained.
    """

    connectives: re.Pattern[str]
    times: re.Pattern[str]
    prepositions: frozenset[str]
    speaker: frozenset[str]
    person: frozenset[str]
    people: frozenset[str]
    thing: frozenset[str]
    expletive: re.Pattern[str]
    demonstratives: frozenset[str]
    articles: frozenset[str]
    again: frozenset[str]
    who: frozenset[str]
    ranks: frozenset[str]
    bare: Callable[[list[str]], bool]

    def connective_words(self, words: list[str]) -> int:
        """Count the words of the connective at the head; 0 where there is none."""
        return _matched(self.connectives, words)

    def time_words(self, words: list[str]) -> int:
        """Count the words of the time at the head; 0 where there is none."""
        return _matched(self.times, words)


def _matched(pattern: re.Pattern[str], words: list[str]) -> int:
    found = pattern.match(" ".join(words[:12]).lower() + " ")
    return len(found[0].split()) if found else 0


_VERBAL_EN = re.compile(r"\w+(?:ed|ly|[^us]s)$")
_VERBS_EN = word_set(
    "is was are were am be has had have will would can could may might must shall should did does also then"
    " said told met spoke held took made gave began came went saw led sought brought kept left felt thought"
    " agree agreed plan want need include cover take meet hope expect welcome support discuss stress"
)


def _bare_english(behind: list[str]) -> bool:
    """A verb follows at once."""
    return bool(behind) and (behind[0] in _VERBS_EN or _VERBAL_EN.match(behind[0]) is not None)


_COMPLEMENTS_ES = word_set(
    "de del para entre sobre que en con contra por a al ante donde cuyo cuya cuyos cuyas y e o u un una"
)
_VERBAL_ES = re.compile(r"\w+(?:ó|rá|rán|aron|ieron|jeron|aba|aban|ía|ían|ará|erá)$")
_VERBS_ES = word_set(
    "es son fue fueron será serán era eran está están estuvo ha han había habían tiene tienen tuvo tuvieron"
    " dijo dijeron hizo hicieron puso dio dieron puede pueden debe deben va van se no le les lo también"
    " además sostiene incluye permite busca contempla establece señala afirma"
)


def is_spanish_verb(word: str) -> bool:
    """Whether the form of a word (in small letters, with accents) is plainly that of a verb."""
    return word in _VERBS_ES or _VERBAL_ES.match(word) is not None


def _bare_spanish(behind: list[str]) -> bool:
    """A verb follows, behind one adjective at most."""
    for word in behind[:2]:
        if is_spanish_verb(word):
            return True
        if not word.islower() or word in _COMPLEMENTS_ES:
            return False
    return False


_WEEKDAYS_ES = r"(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)"
_MONTHS_ES = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)"
)
_DATE_ES = rf"(?:\d{{1,2}}|\w+) de {_MONTHS_ES}(?: (?:de|del) \d{{4}})?"
SPANISH = Subjects(
    connectives=re.compile(
        r"(?:asimismo|así mismo|además|también|igualmente|finalmente|posteriormente|después|luego|más tarde"
        r"|más adelante|entonces|mientras tanto|en tanto|sin embargo|no obstante|por (?:su|otra|otro)"
        r" (?:parte|lado)|por (?:lo anterior|ello|eso|lo tanto|último)|a su vez|de igual (?:forma|manera)"
        r"|del mismo modo|en ese sentido|en este sentido|al respecto|adicionalmente|y|pero) "
    ),
    times=re.compile(
        rf"(?:hoy|ayer|mañana|actualmente|recientemente"
        rf"|(?:el|este|ese|la|esta|esa)(?: (?:próxim|pasad)[oa])? {_WEEKDAYS_ES}(?: \d{{1,2}}"
        rf"(?: de {_MONTHS_ES}(?: (?:de|del) \d{{4}})?)?)?"
        rf"|(?:este|esta|ese|esa) (?:mañana|tarde|noche|semana|mes|año|día|fecha|fin de semana|ocasión|vez)"
        rf"|el (?:próximo |pasado )?{_DATE_ES}) "
    ),
    prepositions=word_set(
        "a al ante bajo con de del desde durante en entre hacia hasta mediante para por segun sin sobre tras"
        " cuando como mientras luego"
    ),
    speaker=word_set("yo nosotros nosotras mi mis nuestro nuestra nuestros nuestras"),
    person=word_set("él ella su sus"),
    people=word_set("ellos ellas ambos ambas"),
    thing=word_set("ello esto eso aquello"),
    expletive=re.compile(r"(?!)"),
    demonstratives=word_set(
        "este esta estos estas ese esa esos esas aquel aquella aquellos aquellas dicho dicha dichos dichas"
        " tal tales"
    ),
    articles=word_set("el la los las"),
    again=word_set(
        "citado citada citados citadas mencionado mencionada mencionados mencionadas referido referida "
        "referidos referidas mismo misma mismos mismas antedicho antedicha"
    ),
    who=word_set("que quien quienes interesados interesadas vez"),
    ranks=word_set("vice"),
    bare=_bare_spanish,
)
_CALENDAR_EN = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)"
)
ENGLISH = Subjects(
    connectives=re.compile(
        r"(?:also|additionally|in addition|moreover|furthermore|however|then|later|afterwards?|meanwhile"
        r"|finally|lastly|subsequently|separately|in turn|in this regard|in that regard|as a result|therefore"
        r"|thus|nevertheless|similarly|likewise|and|but) "
    ),
    times=re.compile(
        r"(?:today|tomorrow|yesterday|tonight|now|currently|recently|(?:earlier |later )?"
        r"(?:this|that|last|next) (?:week|month|year|day|morning|afternoon|evening|weekend|spring|summer"
        rf"|fall|autumn|winter|quarter|time|{_CALENDAR_EN})"
        rf"|(?:on|in) {_CALENDAR_EN}(?: \d{{1,2}})?(?: (?:, )?\d{{4}})?) "
    ),
    prepositions=word_set(
        "in on at during after before while following as since under with from for to by through when upon"
        " throughout over within despite amid ahead"
    ),
    speaker=word_set("i we my our us me"),
    person=word_set("he she his her"),
    people=word_set("they their both"),
    thing=word_set("it its"),
    expletive=re.compile(
        r"it (?:is|was|will be|has been|would be) (?:\w+ ){1,2}that\b"
        r"|it (?:is|was|will be) (?!\w+ed\b)\w+ (?:to|for)\b"
        r"|it (?:takes|took|will take)\b"
    ),
    demonstratives=word_set("this that these those such"),
    articles=word_set("the"),
    again=word_set("same said aforementioned latter former"),
    who=word_set("who whom whose as interested wishing of"),
    ranks=word_set("vice deputy prime foreign first"),
    bare=_bare_english,
)


def subjects(language: Language) -> Subjects:
    """The words of that language."""
    return SPANISH if language is Language.ES else ENGLISH
