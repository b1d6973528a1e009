"""What is written after /subscribe -> a wish: how often, when, and of what.

Spanish and English are read alike and in any order, without regard to accents and capitals. What tells how
often, on which day and at what time is taken out; what is left are the topics, divided where they are, by
commas or by what was taken out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.reminders.lead_words import says_never
from bot.subscriptions.clock_words import clock_times
from bot.subscriptions.subscription import Pace, Wish
from index.folding import fold

DEFAULT_MINUTE = 8 * 60
"""A digest without an hour comes at eight in the morning, before the newsroom's first meeting."""

DEFAULT_WEEKDAY = 0
"""A weekly digest without a day comes on Monday."""

MAX_TOPICS = 8
"""Topics of a chat at most."""

TOPIC_LIMIT = 60
"""Characters of a topic at most."""

_WEEKDAYS = (
    "lunes monday mondays mon",
    "martes tuesday tuesdays tues tue",
    "miercoles wednesday wednesdays wed",
    "jueves thursday thursdays thurs thu",
    "viernes friday fridays fri",
    "sabado sabados saturday saturdays sat",
    "domingo domingos sunday sundays sun",
)
_WEEKDAY_OF = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAY_OF)})\b"

_START = r"(?<![\w-])"
_RELEASES = r"(?:uno|una|one|(?:new\s+)?releases?|comunicados?(?:\s+nuevos?)?|notas?(?:\s+nuevas?)?)"
_EVERY = r"(?:cada|each|every|tod[oa]s\s+l[oa]s|all)"
_PER = r"(?:al|por|a|per|(?:una\s+vez|once)\s+(?:al|a|por|per))"
_DAY, _WEEK = r"(?:dias?|days?)\b", r"(?:semanas?|weeks?)\b"

# In each, the longer ways of saying it come first: what is taken out is not left over for the topics.
_DAILY = re.compile(
    rf"{_START}(?:{_EVERY}\s+{_DAY}|{_PER}\s+{_DAY}|(?:daily|everyday|diari[oa]s?|diariamente)\b)"
)
_WEEKLY = re.compile(rf"{_START}(?:{_EVERY}\s+{_WEEK}|{_PER}\s+{_WEEK}|(?:weekly|semanal(?:es|mente)?)\b)")
_ON_A_DAY = re.compile(rf"{_START}(?:(?:(?:en|on)\s+)?(?:{_EVERY}|el|los|on)\s+)?{_WEEKDAY}")
_ARRIVING = (
    r"(?:segun|conforme|a\s+medida\s+que|en\s+cuanto|cuando|as(?:\s+soon\s+as)?|when(?:ever)?)\s+"
    r"(?:va(?:n|ya|yan)\s+)?(?:they\s+|it\s+)?(?:lleg|arriv|salg|sale|publi|come)\w*(?:\s+out)?"
)
_EACH = re.compile(
    rf"{_START}(?:{_EVERY}\s+{_RELEASES}|(?:cada|each|every|siempre|immediately|instantly|al\s+momento"
    rf"|al\s+instante|inmediat(?:[oa]|amente)|{_ARRIVING}))\b"
)
_EVERYTHING = re.compile(
    rf"{_START}(?:(?:tod[oa]s\s+los|all(?:\s+the)?|every|cualquier)\s+(?:temas?|topics?)|todo|everything|all)\b"
)
_DIGEST = re.compile(rf"{_START}(?:resumen|boletin|digest|summary)\b")

