from dataclasses import replace
from datetime import time

import pytest

from index.events.announcement import Announcement
from index.events.calendar import Calendar
from index.events.entry import Entry, EntryStatus
from index.events.event import Change
from index.events.expression import DateExpression
from tests.index.events.calendar_words import on, told

MINISTERIAL = "la Reunión Ministerial de Seguridad"
SCHEDULED, CANCELLED, WITHDRAWN = EntryStatus.SCHEDULED, EntryStatus.CANCELLED, EntryStatus.WITHDRAWN


def the_entry(*announcements: Announcement) -> Entry:
    (entry,) = Calendar.of(announcements).entries
    return entry


def ids(announcements: tuple[Announcement, ...]) -> list[int]:
    return [each.event_id for each in announcements]


def ministerial(
    when: DateExpression | None,
    event: int,
    published: str = "01-15",
    *,
    change: Change = Change.ANNOUNCED,
    former: DateExpression | None = None,
    release: int | None = None,
    version: int = 1,
    current: bool = True,
    where: str | None = None,
) -> Announcement:
    return told(
        MINISTERIAL,
        when,
        event=event,
        published=published,
        change=change,
        former=former,
        release=release,
        version=version,
        current=current,
        where=where,
    )


# What holds ---------------------------------------------------------------------------------------------


def test_a_retelling_is_a_source_and_changes_nothing() -> None:
    entry = the_entry(ministerial(on("02-12"), 1), ministerial(on("02-12"), 2, "01-20"))
    assert (entry.announcement.event_id, ids(entry.sources), ids(entry.earlier)) == (1, [2], [])
    assert (entry.sequence, entry.status) == (0, SCHEDULED)


def test_a_day_sharpens_a_month() -> None:
    entry = the_entry(ministerial(on("02"), 1), ministerial(on("02-12"), 2, "01-20"))
    assert (entry.announcement.event_id, entry.when, ids(entry.earlier)) == (2, on("02-12"), [1])
    assert (entry.sequence, ids(entry.sources)) == (1, [])


def test_a_month_does_not_blur_a_day() -> None:
    entry = the_entry(ministerial(on("02-12"), 1), ministerial(on("02"), 2, "01-20"))
    assert (entry.when, entry.announcement.event_id, ids(entry.sources)) == (on("02-12"), 1, [2])
    assert (entry.sequence, entry.earlier) == (0, ())


def test_an_hour_sharpens_a_day() -> None:
    entry = the_entry(ministerial(on("02-12"), 1), ministerial(on("02-12", at=time(10)), 2, "01-20"))
    assert (entry.when.time, ids(entry.earlier), entry.sequence) == (time(10), [1], 1)


def test_a_place_is_taken_along_though_the_date_is_the_same() -> None:
    entry = the_entry(ministerial(on("02-12"), 1), ministerial(on("02-12"), 2, "01-20", where="Washington"))
    assert (entry.announcement.where, ids(entry.sources), entry.earlier) == ("Washington", [1], ())
    assert entry.sequence == 0


def test_a_move_supersedes_all_that_was_said_before() -> None:
    moved = ministerial(on("03-05"), 3, "01-25", change=Change.MOVED, former=on("02-12"))
    entry = the_entry(ministerial(on("02"), 1), ministerial(on("02-12"), 2, "01-20"), moved)
    assert (entry.when, entry.announcement.event_id, ids(entry.earlier)) == (on("03-05"), 3, [2, 1])
    assert (entry.sequence, entry.status) == (2, SCHEDULED)


def test_whoever_repeats_the_former_date_later_does_not_bring_it_back() -> None:
    moved = ministerial(on("03-05"), 2, "01-25", change=Change.MOVED, former=on("02-12"))
    late = ministerial(on("02-12"), 3, "01-27")
    entry = the_entry(ministerial(on("02-12"), 1), moved, late)
    assert (entry.when, entry.sequence, ids(entry.earlier)) == (on("03-05"), 1, [3, 1])


def test_a_move_told_first_is_understood_when_the_announcement_comes_in() -> None:
    moved = ministerial(on("03-05"), 1, "01-25", change=Change.MOVED, former=on("02-12"))
    entry = the_entry(ministerial(on("02-12"), 2, "01-26"), moved)
    assert (entry.when, ids(entry.earlier)) == (on("03-05"), [2])


def test_what_is_moved_twice_counts_both() -> None:
    first = ministerial(on("03-05"), 2, "01-25", change=Change.MOVED, former=on("02-12"))
    second = ministerial(on("03-19"), 3, "02-01", change=Change.MOVED, former=on("03-05"))
    entry = the_entry(ministerial(on("02-12"), 1), first, second)
    assert (entry.when, entry.sequence, ids(entry.earlier)) == (on("03-19"), 2, [2, 1])


@pytest.mark.parametrize("change", [Change.CANCELLED, Change.MOVED])
@pytest.mark.parametrize("former", [None, on("02-12")])
def test_what_is_cancelled_or_put_off_without_a_day_keeps_the_date_it_had(
    change: Change, former: DateExpression | None
) -> None:
    entry = the_entry(
        ministerial(on("02-12"), 1), ministerial(None, 2, "01-25", change=change, former=former)
    )
    assert (entry.status, entry.when, entry.sequence) == (CANCELLED, on("02-12"), 1)
    assert (entry.announcement.event_id, ids(entry.earlier)) == (2, [1])


