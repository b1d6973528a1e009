"""What a subscribed chat is sent: one release, or several in one message."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.briefings.pages import announcement_page, list_page
from bot.page import Page
from bot.texts import texts
from index import Briefing, Language

IN_A_MESSAGE = 10
"""Releases in one message: what a message has room for with a few lines of each."""


@dataclass(frozen=True, slots=True)
class Item:
    """A release for a chat.

    Attributes:
        topics: The chat's topics that it is about.
        perhaps: Whether the chat may have been sent it before.
    """

    briefing: Briefing
    topics: tuple[str, ...] = ()
    perhaps: bool = False


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is said beside.

    Attributes:
        missed: The releases arrived while the bot was not running.
        late: The digest's hour has long passed.
    """

    missed: bool = False
    late: bool = False


def single_page(item: Item, language: Language, about: Circumstances) -> Page:
    """One release, just arrived."""
    words = texts(language).subscriptions
    version = item.briefing.release.version
    heading = words.announced if version == 1 else words.announced_updated.format(version=version)
    said = _with(heading, about, item.perhaps, language)
    return announcement_page(item.briefing, language, said, topics=item.topics)


def digest_pages(items: Sequence[Item], language: Language, about: Circumstances) -> list[Page]:
    """Several releases, oldest first, `IN_A_MESSAGE` in each message but the last."""
    words = texts(language)
    starts = range(0, len(items), IN_A_MESSAGE)
    pages = []
    for number, start in enumerate(starts, start=1):
        heading = words.subscriptions.digest.format(count=len(items))
        if len(starts) > 1:
            heading += " · " + words.releases_page.format(page=number, pages=len(starts))
        shown = items[start : start + IN_A_MESSAGE]
        said = _with(heading, about, any(item.perhaps for item in shown), language)
        pages.append(list_page(said, [item.briefing for item in shown], language))
    return pages


def _with(heading: str, about: Circumstances, perhaps: bool, language: Language) -> str:
    words = texts(language).subscriptions
    if about.missed:
        heading += words.missed
    elif about.late:
        heading += words.late
    return f"{words.perhaps}\n{heading}" if perhaps else heading
