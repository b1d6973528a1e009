"""The soak: that it sees what it counts, and a small one from start to end."""

import random
import signal
from pathlib import Path

import pytest

from benchmarks.soak import words
from benchmarks.soak.cast import gather
from benchmarks.soak.ledger import Fate, Kind, Ledger
from benchmarks.soak.logbook import read_log
from benchmarks.soak.page import page
from benchmarks.soak.play import ENDS, End
from benchmarks.soak.process import Sample, slope
from benchmarks.soak.soak import soak
from benchmarks.soak.trouble import RATES, Trouble
from bot.texts import texts
from index import Language
from tests.telegram.server import BotApi, Chat, Message
from tests.telegram.stage import Stage

TOLD = texts(Language.ES).unconfirmed
FAILED = texts(Language.EN).failed
NOTICE = texts(Language.ES).access.waiting.format(place=3)


async def call(api: BotApi, method: str, **params: object) -> dict[str, object]:
    """Make a call as the bot does, past HTTP: carried out, logged, watched."""
    service = api._service
    schema = api.world.schema.methods[method.lower()]
    result = await service._carry_out(schema, params)
    service._log(schema, params, result, None)
    return dict(result) if isinstance(result, dict) else {}


async def reply(api: BotApi, message: Message, text: str) -> dict[str, object]:
    return await call(
        api,
        "sendMessage",
        chat_id=message.chat_id,
        text=text,
        reply_parameters={"message_id": message.id},
    )


def fate(ledger: Ledger, stage: Stage) -> Fate:
    (found,) = ledger.fates(stage.world.chats.values(), stage.world.bot_id).values()
    return found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], Fate.LOST),
        (["El 3 de diciembre."], Fate.ONCE),
        (["El 3 de diciembre.", "El 3 de diciembre."], Fate.TWICE),
        (["El 3 de diciembre.", TOLD], Fate.TOLD),
        ([TOLD], Fate.TOLD),
        ([TOLD, TOLD], Fate.TOLD),
        ([TOLD, "El 3 de diciembre.", "El 3 de diciembre."], Fate.TWICE),
        ([FAILED], Fate.FAILED),
        ([NOTICE], Fate.LOST),
        ([NOTICE, "El 3 de diciembre."], Fate.ONCE),
    ],
)
async def test_what_became_of_a_question_is_read_from_the_chat(
    bot_api: BotApi, said: list[str], expected: Fate
) -> None:
    ledger = Ledger()
    bot_api.log.watch = ledger.watch
    anna = bot_api.user("Anna")
    message = await anna.send(bot_api.private(anna), "¿Cuándo vuelve a navegar?")
    debt = ledger.owe_answer(Kind.QUESTION, Language.ES, message)
    for text in said:
        await reply(bot_api, message, text)
    assert fate(ledger, bot_api) is expected
    assert debt.paid.is_set() == bool([text for text in said if text != NOTICE])
    assert list(ledger.told) == ([debt] if TOLD in said else [])


@pytest.mark.parametrize(("reactions", "expected"), [(1, Fate.ONCE), (2, Fate.TWICE)])
async def test_a_reaction_counts_as_an_answer(bot_api: BotApi, reactions: int, expected: Fate) -> None:
    """A second one takes the place of the first; what counts twice is a reaction beside a reply."""
    ledger = Ledger()
    bot_api.log.watch = ledger.watch
    anna = bot_api.user("Anna")
    group = bot_api.group("Mesa", [anna])
    message = await anna.send(group, f"@{bot_api.world.bot['username']} ¿Quién ganó?")
    debt = ledger.owe_answer(Kind.QUESTION, Language.ES, message)
    emoji = [{"type": "emoji", "emoji": "🤷"}]
    await call(bot_api, "setMessageReaction", chat_id=group.id, message_id=message.id, reaction=emoji)
    assert debt.paid.is_set()
    if reactions > 1:
        await reply(bot_api, message, "El 3 de diciembre.")
    assert fate(ledger, bot_api) is expected


async def test_an_edit_is_carried_when_the_answer_changes(bot_api: BotApi) -> None:
    ledger = Ledger()
    bot_api.log.watch = ledger.watch
    anna = bot_api.user("Anna")
    message = await anna.send(bot_api.private(anna), "¿Cuándo?")
    ledger.owe_answer(Kind.QUESTION, Language.ES, message)
    answer = await reply(bot_api, message, "El 3 de diciembre.")
    debt = ledger.owe_edit(Language.ES, await anna.edit(message, "¿Dónde?"))
    assert ledger.unpaid == [debt]
    changed = {"chat_id": anna.id, "message_id": answer["message_id"]}
    await call(bot_api, "editMessageText", **changed, text="En el muelle norte.")
    assert ledger.unpaid == []
    assert fate(ledger, bot_api) is Fate.ONCE


async def test_a_reply_to_what_was_not_for_the_bot_is_seen(bot_api: BotApi) -> None:
    ledger = Ledger()
    anna = bot_api.user("Anna")
    group = bot_api.group("Mesa", [anna], bot="administrator")
    message = await anna.send(group, "¿Quién baja por café?")
    assert ledger.spoke(bot_api.world.chats.values(), bot_api.world.bot_id) == 0
    await reply(bot_api, message, "El 3 de diciembre.")
    assert ledger.spoke(bot_api.world.chats.values(), bot_api.world.bot_id) == 1


