"""The verbs of a sentence, with their time, and which of them a date goes with."""

import datetime

import pytest

from index.events.announcing.governor import find_governor
from index.events.announcing.holidays import without_names
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading, read_sentence
from index.events.announcing.settling import in_week, settle, widen
from index.events.expression import Assumption, DateExpression, Granularity
from index.release import Language

FUTURE, PROSPECT, PURPOSE, PRESENT, PAST = Tense
ES, EN = Language.ES, Language.EN

VERBS = [
    (EN, "They will also meet", [("meet", FUTURE)]),
    (EN, "The talks will be held", [("hold", FUTURE)]),
    (EN, "She is set to visit", [("visit", FUTURE)]),
    (EN, "They are to meet", [("meet", FUTURE)]),
    (EN, "We’ll travel", [("travel", FUTURE)]),
    (EN, "They agreed to meet", [("agree", PAST), ("meet", PROSPECT)]),
    (EN, "She looks forward to visiting", [("visit", PROSPECT)]),
    (EN, "They committed to meeting", [("committe", PAST), ("meet", PROSPECT)]),
    (EN, "The forum, scheduled for May", [("schedule", PROSPECT)]),
    (EN, "He flew to sign it", [("fly", PAST), ("sign", PURPOSE)]),
    (EN, "The fair takes place", [("occur", PRESENT)]),
    (EN, "They were hosted", [("host", PAST)]),
    (EN, "They have met", [("meet", PAST)]),
    (EN, "other elected officials", []),
    (EN, "the meeting", []),
    (EN, "his free will", []),
    (ES, "Se reunirá", [("reunir", FUTURE)]),
    (ES, "Tendrá lugar", [("realizar", FUTURE)]),
    (ES, "Van a viajar", [("viajar", FUTURE)]),
    (ES, "Está previsto viajar", [("viajar", FUTURE)]),
    (ES, "La cumbre está prevista", [("programar", FUTURE)]),
    (ES, "Acordaron reunirse", [("acordaron", PAST), ("reunir", PROSPECT)]),
    (ES, "El foro a celebrarse", [("celebrar", PROSPECT)]),
    (ES, "Dijo que se reuniría", [("decir", PAST), ("reunir", PROSPECT)]),
    (ES, "Vino para asistir", [("venir", PAST), ("asistir", PURPOSE)]),
    (ES, "La feria abre", [("abrir", PRESENT)]),
    (ES, "Sheinbaum visita Madrid", [("visitar", PRESENT)]),
    (ES, "la tercera visita", []),
    (ES, "Se han reunido", [("reunir", PAST)]),
    (ES, "La sesión realizada", [("realizar", PAST)]),
    (ES, "la Secretaría y la mayoría", []),
    (ES, "El senador se reunira con los alcaldes de la zona norte", [("reunir", FUTURE)]),
]


@pytest.mark.parametrize(("language", "text", "verbs"), VERBS)
def test_verbs_are_told_with_their_time(
    language: Language, text: str, verbs: list[tuple[str, Tense]]
) -> None:
    reading = read_sentence(text, language, ())
    assert [(verb.verb, verb.tense) for verb in reading.predicates] == verbs


def test_a_negation_stays_with_its_verb() -> None:
    for language, text in ((EN, "It will not take place"), (ES, "No se realizará")):
        assert [verb.negated for verb in read_sentence(text, language, ()).predicates] == [True]


GOVERNORS = [
    (EN, "They met in Rome and will travel to Lima on [May 4]", "travel"),
    (EN, "On [May 4], after they met in Rome, they will travel", "travel"),
    (EN, "The forum, which they announced in Rome, on [May 4] will open", "open"),
    (EN, "Talks will be held in Rome; in Lima on [May 4]", "hold"),
    (EN, "Talks on rivers, [May 4]", None),
    (ES, "Se reunieron en Roma y el [4 de mayo] viajarán a Lima", "viajar"),
    (ES, "El Presidente informó que el [4 de mayo] viajará a Lima", "viajar"),
    (ES, "El [4 de mayo], informó, viajará a Lima", "viajar"),
    (ES, "El foro sobre ríos, [4 de mayo]", None),
]


