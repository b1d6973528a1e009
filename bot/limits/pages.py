"""What is said to those who ask too much or have to wait."""

import math

from bot.page import Page
from bot.texts import texts
from index import Language

_STEP_S = 5  # What is said is rounded up, so that whoever comes back then is not refused again.


def limited_page(language: Language, again_in_s: float) -> Page:
    """That it was too much, and in how many seconds it goes on; see `bot.limits.rates.Limits.again_in`."""
    seconds = max(1, math.ceil(again_in_s / _STEP_S)) * _STEP_S
    return Page(texts(language).access.limited.format(seconds=seconds))


def waiting_page(language: Language, place: int) -> Page:
    """That it takes long, and the place in the queue, 1 for the next."""
    return Page(texts(language).access.waiting.format(place=place))
