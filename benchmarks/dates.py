"""Measures how well and how fast dates are found in sentences, beside dateparser and Recognizers-Text.

    python -m benchmarks.dates --data FOLDER [--python PATH] [--failures FILE] [--write]

`--data` holds `recognizers-spanish.json` and `recognizers-english.json`: specification cases of Microsoft's
Recognizers-Text (see benchmarks/recognizers_cases.py). `--python` is an interpreter that has the packages
dateparser and recognizers-text-date-time (which needs emoji before 2), by default the one that runs this;
what it does not have is left out. Prints the report; with `--write` it also becomes docs/dates.md.
`--failures` writes the sentences that are not right. Takes about a minute, nearly all of it the others'.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.date_scoring import judge
from benchmarks.date_systems import OTHERS, Findings, vocero
from benchmarks.recognizers_cases import COUNTED, POINTS, Case, read_cases
from benchmarks.tables import machine, table
from index.events.expression import DateExpression
from index.release import Language

REPORT = Path(__file__).parents[1] / "docs" / "dates.md"

GOALS = {Language.ES: 90.0, Language.EN: 85.0}
SILENCE_GOAL = 95.0
SPEED_GOALS = {"without a date": 3000, "with a date": 500}

FAILURES = """\
What still fails: “the year”, “that same week” and such without any date (“employee of the month”), on which
a press reader's parser had better be silent; stretches told by their length and beginning (“for two days,
from 3 May”), of which only the beginning is found; parts of units as the ends of ranges (“from the middle of
June”), which have no sharp day; and rare spellings (“jun7”)."""

Group = Callable[[Case], bool]

GROUPS: dict[str, Group] = {
    "all four types": lambda case: bool(case.kinds) and case.kinds <= COUNTED,
    "`date` only": lambda case: case.kinds == {"date"},
    "`date` and `datetime`": lambda case: bool(case.kinds) and case.kinds <= POINTS,
    "nothing": lambda case: not case.expected,
}

INTRODUCTION = """\
How often `index.events.dates.find_dates` finds in a sentence what the specification of Microsoft's
Recognizers-Text (DateTimeModel, MIT licence) says: per cent of sentences that are right as a whole, with
every span found, every value right and nothing else found; and, where nothing is to be found, per cent on
which it stays silent. The cases are half of the specification's, and were seen while the rules were written.
They are what people say to an assistant, not press prose. Counted are the sentences in which everything
expected is of the types `date`, `datetime`, `daterange` and `datetimerange`, those too that the project marks
as not supported on some of its own platforms; those with durations, recurring sets or hours without a day
are not.

