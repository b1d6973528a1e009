"""What the lists of briefings lead to: details, other pages, a digest that stays, and a file that is gone."""

from pathlib import Path

import pytest

from bot.briefings.pages import list_page
from bot.chats import Chats
from bot.errors import ChatsUnusable
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.briefed import EN, ES, HALL_LEDE, HARBOUR_LEDE, Asker, words
from tests.bot.conversations.gathering import BOTH
from tests.bot.conversations.running import changed, running
from tests.bot.conversations.subscribing import arrive
from tests.telegram.server import BotApi


@BOTH
async def test_figures_and_names_open_in_their_sentences_and_lead_on_and_back(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    asker = Asker(bot_api, language)
    briefing = await asker.ask("/briefing 1")
    await asker.user.press(briefing, words(language).button_details)
    details = await changed(bot_api, briefing)
    assert {"3 millones", "14 metros", "Elena Prado"} <= set(details.spans("bold"))
    assert "Las obras costaron 3 millones & <acabaron> antes." in details.quotes
    await asker.user.press(details, "1")
    context = await changed(bot_api, details)
    assert details.quotes[0] in context.quotes[0]
    await asker.user.press(context, words(language).button_back)
    assert (await changed(bot_api, context)).text == briefing.text
    assert len(bot_api.sent(asker.chat)) == 1


@pytest.mark.parametrize(
    ("language", "asked", "more"), [(ES, "aviso", "… y 2 más"), (EN, "aviso puerto", "… and 2 more")]
)
async def test_where_many_titles_fit_the_newest_are_offered_and_the_others_counted(
    bot_api: BotApi,
    bot: App,
    shelf: Library,
    tmp_path: Path,
    language: Language,
    asked: str,
    more: str,
) -> None:
    arrive(shelf, tmp_path, *range(1, 8))
    choice = await Asker(bot_api, language).ask(f"/briefing {asked}")
    assert more in choice.text
    assert choice.buttons == [f"📰 {number}" for number in range(1, 6)]


@BOTH
async def test_words_in_the_other_language_find_the_release_too(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    asker = Asker(bot_api, language)
    assert (await asker.ask("/briefing biblioteca")).quotes[0] == HALL_LEDE
    assert (await asker.ask("/briefing harbour")).quotes[0] == HARBOUR_LEDE


@BOTH
async def test_the_first_list_keeps_its_heading_when_its_pages_are_turned(
    bot_api: BotApi, bot: App, shelf: Library, tmp_path: Path, language: Language
) -> None:
    arrive(shelf, tmp_path, *range(1, 8))
    asker = Asker(bot_api, language)
    first = await asker.ask("/briefing new")
    assert len(first.quotes) == 5
    await asker.user.press(first, texts(language).button_older)
    second = await changed(bot_api, first)
    assert second.text.split(":")[0] == first.text.split(":")[0]
    assert set(second.quotes).isdisjoint(first.quotes)


@BOTH
async def test_from_a_digest_a_briefing_is_opened_beside_it(
    bot_api: BotApi, bot: App, shelf: Library, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    topic = bot_api.topic(forum, "Puertos")
    digest = list_page("<b>!</b>", [shelf.briefing(1), shelf.briefing(2)], language)
    await bot.bot.send_message(
        forum.id, digest.html, "HTML", reply_markup=digest.markup, message_thread_id=topic
    )
    (shown,) = bot_api.sent(forum)
    press = await anna.press(shown, "📰 1")
    opened = await bot_api.answer_to(shown)
    assert "text" not in await press.answer()
    assert (opened.thread, opened.reply_to, opened.quotes[0]) == (topic, shown.id, HARBOUR_LEDE)
    assert bot_api.message(shown).text == shown.text
    shelf.remove(1)
    gone = await anna.press(shown, "📰 1")
    assert (await gone.answer())["text"] == words(language).toast_gone


@BOTH
async def test_a_list_whose_releases_are_all_gone_says_that_nothing_is_new(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, tmp_path: Path, language: Language
) -> None:
    arrive(shelf, tmp_path, *range(1, 6))
    asker = Asker(bot_api, language)
    async with running(bot_api, bot_settings, shelf, chats):
        page = await asker.ask("/briefing new")
        for release in shelf.releases():
            shelf.remove(release.release_id)
        await asker.user.press(page, texts(language).button_older)
        assert (await changed(bot_api, page)).text == words(language).nothing_new


@BOTH
async def test_where_it_cannot_be_kept_how_far_the_chat_was_briefed_it_is_briefed_all_the_same(
    bot_api: BotApi, bot: App, chats: Chats, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ChatsUnusable("no space")

    monkeypatch.setattr(chats, "briefed", fails)
    monkeypatch.setattr(chats, "note_briefed", fails)
    asker = Asker(bot_api, language)
    for _ in range(2):
        assert (await asker.ask("/briefing new")).quotes == [HALL_LEDE, HARBOUR_LEDE]
    assert len(bot_api.sent(asker.chat)) == 2, "and no word of a failure"
