"""Whether what a sentence says of a date is an event still to come."""

import datetime
from dataclasses import dataclass

from index.events.announcing.deadline import is_deadline
from index.events.announcing.governor import Governor
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading
from index.events.announcing.unfit import is_unfit
from index.events.event import EventKind
from index.events.expression import Assumption, Bound, DateExpression, DayPart, Granularity
from index.mentions.listed import listed

_COMING = (Tense.FUTURE, Tense.PROSPECT)
_MEETING_KINDS = (EventKind.MEETING, EventKind.VISIT, EventKind.CALL, EventKind.HEARING)
"""What a verb tells by itself even of a month: "will visit Lima in May", not "will resume classes in May"."""
_POSTS = listed("retire resign renunciar jubilar dimitir")
_FEW_DAYS = 10
"""The longest stretch, in days, that counts as exact: a fair, a voyage."""
_MONTH = 31
"""Days of the longest stretch around the release in which a visit without a sharp date is announced."""
_NEAR, _NEAR_BEHIND = 14, 5
"""Words between a date and the noun before it, and behind it, with which it makes one phrase."""
_UPCOMING = listed("upcoming forthcoming proximo proxima proximos proximas futura futuro venidera venidero")
_LEADING = 4
"""Words before a noun that may tell that it is of what comes."""
_HALF_YEAR = datetime.timedelta(days=183)
_LATER = (DayPart.AFTERNOON, DayPart.EVENING, DayPart.NIGHT)
_TAKES_PLACE = listed("""begin start open launch happen occur comenzar empezar arrancar iniciar abrir realizar
    celebrar llevar dar""")
_BARE = _TAKES_PLACE | listed("be estar")
"""Verbs that need no event's name beside "tomorrow"."""
_BEGINS, _FORCE = listed("take enter come go entrar"), listed("effect force office vigor vigencia funciones")
_INVITES = listed("invite summon convoke invitar convocar citar emplazar")
"""Verbs of what comes after them: the day behind "convocó a un encuentro" is that of the encounter."""
_STATES = listed("""have need want know live face depend remain become seem matter continue tener necesitar
    querer saber vivir depender seguir quedar parecer importar continuar poder deber""")
"""Verbs of what is so rather than of what somebody does."""
_TOMORROW = listed("tomorrow manana el dia de pasado")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a date turned out to be."""

    coming: bool
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A date with what was found beside it.

    Attributes:
        place: The date's tokens.
        noun: The head of the phrase that may name the event.
    """

    reading: Reading
    date: DateExpression
    place: tuple[int, int]
    governor: Governor | None
    noun: int | None
    published: datetime.date

    @property
    def tense(self) -> Tense | None:
        """The time of the verb."""
        return self.governor.verb.tense if self.governor else None

    @property
    def verb(self) -> str:
        """The verb's infinitive; empty where there is none."""
        return self.governor.verb.verb if self.governor else ""

    @property
    def tells(self) -> bool:
        """Whether the verb tells an event by itself."""
        return self.verb in self.reading.lexicon.verbs

    @property
    def meets(self) -> bool:
        """Whether it does so even of a month."""
        return self.reading.lexicon.verbs.get(self.verb) in _MEETING_KINDS or self.verb in _POSTS

    @property
    def light(self) -> bool:
        """Whether the verb tells one together with a noun."""
        return self.verb in self.reading.lexicon.light | self.reading.lexicon.publishing

    @property
    def near(self) -> bool:
        """Whether noun and date make one phrase."""
        return self.noun is not None and _touches(self.reading, self.noun, self.place)


def judge(case: Case) -> Verdict:
    """Judge a date by its verb, the noun beside it, and how exact it is."""
    date = case.date
    if date.end < case.published:
        return Verdict(False)
    if is_deadline(case.reading, date, case.place, case.governor, case.published):
        return Verdict(_is_exact(date), deadline=True)
    if is_unfit(case.reading, date, case.place, case.governor, case.noun):
        return Verdict(False)
    if is_before_event(case.reading, date, case.place, case.noun):
        return Verdict(date.start > case.published and not _is_nearer_past(case))
    if date.bound is Bound.SINCE and case.tense not in _COMING and not case.near:
        return Verdict(False)
    if date.bound in (Bound.BY, Bound.BEFORE):
        told = case.tells or (case.light and case.noun is not None)
        return Verdict(case.tense in _COMING and told and date.granularity is not Granularity.YEAR)
    if date.start <= case.published:
        return Verdict(_of_current(case))
    return Verdict(_of_day(case) if _is_exact(date) else _of_stretch(case))


def _of_current(case: Case) -> bool:
    """Today, this week, this year: nothing but the verb tells whether it is over."""
    date, named = case.date, (case.light or case.tells) and case.noun is not None
    if case.tense is Tense.PRESENT and date.start == date.end:
        # "Este jueves 5 inicia"; "hoy inicia" tells as often what has begun.
        written = any(case.reading.tokens[at].text.isdigit() for at in range(*case.place))
        later = date.part in _LATER and (case.tells or named)
        return later or (written and case.verb in _TAKES_PLACE)
    if case.tense not in _COMING:
        return False
    if date.start == date.end or (named and not (case.tells and date.granularity is Granularity.YEAR)):
        return case.tells or named
    sharp = Assumption.APPROXIMATE not in date.assumptions or (date.end - date.start).days <= _MONTH
    return case.meets and date.granularity is not Granularity.YEAR and sharp


