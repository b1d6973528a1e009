"""An event before what the release says elsewhere of it is put with it."""

from dataclasses import dataclass

from index.events.event import Event


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one place of the release tells it.

    Attributes:
        named: Whether that place names it, rather than leaving the name to the rest of the release.
        bare: Whether its name only takes up what an earlier sentence names in full.
        head: The noun of its name, folded.
    """

    event: Event
    named: bool = True
    bare: bool = False
    head: str | None = None
