"""What loading costs: one process measured at a time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.model_load import load_rows
from benchmarks.process import ROOT, Cost, run


def test_a_load_row_has_medians() -> None:
    runs = [Cost(1.0, 0.9, 100.0), Cost(3.0, 0.7, 102.0), Cost(2.0, 0.8, 300.0)]
    assert load_rows({"command": runs})[2:] == ["| command | 2.00 | 0.80 | 102 |"]


def test_a_process_is_measured_alone(tmp_path: Path) -> None:
    """From a small process, as in the benchmark: what starts as a copy of this large one counts as large."""
    touch = "held = bytearray(90_000_000); held[::4096] = b'x' * len(held[::4096])"
    code = (
        "import json, sys; from dataclasses import astuple; from pathlib import Path;"
        " from benchmarks.process import run;"
        f" codes = ['pass', {touch!r}, 'pass'];"
        " runs = [run([sys.executable, '-S', '-c', code], Path(sys.argv[1])) for code in codes];"
        " print(json.dumps([astuple(one) for one in runs]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    small, large, again = (Cost(*values) for values in json.loads(done.stdout))
    assert large.peak_mb > small.peak_mb + 60
    # What a child before it has used is not counted.
    assert again.peak_mb == pytest.approx(small.peak_mb, abs=5)


def test_a_process_is_timed_to_its_end(tmp_path: Path) -> None:
    load = run([sys.executable, "-S", "-c", "import time; time.sleep(0.2)"], tmp_path)
    assert load.wall_s >= 0.2
    assert load.cpu_s < load.wall_s


def test_a_process_has_the_store_as_its_data_folder_and_may_find_no_answer(tmp_path: Path) -> None:
    code = "import os, sys; sys.exit(3 if os.environ['VOCERO_DATA_DIR'] == sys.argv[1] else 1)"
    assert run([sys.executable, "-S", "-c", code, str(tmp_path)], tmp_path).wall_s > 0


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        run([sys.executable, "-S", "-c", "import sys; sys.exit('no such thing')"], tmp_path)
