"""Measures which of the events that releases announce are found, with the right days, hour and place.

    python -m benchmarks.events --data FOLDER [--misses] [--write]

`FOLDER` holds `releases/*.txt` and, labelled by hand, `events.jsonl` (release, start, end; where told time,
place, what; `optional` where either answer is right) and `no_events.txt` (the names of releases that were
read and announce none). Prints the report; with `--write` it also becomes docs/events.md.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.events_words import INTRODUCTION, UNTUNED
from benchmarks.tables import machine, share, table
from config import Settings
from index.errors import EvaluationError
from index.events.event import Event
from index.events.extract import extract
from index.folding import fold
from index.readers import read_release
from index.release import Language, Release
from index.sentences import split_sentences

REPORT = Path(__file__).parents[1] / "docs" / "events.md"

AIMS = {"precision": 0.90, "recall": 0.85}
SILENT_AIM = "1 in 20 releases"


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled event.

    Attributes:
        clock: The hour at which it begins, "17:30"; None where none is told.
        optional: Whether it may be found or not.
    """

    start: date
    end: date
    clock: str | None = None
    place: str | None = None
    what: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled releases: of each file its events; none where it announces none."""

    events: dict[str, tuple[Gold, ...]]


@dataclass(slots=True)
class Counts:
    """What was found in the releases of a language, and the lines that tell what was not."""

    releases: int = 0
    silent: int = 0
    wanted: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    false_on_silent: int = 0
    clocks: list[bool] = field(default_factory=list)
    places: list[bool] = field(default_factory=list)
    sentences: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)


def read_labels(folder: Path) -> Labels:
    """Read `events.jsonl` and `no_events.txt`.

    Raises:
        EvaluationError: One of them is missing, or a line is not as it should be.
    """
    try:
        lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
        silent = (folder / "no_events.txt").read_text(encoding="utf-8").split()
    except OSError as error:
        raise EvaluationError(
            f"{folder} must hold events.jsonl and no_events.txt ({error.strerror})."
        ) from error
    events: dict[str, tuple[Gold, ...]] = {name: () for name in silent}
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            gold = Gold(
                date.fromisoformat(row["start"]),
                date.fromisoformat(row["end"]),
                row.get("time"),
                row.get("place"),
                row.get("what") or "",
                bool(row.get("optional")),
            )
            name = row["release"]
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(f"events.jsonl, line {number}: {error!r}. Correct the line.") from error
        events[name] = (*events.get(name, ()), gold)
    return Labels(events)


def match(
    golds: Sequence[Gold], release: Release, events: Sequence[Event]
) -> tuple[list[tuple[Gold, Event]], list[Gold], list[Event]]:
    """Pair labelled events with those found, one to one, by their days.

    Returns:
        The pairs, the labelled events that are missing, and the found ones that no label has.
    """
    left, pairs, extra = list(golds), [], []
    for event in events:
        days = (event.when.start, event.when.end) if event.when else None
        fitting = [gold for gold in left if (gold.start, gold.end) == days]
        if not fitting:
            extra.append(event)
            continue
        # Of several on one day the one that has most in common; what is asked for before what is optional.
        best = max(fitting, key=lambda gold: (not gold.optional, _alike(gold, release, event)))
        left.remove(best)
        pairs.append((best, event))
    return pairs, left, extra


def _alike(gold: Gold, release: Release, event: Event) -> int:
    words = set(fold(_words(release, event.what)).split()) & set(fold(gold.what).split())
    return len(words) + 3 * _clock_is_right(gold, event)


def _words(release: Release, span: tuple[int, int] | None) -> str:
    return release.text[span[0] : span[1]] if span else ""


def _clock_is_right(gold: Gold, event: Event) -> bool:
    clock = event.when.time.strftime("%H:%M") if event.when and event.when.time else None
    return clock == gold.clock


def _place_is_right(gold: Gold, release: Release, event: Event) -> bool:
    mine, its = fold(_words(release, event.where)), fold(gold.place or "")
    return bool(mine) and (mine in its or its in mine)


def count(name: str, golds: Sequence[Gold], release: Release, counts: Counts) -> None:
    """Extract the events of a release and add what was right to the counts of its language."""
    sentences = split_sentences(release.text, release.paragraphs, release.language)
    begin = time.process_time()
    events = extract(release, sentences)
    counts.seconds += time.process_time() - begin
    counts.sentences += len(sentences)
    counts.releases += 1
    pairs, missing, extra = match(golds, release, events)
    strict = [gold for gold, _ in pairs if not gold.optional]
    if golds:
        counts.given += len(strict) + len(extra)
        counts.right += len(strict)
    else:
        counts.silent += 1
        counts.false_on_silent += len(extra)
    counts.found += len(strict)
    counts.wanted += sum(not gold.optional for gold in golds)
    counts.clocks += [_clock_is_right(gold, event) for gold, event in pairs if gold.clock]
    counts.places += [_place_is_right(gold, release, event) for gold, event in pairs if gold.place]
    for gold in missing:
        if not gold.optional:
            counts.misses.append(f"missed  {name}: {gold.start} to {gold.end}, {gold.what}")
    for event in extra:
        days = f"{event.when.start} to {event.when.end}" if event.when else "no date"
        counts.misses.append(f"false   {name}: {days}, {_words(release, event.what)}")


def measure(folder: Path) -> dict[Language, Counts]:
    """Extract the events of all labelled releases.

    Raises:
        EvaluationError: The folder is not as it should be.
        ReleaseError: A release cannot be read.
    """
    counts = {language: Counts() for language in Language}
    largest = Settings().max_file_mb * 1_000_000
    for name, golds in sorted(read_labels(folder).events.items()):
        path = folder / "releases" / name
        if not path.is_file():
            raise EvaluationError(f"{name} is labelled, but not in {folder / 'releases'}. Put it there.")
        release = read_release(path, max_bytes=largest).release
        count(name, golds, release, counts[release.language])
    return counts


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _told(answers: Iterable[bool]) -> str:
    listed = list(answers)
    return f"{sum(listed)} of {len(listed)}"


def report(counts: dict[Language, Counts]) -> str:
    """The whole page, in Markdown."""
    heads = [
        "language",
        "releases",
        "events",
        "found",
        "precision",
        "recall",
        "hour",
        "place",
        "false on silent releases",
        "sentences/s",
    ]
    rows = [
        [
            language.value,
            str(one.releases),
            str(one.wanted),
            str(one.found),
            share(_ratio(one.right, one.given)),
            share(_ratio(one.found, one.wanted)),
            _told(one.clocks),
            _told(one.places),
            f"{one.false_on_silent} in {one.silent}",
            f"{one.sentences / one.seconds:.0f}" if one.seconds else "",
        ]
        for language, one in counts.items()
    ]
    aims = [
        "aim",
        "",
        "",
        "",
        f"≥ {share(AIMS['precision'])}",
        f"≥ {share(AIMS['recall'])}",
        "",
        "",
        SILENT_AIM,
        "",
    ]
    return "\n".join(
        [
            "# Which announced events are found",
            "",
            "<!-- Written by benchmarks/events.py; edit that. -->",
            "",
            INTRODUCTION,
            "",
            table(heads, [*rows, aims]),
            "",
            f"`python -m benchmarks.events --data FOLDER --write`, on {machine()}. The speed is that of one"
            " core in processor time, from sentences to events, dates included.",
            "",
            UNTUNED,
            "",
        ]
    )


def main() -> None:
    """Prints the report, and writes it where asked to."""
    parser = argparse.ArgumentParser(description="Which of the announced events are found.")
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled releases")
    parser.add_argument("--misses", action="store_true", help="list what is missed, and what is false")
    parser.add_argument("--write", action="store_true", help="write docs/events.md too")
    chosen = parser.parse_args()
    try:
        counts = measure(chosen.data)
    except EvaluationError as error:
        sys.exit(str(error))
    text = report(counts)
    sys.stdout.write(text)
    if chosen.misses:
        sys.stdout.writelines(f"{line}\n" for one in counts.values() for line in one.misses)
    if chosen.write:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
