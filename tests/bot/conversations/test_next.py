"""/next: what is to come, in private and in a group."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import chats_path
from bot.chats import Chats
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.planning import (
    CALLED_OFF,
    CANCELLED,
    COUNCIL,
    HEARING,
    MEETING,
    MOVED,
    PORTS,
    POSTPONED,
    SUMMIT,
    moment,
    plan,
)
from tests.bot.conversations.running import changed, running, settings_for
from tests.hash_embedder import HashEmbedder
from tests.telegram.server import BotApi

BOTH = pytest.mark.parametrize("language", list(Language))


@pytest.mark.parametrize(
    ("code", "heading", "dates"),
    [
        (
            "es",
            "Lo que viene: 3",
            [
                "1. Viernes 23 de enero de 2026 a las 17:30",
                "2. Durante febrero de 2026",
                "3. Jueves 5 de marzo de 2026",
            ],
        ),
        (
            "en",
            "Coming up: 3",
            [
                "1. Friday, January 23, 2026 at 5:30 PM",
                "2. During February 2026",
                "3. Thursday, March 5, 2026",
            ],
        ),
    ],
)
async def test_what_is_to_come_is_listed_with_the_sentences_that_say_so(
    bot_api: BotApi,
    bot_settings: Settings,
    empty: Library,
    chats: Chats,
    tmp_path: Path,
    code: str,
    heading: str,
    dates: list[str],
) -> None:
    plan(empty, tmp_path, PORTS, COUNCIL)
    anna = bot_api.user("Anna", language_code=code)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        asked = await anna.send(bot_api.private(anna), "/next")
        reply = await bot_api.answer_to(asked)
    assert reply.text.splitlines()[0] == heading
    assert [line for line in reply.text.splitlines() if line[:2] in ("1.", "2.", "3.")] == dates
    assert reply.quotes == [MEETING, SUMMIT, HEARING]
    (when,) = [entity for entity in reply.entities if entity.type == "date_time"]
    assert when.unix_time == datetime(2026, 1, 23, 23, 30, tzinfo=UTC).timestamp()
    assert "https://puertos.example/1" in reply.links.values()
    assert ("El comunicado está en inglés." in reply.text) is (code == "es")
    assert reply.reply_to == asked.id
    assert reply.buttons[:3] == ["⏰ 1", "⏰ 2", "⏰ 3"]


@pytest.mark.parametrize(
    ("asked", "quotes"),
    [
        ("/next febrero", [SUMMIT]),
        ("/next February", [SUMMIT]),
        ("/next seguridad", [SUMMIT]),
        ("/next la próxima semana", [MEETING]),
        ("/next next week", [MEETING]),
        ("/next Veracruz", [MEETING]),
        ("/next MARZO", [HEARING]),
        ("/next", [MEETING, SUMMIT, HEARING]),
        ("/next 🙂", [MEETING, SUMMIT, HEARING]),
        ("/next ???", [MEETING, SUMMIT, HEARING]),
    ],
)
async def test_a_time_or_a_topic_narrows_it_down(
    bot_api: BotApi,
    bot_settings: Settings,
    empty: Library,
    chats: Chats,
    tmp_path: Path,
    asked: str,
    quotes: list[str],
) -> None:
    plan(empty, tmp_path, PORTS, COUNCIL)
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), asked))
    assert reply.quotes == quotes
    # What asks for nothing is not said to be fitted by all that comes.
    assert (f"«{asked[6:]}»" in reply.text) is (len(quotes) == 1)


@BOTH
@pytest.mark.parametrize("wanted", ["<b>pesca & caza</b>", "xyzzy " * 600, "2031"])
async def test_when_nothing_fits_it_says_so_and_offers_everything(
    bot_api: BotApi,
    bot_settings: Settings,
    empty: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
    wanted: str,
) -> None:
    plan(empty, tmp_path, PORTS, COUNCIL)
    anna = bot_api.user("Anna", language_code=language)
    words = texts(language)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), f"/next {wanted}"))
        shown = wanted.strip() if len(wanted) < 60 else "xyzzy xyzzy"
        assert reply.text.startswith(words.agenda_none_fitting.partition("{")[0] + shown)
        assert reply.quotes == []
        assert reply.buttons == [words.button_agenda_all]
        await anna.press(reply, words.button_agenda_all)
        everything = await changed(bot_api, reply)
    assert everything.quotes == [MEETING, SUMMIT, HEARING]


async def test_a_later_release_moves_an_event_and_both_sentences_are_shown(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path
) -> None:
    plan(empty, tmp_path, PORTS, POSTPONED)
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/next"))
    assert "1. Viernes 30 de enero de 2026\n" in reply.text
    assert "Antes: viernes 23 de enero de 2026 a las 17:30 (comunicado n.º 1):" in reply.text
    assert reply.quotes == [MOVED, MEETING, SUMMIT]


async def test_a_later_release_cancels_an_event_and_it_is_told_as_cancelled(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path
) -> None:
    plan(empty, tmp_path, PORTS, CALLED_OFF)
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/next"))
    lines = reply.text.splitlines()
    assert lines[0] == "Lo que viene: 1"
    assert lines[2].startswith("1. Viernes 23 de enero de 2026") and lines[3] == "❌ Cancelado"
    assert reply.spans("strikethrough") == [lines[2].removeprefix("1. ")]
    assert reply.quotes == [CANCELLED, MEETING, SUMMIT]
    assert reply.buttons[0] == "⏰ 2", "of what will not be there is nothing to be reminded"


@BOTH
async def test_when_nothing_is_to_come_the_last_events_are_shown_as_past(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path, language: Language
) -> None:
    plan(empty, tmp_path, PORTS, COUNCIL)
    anna = bot_api.user("Anna", language_code=language)
    words = texts(language)
    later = moment(datetime(2026, 6, 1, tzinfo=UTC))
    async with running(bot_api, bot_settings, empty, chats, now=later):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/next"))
    assert reply.text.startswith(words.agenda_none)
    assert reply.quotes == [HEARING, SUMMIT, MEETING]
    assert reply.text.count(f" · {words.event_past}") == 3
    assert reply.buttons == []


@BOTH
async def test_without_releases_it_says_so(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/next febrero"))
    assert reply.text == texts(language).no_releases


async def test_in_a_group_one_compact_message_opens_and_closes_in_place(
    settings: Settings, embedder: HashEmbedder, tmp_path: Path
) -> None:
    async with BotApi() as bot_api:
        own = settings_for(bot_api, settings)
        with Library(own, embedder=embedder) as library, Chats(chats_path(own)) as chats:
            plan(library, tmp_path, PORTS, COUNCIL)
            anna = bot_api.user("Anna")
            group = bot_api.group("Redacción", [anna])
            async with running(bot_api, own, library, chats, now=moment()):
                listed = await bot_api.answer_to(await anna.send(group, "/next@vocero_test_bot"))
                lines = listed.text.splitlines()
                assert lines[:2] == ["Lo que viene: 3", ""]
                assert lines[2].startswith("1. Viernes 23 de enero de 2026 a las 17:30 – ")
                assert lines[2].endswith(" – comunicado n.º 1")
                assert len(lines) == 5
                assert listed.quotes == []
                assert set(listed.links.values()) == {"https://puertos.example/1"}
                assert listed.buttons[:3] == ["1", "2", "3"]
                await anna.press(listed, "2")
                opened = await changed(bot_api, listed)
                assert opened.quotes == [SUMMIT]
                assert opened.buttons == [
                    "⏰ " + texts(Language.ES).button_remind,
                    "Volver",
                    "📅 Al calendario",
                ]
                await anna.press(opened, "Volver")
                closed = await changed(bot_api, opened)
                assert (closed.text, closed.buttons) == (listed.text, listed.buttons)
                library.remove(1)
                press = await anna.press(closed, "1")
                assert (await press.answer())["text"] == texts(Language.ES).toast_no_event
            assert len(bot_api.sent(group)) == 1
        assert bot_api.log.violations == []
