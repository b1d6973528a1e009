"""The buttons of briefings, and how they are written into `callback_data`."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index import Language

_NUMBER = r"(?:0|[1-9][0-9]{0,15})"
_BRIEFING = re.compile(
    rf"b(?P<language>es|en)(?P<view>[ordspnf])(?P<number>{_NUMBER})(?:\.(?P<detail>{_NUMBER}))?"
    rf"(?:(?P<list>[nf])(?P<since>{_NUMBER})\.(?P<page>{_NUMBER}))?"
)


class BriefingView(StrEnum):
    """What a button of a briefing shows."""

    OVERVIEW = "o"
    """The briefing of a release."""
    REPLY = "r"
    """The same in a message of its own, so that what holds the button stays."""
    DETAILS = "d"
    """The figures and names of it in their sentences."""
    SENTENCE = "s"
    """A sentence of it among its neighbours."""
    PRINT = "p"
    """Sends the briefing as a file to be printed."""
    NEW = "n"
    """The releases that came after an arrival."""
    FIRST = "f"
    """The same in a chat that had no briefing before."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The page of a list that a briefing was opened from.

    Attributes:
        since: The arrival after which the releases of the list came.
        page: Counted from 0.
        first: Whether the chat had no briefing before.
    """

    since: int
    page: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class BriefingButton:
    """Shows a briefing, a part of it, or the releases that can be briefed of.

    Attributes:
        language: The one that everything around the quotations is said in.
        number: Of the release; of a list (`NEW` and `FIRST`), of the arrival after which they came.
        detail: Of `SENTENCE`, the sentence's id; of `DETAILS` and a list, the page, counted from 0; else the
            version of the release that the message shows.
        listed: Where to go back to; a list itself has none.
    """

    language: Language
    view: BriefingView
    number: int
    detail: int | None = None
    listed: Listed | None = None

    @classmethod
    def to_list(cls, language: Language, listed: Listed) -> "BriefingButton":
        """The button that shows that page of the list."""
        view = BriefingView.FIRST if listed.first else BriefingView.NEW
        return cls(language, view, listed.since, listed.page)

    @property
    def list_shown(self) -> Listed | None:
        """The page of a list that it shows; None where it shows something else."""
        if self.view not in (BriefingView.NEW, BriefingView.FIRST):
            return None
        return Listed(self.number, self.detail or 0, self.view is BriefingView.FIRST)


def encode_briefing(button: BriefingButton, limit: int) -> str:
    """The button in at most `limit` bytes; where that does not fit, the way back to the list is left out.

    Raises:
        ValueError: A number is negative, or too large for a button.
    """
    tail = "" if button.detail is None else f".{button.detail}"
    data = f"b{button.language}{button.view}{button.number}{tail}"
    if (listed := button.listed) is not None:
        back = f"{'f' if listed.first else 'n'}{listed.since}.{listed.page}"
        if decode_briefing(data + back) is None:
            raise ValueError(f"{button} is no button of a briefing.")
        if len(data + back) <= limit:
            return data + back
    if decode_briefing(data) is None:
        raise ValueError(f"{button} is no button of a briefing.")
    return data


def decode_briefing(data: str) -> BriefingButton | None:
    """The button that the data stands for, or None where it is none of these."""
    found = _BRIEFING.fullmatch(data)
    if found is None:
        return None
    detail = None if found["detail"] is None else int(found["detail"])
    listed = None
    if found["list"] is not None:
        listed = Listed(int(found["since"]), int(found["page"]), found["list"] == "f")
    button = BriefingButton(
        Language(found["language"]), BriefingView(found["view"]), int(found["number"]), detail, listed
    )
    return None if button.list_shown and listed else button