The specification gives a past and a future candidate where no year or week is told, and either is right. Its
other conventions are translated from what Vocero says (`benchmarks/date_conventions.py`); Recognizers-Text
has them by itself. Spans are compared loosely (`benchmarks/date_scoring.py`), for all alike: an article, or
what says which one (“this”, “next”), may lie outside, for the value tells it. dateparser's search gives
moments only: compare it by the row of `date` and `datetime`; as it does not say whether it read an hour, its
moment and the day of it are both taken for its value. “Now”, which says nothing of a day, and days that do
not exist (30 February) may be found or not; of seasons and fiscal years, to which the specification gives no
value, only the span is compared; and “in five minutes” is compared by its day, for a release has no hour."""


def report(data: Path, python: str) -> tuple[str, dict[Language, list[Case]]]:
    """Measure, and give the whole page in Markdown, with the cases that Vocero has wrong."""
    cases = {language: read_cases(data, language) for language in reversed(Language)}
    everything = [case for of in cases.values() for case in of]
    measured: dict[str, Findings] = {"Vocero": vocero(everything)}
    for other in OTHERS:
        sys.stderr.write(f"{other.name}\n")
        findings = other.findings(everything, python)
        if findings is not None:
            measured[other.name] = findings
    right = {
        name: [judge(case, found) for case, found in zip(everything, findings.found, strict=True)]
        for name, findings in measured.items()
    }
    wrong = {
        language: [
            case
            for case, is_right in zip(everything, right["Vocero"], strict=True)
            if case.language is language and not is_right and case.kinds <= COUNTED
        ]
        for language in cases
    }
    lines = [
        "# Dates in sentences",
        "",
        "<!-- Written by benchmarks/dates.py; edit that. -->",
        "",
        INTRODUCTION,
        "",
        table(["language", "expected", "n", "goal", *measured], _rows(everything, right)),
        "",
        *_without_parts(everything, measured["Vocero"]),
        "",
        FAILURES,
        "",
        "## Speed",
        "",
        "Sentences a second, by the processor's time of one process on one core: those of the specification",
        "in which Vocero finds a date, and the others.",
        "",
        table(["language", "sentences", "n", "goal", "Vocero"], _speed_rows(cases)),
        "",
        *_speed_of_all(everything, measured),
        "",
        f"`python -m benchmarks.dates --data FOLDER --python PATH --write`, on {machine()}.",
        "",
    ]
    return "\n".join(lines), wrong


def _rows(cases: Sequence[Case], right: dict[str, list[bool]]) -> Iterable[list[str]]:
    for language in reversed(Language):
        for name, group in GROUPS.items():
            chosen = [at for at, case in enumerate(cases) if case.language is language and group(case)]
            if not chosen:
                continue
            goal = {"all four types": GOALS[language], "nothing": SILENCE_GOAL}.get(name)
            shares = (100 * statistics.fmean(of[at] for at in chosen) for of in right.values())
            yield [
                language.value,
                name,
                str(len(chosen)),
                "" if goal is None else f"{goal:.0f}",
                *(f"{share:.1f}" for share in shares),
            ]


def _without_parts(cases: Sequence[Case], findings: Findings) -> Iterable[str]:
    """Tell what the first row would be without the one allowance that no other system has."""
    shares = []
    for language in reversed(Language):
        chosen = [
            judge(case, [replace(one, sides=()) for one in found])
            for case, found in zip(cases, findings.found, strict=True)
            if case.language is language and GROUPS["all four types"](case)
        ]
        if chosen:
            shares.append(f"{language.value} {100 * statistics.fmean(chosen):.1f}")
    yield "The early, middle or late part of a stretch has no sharp days; the specification has some, other"
    yield "ones for each unit. Of Vocero all at the proper side count as right; were they all wrong, its"
    yield f"first rows would be: {', '.join(shares)}."


def _speed_rows(cases: dict[Language, list[Case]]) -> Iterable[list[str]]:
    for language, of in cases.items():
        found = vocero(of).found
        kinds = {
            "without a date": [case for case, dates in zip(of, found, strict=True) if not dates],
            "with a date": [case for case, dates in zip(of, found, strict=True) if dates],
        }
        for name, sentences in kinds.items():
            if sentences:
                speed = max(len(sentences) / vocero(sentences).seconds for _ in range(5))
                yield [language.value, name, str(len(sentences)), str(SPEED_GOALS[name]), f"{speed:.0f}"]


def _speed_of_all(cases: Sequence[Case], measured: dict[str, Findings]) -> Iterable[str]:
    speeds = [f"{name} {len(cases) / findings.seconds:.0f}" for name, findings in measured.items()]
    yield f"All {len(cases)} sentences, a second: {', '.join(speeds)}."


def _told(case: Case, found: Sequence[DateExpression]) -> str:
    text = case.text
    wanted = [f"  expected {text[slice(*one.span)]!r} {one.kind} {one.readings}" for one in case.expected]
    got = [f"  found {text[slice(*one.span)]!r} {one}" for one in found]
    return "\n".join([f"{text} @ {case.reference:%Y-%m-%d %a}", *wanted, *got, ""])


def main() -> None:
    """Prints the report, and writes it where asked to."""
    parser = argparse.ArgumentParser(description="How well and how fast dates are found in sentences.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the specification cases")
    parser.add_argument("--python", default=sys.executable, help="interpreter that has the other packages")
    parser.add_argument("--failures", type=Path, help="file for the sentences that are not right")
    parser.add_argument("--write", action="store_true", help="write docs/dates.md too")
    chosen = parser.parse_args()
    text, wrong = report(chosen.data, chosen.python)
    sys.stdout.write(text)
    if chosen.failures:
        from index.events.dates import find_dates

        told = [
            _told(case, find_dates(case.text, case.reference, case.language))
            for of in wrong.values()
            for case in of
        ]
        chosen.failures.write_text("\n".join(told), encoding="utf-8")
    if chosen.write:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
