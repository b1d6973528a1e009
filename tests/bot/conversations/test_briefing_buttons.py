"""The buttons under a briefing, also where the bot restarted or the release changed since."""

from pathlib import Path

import pytest

from bot.chats import Chats
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.briefed import (
    EN,
    ES,
    HARBOUR_CHANGED,
    HARBOUR_LEDE,
    Asker,
    plain,
    words,
)
from tests.bot.conversations.gathering import BOTH
from tests.bot.conversations.running import add, changed, running
from tests.telegram.server import BotApi

OTHER = {ES: EN, EN: ES}


@BOTH
async def test_each_sentence_opens_in_its_context_and_leads_back_even_after_a_restart(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    asker = Asker(bot_api, language)
    async with running(bot_api, bot_settings, shelf, chats):
        briefing = await asker.ask("/briefing")
    async with running(bot_api, bot_settings, shelf, chats):
        for number, sentence in enumerate(briefing.quotes, start=1):
            await asker.user.press(bot_api.message(briefing), str(number))
            opened = await changed(bot_api, briefing)
            assert opened.text.startswith(plain(words(language).context))
            assert sentence in opened.spans("bold")
            (around,) = opened.quotes
            assert sentence in around and len(around) > len(sentence)
            await asker.user.press(opened, words(language).button_back)
            assert (await changed(bot_api, opened)).text == briefing.text
    assert len(bot_api.sent(asker.chat)) == 1


@BOTH
async def test_the_other_language_changes_all_but_what_is_quoted(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    asker = Asker(bot_api, language)
    briefing = await asker.ask("/briefing")
    await asker.user.press(briefing, texts(language).button_other_language)
    other = await changed(bot_api, briefing)
    assert other.quotes == briefing.quotes
    assert plain(words(OTHER[language]).sentences) in other.text
    assert plain(words(language).sentences) not in other.text
    await asker.user.press(other, texts(OTHER[language]).button_other_language)
    assert (await changed(bot_api, other)).text == briefing.text


@BOTH
async def test_the_file_to_be_printed_comes_to_the_topic_and_holds_the_briefing(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    thread = bot_api.topic(forum, "Economía")
    briefing = await bot_api.answer_to(await anna.send(forum, "/briefing@vocero_test_bot", thread=thread))
    press = await anna.press(briefing, words(language).button_print)
    sent = await bot_api.wait_for_messages(forum, 2)
    assert "text" not in await press.answer()
    document = sent[1].document
    assert document is not None and document.file_name == "2026-03-02-reabre-el-puerto-de-veracruz.html"
    assert (sent[1].thread, sent[1].reply_to, sent[1].text) == (thread, briefing.id, words(language).file)
    page = bot_api.world.files[document.file_id].data.decode()
    assert f'<html lang="{language}">' in page
    for sentence in briefing.quotes:
        assert sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page


@BOTH
async def test_an_old_button_of_a_release_that_changed_says_so_and_shows_the_present_one(
    bot_api: BotApi, bot: App, shelf: Library, tmp_path: Path, language: Language
) -> None:
    asker = Asker(bot_api, language)
    briefing = await asker.ask("/briefing")
    add(shelf, tmp_path, "harbour.txt", HARBOUR_CHANGED)
    notice = words(language).updated.format(version=2)
    await asker.user.press(briefing, words(language).button_print)
    file = (await bot_api.wait_for_messages(asker.chat, 2))[1]
    assert file.text == f"{notice}\n{words(language).file}"
    await asker.user.press(briefing, "1")
    opened = await changed(bot_api, briefing)
    assert opened.text.startswith(texts(language).superseded.format(version=1)[:10])
    assert HARBOUR_LEDE in opened.quotes[0]
    await asker.user.press(opened, words(language).button_back)
    back = await changed(bot_api, opened)
    assert back.text.startswith(notice)
    assert back.quotes[0] == HARBOUR_LEDE.replace("4 de", "9 de")
    await asker.user.press(back, texts(language).button_other_language)
    assert "⚠️" not in (await changed(bot_api, back)).text, "it is said once"


@BOTH
async def test_of_a_sentence_that_is_kept_no_more_its_release_is_shown(
    bot_api: BotApi, bot: App, shelf: Library, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker = Asker(bot_api, language)
    listed = await asker.ask("/briefing new")
    await asker.user.press(listed, "📰 2")
    briefing = await changed(bot_api, listed)
    await asker.user.press(briefing, texts(language).button_other_language)
    other = await changed(bot_api, briefing)
    monkeypatch.setattr(shelf, "context", lambda *_, **__: ())
    await asker.user.press(briefing, "1", stale=True)
    assert (await changed(bot_api, other)).text == briefing.text


@BOTH
async def test_buttons_of_a_release_that_was_withdrawn_say_so_and_leave_the_message(
    bot_api: BotApi, bot: App, shelf: Library, language: Language
) -> None:
    asker = Asker(bot_api, language)
    briefing = await asker.ask("/briefing 1")
    shelf.remove(1)
    for label in ("1", words(language).button_print, texts(language).button_other_language):
        press = await asker.user.press(briefing, label)
        said = (await press.answer())["text"]
        assert said in {words(each).toast_gone for each in Language}
    assert bot_api.message(briefing).text == briefing.text
    assert len(bot_api.sent(asker.chat)) == 1
