"""A reader that says what a test wrote down for it, and weights that a new fit does not change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from index.cross_encoder import Passage, Reading
from index.ranking import RankingWeights, Stage
from index.signals import LOOKED, READ, SEARCHED

_WEIGHTS = {
    "dense": 10.0,
    "passage": 1.0,
    "lexical_same": 5.0,
    "lexical_across": 5.0,
    "across": 0.0,
    "kind_missing": -2.0,
    "names": 2.0,
    "date_told": 1.0,
    "date_published": 1.0,
    "date_contradicted": -3.0,
    "recency": 1.0,
    "short": -1.0,
    "reader": 1.0,
}


def _stage(names: tuple[str, ...]) -> Stage:
    weights = tuple(_WEIGHTS[name] for name in names)
    return Stage(names, weights, (*(weight / 2 for weight in weights), 0.5), -4.0)


PLAIN = RankingWeights(_stage(SEARCHED), _stage(LOOKED), _stage(READ))
"""Each signal speaks as it should; how loudly is chosen."""


def use_plain_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rank by `PLAIN` instead of the weights that ship, which tests of their own look at."""
    for module in ("search", "examination", "answering"):
        monkeypatch.setattr(f"index.{module}.fitted_weights", lambda: PLAIN)


@dataclass(slots=True)
class ScriptedReader:
    """Gives each sentence the log odds that the script has for it.

    Attributes:
        script: Log odds by what a sentence contains; the first that fits is taken.
        otherwise: Log odds of all other sentences; so low that no other signal makes up for them.
        answers: Words by whose first and last letter a highlight begins and ends.
        asked: What it was given to read, call by call.
    """

    script: Mapping[str, float]
    otherwise: float = -40.0
    answers: str = ""
    asked: list[tuple[str, list[Passage]]] = field(default_factory=list)

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        self.asked.append((question, list(passages)))
        return [self._reading(passage.sentence) for passage in passages]

    def _reading(self, sentence: str) -> Reading:
        odds = next((odds for words, odds in self.script.items() if words in sentence), self.otherwise)
        start = sentence.find(self.answers) if self.answers else -1
        letters = np.arange(len(sentence), dtype=np.int32)
        ends = np.full((2, len(sentence)), -20.0, dtype=np.float32)
        if start >= 0:
            ends[0, start] = ends[1, start + len(self.answers) - 1] = 0.0
        return Reading(odds, np.stack([letters, letters + 1], 1), ends[0], ends[1])
