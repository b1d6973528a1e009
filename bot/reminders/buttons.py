"""The buttons of reminders, and how they are written into `callback_data`: 32 bytes at most."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index import Language

_REMIND = re.compile(
    r"m(?P<language>es|en)(?P<action>[opsx])(?P<uid>[0-9a-f]{16})?(?::(?P<lead>(?:0|[1-9][0-9]{0,4})[mhdw]))?"
)


class RemindAction(StrEnum):
    """What a button of reminders does."""

    OPEN = "o"
    """Asks in a message of its own by how long before to remind."""
    PICK = "p"
    """Asks the same in place of the message that is shown."""
    SET = "s"
    REMOVE = "x"


@dataclass(frozen=True, slots=True)
class RemindButton:
    """Sets or removes a reminder, or asks for its lead.

    Attributes:
        language: The language of the message it is under.
        uid: The event, 16 hexadecimal digits as the calendar names it; None for all that are to come.
        lead: How long before, as `bot.reminders.leads.Lead.code` gives it; of SET only.
    """

    language: Language
    uid: str | None
    action: RemindAction = RemindAction.OPEN
    lead: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it has what its action needs, and no more."""
        asks = self.action in (RemindAction.OPEN, RemindAction.PICK)
        return not (asks and self.uid is None) and (self.lead is not None) == (
            self.action is RemindAction.SET
        )


def encode_remind(button: RemindButton) -> str:
    """The button as `callback_data`.

    Raises:
        ValueError: It lacks what its action needs, or its uid or its lead is none.
    """
    lead = f":{button.lead}" if button.lead is not None else ""
    data = f"m{button.language}{button.action}{button.uid or ''}{lead}"
    if not button.is_whole or decode_remind(data) != button:
        raise ValueError(f"{button} is no button of a reminder.")
    return data


def decode_remind(data: str) -> RemindButton | None:
    """The button that `callback_data` stands for, or None where it is none of a reminder."""
    found = _REMIND.fullmatch(data)
    if found is None:
        return None
    button = RemindButton(
        Language(found["language"]), found["uid"], RemindAction(found["action"]), found["lead"]
    )
    return button if button.is_whole else None
