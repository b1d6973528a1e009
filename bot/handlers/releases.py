"""/releases: which releases there are, newest first, a page at a time."""

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.buttons import ReleasesButton
from bot.desk import Desk
from bot.html import clipped, escape, link
from bot.page import Key, Page
from bot.render import date_in_words
from bot.replies import Replies
from bot.texts import texts
from index import Language, ReleaseSummary

PAGE_SIZE = 8
"""Releases on a page: with dates and long titles about a screen of a telephone."""

TITLE_LIMIT = 160
"""Longer titles are shortened here, in UTF-16 units; the answer shows more of them."""


class Releases:
    """The list of releases and its buttons."""

    def __init__(self, desk: Desk, replies: Replies) -> None:
        """List what `desk` has."""
        self._desk = desk
        self._replies = replies

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the newest releases."""
        if update.message is not None:
            language = await self._replies.language(update)
            await self._replies.send(update.message, await self._page(language, 0))

    async def pressed(self, query: CallbackQuery, button: ReleasesButton) -> None:
        """Show another page in place of the one that is shown."""
        await self._replies.turn(query, await self._page(button.language, button.page))

    async def _page(self, language: Language, number: int) -> Page:
        count = await self._desk.count()
        # Releases may have been removed since the button was made.
        last = max(0, (count - 1) // PAGE_SIZE)
        number = min(number, last)
        shown = await self._desk.releases(offset=number * PAGE_SIZE, limit=PAGE_SIZE)
        return releases_page(shown, language, count=count, number=number, pages=last + 1)


def releases_page(
    shown: tuple[ReleaseSummary, ...], language: Language, *, count: int, number: int, pages: int
) -> Page:
    """Page `number`, counted from 0, of the list of all `count` releases."""
    words = texts(language)
    if not shown:
        return Page(words.no_releases)
    heading = words.releases.format(count=count)
    if pages > 1:
        heading += " · " + words.releases_page.format(page=number + 1, pages=pages)
    keys = []
    if number > 0:
        keys.append(Key(words.button_newer, ReleasesButton(language, number - 1)))
    if number + 1 < pages:
        keys.append(Key(words.button_older, ReleasesButton(language, number + 1)))
    return Page("\n\n".join([heading, *(_entry(summary, language) for summary in shown)]), (tuple(keys),))


def _entry(summary: "ReleaseSummary", language: Language) -> str:
    words = texts(language)
    facts = [words.release_number.format(number=summary.release_id)]
    if summary.version > 1:
        facts.append(words.version.format(version=summary.version))
    if summary.published is not None:
        facts.append(date_in_words(summary.published, language))
    return f"{link(clipped(summary.title, TITLE_LIMIT), summary.url)}\n{escape(' · '.join(facts))}"
