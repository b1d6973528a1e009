"""Topics are read by the model before the first release that they are held against."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from numpy import float32
from numpy.typing import NDArray
from telegram.ext import ExtBot

from bot.chats import Chats
from bot.courier import Courier
from bot.desk import Desk
from bot.subscriptions.job import WARMED_AT_ONCE, SubscriptionJob
from bot.subscriptions.store import SubscriptionStore
from bot.subscriptions.subscription import Pace, Wish
from bot.traffic import Traffic
from config import Settings
from index import Language, Library
from tests.hash_embedder import HashEmbedder

TOPICS = [f"tema {number}" for number in range(2 * WARMED_AT_ONCE + 3)]


class Noting(HashEmbedder):
    """Remembers what was read at once."""

    def __init__(self) -> None:
        self.read: list[list[str]] = []

    def of_chats(self) -> list[list[str]]:
        """The same without those that all topics are held against."""
        return [some for some in self.read if {*TOPICS, "otro"} & {*some}]

    def encode_questions(self, texts: Sequence[str]) -> NDArray[float32]:
        self.read.append(list(texts))
        return super().encode_questions(texts)


@pytest.fixture
def chats(tmp_path: Path) -> Iterator[Chats]:
    with Chats(tmp_path / "chats.sqlite3") as chats:
        yield chats


async def test_new_topics_are_read_once_a_few_at_a_time(settings: Settings, chats: Chats) -> None:
    embedder, store = Noting(), SubscriptionStore(chats.file)
    for number, topic in enumerate(TOPICS):
        store.subscribe(1 + number, Wish(Pace.EACH, topics=(topic, TOPICS[0])), Language.ES, None, 0, None)
    with Library(settings, embedder=embedder) as library:
        async with Desk(library, 1) as desk:
            courier = Courier(ExtBot("1:a"), chats, Traffic())
            job = SubscriptionJob(courier, desk, store, ZoneInfo("UTC"), lambda: datetime.now(UTC))
            await job.warm_up()
            read = embedder.of_chats()
            assert sorted(topic for some in read for topic in some) == sorted(TOPICS)
            assert max(map(len, read)) <= WARMED_AT_ONCE
            await job.warm_up()
            await desk.fitting([1], TOPICS)
            assert embedder.of_chats() == read, "nothing is read again"
            store.subscribe(1, Wish(Pace.EACH, topics=("otro",)), Language.ES, None, 0, None)
            courier.close()
            await job.warm_up()
            assert embedder.of_chats() == read, "the end is not kept waiting"
