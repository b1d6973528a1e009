"""A message as it will be shown: its HTML and the buttons under it."""

from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Button, encode


@dataclass(frozen=True, slots=True)
class Key:
    """A button with its label."""

    label: str
    button: Button


@dataclass(frozen=True, slots=True)
class Page:
    """A message: Telegram HTML, and rows of buttons."""

    html: str
    rows: tuple[tuple[Key, ...], ...] = ()

    @property
    def markup(self) -> InlineKeyboardMarkup | None:
        """The buttons as Telegram wants them, or None where there are none."""
        rows = [
            [InlineKeyboardButton(key.label, callback_data=encode(key.button)) for key in row]
            for row in self.rows
            if row
        ]
        return InlineKeyboardMarkup(rows) if rows else None
