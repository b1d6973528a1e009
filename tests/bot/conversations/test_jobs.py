"""What must not go wrong when chats are told unasked: nothing twice, nothing lost that need not be."""

import asyncio
import logging
import threading
from datetime import date

import pytest

from bot.chats import Chats
from bot.courier import PAUSES_S, Courier
from bot.desk import Desk
from bot.errors import ChatsUnusable
from bot.reminders.following import Followed
from bot.reminders.job import ReminderJob
from bot.reminders.store import ReminderStore
from bot.traffic import Traffic
from index import CatalogueBusy, Library
from tests.bot.conversations.reminding import (
    BUDGET,
    COUNCIL,
    FRIDAY,
    MEXICO,
    THE_DAY_BEFORE,
    Newsroom,
    ask,
    at,
    room,
    told,
)
from tests.bot.reminders.making import SENTENCE, entry, on
from tests.telegram.server import BotApi

__all__ = ["room"]


@pytest.mark.parametrize(
    ("tries", "code", "description"),
    [
        (1 + len(PAUSES_S), 500, None),
        (1, 400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_message_that_was_surely_not_sent_is_sent_later(
    bot_api: BotApi,
    room: Newsroom,
    caplog: pytest.LogCaptureFixture,
    tries: int,
    code: int,
    description: str | None,
) -> None:
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(bot_api, room)
        bot_api.fail_next("sendMessage", tries, error_code=code, description=description)
        await room.wait_till(THE_DAY_BEFORE)
        assert told(bot_api, chat) == []
        assert len([each for each in caplog.records if "reminders of a chat failed" in each.message]) == 1
        await room.wait_till(at(date(2026, 1, 22), 9, 5))
        assert len(told(bot_api, chat)) == 1
        await room.wait_till(at(date(2026, 1, 22), 9, 10))
        assert len(told(bot_api, chat)) == 1


@pytest.mark.parametrize("part", ["news_page", "news"])
async def test_what_could_not_be_worded_or_claimed_is_told_later(
    bot_api: BotApi, room: Newsroom, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def fail(*_: object) -> None:
        raise ChatsUnusable("busy")

    room.entries = [COUNCIL, BUDGET]
    async with room.open():
        chat = await ask(bot_api, room)
        with monkeypatch.context() as broken:
            broken.setattr(f"bot.reminders.job.{part}", fail)
            await room.wait_till(THE_DAY_BEFORE)
        assert told(bot_api, chat) == []
        await room.wait_till(at(date(2026, 1, 22), 9, 5))
        assert len(told(bot_api, chat)) == 1


async def test_a_message_that_may_have_been_sent_is_not_sent_again(bot_api: BotApi, room: Newsroom) -> None:
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(bot_api, room)
        bot_api.drop_next("sendMessage", carried_out=True)
        await room.wait_till(THE_DAY_BEFORE)
        assert len(told(bot_api, chat)) == 1
        await room.wait_till(at(date(2026, 1, 22), 12))
    async with room.open():
        await room.looked()
        assert len(told(bot_api, chat)) == 1


async def test_a_crash_between_the_note_and_the_message_never_makes_two_of_it(
    bot_api: BotApi, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(bot_api, room)

        async def crash(*_: object) -> None:
            raise RuntimeError("as if the process had ended here")

        with monkeypatch.context() as patch:
            patch.setattr(Courier, "send", crash)
            await room.wait_till(THE_DAY_BEFORE)
    async with room.open():
        await room.wait_till(at(date(2026, 1, 22), 12))
        assert told(bot_api, chat) == []


async def test_looks_at_the_same_moment_tell_once(
    bot_api: BotApi, room: Newsroom, chats: Chats, empty: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = threading.Barrier(3)

    class Together(ReminderStore):
        """Lets nobody go on before all have read the same."""

        def followed(self, chat_id: int) -> tuple[Followed, ...]:
            read = super().followed(chat_id)
            together.wait(5)
            return read

    monkeypatch.setattr("bot.app.REMINDERS_EVERY_S", 3600)  # The bot's own job is not to look first.
    room.entries = [COUNCIL]
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with room.open() as application, Desk(empty, 1) as desk:
        await bot_api.answer_to(await anna.send(chat, "/remind un día antes"))
        courier = Courier(application.bot, chats, Traffic())
        jobs = [
            ReminderJob(courier, desk, Together(chats.file), MEXICO, lambda: THE_DAY_BEFORE) for _ in range(3)
        ]
        for entries in ([COUNCIL], [COUNCIL, entry(on(FRIDAY), uid="c" * 16, what="La visita al faro")]):
            room.entries = entries
            await asyncio.gather(*(job.tick() for job in jobs))
    assert [len(message.quotes) for message in bot_api.sent(chat)] == [0, 1, 1]


async def test_a_message_on_its_way_is_waited_for_at_the_end(bot_api: BotApi, room: Newsroom) -> None:
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(bot_api, room)
        bot_api.delay_next("sendMessage", 0.2)
        room.now = THE_DAY_BEFORE
        await bot_api.wait_for(lambda: told(bot_api, chat))
    async with room.open():
        await room.looked()
        assert len(told(bot_api, chat)) == 1


async def test_what_takes_too_long_at_the_end_is_left_and_never_sent_twice(
    bot_api: BotApi, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ticking.STOP_WITHIN_S", 0.01)
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(bot_api, room)
        bot_api.delay_next("sendMessage", 30)
        room.now = THE_DAY_BEFORE
        await bot_api.wait_for(lambda: told(bot_api, chat))
    async with room.open():
        await room.looked()
        assert len(told(bot_api, chat)) == 1


async def test_a_chat_that_blocked_the_bot_loses_its_reminders_and_no_other_does(
    bot_api: BotApi, room: Newsroom, chats: Chats
) -> None:
    anna, luis = bot_api.user("Anna"), bot_api.user("Luis")
    blocked, other = bot_api.private(anna), bot_api.private(luis)
    room.entries = [COUNCIL]
    async with room.open():
        await bot_api.answer_to(await anna.send(blocked, "/remind un día antes"))
        await bot_api.answer_to(await luis.send(other, "/remind un día antes"))
        await anna.block(blocked)
        await room.wait_till(THE_DAY_BEFORE)
        assert len(told(bot_api, other)) == 1
    store = ReminderStore(chats.file)
    assert [each.chat_id for each in store.subscribers()] == [other.id]
    assert store.followed(blocked.id) == ()


async def test_a_chat_that_is_gone_loses_its_reminders(bot_api: BotApi, room: Newsroom, chats: Chats) -> None:
    room.entries = [COUNCIL]
    async with room.open():
        await ask(bot_api, room)
        bot_api.fail_next("sendMessage", error_code=400, description="Bad Request: chat not found")
        await room.wait_till(THE_DAY_BEFORE)
    assert ReminderStore(chats.file).subscribers() == ()


async def test_a_group_that_became_a_supergroup_is_told_there(
    bot_api: BotApi, room: Newsroom, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    group = bot_api.group("Mesa", [anna])
    room.entries = [COUNCIL]
    async with room.open():
        await bot_api.answer_to(await anna.send(group, "/remind@vocero_test_bot consejo 1 día antes"))
        supergroup = bot_api.migrate(group)
        await room.wait_till(THE_DAY_BEFORE)
        await bot_api.wait_for(lambda: bot_api.sent(supergroup))
        await room.looked()
        assert [message.quotes for message in bot_api.sent(supergroup)] == [[SENTENCE]]
    assert [each.chat_id for each in ReminderStore(chats.file).subscribers()] == [supergroup.id]


async def test_a_bot_that_was_thrown_out_of_a_group_forgets_its_reminders(
    bot_api: BotApi, room: Newsroom, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    group = bot_api.group("Mesa", [anna])
    room.entries = [COUNCIL]
    async with room.open():
        await bot_api.answer_to(await anna.send(group, "/remind@vocero_test_bot un día antes"))
        await anna.remove_bot(group)
        await room.wait_till(THE_DAY_BEFORE)
    assert ReminderStore(chats.file).subscribers() == ()


async def test_in_a_forum_reminders_come_where_they_were_asked_for_while_that_is_open(
    bot_api: BotApi, room: Newsroom
) -> None:
    anna = bot_api.user("Anna")
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    thread = bot_api.topic(forum, "Economía")
    room.entries = [COUNCIL, BUDGET]
    async with room.open():
        asked = await anna.send(forum, "/remind@vocero_test_bot un día antes", thread=thread)
        await bot_api.answer_to(asked)
        await room.wait_till(THE_DAY_BEFORE)
        assert bot_api.sent(forum)[-1].thread == thread
        bot_api.close_topic(forum, thread)
        await room.wait_till(at(date(2026, 1, 26), 17))
        assert len(bot_api.sent(forum)) == 3
        assert bot_api.sent(forum)[-1].thread is None


async def test_a_look_that_fails_is_logged_and_the_next_one_tells(
    bot_api: BotApi, room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(bot_api, room)
        room.trouble = CatalogueBusy("busy")
        with caplog.at_level(logging.ERROR):
            await room.wait_till(THE_DAY_BEFORE)
        assert told(bot_api, chat) == []
        assert any(
            "Looking for what is due of reminders failed" in record.message for record in caplog.records
        )
        room.trouble = None
        await room.looked()
        assert len(told(bot_api, chat)) == 1


async def test_the_chats_own_words_are_in_no_log(
    bot_api: BotApi, room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.entries = [COUNCIL]
    with caplog.at_level(logging.INFO):
        async with room.open():
            await ask(bot_api, room, text="astronautas 1 día antes")
    assert "astronautas" not in caplog.text
