"""Ways to choose a few sentences of a release, against which the briefing is held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import comb

import numpy as np
from numpy.typing import NDArray

DRAWS = 200
"""Draws of a choice at random for which there is no formula."""


@dataclass(frozen=True, slots=True)
class Task:
    """A release, its briefing, and what is asked about it.

    Attributes:
        words: Of each of its sentences.
        plain: Indices of the sentences that are neither heading nor aside.
        lede: The briefing's lede; `chosen` its sentences, ascending, the lede among them.
        right: For each question the indices of the sentences that answer it.
        vectors: (sentences, dimensions), rows of length 1.
    """

    words: Sequence[int]
    plain: Sequence[int]
    lede: int
    chosen: Sequence[int]
    right: Sequence[frozenset[int]]
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a choice comes to in one release, in the mean where it is left to chance.

    Attributes:
        held: For each question whether, or how probably, a chosen sentence answers it.
        words: Of the chosen sentences together.
        likeness: Mean cosine of two of them; None where there are less.
    """

    held: Sequence[float]
    words: float
    likeness: float | None


def of_choice(task: Task, chosen: Sequence[int]) -> Outcome:
    """What these sentences come to."""
    held = [float(not right.isdisjoint(chosen)) for right in task.right]
    return Outcome(held, sum(task.words[index] for index in chosen), _likeness(task, chosen))


def first_five(task: Task) -> Outcome:
    """The first five sentences, whatever they are."""
    return of_choice(task, range(min(5, len(task.words))))


def first_as_many(task: Task) -> Outcome:
    """The first sentences, as many as the briefing has."""
    return of_choice(task, range(len(task.chosen)))


def first_news(task: Task) -> Outcome:
    """The first sentences that are neither headings nor asides, as many as the briefing has."""
    return of_choice(task, task.plain[: len(task.chosen)])


def first_as_long(task: Task) -> Outcome:
    """The first sentences until they have at least the briefing's words."""
    return of_choice(task, _until(task, range(len(task.words))))


def at_random(task: Task) -> Outcome:
    """As many sentences as the briefing has, each set as probable: computed, not drawn."""
    count, size = len(task.words), len(task.chosen)
    held = [1 - comb(count - len(right), size) / comb(count, size) for right in task.right]
    return Outcome(held, size * sum(task.words) / count, _likeness(task, range(count)) if size > 1 else None)


def lede_and_random(task: Task) -> Outcome:
    """The briefing's lede and others at random, as many as the briefing has: computed, not drawn."""
    others, size = len(task.words) - 1, len(task.chosen) - 1
    held = [
        1.0 if task.lede in right else 1 - comb(others - len(right), size) / comb(others, size)
        for right in task.right
    ]
    mean = (sum(task.words) - task.words[task.lede]) / others if others else 0.0
    return Outcome(held, task.words[task.lede] + size * mean, None)


def random_as_long(task: Task) -> Outcome:
    """Sentences drawn until they have at least the briefing's words."""
    generator = np.random.default_rng(len(task.words))
    drawn = [
        of_choice(task, _until(task, generator.permutation(len(task.words)).tolist())) for _ in range(DRAWS)
    ]
    held = np.mean([outcome.held for outcome in drawn], axis=0)
    alike = [outcome.likeness for outcome in drawn if outcome.likeness is not None]
    words = float(np.mean([outcome.words for outcome in drawn]))
    return Outcome([float(one) for one in held], words, float(np.mean(alike)) if alike else None)


def best_possible(task: Task) -> Outcome:
    """Those that hold the most answers, as many as the briefing has; by somebody who knows the questions."""
    chosen: list[int] = []
    open_questions = [right for right in task.right if right]
    while open_questions and len(chosen) < len(task.chosen):
        candidates = sorted(frozenset().union(*open_questions))
        best = max(candidates, key=lambda index: sum(index in right for right in open_questions))
        chosen.append(best)
        open_questions = [right for right in open_questions if best not in right]
    return of_choice(task, chosen)


SYSTEMS: Mapping[str, Callable[[Task], Outcome]] = {
    "**briefing**": lambda task: of_choice(task, task.chosen),
    "first five sentences": first_five,
    "first sentences, as many": first_as_many,
    "first that are news, as many": first_news,
    "first sentences, as many words": first_as_long,
    "random, as many": at_random,
    "random, as many words": random_as_long,
    "lede + random, as many": lede_and_random,
    "best possible, as many": best_possible,
}
"""By the name that the table gives them; "as many" as the briefing of the same release has."""


def _until(task: Task, order: Sequence[int]) -> Sequence[int]:
    """The first of an order that together have at least the briefing's words."""
    wanted = sum(task.words[index] for index in task.chosen)
    before = [0, *accumulate(task.words[index] for index in order)]
    return [index for index, so_far in zip(order, before, strict=False) if so_far < wanted]


def _likeness(task: Task, chosen: Sequence[int]) -> float | None:
    if len(chosen) < 2:
        return None
    cosines = task.vectors[list(chosen)] @ task.vectors[list(chosen)].T
    above = cosines[np.triu_indices(len(chosen), k=1)]
    return float(above.mean())
