"""The fits of the ranking on made-up questions, of which it is known what tells the answer."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.ranking import INTERCEPT, SHARE, RankingWeights
from index.signals import LOOKED, READ, SEARCHED
from tests.benchmarks.tiny_sets import write_development
from tests.hash_embedder import HashEmbedder
from tests.index.scripted_reader import ScriptedReader
from training.ranking import __main__ as command
from training.ranking import measuring
from training.ranking.asked import FOLDS, UNANSWERABLE, Asked, collect, load, save
from training.ranking.fitting import View, fit, looked_view, read_view, searched_view
from training.ranking.measuring import (
    STAGES,
    Outcome,
    calibration_error,
    cross_validate,
    ranks_table,
    thresholds_table,
)

AGAINST = ("kind_missing", "date_contradicted", "short")


def make(number: int, *, telling: dict[str, float], candidates: int = 8, answer: bool = True) -> Asked:
    """Make a question whose right candidate differs from the others by so much in some features."""
    draw = np.random.default_rng(number)
    read = draw.uniform(0, 1, (candidates, len(READ)))
    answers = np.zeros(candidates, dtype=bool)
    if answer:
        answers[draw.integers(candidates)] = True
    for name, more in telling.items():
        read[answers, READ.index(name)] += more
    return Asked(
        pair=("es→es", "en→es")[number % 2] if answer else UNANSWERABLE,
        searched=read[:, : len(SEARCHED)].copy(),
        looked=read[:, : len(LOOKED)].copy(),
        read=read,
        answers=answers,
        own=answers | (draw.uniform(size=candidates) < 0.3),
        fold=number % FOLDS,
    )


def make_many(**telling: float) -> list[Asked]:
    return [make(number, telling=telling, answer=number % 6 != 0) for number in range(48)]


@pytest.fixture(scope="module")
def useful() -> list[Asked]:
    return make_many(dense=0.7, reader=2.0)


@pytest.fixture(scope="module")
def weights(useful: list[Asked]) -> RankingWeights:
    return fit(useful, read=8)


# Fitting -----------------------------------------------------------------------------------------------


def test_the_features_that_tell_the_answer_get_the_weight(weights: RankingWeights) -> None:
    searched = dict(zip(SEARCHED, weights.searched.ranking, strict=True))
    read = dict(zip(READ, weights.read.ranking, strict=True))
    assert max(searched, key=lambda name: abs(searched[name])) == "dense"
    assert max(read, key=lambda name: abs(read[name])) == "reader"
    assert read["reader"] > 2 * max(
        abs(weight) for name, weight in read.items() if name not in ("reader", "dense")
    )
    assert all(weight >= 0 for weight in (searched["dense"], weights.read.confidence[-1]))


def test_a_fit_puts_the_answer_first_where_it_can_be_told(
    useful: list[Asked], weights: RankingWeights
) -> None:
    ranking = np.array(weights.read.ranking)
    answered = [each for each in useful if each.answers.any()]
    first = [each.answers[(each.read @ ranking).argmax()] for each in answered]
    assert np.mean(first) > 0.95


def test_evidence_never_counts_against_a_sentence_even_where_the_questions_say_so() -> None:
    misleading = {name: -1.0 for name in READ if name not in AGAINST} | dict.fromkeys(AGAINST, 1.0)
    fitted = fit(make_many(**misleading), read=8)
    for stage in (fitted.searched, fitted.looked, fitted.read):
        for name, *both in zip(stage.features, stage.ranking, stage.confidence[:-1], strict=True):
            if name == "across":
                assert both[0] < 0
            elif name == "recency":
                assert both == [1.0, 0.0]  # Chosen, not fitted.
            else:
                assert both == [0.0, 0.0], name
        assert stage.confidence[-1] >= 0


@pytest.mark.parametrize("name", ["reader", "dense", "recency", "kind_missing"])
def test_a_feature_that_is_left_out_has_no_weight(useful: list[Asked], name: str) -> None:
    fitted = fit(useful, read=8, without=(name,))
    for stage in (fitted.searched, fitted.looked, fitted.read):
        if name in stage.features:
            place = stage.features.index(name)
            assert (stage.ranking[place], stage.confidence[place]) == (0.0, 0.0)
    assert any(fitted.read.ranking)


def test_a_feature_that_never_varies_does_no_harm(useful: list[Asked]) -> None:
    place = READ.index("names")
    constant = []
    for each in useful:
        read, looked = each.read.copy(), each.looked.copy()
        read[:, place] = looked[:, place] = 0.1
        constant.append(replace(each, read=read, looked=looked))
    fitted = fit(constant, read=8).read
    assert abs(fitted.ranking[place]) < 1 and abs(fitted.confidence[place]) < 20
    assert fitted.ranking[READ.index("reader")] > 1


def test_the_confidence_tells_answers_from_their_absence(
    useful: list[Asked], weights: RankingWeights
) -> None:
    _, _, outcomes = cross_validate(useful, read=8).values()
    sure = [each.sure for each in outcomes if each.pair != UNANSWERABLE and each.right]
    unsure = [each.sure for each in outcomes if each.pair == UNANSWERABLE]
    assert np.mean(sure) > np.mean(unsure) + 0.2
    assert all(0 <= each.sure <= 1 for each in outcomes)


# What each stage sees ----------------------------------------------------------------------------------


def test_the_first_candidate_comes_with_the_logarithm_of_its_share() -> None:
    view = View(np.array([[1.0, 0.0], [0.0, 3.0], [0.0, 0.0]]), np.zeros(3, dtype=bool), np.arange(3))
    best, share = view.first(np.array([1.0, 1.0]))
    assert best == 1
    assert share == pytest.approx(3 - np.log(np.exp(1) + np.exp(3) + 1))


def test_a_stage_sees_the_best_of_those_that_were_measured() -> None:
    asked = make(1, telling={}, candidates=6)
    asked.looked[4], asked.read[[1, 4]] = np.nan, np.nan
    order = np.argsort(-asked.searched[:, 0])
    first = np.eye(len(SEARCHED))[0]
    assert searched_view(asked).rows.tolist() == [0, 1, 2, 3, 4, 5]
    looked = looked_view(asked, first, 3)
    assert looked.rows.tolist() == [row for row in order if row != 4][:3]
    np.testing.assert_array_equal(looked.features, asked.looked[looked.rows])
    read = read_view(asked, np.eye(len(LOOKED))[0], 2)
    assert read.rows.tolist() == [row for row in order if row not in (1, 4)][:2]
    np.testing.assert_array_equal(read.features, asked.read[read.rows])
    np.testing.assert_array_equal(read.answers, asked.answers[read.rows])


def test_a_question_is_learned_from_with_its_answers_and_without() -> None:
    asked = replace(
        make(2, telling={}, candidates=4),
        answers=np.array([True, False, False, False]),
        own=np.array([True, True, False, False]),
    )
    kept = [variant.searched[:, 0].tolist() for variant in asked.variants()]
    every = asked.searched[:, 0].tolist()
    assert kept == [every, every[1:], every[:2], every[1:2]]
    alone = replace(asked, own=np.array([True, False, False, False]))
    assert [len(variant.answers) for variant in alone.variants()] == [4, 3, 1]
    assert len(make(0, telling={}, answer=False).variants()) == 1


# Measuring ---------------------------------------------------------------------------------------------


def test_no_weights_judge_a_question_that_they_have_seen(
    useful: list[Asked], monkeypatch: pytest.MonkeyPatch, weights: RankingWeights
) -> None:
    learned: list[set[int]] = []
    judged: list[int] = []

    def fitted(asked: list[Asked], read: int, without: tuple[str, ...]) -> RankingWeights:
        learned.append({id(each) for each in asked})
        return weights

    def view(asked: Asked) -> View:
        assert id(asked) not in learned[-1]
        judged.append(id(asked))
        return searched_view(asked)

    monkeypatch.setattr(measuring, "fit", fitted)
    monkeypatch.setattr(measuring, "searched_view", view)
    outcomes = cross_validate(useful, read=8)
    assert tuple(outcomes) == STAGES
    assert sorted(judged) == sorted(map(id, useful))
    assert {len(each) for each in outcomes.values()} == {len(useful)}
    for seen, others in zip(learned, range(FOLDS), strict=True):
        assert seen == {id(each) for each in useful if each.fold != others}


def test_what_a_stage_leaves_out_is_ranked_below_as_the_stage_before_had_it(
    monkeypatch: pytest.MonkeyPatch, weights: RankingWeights
) -> None:
    asked = make(5, telling={}, candidates=5)
    order = np.argsort(-(asked.searched @ np.array(weights.searched.ranking)))
    # The first of the search was not looked at: it follows all that were.
    asked.looked[order[0]] = asked.read[order[0]] = np.nan
    answers = np.zeros(5, dtype=bool)
    answers[order[0]] = True
    monkeypatch.setattr(measuring, "fit", lambda *_: weights)
    outcomes = cross_validate([replace(asked, answers=answers)], read=2)
    assert [outcomes[name][0].rank for name in STAGES] == [1, 5, 5]


SAMPLE = [
    Outcome("es→es", 0.9, 1),
    Outcome("es→es", 0.55, 2),
    Outcome("en→es", 0.62, 1),
    Outcome("en→es", 0.1, 30),
    Outcome(UNANSWERABLE, 0.58, 10**6),
    Outcome(UNANSWERABLE, 0.2, 10**6),
]


def test_the_table_of_ranks_is_as_told_by_hand() -> None:
    assert ranks_table(SAMPLE)[2:] == [
        "| en→es | 2 | 0.50 | 0.50 | 0.50 | 0.50 |",
        "| es→es | 2 | 0.50 | 1.00 | 1.00 | 0.75 |",
    ]


def test_the_table_of_thresholds_is_as_told_by_hand() -> None:
    rows = {line.split(" | ")[0].strip("| "): line for line in thresholds_table(SAMPLE)[2:]}
    assert rows["0.2"] == "| 0.2 | 0.40 | 0.00 | 0.50 | 0.50 |"
    assert rows["0.3"] == "| 0.3 | 0.50 | 0.50 | 0.50 | 0.50 |"
    assert rows["0.6"] == "| 0.6 | 1.00 | 1.00 | 0.50 | 0.50 |"
    assert rows["0.65"] == "| 0.65 | 1.00 | 1.00 | 0.25 | 0.50 |"
    assert thresholds_table([])[2].endswith("0.00 | 0.00 | 0.00 | 0.00 |")


def test_the_calibration_error_is_as_told_by_hand() -> None:
    outcomes = [Outcome("es→es", sure, rank) for sure, rank in ((0.92, 1), (0.96, 2), (1.0, 1), (0.31, 2))]
    # Three in the last bin, of mean 0.96 and right by two thirds; one in another, wrong.
    assert calibration_error(outcomes) == pytest.approx(0.75 * (0.96 - 2 / 3) + 0.25 * 0.31)
    assert calibration_error([Outcome("es→es", 1.0, 1)]) == 0.0


# The whole way -----------------------------------------------------------------------------------------


def test_every_question_is_asked_in_both_languages_and_judged(tmp_path: Path) -> None:
    reader = ScriptedReader({"forty": 3.0})
    asked = collect(write_development(tmp_path), embedder=HashEmbedder(), reader=reader)
    assert [each.pair for each in asked] == [
        "es→en",
        "en→en",
        "es→es",
        "en→es",
        "es→es",
        "en→es",
        *[UNANSWERABLE] * 2,
    ]
    assert len(reader.asked) == len(asked)
    for each in asked:
        assert each.read.shape == (len(each.answers), len(READ))
        np.testing.assert_array_equal(each.read[:, : len(LOOKED)], each.looked)
        np.testing.assert_array_equal(each.looked[:, : len(SEARCHED)], each.searched)
        assert np.isfinite(each.read).all()
    [reads] = {int((each.read[:, -1] == 3.0).sum()) for each in asked[:2]}
    assert reads == 1
    assert all(each.answers.sum() == 1 and (each.read[each.answers, -1] == 3.0).all() for each in asked[:2])
    assert [int(each.answers.sum()) for each in asked[2:]] == [2, 2, 0, 0, 0, 0]
    assert all((each.own | ~each.answers).all() for each in asked[:2])
    assert not any(each.own.any() for each in asked[-2:])
    assert asked[0].fold == asked[1].fold


def test_weights_are_fitted_measured_and_written(
    useful: list[Asked], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, written = tmp_path / "asked", tmp_path / "ranking.json"
    save(useful, kept)
    assert all(np.array_equal(one.read, two.read) for one, two in zip(load(kept), useful, strict=True))
    monkeypatch.setattr(command, "_WEIGHTS", written)
    said: list[str] = []
    for more in ([], ["--write"]):
        monkeypatch.setattr(sys, "argv", ["ranking", "nowhere", "--asked", str(kept), "--read", "8", *more])
        assert not written.exists()
        command.main(said.append)
    fields = json.loads(written.read_text(encoding="utf-8"))
    assert json.loads(said[-1]) == fields
    assert fields["questions"] == len(useful)
    for stage, names in (("searched", SEARCHED), ("looked", LOOKED), ("read", READ)):
        assert tuple(fields[stage]["ranking"]) == names
        assert tuple(fields[stage]["confidence"]) == (*names, SHARE, INTERCEPT)
    assert sum("| threshold |" in line for line in said[0].splitlines()) == len(STAGES)
