from dataclasses import replace
from datetime import date

import pytest

from index import Answer, Candidate, Citation, Language, Status
from index.answer_time import with_time
from index.events.announcement import Announcement
from index.events.calendar import Calendar
from index.events.entry import Entry, EntryStatus
from index.events.event import Change, EventKind
from index.events.expression import DateExpression, Granularity

ES, EN = Language.ES, Language.EN

TOLD = "Los ministros se reunirán en Quito durante el mes de febrero para revisar el acuerdo."
LATER = "La reunión de ministros en Quito se pospone al 12 de marzo."
OFF = "La reunión de ministros en Quito queda cancelada."


def cite(text: str, *, number: int = 1, language: Language = ES, published: date | None = None) -> Citation:
    return Citation(
        sentence_id=number,
        release_id=number,
        version=1,
        current=True,
        position=0,
        start=0,
        end=len(text),
        text=text,
        language=language,
        title="Acuerdo",
        source=f"{number}.txt",
        published=published or date(2026, 1, 14 + number),
    )


def answered(question: str, citation: Citation, words: str | None, language: Language = ES) -> Answer:
    start = citation.text.index(words) if words else 0
    return Answer(
        question=question,
        language=language,
        status=Status.ANSWERED,
        citation=citation,
        highlight=(start, start + len(words)) if words else None,
        confidence=0.8,
        candidates=(Candidate(citation, 1.5, {}),),
        latency_ms=1.0,
    )


def announce(
    citation: Citation, words: str | None, start: date, end: date, change: Change = Change.ANNOUNCED
) -> Announcement:
    when = None
    if words is not None:
        at = citation.text.index(words)
        granularity = Granularity.DAY if start == end else Granularity.MONTH
        when = DateExpression((at, at + len(words)), start, end, granularity)
    return Announcement(citation.sentence_id, EventKind.MEETING, "reunión", when, citation, change=change)


def calendar(*entries: Entry) -> Calendar:
    return Calendar(entries)


def entry(announcement: Announcement, *earlier: Announcement, off: bool = False) -> Entry:
    when = announcement.when or earlier[0].when
    assert when is not None
    status = EntryStatus.CANCELLED if off else EntryStatus.SCHEDULED
    return Entry("0123456789abcdef", len(earlier), status, announcement, when, earlier=earlier)


FEBRUARY = announce(cite(TOLD), "febrero", date(2026, 2, 1), date(2026, 2, 28))


def test_the_days_of_the_announced_event_are_added_to_an_answer() -> None:
    told = with_time(
        answered("¿Cuándo se reúnen los ministros?", cite(TOLD), "el mes de febrero"),
        lambda: calendar(entry(FEBRUARY)),
    )
    assert told.when == FEBRUARY.when
    assert told.highlight is not None
    assert TOLD[slice(*told.highlight)] == "el mes de febrero"


def test_words_that_the_event_s_date_goes_beyond_are_highlighted_too() -> None:
    citation = cite("The ministers will meet in Quito on March 3, 2026.", language=EN)
    event = announce(citation, "March 3, 2026", date(2026, 3, 3), date(2026, 3, 3))
    told = with_time(
        answered("When do the ministers meet?", citation, "March 3", EN), lambda: calendar(entry(event))
    )
    assert told.highlight is not None
    assert citation.text[slice(*told.highlight)] == "March 3, 2026"


@pytest.mark.parametrize(
    ("question", "text", "words", "language", "start", "end"),
    [
        (
            "¿Cuándo se firmó el acuerdo?",
            "El acuerdo se firmó el 3 de mayo de 2024 en Lima.",
            "el 3 de mayo de 2024",
            ES,
            date(2024, 5, 3),
            date(2024, 5, 3),
        ),
        (
            "When was the accord signed?",
            "The accord was signed in June 2024 in Lima.",
            "June 2024",
            EN,
            date(2024, 6, 1),
            date(2024, 6, 30),
        ),
    ],
)
def test_days_that_no_event_has_are_read_from_the_words(
    question: str, text: str, words: str, language: Language, start: date, end: date
) -> None:
    told = with_time(answered(question, cite(text, language=language), words, language), calendar)
    assert told.when is not None
    assert (told.when.start, told.when.end) == (start, end)


