"""Details: the figures and the names of a release that are worth checking before they are printed."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from index.briefing.asides import Aside
from index.briefing.briefing import Detail, DetailKind
from index.briefing.figure_details import find_figures, is_same
from index.briefing.found import Found
from index.briefing.line import Line
from index.briefing.name_details import find_names, is_same_name
from index.briefing.stored import StoredRelease

Key = TypeVar("Key")

MOST_FIGURES = 6
MOST_NAMES = 6
"""As many as a phone shows of each without scrolling."""

_TOLD = (Aside.FRAGMENT, Aside.QUESTION, Aside.THANKS)
"""Asides that may hold what is nowhere else: "And 155 dogs."."""
_SHOWN = 1.5
"""What being in one of the briefing's own sentences adds to the weight."""
_AGAIN = 0.5
"""What each further mention adds, up to `_MOST_AGAIN`."""
_MOST_AGAIN = 4


def find_details(stored: StoredRelease, lines: Sequence[Line], shown: Collection[int]) -> tuple[Detail, ...]:
    """Find the figures, then the names, each once, where it stands first.

    Args:
        shown: The indices of the sentences that the briefing shows; what they state comes before the rest.
    """
    language = stored.release.language
    told = [
        (index, line)
        for index, line in enumerate(lines)
        if not line.is_heading and (line.aside is None or line.aside in _TOLD)
    ]
    figures = [pair for index, line in told for pair in find_figures(line, index, language)]
    names = [pair for index, line in told for pair in find_names(line, index, language)]
    chosen = (
        (DetailKind.FIGURE, _weightiest(_once(figures, is_same), shown, MOST_FIGURES)),
        (DetailKind.NAME, _weightiest(_once(names, is_same_name), shown, MOST_NAMES)),
    )
    return tuple(
        Detail(kind, found.text, stored.cited[found.line], found.start, found.end)
        for kind, all_found in chosen
        for found in all_found
    )


def _once(found: Iterable[tuple[Key, Found]], is_same: Callable[[Key, Key], bool]) -> list[Found]:
    """Keep of the same ones the first that says it whole, with a weight that grows with each mention."""
    groups: list[tuple[Key, Found, int]] = []
    for key, one in found:
        place = next((place for place, (other, _, _) in enumerate(groups) if is_same(key, other)), None)
        if place is None:
            groups.append((key, one, 0))
            continue
        other, first, again = groups[place]
        # "Soto" before "Ana Soto": the full form is what is checked.
        if one.is_whole and not first.is_whole:
            other, first = key, one
        groups[place] = other, first, again + 1
    return [
        replace(first, weight=first.weight + _AGAIN * min(again, _MOST_AGAIN)) for _, first, again in groups
    ]


def _weightiest(found: Sequence[Found], shown: Collection[int], most: int) -> list[Found]:
    """Keep the weightiest, the earlier of equal ones, in the order of the text."""
    ranked = sorted(found, key=lambda one: -one.weight - _SHOWN * (one.line in shown))
    return sorted(ranked[:most], key=lambda one: (one.line, one.start))
