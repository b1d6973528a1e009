"""The file of records."""

import json
from pathlib import Path

import pytest

from index.answer import Status
from index.errors import EvaluationError
from index.evaluation import Cited, Record, write_records
from index.release import Language

CITED = Cited("es-tren.txt", "El tren\u2028costará\x85 90\u2029 millones “de pesos”.")
ANSWERED = Record(7, Language.ES, Status.ANSWERED, CITED, "90\u2029 millones", 0.75, 12.5, (CITED, CITED))
SILENT = Record("q1", Language.EN, Status.ABSTAINED, None, None, 0.0, None, ())


def test_a_record_is_a_line_whatever_its_text_holds(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    write_records(path, [ANSWERED, SILENT])
    written = path.read_text(encoding="utf-8")
    assert "costará" in written
    cited = {"release": "es-tren.txt", "text": CITED.text}
    assert [json.loads(line) for line in written.splitlines()] == [
        {
            "id": 7,
            "lang": "es",
            "status": "answered",
            "release": "es-tren.txt",
            "text": CITED.text,
            "highlight": "90\u2029 millones",
            "confidence": 0.75,
            "latency_ms": 12.5,
            "candidates": [cited, cited],
        },
        {
            "id": "q1",
            "lang": "en",
            "status": "abstained",
            "release": None,
            "text": None,
            "highlight": None,
            "confidence": 0.0,
            "latency_ms": None,
            "candidates": [],
        },
    ]


def test_what_cannot_be_written_whole_leaves_the_former_records(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    write_records(path, [SILENT])
    former = path.read_bytes()
    broken = Record("q2", Language.ES, Status.ANSWERED, CITED, None, float("nan"), None, ())
    with pytest.raises(ValueError, match="JSON"):
        write_records(path, [ANSWERED, broken])
    assert path.read_bytes() == former
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"cannot be written to .*results\.jsonl"):
        write_records(tmp_path / "nowhere" / "results.jsonl", [SILENT])