def test_a_date_that_was_moved_since_is_not_given_as_the_answer() -> None:
    moved = announce(cite(LATER, number=2), "12 de marzo", date(2026, 3, 12), date(2026, 3, 12), Change.MOVED)
    told = with_time(
        answered("¿Cuándo se reúnen los ministros?", cite(TOLD), "febrero"),
        lambda: calendar(entry(moved, FEBRUARY)),
    )
    assert told.citation == cite(LATER, number=2)
    assert told.when == moved.when
    assert told.highlight is not None
    assert LATER[slice(*told.highlight)] == "12 de marzo"
    assert told.earlier == (cite(TOLD),)
    assert [each.citation for each in told.candidates] == [cite(LATER, number=2), cite(TOLD)]


def test_a_cancelled_event_is_answered_by_the_sentence_that_cancels_it() -> None:
    off = announce(cite(OFF, number=2), None, date.min, date.min, Change.CANCELLED)
    told = with_time(
        answered("¿Cuándo se reúnen los ministros?", cite(TOLD), "febrero"),
        lambda: calendar(entry(off, FEBRUARY, off=True)),
    )
    assert told.citation == cite(OFF, number=2)
    assert told.when is None
    assert told.highlight is None
    assert told.earlier == (cite(TOLD),)


BOTH_DATES = "La reunión de ministros en Quito prevista para el 5 de febrero se pospone al 12 de marzo."
OFF_DATED = "La reunión de ministros en Quito prevista para el 5 de febrero queda cancelada."


def _changed(text: str, words: str | None, change: Change) -> Announcement:
    told = announce(cite(text, number=2), words, date(2026, 3, 12), date(2026, 3, 12), change)
    former = announce(told.citation, "5 de febrero", date(2026, 2, 5), date(2026, 2, 5)).when
    return replace(told, when=told.when or former, former=former)


@pytest.mark.parametrize("words", ["5 de febrero", "12 de marzo"])
def test_of_a_sentence_that_moves_an_event_the_new_date_is_the_answer(words: str) -> None:
    moved = _changed(BOTH_DATES, "12 de marzo", Change.MOVED)
    told = with_time(
        answered("¿Cuándo se reúnen los ministros?", moved.citation, words),
        lambda: calendar(entry(moved, FEBRUARY)),
    )
    assert told.when == moved.when
    assert told.highlight is not None
    assert BOTH_DATES[slice(*told.highlight)] == "12 de marzo"


def test_the_date_before_a_move_is_no_answer_either_once_the_event_was_moved_again() -> None:
    first = _changed(BOTH_DATES, "12 de marzo", Change.MOVED)
    last = announce(cite(LATER, number=3), "12 de marzo", date(2026, 3, 12), date(2026, 3, 12), Change.MOVED)
    told = with_time(
        answered("¿Cuándo se reúnen los ministros?", first.citation, "5 de febrero"),
        lambda: calendar(entry(last, first)),
    )
    assert told.citation == last.citation
    assert told.when == last.when


@pytest.mark.parametrize("cited", [TOLD, OFF_DATED])
def test_the_date_of_a_cancelled_event_is_not_given_as_its_date(cited: str) -> None:
    off = _changed(OFF_DATED, None, Change.CANCELLED)
    asked = (
        answered("¿Cuándo se reúnen los ministros?", cite(TOLD), "febrero")
        if cited == TOLD
        else answered("¿Cuándo se reúnen los ministros?", off.citation, "5 de febrero")
    )
    told = with_time(asked, lambda: calendar(entry(off, FEBRUARY, off=True)))
    assert told.citation == off.citation
    assert told.when is None
    assert told.highlight is None


def _unasked() -> Calendar:
    raise AssertionError("the calendar is not needed")


@pytest.mark.parametrize(
    "answer",
    [
        answered("¿Dónde se reúnen los ministros?", cite(TOLD), "Quito"),
        answered("¿Cuándo se reúnen los ministros?", cite(TOLD), None),
        replace(answered("¿Cuándo se reúnen los ministros?", cite(TOLD), "febrero"), status=Status.ABSTAINED),
    ],
    ids=["asks for a place", "no words answer", "not answered"],
)
def test_other_answers_stay_as_they_are(answer: Answer) -> None:
    assert with_time(answer, _unasked) == answer


def test_words_without_a_date_stay_as_they_are() -> None:
    answer = answered("¿Cuándo se reúnen los ministros?", cite(TOLD), "para revisar el acuerdo")
    assert with_time(answer, lambda: calendar(entry(FEBRUARY))) == answer
