"""Parts of a message whose quotations are given what room the message has left.

A message has a limit, and how long names and sentences are is up to the releases: all else is laid out first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.html import units, visible_units
from bot.quotation import sentence
from bot.texts import texts
from index import Language


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that waits for its room.

    Attributes:
        span: The words to be marked in it.
        expandable: Whether only its first lines are shown until it is opened.
    """

    text: str
    span: tuple[int, int] | None = None
    expandable: bool = False


Block = list[str | Quoted]


def fitted(blocks: Sequence[Block], room: int, language: Language) -> list[str]:
    """The blocks as HTML, together in at most `room` visible units with an empty line between them.

    What is left by all else is shared among the quotations: none gets more than it needs, and the longest
    are cut first.
    """
    fixed = sum(
        1 + (0 if isinstance(line, Quoted) else visible_units(line)) for block in blocks for line in block
    )
    quotations = [line for block in blocks for line in block if isinstance(line, Quoted)]
    shares = iter(_shares([units(each.text) for each in quotations], room - fixed - len(blocks)))
    note = texts(language).cut
    return [
        "\n".join(
            sentence(line.text, line.span, next(shares), note, expandable=line.expandable)
            if isinstance(line, Quoted)
            else line
            for line in block
        )
        for block in blocks
    ]


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """`room` divided so that whoever wants less than an equal part leaves the rest to the others."""
    shares = [0] * len(wanted)
    waiting = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for done, place in enumerate(waiting):
        shares[place] = min(wanted[place], room // (len(waiting) - done))
        room -= shares[place]
    return shares