def _of_stretch(case: Case) -> bool:
    """Weeks, months and years ahead: a promise needs the name of an event to be one."""
    named = case.noun is not None and (case.tells or case.light or case.near)
    told = (case.tense in _COMING and (case.meets or named)) or (
        case.tense is Tense.PRESENT and (case.meets or (case.tells and named))
    )
    if case.date.granularity is Granularity.YEAR and case.date.edge is None:
        return told and case.noun is not None and (case.tense is Tense.FUTURE or case.near)
    mentioned = case.near and (case.tense is not Tense.PRESENT or case.tells or case.light)
    return told or (mentioned and (case.tense in _COMING or not _is_nearer_past(case)))


def _of_day(case: Case) -> bool:
    """A day ahead is that of an event, unless what is said of it is something else."""
    if _is_added(case) and _is_nearer_past(case):
        return False
    if case.governor is None:
        return case.noun is not None or case.date.time is not None
    written = any(case.reading.word(at) not in _TOMORROW for at in range(*case.place))
    does = case.tense is Tense.FUTURE and case.verb not in _STATES
    if not (case.tells or case.noun is not None or written or does or case.verb in _BARE):
        return False  # "a better tomorrow"
    guessed = bool(case.date.assumptions & {Assumption.YEAR, Assumption.MONTH})
    match case.tense:
        case Tense.PAST:
            # "Ahead of the visit on May 9, they signed" tells what comes, "they held talks on May 9" not.
            behind = case.noun is not None and case.noun > case.place[0]
            own = (case.tells or case.light) and (case.governor.before or behind)
            calls = case.verb in _INVITES and case.governor.before and not behind
            if case.near and (calls or _is_called_coming(case)):
                return True
            return case.near and not (guessed and own) and Assumption.WEEK not in case.date.assumptions
        case Tense.PRESENT:
            return case.tells or case.noun is not None or case.verb in _TAKES_PLACE or _takes_effect(case)
        case Tense.PURPOSE:
            return case.noun is not None or case.tells or not guessed
        case _:
            return True


def is_before_event(reading: Reading, date: DateExpression, place: tuple[int, int], noun: int | None) -> bool:
    """Tell whether a date is that of an event before which something is: "ahead of the March 5 summit"."""
    article = any(reading.word(at) in reading.lexicon.articles for at in range(*place))
    follows = noun is not None and noun >= place[1] and _touches(reading, noun, place)
    return date.bound is Bound.BEFORE and article and follows


def _takes_effect(case: Case) -> bool:
    """Tell whether a rule begins to hold: "entra en vigor", "takes effect", "comes into force"."""
    last = case.governor.verb.last if case.governor else 0
    behind = {case.reading.word(last), case.reading.word(last + 1)}
    return case.verb in _BEGINS and not behind.isdisjoint(_FORCE)


def _is_called_coming(case: Case) -> bool:
    """Tell whether the noun itself is said to be of what comes: "the upcoming visit"."""
    noun = case.noun if case.noun is not None else 0
    if any(case.reading.word(at) in _UPCOMING | {"next"} for at in range(*case.place)):
        return True  # "invitó a la reunión del martes próximo"
    return any(case.reading.word(at) in _UPCOMING for at in range(max(0, noun - _LEADING), noun + 2))


def _is_exact(date: DateExpression) -> bool:
    return date.granularity in (Granularity.TIME, Granularity.DAY) or (
        date.granularity is Granularity.RANGE and (date.end - date.start).days <= _FEW_DAYS
    )


def _is_added(case: Case) -> bool:
    """Tell whether the verb has a date already: "to meet in May, as they agreed in talks on March 1"."""
    if case.governor is None or not case.governor.before:
        return False
    after, start = case.governor.verb.last, case.place[0]
    between = [last for first, last in case.reading.dates if after <= first and last <= start]
    return bool(between) and any(
        not case.reading.is_function(at) and case.reading.tokens[at].text.isalpha()
        for at in range(between[-1], start)
    )


def _is_nearer_past(case: Case) -> bool:
    """Tell whether the year was guessed and the same day a year before lies nearer to the release."""
    return Assumption.YEAR in case.date.assumptions and case.date.start - case.published > _HALF_YEAR


def _touches(reading: Reading, noun: int, place: tuple[int, int]) -> bool:
    behind = noun >= place[1]
    between = range(place[1], noun) if behind else range(noun + 1, place[0])
    if len(between) > (_NEAR_BEHIND if behind else _NEAR):
        return False
    if behind and any(reading.is_function(at) and reading.word(at) != "s" for at in between):
        return False  # "the June summit", but not "within 90 days before the summit"
    return all(reading.verb_at(at) is None and not reading.is_strong(at) for at in between)
