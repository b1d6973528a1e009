"""Measures how well releases are told to be about a topic, and how fast.

    python -m benchmarks.topics --labels FILE --catalogue FOLDER [--write]

`FILE` is JSON: `topics`, for each name its words in Spanish and in English, and `releases`, for each file
name of a release in the catalogue the names of the topics that it is `about`, and of those where that is
`unclear`; it is about none of the others. Prints the page; with `--write` it also becomes docs/topics.md.
"""

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.process import ROOT
from benchmarks.tables import machine, share, table
from config import Settings
from index import Library
from index.catalogue import Catalogue
from index.database import Database
from index.dense import DenseRetriever
from index.topics.evidence import evidence
from index.topics.fitting import INTERCEPT, LIKELY, WEIGHTS, Topics, features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

REPORT = ROOT / "docs" / "topics.md"
MANY = 2000
FOLDS = 6
_STEPS = 40
_RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Case:
    """A release and a topic that was judged.

    Attributes:
        release: Its number among those judged.
        name: The topic's name.
        about: Whether the release is about it.
        measured: The four features.
    """

    release: int
    name: str
    about: bool
    measured: tuple[float, ...]


def read_cases(labels: Path, library: Library, database: Database, topics: Topics) -> list[Case]:
    """Measure every release that was judged against every topic.

    Raises:
        SystemExit: A release is not in the catalogue.
    """
    judged = json.loads(labels.read_text(encoding="utf-8"))
    asked = [(name, text) for name, texts in judged["topics"].items() for text in texts]
    vectors = topics.vectors([text for _, text in asked])
    known = {Path(release.source).name: release.release_id for release in library.releases()}
    cases = []
    for number, (file, told) in enumerate(judged["releases"].items()):
        release = evidence(database, known[file]) if file in known else None
        if release is None:
            raise SystemExit(f"The catalogue has no release {file}")
        measured = features(release, [text for _, text in asked], vectors).tolist()
        for (name, _), row in zip(asked, measured, strict=True):
            if name not in told["unclear"]:
                cases.append(Case(number, name, name in told["about"], tuple(row)))
    return cases


def fit(measured: "Matrix", about: "Matrix") -> "Matrix":
    """Fit a logistic regression by Newton's method, with a little ridge on standardised features.

    Args:
        measured: Shape (cases, features).
        about: 0 or 1, shape (cases,).

    Returns:
        A weight for each feature, then the intercept.
    """
    import numpy as np

    mean, spread = measured.mean(axis=0), measured.std(axis=0) + 1e-9
    rows = np.hstack([(measured - mean) / spread, np.ones((len(measured), 1))])
    ridge = np.diag([_RIDGE] * measured.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - about) + ridge @ weights
        curve = (rows.T * (likely * (1 - likely))) @ rows + ridge
        weights = weights - np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ mean)


def held_out(cases: Sequence[Case]) -> list[float]:
    """Give log odds by weights fitted on other topics and the other half of the releases."""
    import numpy as np

    names = sorted({case.name for case in cases})
    group = np.array([names.index(case.name) % FOLDS for case in cases])
    half = np.array([case.release % 2 for case in cases])
    measured = np.array([case.measured for case in cases])
    about = np.array([float(case.about) for case in cases])
    odds = np.zeros(len(cases))
    for fold in range(FOLDS):
        for side in (0, 1):
            asked, learned = (group == fold) & (half == side), (group != fold) & (half != side)
            weights = fit(measured[learned], about[learned])
            odds[asked] = measured[asked] @ weights[:-1] + weights[-1]
    return [float(each) for each in odds]


def row(name: str, cases: Sequence[Case], odds: Iterable[float], least: float) -> list[str]:
    """Write a line of the table: precision and recall where the log odds reach `least`."""
    told = [case.about for case, each in zip(cases, odds, strict=True) if each >= least]
    there = sum(case.about for case in cases)
    precision = share(sum(told) / len(told)) if told else "–"
    return [name, f"{least:+.1f}", str(len(told)), precision, share(sum(told) / there)]


def speed(topics: Topics, release_id: int) -> tuple[float, float]:
    """Give the seconds that one release against many topics takes: at first, and again."""
    many = [f"asunto {number}" for number in range(MANY)]
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        topics.fitting([release_id], many)
        seconds.append(time.perf_counter() - start)
    return seconds[0], seconds[1]


PAGE = """# Topics

Which of the topics that somebody follows a release is about, by

    python -m benchmarks.topics --labels FILE --catalogue FOLDER --write

on {releases} releases of the development set, judged by one reader from title and lede against {topics}
everyday topics, each in Spanish and in English, {about} of {cases} cases positive; where that reader was
unsure the case is left out.

{table}

The weights are fitted on the same cases; "held out" are those of topics and releases that the weights had
not seen. A release is told of where the log odds reach {likely:+.1f}: a wrong alert is worse than a missed
one. One topic makes most of the wrong ones, that of workers and labor, whose words press prose uses for
other things too.

One release against {many} topics takes {first:.1f} s when all of them are new, the loading of the model
included, and {again:.3f} s afterwards, on {machine}.
"""


def main() -> None:
    """Measure, print, and write where that is asked for."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--labels", type=Path, required=True)
    arguments.add_argument("--catalogue", type=Path, required=True)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    settings = Settings(_env_file=None, data_dir=given.catalogue)
    database = Database(settings.catalogue_path)
    with Library(settings) as library:
        topics = Topics(database, DenseRetriever(settings, Catalogue(database), embedder=None, notify=print))
        cases = read_cases(given.labels, library, database, topics)
        shipped = [
            sum(weight * value for weight, value in zip(WEIGHTS, case.measured, strict=True)) + INTERCEPT
            for case in cases
        ]
        unseen = held_out(cases)
        first, again = speed(topics, library.releases(limit=1)[0].release_id)
    database.close()
    lines = [row("as shipped", cases, shipped, least) for least in (-0.5, LIKELY, 1.5)]
    lines += [row("held out", cases, unseen, least) for least in (-0.5, LIKELY, 1.5)]
    text = PAGE.format(
        releases=len({case.release for case in cases}),
        topics=len({case.name for case in cases}),
        about=sum(case.about for case in cases),
        cases=len(cases),
        table=table(["weights", "log odds", "told", "of these, right", "of the right, told"], lines),
        likely=LIKELY,
        many=MANY,
        first=first,
        again=again,
        machine=machine(),
    )
    print(text)  # noqa: T201  # what the program is for
    if given.write:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
