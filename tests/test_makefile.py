"""The Makefile, with a stand-in for what it installs."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what an outer make, or the user's settings, would pass on."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAKE", "MFLAGS", "VOCERO_", "PYTEST_")) and name not in {"Q", "QUESTION"}
    }
    return {**kept, **more}


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env=clean_environment(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A virtual environment that counts as installed, with a `vocero` that shows how it was called."""
    binary = tmp_path / "venv" / "bin" / "vocero"
    binary.parent.mkdir(parents=True)
    binary.write_text(
        '#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done\nexit ${STATUS:-0}\n', encoding="utf-8"
    )
    binary.chmod(0o755)
    (tmp_path / "venv" / ".installed").touch()
    return tmp_path / "venv"


QUESTIONS = [
    "¿cuándo es la reunión ministerial?",
    "What did \"the minister\" say about 'it'?",
    "¿cuesta $5 o $HOME o ${PATH} o $(PYTHON)?",
    "¿`touch owned`; touch owned && $(touch owned) $(shell touch owned)?",
    "--help",
    "back\\slash * ? [a-z] # ! ~ %",
    "dos\nlíneas",
]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("way", ["argument", "environment"])
def test_the_question_arrives_letter_for_letter(venv: Path, question: str, way: str) -> None:
    if way == "argument":
        done = make("ask", f"VENV={venv}", f"Q={question}")
    else:
        done = make("ask", f"VENV={venv}", Q=question)
    assert done.stderr == ""
    assert done.stdout.split("\0")[:-1] == ["ask", "--with", "seeds", "--", question]
    assert not (ROOT / "owned").exists()


@pytest.mark.parametrize(("status", "succeeds"), [("0", True), ("3", True), ("1", False), ("2", False)])
def test_no_answer_is_an_answer_and_an_error_is_an_error(venv: Path, status: str, succeeds: bool) -> None:
    assert (make("ask", f"VENV={venv}", "Q=x", STATUS=status).returncode == 0) is succeeds


def test_without_a_question_it_says_how_to_ask(venv: Path) -> None:
    done = make("ask", f"VENV={venv}")
    assert done.returncode != 0
    assert 'make ask Q="' in done.stderr
    assert done.stdout == ""


def test_a_python_that_is_too_old_is_named_before_anything_is_made(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\ntest "$1" = -V && echo "Python 3.9.2"\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    done = make("ask", f"VENV={tmp_path / 'venv'}", f"PYTHON={old}", "Q=x")
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Python 3.9.2" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_make_alone_says_what_it_can_do() -> None:
    done = make()
    assert done.returncode == 0
    assert "make ask" in done.stdout
    assert "make test" in done.stdout


def test_the_checks_before_a_merge_are_those_of_make_test() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "make test" in script
    planned = make("--dry-run", "test").stdout
    for tool in ("ruff check", "ruff format --check", "mypy", "pytest"):
        assert tool in planned
