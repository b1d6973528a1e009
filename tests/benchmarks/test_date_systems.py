"""The specification cases as they are read, and the packages that are compared on them."""

import datetime
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.date_conventions import Found
from benchmarks.date_scoring import judge
from benchmarks.date_systems import Other, read_dateparser, read_recognizers
from benchmarks.recognizers_cases import FILES, Case, Expected, Reading, read_cases, readings_of
from index.release import Language

TEXT = "We meet on June 3."


def moment(written: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(written).replace(tzinfo=datetime.UTC)


def reading(start: str | None, end: str | None) -> Reading:
    return Reading(moment(start) if start else None, moment(end) if end else None)


def case(text: str, *expected: Expected, language: Language = Language.EN) -> Case:
    return Case(text, language, moment("2026-01-16"), expected)


JUNE_3 = reading("2026-06-03", "2026-06-04")


def test_candidates_are_read_and_unresolved_ones_left_out() -> None:
    values: list[dict[str, str]] = [
        {"type": "date", "value": "2026-06-03"},
        {"type": "datetime", "value": "2026-06-03 09:30:00"},
        {"type": "daterange", "start": "2026-06-03", "end": "2026-06-05"},
        {"type": "daterange", "Mod": "since", "start": "2026-06-03"},
        {"type": "daterange", "value": "not resolved"},
        {"type": "timerange", "start": "09:00:00", "end": "10:00:00"},
        {"type": "duration", "value": "3600"},
    ]
    assert readings_of(values) == (
        JUNE_3,
        reading("2026-06-03 09:30", "2026-06-03 09:30"),
        reading("2026-06-03", "2026-06-05"),
        reading("2026-06-03", None),
    )


def row(text: str, timex: str, value: str, type_name: str = "TypeName") -> dict[str, Any]:
    resolution = {"values": [{"timex": timex, "type": "date", "value": value}]}
    return {
        "Input": f"See you {text}",
        "Context": {"ReferenceDateTime": "2026-01-16T00:00:00"},
        "NotSupported": "python",
        "Results": [
            {
                "Text": text,
                "Start": 8,
                "End": 7 + len(text),
                type_name: "datetimeV2.date",
                "Resolution": resolution,
            }
        ],
    }


def test_the_cases_of_a_file_are_read_those_not_supported_somewhere_too(tmp_path: Path) -> None:
    rows = [
        row("June 3", "XXXX-06-03", "2026-06-03"),
        row("Feb 30", "XXXX-02-30", "not resolved", "Typename"),
        row("in 5 minutes", "2026-01-16T00:05:00", "2026-01-16"),
        {"Input": "It may be.", "Results": []},
    ]
    (tmp_path / FILES[Language.EN]).write_text(json.dumps(rows), encoding="utf-8")
    june, no_day, soon, nothing = read_cases(tmp_path, Language.EN)
    assert june == case("See you June 3", Expected((8, 14), "date", (JUNE_3,)))
    assert no_day.expected[0].optional and not no_day.expected[0].readings
    assert soon.expected[0].day_only and not june.expected[0].day_only
    assert nothing.expected == () and nothing.kinds == frozenset()


@pytest.mark.parametrize(("words", "readings"), [("dentro de dos días", 3), ("en dos días", 1)])
def test_dentro_de_may_be_the_end_of_the_time_that_the_specification_writes(
    tmp_path: Path, words: str, readings: int
) -> None:
    only = row(words, "", "")
    only["Results"][0]["Resolution"] = {
        "values": [{"type": "daterange", "start": "2026-06-01", "end": "2026-06-03"}]
    }
    (tmp_path / FILES[Language.ES]).write_text(json.dumps([only]), encoding="utf-8")
    (read,) = read_cases(tmp_path, Language.ES)
    assert len(read.expected[0].readings) == readings
    assert (JUNE_3 in read.expected[0].readings) is (readings > 1)


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILES[Language.ES]).write_text('[{"question": "?"}]', encoding="utf-8")
    with pytest.raises(ValueError, match="no file of specification cases"):
        read_cases(tmp_path, Language.ES)


def test_a_moment_of_dateparser_may_be_its_day_or_its_hour() -> None:
    (one,) = read_dateparser([(0, 4, "2026-06-03T09:30:00")])
    assert one.means(JUNE_3) and one.means(reading("2026-06-03 09:30", "2026-06-03 09:30"))
    assert not one.means(reading("2026-06-01", "2026-07-01"))


def test_what_recognizers_takes_for_a_duration_is_found_but_is_no_date() -> None:
    (one,) = read_recognizers([(0, 4, [{"type": "duration", "value": "3600"}])])
    assert one == Found((0, 4), ())
    assert not judge(case("Stop it."), [one])


def test_a_package_that_the_interpreter_does_not_have_is_left_out() -> None:
    other = Other("nothing", "no_such_package_of_dates", "dateparser_side.py", read_dateparser)
    assert other.findings([case(TEXT)], sys.executable) is None


def test_a_side_that_fails_stops_the_benchmark_with_its_words(tmp_path: Path) -> None:
    # `json` is there, and the script finds nothing of dateparser: that is an error and not silence.
    side = tmp_path / "side.py"
    side.write_text("raise SystemExit('no dates today')", encoding="utf-8")
    other = Other("broken", "json", str(side), read_dateparser)
    with pytest.raises(SystemExit, match="no dates today"):
        other.findings([case(TEXT)], sys.executable)


def test_a_side_is_given_the_texts_and_its_rows_are_read(tmp_path: Path) -> None:
    side = tmp_path / "side.py"
    side.write_text(
        "import json, sys\n"
        "job = json.load(sys.stdin)\n"
        "found = [[[0, len(text), reference]] for text, language, reference in job]\n"
        "json.dump({'seconds': 0.5, 'found': found}, sys.stdout)\n",
        encoding="utf-8",
    )
    findings = Other("echo", "json", str(side), read_dateparser).findings([case(TEXT)], sys.executable)
    assert findings is not None and findings.seconds == 0.5
    assert findings.found[0][0].span == (0, len(TEXT))
    assert findings.found[0][0].means(reading("2026-01-16", "2026-01-17"))
