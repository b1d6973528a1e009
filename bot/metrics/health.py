"""Whether the bot does its work, in plain words for whoever looks after it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bot import heartbeat
from bot.chats import Chats
from bot.desk import Desk
from bot.errors import BotError
from bot.metrics.receiving import Receiving
from index import LibraryError

DEAF_AFTER_S = 120.0
"""A bot that polls and got no answer for so many seconds is not connected: Telegram answers a poll after 30
at the latest, and after a fault it is asked again within 30 more (as python-telegram-bot does it)."""

LOOK_WITHIN_S = 5.0
"""What takes longer to be read, counts as unreadable: those who ask for health wait 5 to 10 seconds."""


@dataclass(frozen=True, slots=True)
class Health:
    """What was found.

    Attributes:
        troubles: What is wrong, a sentence each; empty where all is well.
    """

    troubles: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.troubles


class Physician:
    """Looks at the bot from inside. That it can answer at all shows that the event loop runs."""

    def __init__(self, data_dir: Path, desk: Desk, chats: Chats, receiving: Receiving | None) -> None:
        """Make it.

        Args:
            data_dir: Where the sign of life lies.
            receiving: What fetches updates; None where Telegram delivers them.
        """
        self._data_dir = data_dir
        self._desk = desk
        self._chats = chats
        self._receiving = receiving

    async def examine(self) -> Health:
        """Look at everything now."""
        found = await asyncio.gather(
            self._at_work(),
            self._connected(),
            _within("The catalogue", self._catalogue),
            _within("The file of the chats' choices", self._file),
        )
        return Health(tuple(trouble for trouble in found if trouble is not None))

    async def _at_work(self) -> str | None:
        silent = await asyncio.to_thread(heartbeat.silence_s, self._data_dir)
        if silent is None:
            return "The bot is not at work: it starts, it ends, or it cannot write to its data folder."
        if silent > heartbeat.SILENT_AFTER_S:
            return f"The bot has given no sign of life for {silent:.0f} seconds."
        return None

    async def _connected(self) -> str | None:
        if self._receiving is None:
            return None
        silent = self._receiving.silence_s
        if silent is None:
            return "The bot has not received from Telegram yet."
        if silent > DEAF_AFTER_S:
            return f"Telegram has not answered the bot for {silent:.0f} seconds. The log has the reason."
        return None

    async def _catalogue(self) -> None:
        await self._desk.count()

    async def _file(self) -> None:
        # A chat of that number does not exist; that the file can be asked is what counts.
        await asyncio.to_thread(self._chats.language, 0)


async def _within(what: str, look: Callable[[], Awaitable[None]]) -> str | None:
    try:
        await asyncio.wait_for(look(), LOOK_WITHIN_S)
    except TimeoutError:
        return f"{what} could not be read within {LOOK_WITHIN_S:g} seconds."
    except (LibraryError, BotError) as error:
        return f"{what} cannot be read: {error}"
    return None
