"""The measure of the events that are found."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks import events
from benchmarks.events import Gold, Labels, main, match, measure, read_labels, report
from index.errors import EvaluationError
from index.release import Language
from tests.index.events.extracting import find

ENGLISH = "title: Ports\ndate: 2026-03-04\nlang: en\n---\n"
SPANISH = "title: Puertos\ndate: 2026-03-04\nlang: es\n---\n"
FORUM = "The Council will hold a forum in Lima on March 9. The Mayor will visit Callao on March 12."


def _line(release: str, day: str, **told: object) -> str:
    return json.dumps({"release": release, "start": day, "end": day, **told})


def _folder(folder: Path, lines: list[str], silent: list[str]) -> Path:
    releases = folder / "releases"
    releases.mkdir()
    (releases / "forum.txt").write_text(ENGLISH + FORUM, encoding="utf-8")
    (releases / "quiet.txt").write_text(ENGLISH + "The Council met on Monday.", encoding="utf-8")
    (releases / "foro.txt").write_text(
        SPANISH + "El Consejo celebrará un foro el 9 de marzo a las 10:00 horas.", encoding="utf-8"
    )
    (folder / "events.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "no_events.txt").write_text("\n".join(silent), encoding="utf-8")
    return folder


def test_events_are_counted_by_language_with_hour_and_place(tmp_path: Path) -> None:
    lines = [
        _line("forum.txt", "2026-03-09", place="Lima, Peru", what="a forum"),
        _line("forum.txt", "2026-03-20", what="never found"),
        _line("foro.txt", "2026-03-09", time="10:00", what="un foro"),
    ]
    counts = measure(_folder(tmp_path, lines, ["quiet.txt"]))
    english, spanish = counts[Language.EN], counts[Language.ES]
    assert (english.wanted, english.found, english.given, english.right) == (2, 1, 2, 1)
    assert (english.silent, english.false_on_silent, english.places) == (1, 0, [True])
    assert (spanish.wanted, spanish.found, spanish.clocks) == (1, 1, [True])
    assert [line.split()[0] for line in english.misses] == ["missed", "false"]
    page = report(counts)
    assert "| en | 2 | 2 | 1 | .500 | .500 | 0 of 0 | 1 of 1 | 0 in 1 |" in page
    assert "| es | 1 | 1 | 1 | 1.000 | 1.000 | 1 of 1 | 0 of 0 | 0 in 0 |" in page


def test_an_event_on_a_silent_release_is_false(tmp_path: Path) -> None:
    counts = measure(_folder(tmp_path, [_line("foro.txt", "2026-03-09")], ["forum.txt", "quiet.txt"]))
    assert counts[Language.EN].false_on_silent == 2


def test_optional_events_are_neither_asked_for_nor_false(tmp_path: Path) -> None:
    lines = [
        _line("forum.txt", "2026-03-09", optional=True),
        _line("forum.txt", "2026-03-12"),
        _line("forum.txt", "2026-05-01", optional=True),
    ]
    english = measure(_folder(tmp_path, lines, []))[Language.EN]
    assert (english.wanted, english.found, english.given, english.right) == (1, 1, 1, 1)
    assert english.misses == []


def test_each_label_answers_for_one_event_and_what_is_asked_for_goes_first() -> None:
    found = find("The Council will hold a forum in Lima on March 9.", "en")
    day = date(2026, 3, 9)
    asked, optional = Gold(day, day, what="a fair"), Gold(day, day, what="a forum", optional=True)
    pairs, missing, extra = match([optional, asked], found.release, [*found.events, *found.events])
    assert [gold for gold, _ in pairs] == [asked, optional]
    assert (missing, extra) == ([], [])
    pairs, missing, extra = match([asked], found.release, [*found.events, *found.events])
    assert (len(pairs), len(extra)) == (1, 1)


@pytest.mark.parametrize(
    "line", ["{", '{"release": "a.txt", "start": "soon", "end": "2026-01-01"}', "[]", "{}"]
)
def test_a_line_that_is_no_label_is_named(tmp_path: Path, line: str) -> None:
    good = _line("forum.txt", "2026-03-09")
    with pytest.raises(EvaluationError, match="line 2"):
        read_labels(_folder(tmp_path, [good, line], []))


def test_labels_are_read_with_the_silent_releases(tmp_path: Path) -> None:
    labels = read_labels(_folder(tmp_path, [_line("forum.txt", "2026-03-09", time="10:00")], ["quiet.txt"]))
    day = date(2026, 3, 9)
    assert labels == Labels({"quiet.txt": (), "forum.txt": (Gold(day, day, clock="10:00"),)})


def test_a_missing_file_or_release_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"events\.jsonl"):
        read_labels(tmp_path)
    folder = _folder(tmp_path, [_line("gone.txt", "2026-03-09")], [])
    with pytest.raises(EvaluationError, match=r"gone\.txt"):
        measure(folder)


def test_the_command_prints_lists_and_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path, [_line("forum.txt", "2026-03-20", what="a fair")], ["quiet.txt"])
    page = tmp_path / "events.md"
    monkeypatch.setattr(events, "REPORT", page)
    monkeypatch.setattr(sys, "argv", ["events", "--data", str(folder), "--misses", "--write"])
    main()
    printed = capsys.readouterr().out
    assert "missed  forum.txt: 2026-03-20 to 2026-03-20, a fair" in printed
    assert page.read_text(encoding="utf-8").startswith("# Which announced events are found")
    monkeypatch.setattr(sys, "argv", ["events", "--data", str(tmp_path / "none")])
    with pytest.raises(SystemExit, match="must hold"):
        main()
