"""Two thousand subscribed chats on a fast clock: under Telegram's limits, in order, nothing lost."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from telegram.ext import ExtBot

from bot.chats import Chats
from bot.courier import PAUSES_S, Courier
from bot.desk import Desk
from bot.page import Page
from bot.patience import PatientLimiter
from bot.subscriptions.job import IN_FLIGHT, SubscriptionJob
from bot.subscriptions.store import SubscriptionStore
from bot.subscriptions.subscription import Pace, Wish
from bot.texts import texts
from bot.traffic import IN_CHAT_S, PER_MINUTE_IN_GROUP, PER_SECOND, Traffic
from index import Language, Library
from tests.bot.conversations.running import until
from tests.bot.conversations.subscribing import arrive
from tests.bot.subscriptions.fast_clock import LATENCY_S, FastClock, SlowLine
from tests.telegram.log import Call
from tests.telegram.server import BotApi, Chat, User

CHATS = 2000
TALKS = 60
"""Messages for one group, all at once."""
ANSWER = "Una respuesta que alguien espera."
ADDRESS = "Del correo"


class Bulk:
    """Subscribed chats of every kind, and a bot that writes to them on a clock of its own."""

    def __init__(self, api: BotApi, library: Library, chats: Chats, desk: Desk, number: int) -> None:
        self.api = api
        self.clock = FastClock()
        api.world.clock = self.clock
        api.limits.enabled = True
        self.library = library
        self._chats = chats
        self._desk = desk
        self.store = SubscriptionStore(chats.file)
        self.chats: list[Chat] = []
        self.threads: dict[int, int] = {}
        dana = api.user("Dana")
        newest = library.last_arrival()
        for place in range(number):
            chat = self._chat(place, dana)
            self.chats.append(chat)
            language = tuple(Language)[place % 2]
            self.store.subscribe(chat.id, Wish(Pace.EACH), language, self.threads.get(chat.id), newest, None)

    def _chat(self, place: int, dana: User) -> Chat:
        match place % 5:
            case 0:
                return self.api.group(f"Mesa {place}", [dana])
            case 1:
                return self.api.supergroup(f"Turno {place}", [dana])
            case 2:
                forum = self.api.supergroup(f"Foro {place}", [dana], forum=True)
                self.threads[forum.id] = self.api.topic(forum, "Comunicados")
                return forum
            case _:
                return self.api.private(self.api.user(f"Persona {place}"))

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[tuple[ExtBot[int], Courier, SubscriptionJob]]:
        """The bot, as after a start of its process."""
        traffic = Traffic(clock=self.clock.now, sleep=self.clock.sleep)
        bot = ExtBot(
            self.api.token,
            self.api.base_url,
            request=SlowLine(self.clock),
            get_updates_request=SlowLine(self.clock),
            rate_limiter=PatientLimiter(posted=traffic.note),
        )
        courier = Courier(bot, self._chats, traffic)
        job = SubscriptionJob(courier, self._desk, self.store, ZoneInfo("UTC"), self.clock.moment)
        async with bot:
            yield bot, courier, job

    @property
    def posted(self) -> list[Call]:
        return [call for call in self.api.log.of("sendMessage") if call.error is None]

    def releases(self, chat: Chat) -> list[tuple[int, bool]]:
        """The numbers of the releases that the chat was sent, and whether it may have had them before."""
        found = []
        for message in self.api.sent(chat):
            numbers = [number for number in (1, 2, 3) if f"Aviso {number} del puerto" in message.text]
            perhaps = any(texts(each).subscriptions.perhaps[3:-4] in message.text for each in Language)
            assert len(numbers) == 1, message.text
            found.append((numbers[0], perhaps))
        return found


def most_within(moments: Iterable[float], span_s: float) -> int:
    """How many of these moments lie in the fullest span."""
    ordered, first, most = sorted(moments), 0, 0
    for last, moment in enumerate(ordered):
        while ordered[first] <= moment - span_s:
            first += 1
        most = max(most, last - first + 1)
    return most


def crowding(posted: Iterable[Call], kinds: dict[int, str]) -> tuple[int, int, int]:
    """The most messages in any second, in any minute of a group, and in any second of a person's chat."""
    by_chat: dict[int, list[float]] = defaultdict(list)
    for call in posted:
        by_chat[call.params["chat_id"]].append(call.at)
    return (
        most_within((moment for moments in by_chat.values() for moment in moments), 1.0),
        max(most_within(each, 60.0) for chat, each in by_chat.items() if kinds[chat] != "private"),
        max(most_within(each, 1.0) for chat, each in by_chat.items() if kinds[chat] == "private"),
    )


@pytest.fixture
async def make_bulk(
    bot_api: BotApi, shelf: Library, chats: Chats, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[[int], Bulk]]:
    monkeypatch.setattr("bot.courier.PAUSES_S", PAUSES_S)  # On this clock they cost nothing.
    monkeypatch.setattr("bot.traffic.IN_CHAT_S", IN_CHAT_S)
    async with Desk(shelf, 1) as desk:
        yield lambda number: Bulk(bot_api, shelf, chats, desk, number)