def test_faults_come_as_often_as_they_should_and_by_seed() -> None:
    def drawn(seed: int) -> dict[str, int]:
        trouble = Trouble(seed)
        for _ in range(40_000):
            trouble.take("sendMessage")
        return dict(trouble.happened)

    happened = drawn(1)
    assert happened == drawn(1) != drawn(2)
    for kind, rate in RATES.items():
        assert happened[kind] == pytest.approx(40_000 * rate, rel=0.5, abs=5)
    quiet = Trouble(1)
    quiet.active = False
    assert all(quiet.take("sendMessage").error is None for _ in range(10_000)) and not quiet.happened


@pytest.mark.parametrize("seed", range(5))
def test_a_disturbed_delivery_holds_every_update_and_acknowledges_none_that_it_lacks(seed: int) -> None:
    trouble = Trouble(seed, delivery={"update delivered twice": 0.2, "order of a delivery changed": 1.0})
    updates = [{"update_id": number} for number in range(40)]
    delivered = trouble.deliver(updates)
    assert {update["update_id"] for update in delivered} == set(range(40))
    assert len(delivered) > 40
    assert [update["update_id"] for update in delivered] != list(range(40))


@pytest.mark.parametrize("language", list(Language))
def test_questions_differ_and_what_people_write_is_in_their_language(language: Language) -> None:
    choose = random.Random(1)
    assert len({words.question(choose, language) for _ in range(1000)}) > 300
    assert words.follow_up(choose, Language.ES).startswith("¿")
    assert not words.follow_up(choose, Language.EN).startswith("¿")


def test_there_are_chats_of_every_kind(bot_api: BotApi) -> None:
    places = gather(bot_api, 50, random.Random(1))
    chats: list[Chat] = [place.chat for place in places]
    assert {chat.type for chat in chats} == {"private", "group", "supergroup"}
    assert any(chat.is_forum for chat in chats)
    assert {chat.bot_status for chat in chats if chat.type != "private"} == {"member", "administrator"}
    assert len({chat.id for chat in chats}) == 50


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([(1, 0, 100.0), (1, 1000, 120.0)], None),
        ([(2, n * 100, 200.0) for n in range(11)], 0.0),
        ([(1, n * 100, 900.0) for n in range(5)] + [(2, 500 + n * 100, 200.0 + n) for n in range(11)], 10.0),
        # What it takes at the beginning is no growth.
        ([(1, n * 100, 200.0 + 10 * min(n, 5)) for n in range(11)], 0.0),
    ],
)
def test_growth_is_that_of_the_last_process_over_its_last_half(
    sizes: list[tuple[int, int, float]], expected: float | None
) -> None:
    found = slope([Sample(*size) for size in sizes])
    assert found == (None if expected is None else pytest.approx(expected))


def test_errors_of_injected_faults_are_told_from_others(tmp_path: Path) -> None:
    at = "2026-11-23 10:55:26,117"
    log = tmp_path / "log.txt"
    log.write_text(
        f"{at} INFO faiss.loader: Could not load library due to:\nModuleNotFoundError('no such module')\n"
        f"{at} ERROR bot.handlers.errors: Update 7 failed: NetworkError: server disconnected (at a.py:1)\n"
        f"{at} ERROR bot.handlers.errors: Update 8 failed: NetworkError: server disconnected (at b.py:2)\n"
        f"{at} ERROR bot.handlers.errors: Update 9 failed: KeyError (at c.py:3)\n"
        "Traceback (most recent call last):\n",
        encoding="utf-8",
    )
    book = read_log(log)
    assert book.given_up == {"Update N failed: NetworkError: server disconnected": 2}
    assert len(book.unhandled) == 2
    assert "KeyError" in book.unhandled[0] and "Traceback" in book.unhandled[1]
    assert book.levels == {"INFO": 1, "ERROR": 3}


def test_what_is_written_before_any_record_is_an_error(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text("Segmentation fault\n", encoding="utf-8")
    assert read_log(log).unhandled == ("Segmentation fault",)


@pytest.mark.slow
async def test_a_small_soak_loses_nothing_and_says_nothing_twice(
    tmp_path: Path, tiny_model_path: Path
) -> None:
    outcome = await soak(
        tmp_path,
        updates=300,
        chats=20,
        seed=6,
        ends=(End(signal.SIGKILL, 0.4, sending=True),),
        model=str(tiny_model_path),
        rates=RATES | {"answer after the bot's patience": 0.0},
        patience_s=15.0,
    )
    asked = (Kind.QUESTION, Kind.FOLLOW_UP)
    assert outcome.course.updates >= 300 and outcome.course.ended == {"SIGKILL": 1}
    assert outcome.count(None, *asked) > 120
    assert outcome.count(Fate.ONCE, *asked) > 100
    assert outcome.count(Fate.TOLD, *asked) >= 1, "one was killed while it was sent"
    assert outcome.count(Fate.LOST, *asked, Kind.COMMAND) == 0
    assert outcome.count(Fate.TWICE, *asked, Kind.COMMAND) == 0
    assert sum(outcome.faults.values()) > 0 and outcome.spoke == 0
    assert [debt for debt in outcome.debts if debt.paid_at is None] == []
    assert (outcome.log.unhandled, outcome.ended_by_itself, outcome.violations) == ((), (), ())
    assert not outcome.failed
    assert "| … lost | 0 |" in page(outcome)


def test_the_process_is_ended_in_the_first_half_by_both_signals() -> None:
    assert {end.sign for end in ENDS} == {signal.SIGKILL, signal.SIGTERM}
    assert max(end.after for end in ENDS) < 0.5