def test_a_cancellation_told_twice_counts_once() -> None:
    cancelled = [ministerial(on("02-12"), event, "01-25", change=Change.CANCELLED) for event in (2, 3)]
    entry = the_entry(ministerial(on("02-12"), 1), *cancelled)
    assert (entry.sequence, entry.announcement.event_id, ids(entry.sources)) == (1, 2, [3])


def test_what_was_cancelled_and_gets_a_new_date_is_scheduled_again() -> None:
    cancelled = ministerial(None, 2, "01-20", change=Change.CANCELLED)
    again = ministerial(on("03-05"), 3, "01-25", change=Change.MOVED)
    entry = the_entry(ministerial(on("02-12"), 1), cancelled, again)
    assert (entry.status, entry.when, entry.sequence) == (SCHEDULED, on("03-05"), 2)


def test_a_cancellation_of_what_nobody_announced_is_an_entry_if_it_says_the_date() -> None:
    entry = the_entry(ministerial(None, 1, change=Change.CANCELLED, former=on("02-12")))
    assert (entry.status, entry.when, entry.sequence) == (CANCELLED, on("02-12"), 0)


# Versions -----------------------------------------------------------------------------------------------


def test_the_same_sentence_in_a_new_version_takes_the_place_of_the_old() -> None:
    old = ministerial(on("02-12"), 1, release=1, current=False)
    entry = the_entry(old, ministerial(on("02-12"), 2, release=1, version=2))
    assert (entry.announcement.event_id, ids(entry.replaced), entry.sources) == (2, [1], ())
    assert (entry.sequence, entry.status, entry.earlier) == (0, SCHEDULED, ())


def test_another_date_in_a_new_version_is_a_move() -> None:
    old = ministerial(on("02-12"), 1, release=1, current=False)
    entry = the_entry(old, ministerial(on("02-19"), 2, release=1, version=2))
    assert (entry.when, entry.sequence, ids(entry.earlier)) == (on("02-19"), 1, [1])


def test_a_list_of_dates_keeps_its_order_when_one_of_them_is_changed() -> None:
    days = ("02-03", "02-10", "02-17")
    old = [
        told("sesión del Consejo Portuario", on(day), event=event, release=1, current=False)
        for event, day in enumerate(days)
    ]
    new = [
        told("sesión del Consejo Portuario", on(day), event=event, release=1, version=2)
        for event, day in enumerate(("02-03", "02-12", "02-17"), start=10)
    ]
    entries = Calendar.of([*old, *new]).entries
    assert [(entry.when.start.day, entry.sequence) for entry in entries] == [(3, 0), (12, 1), (17, 0)]


def test_what_a_new_version_leaves_out_is_withdrawn() -> None:
    entry = the_entry(ministerial(on("02-12"), 1, current=False))
    assert (entry.status, entry.when, entry.sequence) == (WITHDRAWN, on("02-12"), 1)


def test_what_a_new_version_leaves_out_holds_while_another_release_tells_it() -> None:
    gone = ministerial(on("02-12"), 1, current=False)
    entry = the_entry(gone, ministerial(on("02-12"), 2, "01-20"))
    assert (entry.status, entry.announcement.event_id, ids(entry.replaced)) == (SCHEDULED, 2, [1])


def test_a_move_that_its_release_takes_back_does_not_hold() -> None:
    moved = ministerial(on("03-05"), 2, "01-20", change=Change.MOVED, former=on("02-12"), current=False)
    entry = the_entry(ministerial(on("02-12"), 1), moved)
    assert (entry.when, entry.announcement.event_id, ids(entry.earlier)) == (on("02-12"), 1, [2])
    assert entry.sequence == 2


def test_what_a_version_left_out_and_the_next_tells_again_has_changed_twice() -> None:
    old = ministerial(on("02-12"), 1, release=1, current=False)
    entry = the_entry(old, ministerial(on("02-12"), 2, release=1, version=3))
    assert (entry.status, entry.sequence) == (SCHEDULED, 2)


# Names --------------------------------------------------------------------------------------------------


def test_an_event_keeps_its_name_when_it_is_moved_and_its_release_gets_a_new_version() -> None:
    first = ministerial(on("02-12"), 1, release=1)
    uid = the_entry(first).uid
    replaced = replace(first, citation=replace(first.citation, current=False))
    new = ministerial(on("02-19"), 2, release=1, version=2)
    moved = ministerial(on("03-05"), 3, "01-25", change=Change.MOVED, former=on("02-19"))
    assert the_entry(replaced, new).uid == the_entry(replaced, new, moved).uid == uid
    assert len(uid) == 16
    assert int(uid, 16) >= 0


def test_two_events_that_a_release_tells_alike_have_two_names() -> None:
    hours = [
        told("Taller Urbano", on("04-07", at=time(hour)), event=hour, release=1, sentence=hour)
        for hour in (9, 16)
    ]
    calendar = Calendar.of(hours)
    first, second = calendar.entries
    assert first.uid != second.uid
    assert first.uid == Calendar.of(hours[:1]).entries[0].uid
    assert calendar.entry(second.uid) is second


def test_an_unknown_name_finds_nothing() -> None:
    assert Calendar.of([]).entry("0" * 16) is None
