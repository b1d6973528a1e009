"""The briefing of a release, put together."""

from collections.abc import Callable, Iterable

from index.briefing.briefing import Briefing
from index.briefing.coverage import choose
from index.briefing.details import find_details
from index.briefing.lede import find_lede
from index.briefing.line import lines
from index.briefing.stored import StoredRelease, read_stored
from index.database import Database
from index.events.calendar import Calendar
from index.events.entry import Entry


def brief(database: Database, release_id: int, calendar: Callable[[], Calendar]) -> Briefing:
    """Read a release and its events, in one state of the catalogue, and make its briefing.

    Raises:
        NoSuchRelease: No release has this id.
        CatalogueError: The catalogue cannot be read.
    """
    with database.reading():
        return make_briefing(read_stored(database, release_id), calendar().entries)


def make_briefing(stored: StoredRelease, entries: Iterable[Entry]) -> Briefing:
    """Make the briefing of a release.

    Args:
        entries: The calendar's entries, in the order of their dates; those of other releases are left out.
    """
    own = tuple(entry for entry in entries if told_by(entry, stored))
    looked_at = lines(stored, {sentence for entry in own for sentence in _sentences(entry)})
    opening = find_lede(looked_at)
    chosen = choose(looked_at, stored.vectors, opening)
    return Briefing(
        stored.summary,
        stored.cited[opening],
        tuple(stored.cited[index] for index in chosen),
        find_details(stored, looked_at, {opening, *chosen}),
        own,
    )


def told_by(entry: Entry, stored: StoredRelease) -> bool:
    """Whether a sentence of the release's current version announces the entry, or did before it changed."""
    ids = {cited.sentence_id for cited in stored.cited}
    return not ids.isdisjoint(_sentences(entry))


def _sentences(entry: Entry) -> list[int]:
    told = (entry.announcement, *entry.sources, *entry.earlier)
    return [announcement.citation.sentence_id for announcement in told]
