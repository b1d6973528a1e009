"""Numbers, written in digits or words."""

from typing import NamedTuple


class Number(NamedTuple):
    """A number. `width` is how many digits it is written with, 0 of one in words."""

    value: int
    width: int = 0


def band(number: Number) -> str:
    """Name the class of a number for the rules, by what it could be in a date.

    "low" is 1 to 12 (an hour, a month, a day), "mid" 0 and 13 to 24, "high" 25 to 31 (a day), "under" 32 to
    59 (a minute), "two" 60 to 99 (a year with two digits), "year" 1500 to 2199 with four digits or in words,
    "much" any other.
    """
    value, width = number
    if width > 2:
        return "year" if width == 4 and 1500 <= value <= 2199 else "much"
    if 1 <= value <= 12:
        return "low"
    if value <= 24:
        return "mid"
    if value <= 31:
        return "high"
    if value <= 59:
        return "under"
    if value <= 99:
        return "two"
    return "year" if width == 0 and 1500 <= value <= 2199 else "much"


def joined(first: Number, second: Number) -> Number | None:
    """Join number words that stand side by side: “treinta y uno”, “two thousand eighteen”."""
    a, b = first.value, second.value
    if first.width or second.width:
        return None
    if a % 100 >= 20 and a % 10 == 0 and 1 <= b <= 9:
        return Number(a + b)
    if 2 <= a < 1000 and b in (100, 1000) and not (b == 100 and a >= 100):
        return Number(a * b)
    if a >= 1000 and a % 1000 == 0 and b < 1000:
        return Number(a + b)
    if a >= 100 and a % 100 == 0 and b < 100:
        return Number(a + b)
    if a in (18, 19, 20, 21) and 10 <= b <= 99:
        return Number(a * 100 + b)
    return None