def _read(text: str, language: Language) -> Reading:
    """Read a sentence whose date stands in brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    day = datetime.date(2026, 5, 4)
    return read_sentence(plain, language, [DateExpression((start, end), day, day, Granularity.DAY)])


@pytest.mark.parametrize(("language", "text", "verb"), GOVERNORS)
def test_a_date_goes_with_the_verb_of_its_clause(language: Language, text: str, verb: str | None) -> None:
    reading = _read(text, language)
    governor = find_governor(reading, reading.dates[0], strictly=True)
    assert (governor.verb.verb if governor else None) == verb


PUBLISHED = datetime.date(2026, 3, 4)


def _date(day: str, *assumed: Assumption, granularity: Granularity = Granularity.DAY) -> DateExpression:
    start = datetime.date.fromisoformat(day)
    return DateExpression((0, 1), start, start, granularity, assumptions=frozenset(assumed))


@pytest.mark.parametrize(
    ("date", "text", "settled"),
    [
        (_date("2026-03-03", Assumption.WEEK), "He will travel on [Tuesday]", "2026-03-10"),
        (_date("2026-03-03", Assumption.WEEK), "He travelled on [Tuesday]", "2026-03-03"),
        (_date("2025-03-09", Assumption.YEAR), "They signed it before the visit on [March 9]", "2026-03-09"),
        (_date("2025-12-09", Assumption.YEAR), "They signed it on [December 9]", "2025-12-09"),
        (_date("2025-03-09"), "They will meet on [March 9, 2025]", "2025-03-09"),
        (_date("2026-03-20"), "They will meet on [March 20]", "2026-03-20"),
    ],
)
def test_only_what_the_text_leaves_open_is_chosen_anew(date: DateExpression, text: str, settled: str) -> None:
    reading = _read(text, EN)
    governor = find_governor(reading, reading.dates[0], strictly=False)
    assert str(settle(date, governor, PUBLISHED).start) == settled


def test_the_29th_of_february_moves_to_a_day_that_there_is() -> None:
    date = _date("2028-02-29", Assumption.YEAR)
    assert str(settle(date, None, datetime.date(2029, 2, 1)).start) == "2029-02-28"


@pytest.mark.parametrize(
    ("words", "days", "granularity"),
    [
        ("in two weeks", "2026-03-16 2026-03-22", Granularity.WEEK),
        ("en tres meses", "2026-03-01 2026-03-31", Granularity.MONTH),
        ("a year’s time", "2026-01-01 2026-12-31", Granularity.YEAR),
        ("in ten days", "2026-03-18 2026-03-18", Granularity.DAY),
        ("two weeks from today", "2026-03-18 2026-03-18", Granularity.DAY),
    ],
)
def test_what_is_counted_in_weeks_is_known_to_the_week(
    words: str, days: str, granularity: Granularity
) -> None:
    date = widen(_date("2026-03-18"), words)
    assert (f"{date.start} {date.end}", date.granularity) == (days, granularity)


def test_a_bare_weekday_moves_into_the_week_of_the_text_and_a_written_date_does_not() -> None:
    monday = datetime.date(2026, 3, 16)
    week = DateExpression((0, 1), monday, monday + datetime.timedelta(days=6), Granularity.WEEK)
    assert str(in_week(_date("2026-03-10", Assumption.WEEK), week).start) == "2026-03-17"
    assert str(in_week(_date("2026-03-10"), week).start) == "2026-03-10"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The office opens on [Labor Day]", True),
        ("The [Good Friday] Agreement holds", False),
        ("In honor of [Labor Day], a fair", False),
        ("A walk on [May 4]", True),
    ],
)
def test_a_holiday_that_names_something_is_no_date(text: str, kept: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    day = datetime.date(2026, 5, 4)
    date = DateExpression((start, end), day, day, Granularity.DAY, assumptions=frozenset({Assumption.YEAR}))
    plain = text.replace("[", "").replace("]", "")
    assert bool(without_names([date], plain, EN)) is kept
