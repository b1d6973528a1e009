"""How well a candidate fits the kind of answer that is expected: about 1 is fair, less is doubtful."""

from collections.abc import Sequence
from itertools import pairwise

from index.expected_words import PLACE_NOUNS
from index.highlight.candidates import Stretch
from index.highlight.sentence import ReadSentence
from index.mentions.listed import listed
from index.mentions.names import is_title
from index.mentions.regions import is_region
from index.mentions.tokens import Shape

_WHO = listed("quien quienes whom who que which")
_OF = listed("de del of")
_BY = frozenset({"", "by", "por", "que"})
_ASKED_AFTER = {
    **dict.fromkeys(("con", "with"), frozenset({"con", "with"})),
    **dict.fromkeys(("a", "to", "para", "for"), frozenset({"a", "al", "to", "para", "for"})),
}
"""Prepositions of a question, and those before the name that answers it."""
_PLACE_BEFORE = listed(": in at near from en desde hacia a to de")
_ARTICLES = listed("the el la los las al del")
_MONEY_ASKED = listed(
    "dinero monto costo costos costara cuesta costo precio presupuesto inversion invertira invertir"
    " pagar pagara"
    " recursos pesos dolares salario sueldo financiamiento money cost costs price budget spend spent"
    " pay paid dollars"
    " invest investment funding salary worth fine"
)
_PERCENT_ASKED = listed("porcentaje proporcion tasa percentage percent share proportion rate")
DURATION_ASKED = listed("tiempo long dura duran duracion duration anos dias meses semanas horas")
DURATIONS = listed(
    "dia dias semana semanas mes meses ano anos hora horas minuto minutos day days week weeks month"
    " months year years"
    " hour hours minute minutes decada decadas decade decades"
)
_HOUR_ASKED = listed("hora horas time horario")
_PERCENT = listed("% percent ciento porcentuales percentage")
_CURRENCY = listed("$ € £ ¥ pesos dolares dollars euros us$ usd mxn")
_CLOCKS = listed("a.m. p.m. am pm horas hrs")


def time_fit(stretch: Stretch, read: ReadSentence) -> float:
    """Judge a time: with its hour where that is asked, else with a day or a year."""
    shapes = {token.shape for token in read.tokens[slice(*stretch)]}
    clock = Shape.CLOCK in shapes or read.has(stretch, _CLOCKS)
    if read.asks(_HOUR_ASKED):
        return 1.0 if clock else 0.0
    return 1.0 if shapes & {Shape.DAY, Shape.YEAR, Shape.DATE} or not clock else 0.3


def amount_fit(stretch: Stretch, read: ReadSentence) -> float:
    """Judge an amount by what is asked for: a percentage, money, a duration, a number of things."""
    percent, money = read.has(stretch, _PERCENT), read.has(stretch, _CURRENCY)
    fit = 1.0
    if read.asks(_PERCENT_ASKED):
        fit += 0.7 if percent else -0.5
    elif percent:
        fit -= 0.3
    if read.asks(_MONEY_ASKED):
        fit += 0.7 if money else -0.5
    if read.asks(DURATION_ASKED):
        fit += 0.7 if read.has(stretch, DURATIONS) else -0.2
    return fit - 0.3 * (stretch[1] - stretch[0] == 1)


def person_fit(stretch: Stretch, read: ReadSentence) -> float:
    """Judge a name as that of who is asked for."""
    tokens = read.tokens[slice(*stretch)]
    fit = 1.0
    if any(is_title(token) for token in tokens):
        fit += 0.3
    if is_region(" ".join(token.folded for token in tokens)):
        fit -= 0.6
    if any(read.focus[slice(*stretch)]):
        fit += 0.6
    if all(is_title(token) or token.shape is not Shape.CAPITAL for token in tokens):
        fit -= 0.6
    before = _before(stretch, read)
    if before == "," and stretch[0] > 1 and read.tokens[stretch[0] - 2].shape is Shape.CAPITAL:
        fit -= 0.4  # It explains the name before the comma.
    elif before in {"in", "en", "of", "de", "at"}:
        fit -= 0.4
    elif before in _ASKED_AFTER.get(_asked_after(read.question), _BY):
        fit += 0.3
    return fit - 0.6 * read.said_share(stretch)


def place_fit(stretch: Stretch, read: ReadSentence) -> float:
    """Judge a name as that of where."""
    tokens = read.tokens[slice(*stretch)]
    fit = 0.4
    if after_place_word(stretch, read):
        fit += 0.3 if _before(stretch, read) in {"de", "from", "a", "to"} else 0.6
    names = " ".join(token.folded for token in tokens).split(" , ")
    if any(is_region(name) for name in names):
        fit += 0.2
    if any(is_title(token) for token in tokens):
        fit -= 0.5
    return fit - 0.6 * read.said_share(stretch)


def with_place_noun(stretch: Stretch, read: ReadSentence) -> Stretch:
    """Take along the noun of "la provincia de X", "the city of X"."""
    first, last = stretch
    if first >= 2 and read.tokens[first - 1].folded in _OF and read.tokens[first - 2].folded in PLACE_NOUNS:
        first -= 3 if first >= 3 and read.tokens[first - 3].folded in _ARTICLES - {"al", "del"} else 2
    return first, last


def after_place_word(stretch: Stretch, read: ReadSentence) -> bool:
    """Tell whether a stretch stands where a place is told."""
    first = read.tokens[stretch[0]].folded
    return (
        _before(stretch, read) in _PLACE_BEFORE
        or (stretch[0] > 0 and read.tokens[stretch[0] - 1].folded == "al")
        or first in {"in", "en"}
    )


def _asked_after(words: Sequence[str]) -> str:
    """Find the preposition of "con quién", "to whom"; empty where one asks who does it."""
    for before, word in pairwise(words):
        if word in _WHO:
            return before if before in _ASKED_AFTER else ""
    return ""


def _before(stretch: Stretch, read: ReadSentence) -> str:
    """Tell the word before a stretch, articles left out."""
    position = stretch[0] - 1
    while position >= 0 and read.tokens[position].folded in _ARTICLES:
        position -= 1
    return read.tokens[position].folded if position >= 0 else ""
