"""Ranking: what the signals of the candidates say about which one answers, and how surely.

It is done in stages with small linear models, fitted by `training/ranking/` on the development questions and
kept with their provenance in `data/ranking.json`. The first knows what search knows of every candidate and
chooses those that are looked at closely; the second knows what was seen and chooses those that are read; the
third knows also what the reader said. In each

- the candidates of one question are ranked by a conditional logit (a softmax over their scores), as each
  question has few right sentences among many;
- the probability that the first of them answers is a logistic function of its own signals and of its
  share in that softmax. The share alone would not do: among few candidates one always stands out.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from index.signals import LOOKED, READ, SEARCHED, Signals

SHARE = "share"
INTERCEPT = "intercept"


@dataclass(frozen=True, slots=True)
class Stage:
    """The fitted weights of one stage.

    Attributes:
        features: The names of the features, as `Signals.features` gives them.
        ranking: A weight for each.
        confidence: A weight for each, then one for the logarithm of the softmax share.
        intercept: Added to the sum of these.
    """

    features: tuple[str, ...]
    ranking: tuple[float, ...]
    confidence: tuple[float, ...]
    intercept: float

    def scores(self, candidates: Sequence[Signals]) -> list[float]:
        """Score candidates; only the differences between the scores of one question mean anything."""
        return [_dot(self.ranking, each.features(self.features)) for each in candidates]

    def probability(self, candidate: Signals, score: float, scores: Sequence[float]) -> float:
        """Estimate the probability that a candidate answers.

        Args:
            score: Its own.
            scores: Those of all candidates.
        """
        highest = max(scores)
        every = highest + math.log(sum(math.exp(each - highest) for each in scores))
        return self.sureness(candidate.features(self.features), score - every)

    def sureness(self, features: Sequence[float], share: float) -> float:
        """Estimate the probability that a candidate of these features answers.

        Args:
            share: The logarithm of its share in the softmax over the scores.
        """
        log_odds = _dot(self.confidence, (*features, share))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds + self.intercept))))


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """The stages.

    Attributes:
        searched: Of candidates as search found them.
        looked: Of those that were looked at closely.
        read: Of those that were read.
    """

    searched: Stage
    looked: Stage
    read: Stage


@cache
def fitted_weights() -> RankingWeights:
    """Read the weights that ship with Vocero."""
    fields = json.loads(resources.files("index").joinpath("data/ranking.json").read_text(encoding="utf-8"))
    return RankingWeights(
        _stage(fields["searched"], SEARCHED), _stage(fields["looked"], LOOKED), _stage(fields["read"], READ)
    )


def _stage(fields: Mapping[str, Mapping[str, float]], features: tuple[str, ...]) -> Stage:
    ranking, sure = fields["ranking"], fields["confidence"]
    return Stage(
        features,
        tuple(ranking[name] for name in features),
        tuple(sure[name] for name in (*features, SHARE)),
        sure[INTERCEPT],
    )


def _dot(weights: Sequence[float], features: Sequence[float]) -> float:
    return sum(weight * feature for weight, feature in zip(weights, features, strict=True))
