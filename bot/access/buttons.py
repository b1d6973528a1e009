"""The buttons under the list of who was let in, and how they are written into `callback_data`: 26 bytes."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index import Language

_ADMITTED = re.compile(
    r"a(?P<language>es|en)(?P<action>[lqx])(?P<page>0|[1-9][0-9]{0,3})(?::(?P<id>-?[1-9][0-9]{0,15}))?"
)


class AdmittedAction(StrEnum):
    """What a button of the list does."""

    LIST = "l"
    """Shows a page of the list."""
    ASK = "q"
    """Asks whether access is to be taken back."""
    REVOKE = "x"


@dataclass(frozen=True, slots=True)
class AdmittedButton:
    """Shows who was let in, or takes it back.

    Attributes:
        language: The language of the message it is under.
        page: The page of the list, from 0, to which it leads or leads back; 9999 at most.
        id: The user or group; None for the list.
    """

    language: Language
    action: AdmittedAction = AdmittedAction.LIST
    page: int = 0
    id: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it has what its action needs, and no more."""
        return (self.id is None) == (self.action is AdmittedAction.LIST)


def encode_admitted(button: AdmittedButton) -> str:
    """The button as `callback_data`.

    Raises:
        ValueError: It lacks what its action needs, or a number is none of these.
    """
    data = f"a{button.language}{button.action}{button.page}" + ("" if button.id is None else f":{button.id}")
    if decode_admitted(data) != button:
        raise ValueError(f"{button} is no button of the list of who was let in.")
    return data


def decode_admitted(data: str) -> AdmittedButton | None:
    """The button that `callback_data` stands for, or None where it is none of that list."""
    found = _ADMITTED.fullmatch(data)
    if found is None:
        return None
    button = AdmittedButton(
        Language(found["language"]),
        AdmittedAction(found["action"]),
        int(found["page"]),
        int(found["id"]) if found["id"] else None,
    )
    return button if button.is_whole else None
