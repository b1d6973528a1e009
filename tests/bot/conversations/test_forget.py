"""/forget: what is stored about a person is erased, and nothing else."""

import time
from typing import Any

import pytest

from bot.chats import Chats
from bot.feedback.store import FeedbackStore
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Answer, Language, Library
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, push
from tests.bot.conversations.running import changed, running
from tests.telegram.server import BotApi, Message, User


async def told(person: User, message: Message, label: str) -> dict[str, object]:
    """The notice over the chat once the button was pressed."""
    return await (await person.press(message, label)).answer()


def rows(chats: Chats, number: int) -> list[str]:
    """The tables that hold this number anywhere."""
    with chats.file.reading() as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [name for name in names if any(number in row for row in db.execute(f"SELECT * FROM {name}"))]


@BOTH
async def test_all_of_a_person_is_listed_and_erased_after_a_yes(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    words = texts(language).feedback
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    reply = await bot_api.answer_to(await anna.send(chat, QUESTIONS[language][0]))
    await told(anna, reply, "👍")
    await told(anna, reply, words.button_keep)
    lead = {Language.ES: "/remind un día antes", Language.EN: "/remind 1 day before"}
    await bot_api.answer_to(await anna.send(chat, lead[language]))
    shown = await bot_api.answer_to(await anna.send(chat, "/forget"))
    assert shown.buttons == [words.button_forget, words.button_leave]
    for kind in ("votes", "questions", "choices", "replies"):
        assert f"• {words.stored[kind]}: " in shown.text
    assert words.stored["subscription"] not in shown.text
    assert set(rows(chats, anna.id)) >= {"votes", "kept_questions", "chats", "replies"}
    await anna.press(shown, words.button_forget)
    done = await changed(bot_api, shown)
    assert done.buttons == []
    assert f"• {words.stored['votes']}: 1" in done.text
    assert f"• {words.stored['questions']}: 1" in done.text
    assert rows(chats, anna.id) == []
    # Pressed again, and asked again: there is nothing any more.
    await anna.press(shown, words.button_forget, stale=True)
    assert (await changed(bot_api, done)).text == words.forget_nothing


@BOTH
async def test_without_a_yes_nothing_is_erased(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    words = texts(language).feedback
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    reply = await bot_api.answer_to(await anna.send(chat, QUESTIONS[language][0]))
    await told(anna, reply, "👎")
    shown = await bot_api.answer_to(await anna.send(chat, "/forget"))
    before = rows(chats, anna.id)
    await anna.press(shown, words.button_leave)
    assert (await changed(bot_api, shown)).text == words.not_forgotten
    assert rows(chats, anna.id) == before


@BOTH
async def test_in_a_group_only_the_persons_own_goes_and_only_the_person_reads_what(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    words = texts(language).feedback
    anna, luis = members(bot_api, language)
    mesa = bot_api.group("Mesa", [anna, luis])
    chats.choose_zone(mesa.id, "Europe/Madrid")
    chats.choose_zone(anna.id, "Europe/Madrid")
    reply = await bot_api.answer_to(await anna.send(mesa, f"{NAME} {QUESTIONS[language][0]}"))
    for person in (anna, luis):
        await told(person, reply, "👍")
    await told(anna, reply, words.button_keep)
    shown = await bot_api.answer_to(await anna.send(mesa, f"/forget{NAME}"))
    assert shown.text.startswith(
        texts(language).feedback.forget_in_group.split("</b>")[0].removeprefix("<b>")
    )
    assert not any(f"{name}: " in shown.text for name in words.stored.values())
    assert (await told(luis, shown, words.button_forget))["text"] == words.toast_not_yours
    assert "votes" in rows(chats, anna.id)
    notice = await told(anna, shown, words.button_forget)
    assert notice["show_alert"] is True
    assert notice["text"] == " · ".join(
        f"{words.stored[kind]}: 1" for kind in ("votes", "questions", "choices")
    )
    assert bot_api.message(shown).text == words.forgotten_in_group
    assert rows(chats, anna.id) == []
    assert rows(chats, luis.id) == ["votes"]
    assert chats.zone(mesa.id) == "Europe/Madrid"


@BOTH
async def test_the_last_question_is_forgotten_too_so_that_nothing_follows_it(
    bot_api: BotApi, bot: App, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = texts(language).feedback
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    follow_up = {Language.ES: "¿Y dónde?", Language.EN: "And where?"}[language]
    followed: list[bool] = []
    plain = Library.ask

    def note(self: Library, question: str, **keywords: Any) -> Answer:
        followed.append(keywords["after"] is not None)
        return plain(self, question, **keywords)

    monkeypatch.setattr(Library, "ask", note)
    for text in (QUESTIONS[language][0], follow_up):
        await bot_api.answer_to(await anna.send(chat, text))
    shown = await bot_api.answer_to(await anna.send(chat, "/forget"))
    await anna.press(shown, words.button_forget)
    await changed(bot_api, shown)
    await bot_api.answer_to(await anna.send(chat, follow_up))
    assert followed == [False, True, False]


@BOTH
async def test_who_came_in_by_a_code_is_told_that_the_access_goes_and_is_out_then(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    words = texts(language).feedback
    boss = bot_api.user("Boss")
    anna = bot_api.user("Anna", language_code=language)
    settings = bot_settings.model_copy(update={"access": "pairing", "admins": (boss.id,)})
    now = int(time.time())
    with chats.file.transaction() as db:
        db.execute("INSERT INTO admitted VALUES (?, ?, ?)", (anna.id, boss.id, now))
        db.execute("INSERT INTO invitations VALUES ('digest', ?, ?)", (boss.id, now + 3600))
    async with running(bot_api, settings, shelf, chats):
        office = bot_api.private(boss)
        asking = await bot_api.answer_to(await boss.send(office, "/forget"))
        assert texts(Language.ES).feedback.stored["codes"] in asking.text
        assert texts(Language.ES).feedback.forget_admin in asking.text
        await boss.press(asking, texts(Language.ES).feedback.button_forget)
        await changed(bot_api, asking)
        assert rows(chats, boss.id) == ["admitted"]
        chat = bot_api.private(anna)
        shown = await bot_api.answer_to(await anna.send(chat, "/forget"))
        assert words.forget_access in shown.text
        assert words.forget_admin not in shown.text
        await anna.press(shown, words.button_forget)
        done = await changed(bot_api, shown)
        assert f"• {words.stored['access']}: 1" in done.text
        assert rows(chats, anna.id) == []
        out = await bot_api.answer_to(await anna.send(chat, QUESTIONS[language][0]))
        assert out.quotes == []


@BOTH
async def test_who_writes_as_the_group_is_told_to_ask_in_private(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    mesa = bot_api.supergroup("Mesa", [anna, luis])
    chats.choose_language(mesa.id, language)
    text = f"/forget{NAME}"
    written = bot_api.world.message_json(await luis.send(mesa, "x"))
    command = {"type": "bot_command", "offset": 0, "length": len(text)}
    push(bot_api, "message", written | {"text": text, "entities": [command], "sender_chat": mesa.as_json()})
    (reply,) = await bot_api.wait_for_messages(mesa)
    assert (reply.text, reply.buttons) == (texts(language).feedback.forget_nobody, [])


async def test_votes_of_others_stay(bot_api: BotApi, bot: App, chats: Chats) -> None:
    anna, luis = members(bot_api, Language.ES)
    mesa = bot_api.group("Mesa", [anna, luis])
    reply = await bot_api.answer_to(await anna.send(mesa, f"{NAME} {QUESTIONS[Language.ES][0]}"))
    await told(luis, reply, "👎")
    shown = await bot_api.answer_to(await anna.send(mesa, f"/forget{NAME}"))
    await anna.press(shown, texts(Language.ES).feedback.button_forget)
    assert (await changed(bot_api, shown)).text == texts(Language.ES).feedback.forget_nothing
    assert FeedbackStore(chats.file).votes() == {(True, False): 1}
