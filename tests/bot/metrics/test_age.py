"""How old the newest release is, also where the newest are removed again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.metrics.age import newest_arrival
from config import Settings
from index import Library
from tests.bot.conversations.running import HARBOUR, LIBRARY_HALL, add
from tests.hash_embedder import HashEmbedder


@pytest.fixture
def empty(settings: Settings, embedder: HashEmbedder) -> Iterator[Library]:
    with Library(settings, embedder=embedder) as library:
        yield library


async def test_an_empty_library_has_no_age(empty: Library) -> None:
    async with Desk(empty, 1) as desk:
        assert await newest_arrival(desk) is None


async def test_the_newest_counts_by_when_it_came(empty: Library, tmp_path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    add(empty, tmp_path, "a.txt", HARBOUR)
    async with Desk(empty, 1) as desk:
        first = await newest_arrival(desk)
        add(empty, tmp_path, "b.txt", LIBRARY_HALL)
        second = await newest_arrival(desk)
    assert first is not None and second is not None
    assert before <= first <= second <= datetime.now(UTC)


@pytest.mark.parametrize("removed", range(1, 8))
async def test_those_that_were_removed_do_not_count(empty: Library, tmp_path: Path, removed: int) -> None:
    add(empty, tmp_path, "kept.txt", HARBOUR)
    added = [
        add(
            empty,
            tmp_path,
            f"{n}.txt",
            LIBRARY_HALL.replace("council.example/library", f"council.example/{n}"),
        )
        for n in range(removed)
    ]
    async with Desk(empty, 1) as desk:
        (kept, *_) = await desk.arrivals(0)
        for release_id in added:
            empty.remove(release_id)
        assert await newest_arrival(desk) == kept.added_at
        empty.remove(kept.release.release_id)
        assert await newest_arrival(desk) is None