# Words that lead up to a topic or follow it, without being of it.
_LEADING_WORDS = (
    "a al de del el en la las lo los un una the an at on in of for to about with regarding sobre para con"
    " por acerca solo solamente unicamente only just tema temas topic topics comunicado comunicados release"
    " releases y and o or e u que news noticias"
)
_LEADING = frozenset(_LEADING_WORDS.split())
_TRAILING_WORDS = "a al de del el en la las los the at on in of for to y and o or e u con with solo only"
_TRAILING = frozenset(_TRAILING_WORDS.split())
_DIVIDED = re.compile(r"[,;/|\n]+|\s(?:y|and|e(?=\s+h?i))\s", re.IGNORECASE)
_AROUND_TOPIC = " .:,;#\"'“”«»()¿?¡!-–—"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read. Nothing of it is set where it makes no sense.

    Attributes:
        wish: None where nothing of it says how often.
        topics: Topics alone, where nothing says how often: they are to narrow what there is.
        everything: Whether, instead of these, it says that releases of all topics are wanted.
        ends: Whether it says that nothing more is wanted.
        too_many: Whether there were more topics than `MAX_TOPICS`, or longer ones than `TOPIC_LIMIT`.
    """

    wish: Wish | None = None
    topics: tuple[str, ...] = ()
    everything: bool = False
    ends: bool = False
    too_many: bool = False


def read_wish(text: str) -> Read:
    """Read what was written after the command."""
    if says_never(text):
        return Read(ends=True)
    text = " ".join(text.split())
    rest = _Rest(text)
    paces = {pace for pace, form in ((Pace.DAILY, _DAILY), (Pace.WEEKLY, _WEEKLY)) if rest.take(form)}
    weekdays = {_WEEKDAY_OF[found["weekday"]] for found in rest.take(_ON_A_DAY)}
    minutes = rest.take_times()
    if rest.take(_EACH):
        paces.add(Pace.EACH)
    rest.take(_DIGEST)
    everything = bool(rest.take(_EVERYTHING))
    topics = _topics(rest.parts())
    if len(topics) > MAX_TOPICS or any(len(topic) > TOPIC_LIMIT for topic in topics):
        return Read(too_many=True)
    pace = _pace(paces, weekdays, minutes)
    if pace is None:
        nothing_else = not (paces or weekdays or minutes)
        return Read(topics=topics, everything=everything and not topics) if nothing_else else Read()
    if pace is Pace.EACH:
        return Read(Wish(pace, topics=topics))
    minute = min((each for each in minutes if each is not None), default=DEFAULT_MINUTE)
    weekday = min(weekdays, default=DEFAULT_WEEKDAY) if pace is Pace.WEEKLY else None
    return Read(Wish(pace, minute, weekday, topics))


def _pace(paces: set[Pace], weekdays: set[int], minutes: set[int | None]) -> Pace | None:
    """How often; None where nothing tells, or what tells contradicts itself."""
    if len(paces) > 1 or len(weekdays) > 1 or len(minutes) > 1 or None in minutes:
        return None
    if paces:
        (pace,) = paces
        fits = {Pace.EACH: not (weekdays or minutes), Pace.DAILY: not weekdays, Pace.WEEKLY: True}
        return pace if fits[pace] else None
    if weekdays:
        return Pace.WEEKLY
    return Pace.DAILY if minutes else None


class _Rest:
    """A text of which parts are taken out."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Folded sign by sign, so that places in it are places in the text.
        self._folded = "".join(folded if len(folded := fold(sign)) == 1 else sign for sign in text)
        self._taken: list[tuple[int, int]] = []

    def take(self, form: re.Pattern[str]) -> list[re.Match[str]]:
        """Take out all that has this form."""
        found = [match for match in form.finditer(self._folded) if self._is_left(*match.span())]
        self._taken += [match.span() for match in found]
        return found

    def take_times(self) -> set[int | None]:
        """Take out hours, and bare numbers where they can be nothing else: next to how often or which day."""
        minutes = set()
        for each in clock_times(self._folded):
            if self._is_left(each.start, each.end) and (each.sure or self._follows(each.start)):
                self._taken.append((each.start, each.end))
                minutes.add(each.minute)
        return minutes

    def parts(self) -> list[str]:
        """What is left, divided by what was taken out."""
        parts, start = [], 0
        for taken_from, taken_to in sorted(self._taken):
            parts.append(self._text[start:taken_from])
            start = max(start, taken_to)
        return [*parts, self._text[start:]]

    def _is_left(self, start: int, end: int) -> bool:
        return all(end <= taken_from or taken_to <= start for taken_from, taken_to in self._taken)

    def _follows(self, start: int) -> bool:
        return any(to <= start and not self._text[to:start].strip() for _, to in self._taken)


def _topics(parts: Iterable[str]) -> tuple[str, ...]:
    topics: dict[str, str] = {}
    for part in parts:
        for piece in _DIVIDED.split(part):
            words = piece.split()
            while words and fold(words[0]).strip(_AROUND_TOPIC) in _LEADING:
                words.pop(0)
            while words and fold(words[-1]).strip(_AROUND_TOPIC) in _TRAILING:
                words.pop()
            topic = " ".join(words).strip(_AROUND_TOPIC)
            if any(sign.isalpha() for sign in topic):
                topics.setdefault(fold(topic), topic)
    return tuple(topics.values())