@pytest.mark.slow
@pytest.mark.timeout(300)  # Six thousand messages by HTTP: half a minute, or more where others work too.
async def test_two_thousand_chats_get_every_release_once_in_order_and_under_the_limits(
    bot_api: BotApi, make_bulk: Callable[[int], Bulk], tmp_path: Path
) -> None:
    bulk = make_bulk(CHATS)
    clock = bulk.clock
    began = clock.now()
    async with clock.passing():
        async with bulk.bot() as (_, _, job):
            arrive(bulk.library, tmp_path, 1)
            sending = asyncio.create_task(job.tick())
            await until(lambda: len(bulk.posted) > 300, 60)
            bot_api.fail_next("sendMessage", 3, retry_after=3)
            await until(lambda: len(bulk.posted) > 900, 60)
            bot_api.fail_next("sendMessage", 5, error_code=502)
            await sending
            assert len(bulk.posted) == CHATS
            arrive(bulk.library, tmp_path, 2)
            sending = asyncio.create_task(job.tick())
            await until(lambda: len(bulk.posted) > CHATS + 700, 60)
            sending.cancel()  # The process is killed.
            await asyncio.gather(sending, return_exceptions=True)
        unsure = {each.chat_id for each in bulk.store.all() if each.sending is not None}
        async with bulk.bot() as (_, _, job):
            arrive(bulk.library, tmp_path, 3)
            bot_api.fail_next("sendMessage", 2, retry_after=2)
            await job.tick()
            await job.tick()
    took = clock.now() - began

    assert 0 < len(unsure) <= IN_FLIGHT
    twice = 0
    for chat in bulk.chats:
        had = bulk.releases(chat)
        assert list(dict.fromkeys(number for number, _ in had)) == [1, 2, 3]
        assert [number for number, _ in had] == sorted(number for number, _ in had)
        again = Counter(number for number, perhaps in had if not perhaps)
        assert max(again.values()) == 1, "what came twice says so"
        assert {number for number, perhaps in had if perhaps} <= {2, 3}
        assert any(perhaps for _, perhaps in had) == (chat.id in unsure)
        twice += len(had) - 3
        assert {m.thread for m in bot_api.sent(chat)} == {bulk.threads.get(chat.id)}
    assert twice <= len(unsure)
    assert Counter(bot_api.log.errors) == {
        "Too Many Requests: retry after 3": 3,
        "Too Many Requests: retry after 2": 2,
        "Bad Gateway": 5,
    }
    kinds = {chat.id: chat.type for chat in bulk.chats}
    in_all, in_group, with_person = crowding(bulk.posted, kinds)
    assert (in_all <= 30, in_group <= 20, with_person) == (True, True, 1)
    best = 3 * CHATS / PER_SECOND
    assert best * 0.99 < took < best * 1.1, f"{took:.0f} s"
    assert bulk.store.all() and all(each.sending is None for each in bulk.store.all())


async def test_answers_do_not_wait_for_a_bulk_that_goes_out(
    bot_api: BotApi, make_bulk: Callable[[int], Bulk], tmp_path: Path
) -> None:
    bulk = make_bulk(250)
    clock = bulk.clock
    people = [bot_api.private(bot_api.user(f"Quien pregunta {number}")) for number in range(20)]
    arrive(bulk.library, tmp_path, 1)
    async with clock.passing(), bulk.bot() as (bot, _, job):
        sending = asyncio.create_task(job.tick())
        waits = []
        for chat in people:
            await clock.sleep(0.3)
            asked = clock.now()
            await bot.send_message(chat.id, ANSWER)
            (call,) = [call for call in bulk.posted if call.params["chat_id"] == chat.id]
            waits.append(call.at - asked)
        assert not sending.done(), "the bulk was going out all the time"
        await sending
    assert max(waits) <= LATENCY_S[1] + 0.01
    assert bot_api.log.errors == []
    assert most_within((call.at for call in bulk.posted), 1.0) <= 30
    assert [bulk.releases(chat) for chat in bulk.chats] == [[(1, False)]] * len(bulk.chats)


async def test_a_group_that_is_told_a_lot_keeps_to_its_minute_and_holds_up_nobody_else(
    bot_api: BotApi, make_bulk: Callable[[int], Bulk], tmp_path: Path
) -> None:
    bulk = make_bulk(200)
    clock = bulk.clock
    busy = bot_api.supergroup("Guardia", [bot_api.user("Dana")])
    arrive(bulk.library, tmp_path, 1)
    began = clock.now()
    async with clock.passing(), bulk.bot() as (_, courier, job):
        talking = [
            asyncio.create_task(courier.send(busy.id, Page(f"{ADDRESS} {number}"))) for number in range(TALKS)
        ]
        await job.tick()
        assert clock.now() - began < len(bulk.chats) / PER_SECOND + TALKS / PER_SECOND + 1
        await asyncio.gather(*talking)
    moments = [call.at for call in bulk.posted if call.params["chat_id"] == busy.id]
    assert most_within(moments, 60.0) <= 20
    assert [message.text for message in bot_api.sent(busy)] == [f"{ADDRESS} {n}" for n in range(TALKS)]
    assert max(moments) - began < 60 * (TALKS // PER_MINUTE_IN_GROUP) + 60
    assert bot_api.log.errors == []


async def test_an_orderly_end_in_the_middle_loses_and_repeats_nothing(
    bot_api: BotApi, make_bulk: Callable[[int], Bulk], tmp_path: Path
) -> None:
    bulk = make_bulk(150)
    arrive(bulk.library, tmp_path, 1)
    async with bulk.clock.passing():
        async with bulk.bot() as (_, courier, job):
            sending = asyncio.create_task(job.tick())
            await until(lambda: len(bulk.posted) >= 50, 30)
            courier.close()
            await sending
            assert 50 <= len(bulk.posted) < 100
            assert all(each.sending is None for each in bulk.store.all())
        async with bulk.bot() as (_, _, job):
            await job.tick()
    assert [bulk.releases(chat) for chat in bulk.chats] == [[(1, False)]] * len(bulk.chats)
