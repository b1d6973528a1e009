"""How people write a lead: “un día antes”, “2 hours before”, “el mismo día”.

Both languages are read whichever the chat speaks: people write to a bot as it comes to them.
"""

import re
from dataclasses import dataclass

from bot.reminders.leads import ONE_DAY, SAME_DAY, Lead, Unit
from index.folding import fold

# All words here are folded: without capitals and accents.
_UNITS = {
    name: unit
    for unit, names in {
        Unit.MINUTE: "minuto minutos minute minutes min mins",
        Unit.HOUR: "hora horas hour hours h hr hrs",
        Unit.DAY: "dia dias day days d",
        Unit.WEEK: "semana semanas week weeks sem wk wks",
    }.items()
    for name in names.split()
}
_SINGULAR = {word: unit for word, unit in _UNITS.items() if len(word) > 3 and not word.endswith("s")} | {
    "dia": Unit.DAY,
    "day": Unit.DAY,
}
_COUNTED = (
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
    " dieciocho diecinueve veinte veintiun veintidos veintitres veinticuatro veinticinco veintiseis"
    " veintisiete veintiocho veintinueve treinta",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty",
)
_NUMBERS = {word: count for words in _COUNTED for count, word in enumerate(words.split(), start=1)} | {
    "una": 1,
    "uno": 1,
    "veintiuna": 21,
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "cuarenta": 40,
    "sesenta": 60,
    "sixty": 60,
    "noventa": 90,
    "ninety": 90,
}
_ARTICLES = frozenset({"el", "la", "the"})
_HALF_HOUR = (("media", "hora"), ("half", "an", "hour"), ("half", "hour"))
_AND_HALF = (("y", "media"), ("and", "a", "half"))
_DAY_BEFORE = (("la", "vispera"), ("vispera",), ("the", "eve"), ("el", "dia", "anterior"))
_DAY_ITSELF = (
    ("el", "mismo", "dia"),
    ("mismo", "dia"),
    ("on", "the", "same", "day"),
    ("on", "the", "day"),
    ("the", "same", "day"),
    ("same", "day"),
)
# What says that a span of time is meant as a lead, and not as a time: “in two days” names a day.
_MARKS = (
    ("con", "antelacion"),
    ("de", "antelacion"),
    ("de", "anticipacion"),
    ("antes",),
    ("before",),
    ("beforehand",),
    ("ahead",),
    ("earlier",),
    ("in", "advance"),
    ("prior",),
)
_TIME_WORDS = (
    "en dentro hace in within ago for durante next last past proximo proxima proximos proximas"
    " siguiente siguientes ultimo ultima ultimos ultimas"
)
_NAMES_A_TIME = frozenset(_TIME_WORDS.split())
# Between the lead and what it is before.
_LINK_WORDS = "de del la el las los of the to con with para for sobre about a al que"
_LINKS = frozenset(_LINK_WORDS.split())
_NEVER_WORDS = "no off nunca never none nada ninguno ninguna stop parar quitar desactivar apagar basta"
_NEVER = frozenset(_NEVER_WORDS.split())
# “1.5” and “-2” are one word, which is no number of hours or days.
_TOKEN = re.compile(r"(?:(?<!\w)[-−])?\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


def says_never(text: str) -> bool:
    """Whether somebody writes that there shall be no reminders."""
    return " ".join(token.word for token in _tokens(text)) in _NEVER


def speaks_of_lead(text: str) -> bool:
    """Whether a number, or a word such as “antes”, shows that a lead was meant, be it understood or not."""
    words = tuple(token.word for token in _tokens(text))
    marked = any(_phrase(words, place, _MARKS) for place in range(len(words)))
    return marked or any(sign.isdecimal() for sign in text)


def read_lead(text: str) -> tuple[Lead | None, str]:
    """Find the lead that somebody writes.

    Returns:
        The lead, or None where there is none, or none that makes sense; and what else is written, without
        the words that link it to the lead: “seguridad” of “un día antes de seguridad”.
    """
    tokens = _tokens(text)
    for place in range(len(tokens)):
        found = _lead_at(tokens, place)
        if found is None:
            continue
        lead, end = found
        before, after = tokens[:place], tokens[end:]
        if not lead.is_sensible or any(_lead_at(after, at) for at in range(len(after))):
            return None, text.strip()
        rest = (_slice(text, before, of_front=True), _slice(text, after, of_front=False))
        return lead, " ".join(part for part in rest if part)
    return None, text.strip()


def _lead_at(tokens: list[_Token], place: int) -> tuple[Lead, int] | None:
    """The lead that begins at this token, and where it ends."""
    words = tuple(token.word for token in tokens)
    if end := _phrase(words, place, _DAY_ITSELF):
        return SAME_DAY, end
    if end := _phrase(words, place, _DAY_BEFORE):
        return ONE_DAY, end
    span = _span(words, place)
    if span is None:
        return None
    lead, end, counted = span
    marked = _phrase(words, end, _MARKS)
    if marked:
        return lead, marked
    # Without such a mark it has to stand at an edge, with its number.
    at_edge = end == len(words) or place == 0 or words[:place] == ("con",)
    names_a_time = place > 0 and words[place - 1] in _NAMES_A_TIME
    return (lead, end) if counted and at_edge and not names_a_time else None


def _span(words: tuple[str, ...], place: int) -> tuple[Lead, int, bool] | None:
    """A span of time, where it ends, and whether a number is written."""
    if end := _phrase(words, place, _HALF_HOUR):
        return Lead(30, Unit.MINUTE), end, True
    if place + 1 >= len(words) or (unit := _UNITS.get(words[place + 1])) is None:
        # “día antes”: the number is left out, which only one can be.
        unit = _SINGULAR.get(words[place])
        numbered = place > 0 and any(sign.isdecimal() for sign in words[place - 1])
        return (Lead(1, unit), place + 1, False) if unit is not None and not numbered else None
    end = place + 2
    word = words[place]
    if word in _ARTICLES and words[place + 1] in _SINGULAR:
        return Lead(1, unit), end, False
    count = int(word) if word.isdecimal() and len(word) < 6 else _NUMBERS.get(word)
    if count is None:
        return None
    if unit is Unit.HOUR and (half := _phrase(words, end, _AND_HALF)):
        return Lead(60 * count + 30, Unit.MINUTE), half, True
    return Lead(count, unit), end, True


def _phrase(words: tuple[str, ...], place: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """Where the first of the phrases that stands here ends; 0 where none does."""
    for phrase in phrases:
        if words[place : place + len(phrase)] == phrase:
            return place + len(phrase)
    return 0


def _slice(text: str, tokens: list[_Token], *, of_front: bool) -> str:
    """The text of the tokens, letter for letter, without the links on the side of the lead."""
    kept = list(tokens)
    if of_front:
        while kept and kept[-1].word in _LINKS:
            kept.pop()
    else:
        while kept and kept[0].word in _LINKS:
            kept.pop(0)
    return text[kept[0].start : kept[-1].end] if kept else ""


def _tokens(text: str) -> list[_Token]:
    return [_Token(fold(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(text)]
