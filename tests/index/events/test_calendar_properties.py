from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from index.citation import Citation
from index.events.announcement import Announcement
from index.events.calendar import Calendar
from index.events.entry import EntryStatus
from index.events.event import Change, EventKind
from index.events.expression import Bound, DateExpression, Granularity
from index.release import Language

WHATS = (
    "una reunión",
    "la Cumbre Alpina de Transporte",
    "la 10.ª Cumbre Alpina",
    "the Alpine Transport Summit",
    "reuniones sobre el agua",
    "the security hearing",
    "II Foro Solar",
    "",
    "¿ﷺ?",
)
PEOPLE = (None, "Elena Quiroga", "Quiroga and Brandt", "EE. UU.")
PLACES = (None, "Lima", "Perú", "the Town Hall", "Berlín")
NEW_YEAR = date(2026, 1, 1)
# Each example is a whole library; the first one loads the dictionary.
FEW = settings(max_examples=40, deadline=None)
days = st.integers(0, 60).map(lambda days: NEW_YEAR + timedelta(days=days)) | st.dates()


@st.composite
def expressions(draw: st.DrawFn) -> DateExpression:
    start = draw(days)
    end = max(start, draw(days)) if draw(st.booleans()) else start
    hour = draw(st.none() | st.sampled_from([time(9), time(16)]))
    granularity = Granularity.TIME if hour else draw(st.sampled_from(list(Granularity)[1:]))
    zone = draw(st.sampled_from([None, "Asia/Tokyo", "No/Where"])) if hour else None
    bound = draw(st.sampled_from(Bound))
    return DateExpression((0, 1), start, end, granularity, time=hour, zone=zone, bound=bound)


@st.composite
def libraries(draw: st.DrawFn) -> list[Announcement]:
    """What some releases of some versions announce; of each the last version is current, or none."""
    found: list[Announcement] = []
    for release in range(draw(st.integers(0, 4))):
        versions = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True).map(sorted))
        kept = draw(st.booleans())
        for version in versions:
            language = draw(st.sampled_from(Language))
            published = draw(st.none() | days)
            for position in range(draw(st.integers(0, 3))):
                change = draw(st.sampled_from(Change))
                said = draw(expressions()) if change is Change.ANNOUNCED else draw(st.none() | expressions())
                citation = Citation(
                    draw(st.integers(1, 3)),
                    release,
                    version,
                    kept and version == versions[-1],
                    position,
                    0,
                    1,
                    draw(st.sampled_from(WHATS)),
                    language,
                    "",
                    f"source {release}",
                    published=published,
                )
                found.append(
                    Announcement(
                        len(found),
                        draw(st.sampled_from([EventKind.MEETING, EventKind.SUMMIT, EventKind.OTHER])),
                        draw(st.sampled_from(WHATS)),
                        said,
                        citation,
                        draw(st.sampled_from(PEOPLE)),
                        draw(st.sampled_from(PLACES)),
                        change,
                        draw(st.none() | expressions()) if change is not Change.ANNOUNCED else None,
                    )
                )
    return found


def ids_of(calendar: Calendar) -> Counter[int]:
    return Counter(
        each.event_id
        for entry in calendar.entries
        for each in (entry.announcement, *entry.sources, *entry.earlier, *entry.replaced)
    ) + Counter(each.event_id for each in calendar.unplaced)


@FEW
@given(libraries(), st.randoms(use_true_random=False))
def test_the_order_in_which_announcements_come_makes_no_difference(
    announcements: list[Announcement], random: Random
) -> None:
    shuffled = list(announcements)
    random.shuffle(shuffled)
    assert Calendar.of(shuffled) == Calendar.of(announcements)


@FEW
@given(libraries())
def test_every_announcement_is_told_once_and_every_entry_has_a_name_of_its_own(
    announcements: list[Announcement],
) -> None:
    calendar = Calendar.of(announcements)
    assert ids_of(calendar) == Counter(each.event_id for each in announcements)
    assert len({entry.uid for entry in calendar.entries}) == len(calendar.entries)
    assert all(each.when is None and each.former is None for each in calendar.unplaced)


@FEW
@given(libraries())
def test_what_holds_is_of_a_current_version_unless_it_is_withdrawn(announcements: list[Announcement]) -> None:
    for entry in Calendar.of(announcements).entries:
        told = (entry.announcement, *entry.sources, *entry.earlier, *entry.replaced)
        if entry.status is EntryStatus.WITHDRAWN:
            assert not any(each.citation.current for each in told)
        else:
            assert entry.announcement.citation.current
        assert not any(each.citation.current for each in entry.replaced)


@FEW
@given(libraries())
def test_names_stay_when_later_releases_come_in(announcements: list[Announcement]) -> None:
    """And nothing that was one event becomes two, or two one."""
    before = Calendar.of(announcements)
    later = [
        replace(
            each,
            event_id=each.event_id + 1000,
            citation=replace(
                each.citation,
                release_id=each.citation.release_id + 1000,
                source="a later source",
                published=None,
                sentence_id=each.citation.sentence_id + 1000,
            ),
        )
        for each in announcements
    ]
    after = Calendar.of([*announcements, *later])
    for entry in before.entries:
        now = after.entry(entry.uid)
        assert now is not None
        known = {entry.announcement, *entry.sources, *entry.earlier, *entry.replaced}
        assert known <= {now.announcement, *now.sources, *now.earlier, *now.replaced}


@FEW
@given(libraries(), st.datetimes(timezones=st.just(UTC)))
def test_what_is_scheduled_is_upcoming_or_past(announcements: list[Announcement], now: datetime) -> None:
    calendar = Calendar.of(announcements)
    scheduled = [entry.uid for entry in calendar.entries if entry.status is EntryStatus.SCHEDULED]
    told = [*calendar.upcoming(now), *calendar.past(now, limit=len(scheduled))]
    assert sorted(entry.uid for entry in told) == sorted(scheduled)
