"""From a thumb in the chat to a question that `vocero eval` asks."""

import json
from pathlib import Path

import pytest

from bot.app import chats_path
from bot.chats import Chats
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.command_line import runner
from tests.bot.conversations.gathering import BOTH, QUESTIONS
from tests.bot.conversations.running import running
from tests.bot.feedback.exporting import lines
from tests.telegram.server import BotApi, Message, User


async def press(person: User, message: Message, label: str) -> None:
    await (await person.press(message, label)).answer()


@BOTH
async def test_a_vote_in_the_chat_becomes_a_question_of_an_evaluation(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    words = texts(language).feedback
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    question, answer = QUESTIONS[language]
    other = QUESTIONS[next(each for each in Language if each is not language)][0]
    with Chats(chats_path(bot_settings)) as chats:
        async with running(bot_api, bot_settings, shelf, chats):
            agreed = await bot_api.answer_to(await anna.send(chat, question))
            await press(anna, agreed, "👍")
            await press(anna, agreed, words.button_keep)
            silent = await bot_api.answer_to(await anna.send(chat, other))
            await press(anna, silent, "👍")
    vocero = runner(monkeypatch, capsys, tmp_path)
    monkeypatch.setenv("VOCERO_READ", "0")
    assert bot_settings.data_dir == tmp_path / "data", "where the commands look too"
    assert json.loads(vocero("feedback", "--json").out)["votes"]["answered"] == {"up": 2, "down": 0}
    exported = vocero("feedback", "export", "set")
    assert (exported.code, exported.err) == (0, "")
    (row,) = lines("set/questions.jsonl")
    assert row[f"question_{language}"] == question
    assert answer in row["gold"][0]
    assert row["gold"] == agreed.quotes, "letter for letter what the chat showed"
    judged = vocero("eval", "set", "--json")
    assert judged.code == 0, judged.err
    told = json.loads(judged.out)
    assert sum(told["asked"].values()) == 1
    assert told["overall"]["top_1"]["value"] == 1.0
