"""What is compared on the specification cases: systems that find dates in a sentence."""

import datetime
import json
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.date_conventions import Found, found, midnight
from benchmarks.recognizers_cases import DAY, Case, Reading, readings_of
from index.events.dates import find_dates

_HERE = Path(__file__).parent

Rows = Iterable[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a system finds in sentences, one list for each, and its processor seconds for all of them."""

    found: list[list[Found]]
    seconds: float


def vocero(cases: Sequence[Case]) -> Findings:
    """Find the dates by `find_dates`, in this process."""
    if cases:
        find_dates(cases[0].text, cases[0].reference, cases[0].language)
    start = time.process_time()
    dates = [find_dates(case.text, case.reference, case.language) for case in cases]
    seconds = time.process_time() - start
    return Findings(
        [[found(one, case.language) for one in of] for case, of in zip(cases, dates, strict=True)], seconds
    )


@dataclass(frozen=True, slots=True)
class Other:
    """A package that is run as a process of its own, by an interpreter that has it.

    Attributes:
        module: What is imported to see whether it is there.
        script: The side, in this folder.
        read: What the rows that it prints for a sentence mean.
    """

    name: str
    module: str
    script: str
    read: Callable[[Rows], list[Found]]

    def findings(self, cases: Sequence[Case], python: str) -> Findings | None:
        """Run it; None where the interpreter does not have the package.

        Raises:
            SystemExit: It fails.
        """
        if subprocess.run(
            [python, "-c", f"import {self.module}"], capture_output=True, check=False
        ).returncode:
            return None
        job = json.dumps([(case.text, case.language.value, case.reference.isoformat()) for case in cases])
        # Not with this folder on its path: a package may look for a module named like one of ours.
        command = [python, "-P", str(_HERE / self.script)]
        done = subprocess.run(command, input=job, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
        printed: Mapping[str, Any] = json.loads(done.stdout)
        return Findings([self.read(rows) for rows in printed["found"]], printed["seconds"])


def read_dateparser(rows: Rows) -> list[Found]:
    """It gives moments, never stretches, and does not say whether an hour was told: either may be meant."""
    both = []
    for start, end, written in rows:
        moment = datetime.datetime.fromisoformat(written).replace(tzinfo=datetime.UTC)
        day = midnight(moment.date())
        both.append(Found((start, end), (Reading(day, day + DAY), Reading(moment, moment))))
    return both


def read_recognizers(rows: Rows) -> list[Found]:
    """Its own conventions. What it takes for a duration, a set or an hour has no readings, but is found."""
    return [Found((start, end), readings_of(values)) for start, end, values in rows]


OTHERS = (
    Other("dateparser, `search_dates`", "dateparser.search", "dateparser_side.py", read_dateparser),
    Other("recognizers-text-date-time", "recognizers_date_time", "recognizers_side.py", read_recognizers),
)
