"""Measures of a run: figures with 95 % intervals, how far to believe the confidence, and how long it took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from index.evaluation import statistics
from index.evaluation.judging import CANDIDATES
from index.evaluation.questions import Evaluation
from index.evaluation.records import Record
from index.evaluation.table import Flags, Floats, Table, tabulate
from index.release import Language

_TOP = 5


class Measure(StrEnum):
    """What is measured; each lies between 0 and 1.

    The first seven are taken of answerable questions, of each pair of languages and of all together. The
    others are taken of the whole run.
    """

    TOP_1 = "top_1"
    TOP_5 = "top_5"
    MRR = "mrr_20"
    ANSWERED = "answered"
    RIGHTLY = "answered_rightly"
    HIGHLIGHT = "highlight"
    OVERLAP = "highlight_f1"
    RIGHTLY_SAME = "answered_rightly_same_language"
    SILENT = "unanswerable_left_unanswered"
    PRECISION = "shown_right"
    RISK = "risk_coverage_area"
    CALIBRATION = "expected_calibration_error"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95 % interval."""

    value: float
    low: float
    high: float


Figures = Mapping[Measure, Figure | None]
"""By what is measured; None where there is nothing to measure it of."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies from `low` to below `high`; the last bin includes 1.

    Attributes:
        count: How many, of answerable and unanswerable questions, shown or not.
        confidence: Their mean confidence; None in an empty bin.
        right: The share of them that is right; None in an empty bin.
    """

    low: float
    high: float
    count: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a run.

    Attributes:
        asked: How many questions there are of each pair of languages ("es→en", question first).
        unanswerable: How many questions nothing answers; each was asked in all its languages.
        pairs: The figures of each pair.
        overall: Those of the whole run.
        reliability: In ten bins of equal width.
        latency_p50: Median time from question to answer, in milliseconds; None where none was taken.
        latency_p95: The time that 95 % of the answers took at most.
    """

    asked: Mapping[str, int]
    unanswerable: int
    pairs: Mapping[str, Figures]
    overall: Figures
    reliability: tuple[Bin, ...]
    latency_p50: float | None
    latency_p95: float | None


def measure(
    evaluation: Evaluation,
    records: Sequence[Record],
    languages: Mapping[str, Language],
    *,
    resamples: int = 1000,
    seed: int = 0,
) -> Measures:
    """Measure a run.

    Args:
        records: One for each question in each of its languages.
        languages: Of each release that is asked about, by its file name.
        resamples: How many runs, drawn anew, the intervals are taken from; 1,000 is what Efron and Tibshirani
            ask for the percentile bootstrap (An Introduction to the Bootstrap, 1993, chapter 13).
        seed: The same seed and records give the same intervals.

    Raises:
        EvaluationError: A record is missing.
    """
    table = tabulate(evaluation, records, languages)
    # The run itself comes first, the ones drawn from it after it.
    weights = np.vstack([np.ones(len(table.question)), statistics.resample(table, resamples, seed)])
    pairs = {f"{of}→{to}": table.pair(of, to) for of in Language for to in Language}
    latencies = sorted(record.latency_ms for record in records if record.latency_ms is not None)
    return Measures(
        asked={pair: int(rows.sum()) for pair, rows in pairs.items()},
        unanswerable=len(evaluation.unanswerable),
        pairs={pair: _figures(_of_answerable(table, rows, weights)) for pair, rows in pairs.items()},
        overall=_figures(_of_answerable(table, table.answerable, weights) | _of_the_whole(table, weights)),
        reliability=_reliability(table),
        latency_p50=_percentile(latencies, 0.5),
        latency_p95=_percentile(latencies, 0.95),
    )


def _of_answerable(table: Table, rows: Flags, weights: Floats) -> dict[Measure, Floats]:
    share = statistics.share
    return {
        Measure.TOP_1: share(table.hit, rows, weights),
        Measure.TOP_5: share(table.rank <= _TOP, rows, weights),
        Measure.MRR: share(statistics.reciprocal(table.rank, CANDIDATES), rows, weights),
        Measure.ANSWERED: share(table.shown, rows, weights),
        Measure.RIGHTLY: share(table.shown & table.hit, rows, weights),
        Measure.HIGHLIGHT: share(table.fits, rows & table.marked, weights),
        Measure.OVERLAP: share(table.overlap, rows & table.marked, weights),
    }


def _of_the_whole(table: Table, weights: Floats) -> dict[Measure, Floats]:
    share = statistics.share
    rightly, same = table.shown & table.hit, table.asked == table.release
    return {
        Measure.RIGHTLY_SAME: share(rightly, table.answerable & same, weights),
        Measure.SILENT: share(~table.shown, ~table.answerable, weights),
        Measure.PRECISION: share(table.hit, table.shown, weights),
        Measure.RISK: statistics.risk_coverage_area(table, weights),
        Measure.CALIBRATION: statistics.calibration_error(table, weights),
    }


def _figures(values: Mapping[Measure, Floats]) -> dict[Measure, Figure | None]:
    return {name: _figure(float(of[0]), of[1:]) for name, of in values.items()}


def _figure(value: float, drawn: Floats) -> Figure | None:
    """Give the value with the percentiles of the runs drawn; those with nothing to measure have no say."""
    if np.isnan(value):
        return None
    told = drawn[~np.isnan(drawn)]
    low, high = np.percentile(told, (2.5, 97.5)) if len(told) else (value, value)
    return Figure(value, float(low), float(high))


def _reliability(table: Table) -> tuple[Bin, ...]:
    found = []
    places = statistics.bins(table)
    for place in range(statistics.BINS):
        inside = places == place
        count = int(inside.sum())
        found.append(
            Bin(
                low=place / statistics.BINS,
                high=(place + 1) / statistics.BINS,
                count=count,
                confidence=float(table.confidence[inside].mean()) if count else None,
                right=float(table.hit[inside].mean()) if count else None,
            )
        )
    return tuple(found)


def _percentile(ascending: Sequence[float], part: float) -> float | None:
    return ascending[int(len(ascending) * part)] if ascending else None
