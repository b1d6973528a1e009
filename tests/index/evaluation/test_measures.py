"""The measures: held against a plain reference, their bounds, and what they do not depend on."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answer import Status
from index.errors import EvaluationError
from index.evaluation import Cited, Evaluation, Measure, Measures, Record, measure, read_evaluation
from index.release import Language
from tests.index.evaluation.reference import scores
from tests.index.evaluation.small_set import QUESTIONS, RELEASES, UNANSWERABLE, write_lines, write_set

LANGUAGES = {name: Language(name[:2]) for name in RELEASES}
SENTENCES = [
    Cited(name, sentence)
    for name, (_, body) in RELEASES.items()
    for sentence in body.replace(". ", ".\n").splitlines()
    if sentence
]
KEYS = [(row["id"], language) for row in QUESTIONS + UNANSWERABLE for language in Language]


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    return read_evaluation(write_set(tmp_path_factory.mktemp("evaluation") / "set"))


def random_records(seed: int) -> list[Record]:
    """A run that answers as it likes, half the time rightly; no two confidences are equal."""
    random = Random(seed)
    answers = {row["id"]: row for row in QUESTIONS}
    records = []
    confidences = random.sample(range(1001), len(KEYS))
    for (name, language), confidence in zip(KEYS, confidences, strict=True):
        candidates = random.sample(SENTENCES, random.randrange(len(SENTENCES) + 1))
        row = answers.get(name)
        if row is not None and random.random() < 0.5:
            candidates.insert(0, Cited(row["release"], row["gold"][0]))
        cited = candidates[0] if candidates else None
        words = cited.text.split() if cited else []
        start = random.randrange(len(words)) if words else 0
        part = " ".join(words[start : start + random.randrange(1, 5)])
        records.append(
            Record(
                id=name,
                language=language,
                status=random.choice(list(Status)) if cited else Status.ABSTAINED,
                cited=cited,
                highlight=random.choice([None, part, (row or {}).get("span")]),
                confidence=confidence / 1000,
                latency_ms=random.choice([None, random.uniform(1, 99)]),
                candidates=tuple(candidates),
            )
        )
    return records


def flat(measures: Measures) -> dict[str, float | None]:
    """The values by the names of the reference."""
    found = {
        f"{pair} {name}": figure.value if figure else None
        for pair, figures in measures.pairs.items()
        for name, figure in figures.items()
    }
    overall = {str(name): figure.value if figure else None for name, figure in measures.overall.items()}
    return found | overall


def measured(evaluation: Evaluation, records: list[Record], seed: int = 0) -> Measures:
    return measure(evaluation, records, LANGUAGES, resamples=20, seed=seed)


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_every_figure_is_that_of_the_reference(evaluation: Evaluation, seed: int) -> None:
    records = random_records(seed)
    ours = flat(measured(evaluation, records))
    written = [json.loads(json.dumps(record.as_object())) for record in records]
    for name, value in scores(QUESTIONS, UNANSWERABLE, written).items():
        assert ours[name] == (None if value is None else pytest.approx(value)), name


@given(st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_figures_are_shares_within_their_intervals_bounds(evaluation: Evaluation, seed: int) -> None:
    measures = measured(evaluation, random_records(seed))
    figures = [*measures.overall.values(), *(f for of in measures.pairs.values() for f in of.values())]
    for figure in figures:
        if figure is not None:
            assert 0 <= figure.value <= 1
            assert 0 <= figure.low <= figure.high <= 1
    assert sum(of.count for of in measures.reliability) == len(KEYS)
    for of in measures.reliability:
        assert (of.confidence is None) == (of.right is None) == (of.count == 0)
        if of.confidence is not None:
            assert of.low <= of.confidence <= of.high


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_records_and_questions_changes_no_figure(
    evaluation: Evaluation, seed: int, random: Random
) -> None:
    records = random_records(seed)
    mixed = random.sample(records, len(records))
    turned = replace(evaluation, questions=tuple(random.sample(evaluation.questions, 4)))
    before, after = flat(measured(evaluation, records)), flat(measured(turned, mixed))
    assert after == {name: None if of is None else pytest.approx(of) for name, of in before.items()}


def test_the_same_seed_gives_the_same_intervals_and_another_seed_others(evaluation: Evaluation) -> None:
    records = random_records(3)
    assert measured(evaluation, records, 5) == measured(evaluation, records, 5)
    assert measured(evaluation, records, 5) != measured(evaluation, records, 6)


def run(right: bool, confidence: float, status: Status = Status.ANSWERED) -> list[Record]:
    """A run that is always right, or never, and always equally sure."""
    golds = {row["id"]: Cited(row["release"], row["gold"][0]) for row in QUESTIONS}
    wrong = Cited("en-library.txt", "The library of Tolm will open on Sundays from May 5.")
    cited = {name: golds.get(name, wrong) if right else wrong for name, _ in KEYS}
    return [
        Record(name, language, status, cited[name], None, confidence, 5.0, (cited[name],))
        for name, language in KEYS
    ]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        # 8 of the 12 questions asked have an answer.
        (run(True, 1.0), {Measure.TOP_1: 1, Measure.PRECISION: 8 / 12, Measure.CALIBRATION: 4 / 12}),
        (run(True, 0.55), {Measure.CALIBRATION: 8 / 12 - 0.55, Measure.SILENT: 0, Measure.HIGHLIGHT: 0}),
        (run(False, 0.0), {Measure.TOP_1: 0, Measure.MRR: 0, Measure.RISK: 1, Measure.CALIBRATION: 0}),
        (
            run(True, 0.1, Status.ABSTAINED),
            {Measure.TOP_5: 1, Measure.ANSWERED: 0, Measure.RIGHTLY_SAME: 0, Measure.SILENT: 1},
        ),
    ],
)
def test_the_extremes_are_measured_as_they_are(
    evaluation: Evaluation, records: list[Record], expected: dict[Measure, float]
) -> None:
    found = flat(measured(evaluation, records))
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_where_there_is_nothing_to_measure_there_is_no_figure(evaluation: Evaluation) -> None:
    silent = measured(evaluation, run(False, 0.0, Status.ABSTAINED))
    assert silent.overall[Measure.PRECISION] is None
    assert silent.overall[Measure.HIGHLIGHT] is None
    english = replace(evaluation, questions=evaluation.questions[:2], unanswerable=())
    measures = measured(english, run(True, 0.9))
    assert measures.asked == {"es→es": 0, "es→en": 2, "en→es": 0, "en→en": 2}
    assert set(measures.pairs["en→es"].values()) == {None}
    assert measures.overall[Measure.SILENT] is None
    assert measures.overall[Measure.RISK] is not None


def test_a_question_is_resampled_with_both_its_languages(tmp_path: Path) -> None:
    """Right in Spanish only: taken apart, half of the resampled figures would be off one half."""
    write_set(tmp_path / "set")
    write_lines(tmp_path / "set" / "questions.jsonl", QUESTIONS[:2])
    records = [r for r in run(True, 0.5) if r.language is Language.ES]
    records += [r for r in run(False, 0.5) if r.language is Language.EN]
    figure = measured(read_evaluation(tmp_path / "set"), records).overall[Measure.TOP_1]
    assert figure is not None
    assert (figure.low, figure.value, figure.high) == (0.5, 0.5, 0.5)


def test_latencies_are_those_of_the_records_that_have_one(evaluation: Evaluation) -> None:
    records = run(True, 0.5)
    timed = [replace(of, latency_ms=float(n) if n else None) for n, of in enumerate(records)]
    measures = measured(evaluation, timed)
    assert (measures.latency_p50, measures.latency_p95) == (6.0, 11.0)
    untimed = measured(evaluation, [replace(of, latency_ms=None) for of in records])
    assert untimed.latency_p50 is None


def test_a_record_that_is_missing_is_told_of(evaluation: Evaluation) -> None:
    with pytest.raises(EvaluationError, match="'bridge' asked in en"):
        measured(evaluation, run(True, 0.5)[:-1])
