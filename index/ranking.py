"""Ranking: what the signals of the candidates say about which one answers, and how surely.

Two small linear models, fitted by `training/ranking.py` on the development questions and kept with their
provenance in `data/ranking.json`:

- the candidates of one question are ranked by a conditional logit (a softmax over their scores), as each
  question has few right sentences among many;
- the probability that the first of them answers is a logistic function of its own signals and of its
  share in that softmax. The share alone would not do: among few candidates one always stands out.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Signals:
    """What search measured of a sentence.

    Attributes:
        dense: Cosine between question and sentence.
        lexical: Share, 0 to 1, of the best BM25 score that the question's terms could reach.
        same_language: Whether question and release are in one language.
    """

    dense: float
    lexical: float
    same_language: bool

    def features(self) -> tuple[float, float, float, float]:
        """Lay the signals out for a linear model; words that match mean more within one language."""
        across = not self.same_language
        return (self.dense, self.lexical * self.same_language, self.lexical * across, float(across))


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """The fitted weights.

    Attributes:
        ranking: One for each of `Signals.features()`.
        confidence: The same, then one for the logarithm of the softmax share.
        intercept: Added to the sum of these.
    """

    ranking: tuple[float, ...]
    confidence: tuple[float, ...]
    intercept: float


@cache
def fitted_weights() -> RankingWeights:
    """Read the weights that ship with Vocero."""
    fields = json.loads(resources.files("index").joinpath("data/ranking.json").read_text(encoding="utf-8"))
    return RankingWeights(tuple(fields["ranking"]), tuple(fields["confidence"]), fields["intercept"])


def scores(signals: Sequence[Signals], weights: RankingWeights) -> list[float]:
    """Score candidates; only the differences between the scores of one question mean anything."""
    return [_dot(weights.ranking, candidate.features()) for candidate in signals]


def confidence(best: Signals, ranked_scores: Sequence[float], weights: RankingWeights) -> float:
    """Estimate the probability that the best candidate answers.

    Args:
        best: The signals of the candidate with the highest score.
        ranked_scores: The scores of all candidates, highest first.
    """
    share = -math.log(sum(math.exp(score - ranked_scores[0]) for score in ranked_scores))
    log_odds = _dot(weights.confidence, (*best.features(), share)) + weights.intercept
    return 1 / (1 + math.exp(-log_odds))


def _dot(weights: Sequence[float], features: Sequence[float]) -> float:
    return sum(weight * feature for weight, feature in zip(weights, features, strict=True))
