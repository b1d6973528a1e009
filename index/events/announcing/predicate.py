"""What a clause says, as far as its verb's time goes."""

from dataclasses import dataclass
from enum import StrEnum


class Tense(StrEnum):
    """When what the verb tells takes place, seen from the release."""

    FUTURE = "future"
    PROSPECT = "prospect"
    """Agreed on, planned, invited to, looked forward to."""
    PURPOSE = "purpose"
    """An infinitive that says what for; its time is that of the verb before it."""
    PRESENT = "present"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its auxiliaries: `tokens[first:last]`.

    Attributes:
        main: Index of the token from which the phrase reads on its own ("meet" of "will meet", "se" of
            "se reunirá").
        verb: The infinitive, folded; of what is not in the tables as good as its ending tells.
        either: Whether the form may as well be one of the past ("nos reunimos").
        passive: Whether the subject is what takes place ("will be held", "se celebrará").
    """

    first: int
    last: int
    main: int
    tense: Tense
    verb: str
    negated: bool = False
    passive: bool = False
    either: bool = False
