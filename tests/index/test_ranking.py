import json
import math
from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking import INTERCEPT, SHARE, RankingWeights, Stage, fitted_weights
from index.signals import LOOKED, READ, SEARCHED, CloseLook, Signals

STAGE = Stage(SEARCHED, (2.0, 0.5, 1.0, 0.0, -0.25), (1.0, 0.0, 0.5, 0.0, 0.0, 0.8), -1.0)
SHARES = st.floats(0, 1)
LOOKS = st.builds(
    CloseLook,
    kind_missing=st.booleans(),
    names=SHARES,
    date_told=SHARES,
    date_published=SHARES,
    date_contradicted=SHARES,
    recency=SHARES,
    short=st.booleans(),
)
FOUND = st.builds(
    Signals, st.floats(-1, 1), st.floats(-1, 1), SHARES, st.booleans(), LOOKS, st.floats(-30, 30)
)


def found(dense: float, lexical: float = 0.0, *, same_language: bool = True) -> Signals:
    return Signals(dense, 0.5, lexical, same_language)


def probability(stage: Stage, candidates: list[Signals], place: int = 0) -> float:
    scores = stage.scores(candidates)
    return stage.probability(candidates[place], scores[place], scores)


def test_a_score_is_the_weighted_sum_of_the_features() -> None:
    scores = STAGE.scores([found(0.5), found(0.25, 0.6), found(0.25, 0.6, same_language=False)])
    assert scores == pytest.approx([1.25, 0.5 + 0.25 + 0.6, 0.5 + 0.25 - 0.25])
    assert STAGE.scores([]) == []


def test_the_probability_is_the_logistic_of_signals_and_share() -> None:
    candidates = [found(0.5, 0.2), found(0.1)]
    one, other = STAGE.scores(candidates)
    share = math.exp(one) / (math.exp(one) + math.exp(other))
    log_odds = 0.5 + 0.5 * 0.2 + 0.8 * math.log(share) - 1.0
    assert probability(STAGE, candidates) == pytest.approx(1 / (1 + math.exp(-log_odds)))


def test_a_rival_makes_less_sure_the_more_the_nearer_it_comes() -> None:
    sure = [
        probability(STAGE, [found(0.6), *rivals]) for rivals in ([], [found(0.2)], [found(0.6)], [found(0.9)])
    ]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == len(sure)


@pytest.mark.parametrize("fitted", [False, True])
def test_what_speaks_for_a_sentence_makes_it_surer(fitted: bool) -> None:
    stage = fitted_weights().searched if fitted else STAGE
    candidates = [found(0.4, 0.1), found(0.3, 0.2)]
    for better in (found(0.7, 0.1), found(0.7, 0.5)):
        assert probability(stage, [better, candidates[1]]) > probability(stage, candidates)


@given(st.lists(FOUND, min_size=1, max_size=8), st.data())
def test_what_the_fitted_weights_count_for_a_sentence_never_makes_it_less_sure(
    candidates: list[Signals], data: st.DataObject
) -> None:
    stage = fitted_weights().read
    before = probability(stage, candidates)
    assert 0 <= before <= 1
    look = candidates[0].look
    assert look is not None
    name = data.draw(st.sampled_from(["names", "date_told", "date_published", "recency"]))
    for more in (
        replace(candidates[0], reader=(candidates[0].reader or 0.0) + data.draw(SHARES)),
        replace(candidates[0], look=replace(look, **{name: max(getattr(look, name), data.draw(SHARES))})),
    ):
        assert probability(stage, [more, *candidates[1:]]) >= before - 1e-12
    fewer = replace(candidates[0], look=replace(look, kind_missing=False, date_contradicted=0.0, short=False))
    assert probability(stage, [fewer, *candidates[1:]]) >= before - 1e-12


def test_the_wildest_signals_have_a_probability_still() -> None:
    mild = replace(found(0.5), look=CloseLook(False, 1.0, 0.0, 0.0, 0.0, 0.0, False), reader=0.0)
    most, least = (
        probability(fitted_weights().read, [replace(mild, reader=reader), mild]) for reader in (1e6, -1e6)
    )
    assert 0 < least < most < 1


def test_the_weights_file_has_a_weight_for_every_feature_and_no_other() -> None:
    fields = json.loads(resources.files("index").joinpath("data/ranking.json").read_text(encoding="utf-8"))
    for stage, features in (("searched", SEARCHED), ("looked", LOOKED), ("read", READ)):
        assert set(fields[stage]["ranking"]) == set(features)
        assert set(fields[stage]["confidence"]) == {*features, SHARE, INTERCEPT}
    assert fields["made_by"] == "training/ranking"


def test_the_weights_that_ship_count_no_evidence_against_a_sentence() -> None:
    weights = fitted_weights()
    assert isinstance(weights, RankingWeights)
    against = {"kind_missing", "date_contradicted", "short"}
    for stage in (weights.searched, weights.looked, weights.read):
        assert len(stage.confidence) == len(stage.features) + 1
        for name, *both in zip(stage.features, stage.ranking, stage.confidence[:-1], strict=True):
            if name != "across":
                assert all(weight <= 0 if name in against else weight >= 0 for weight in both), name
        assert stage.confidence[-1] >= 0
    assert fitted_weights() is weights
