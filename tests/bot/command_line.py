"""Running the command line inside the test, with the tiny embedder in place of the model."""

import io
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import cli
from tests.hash_embedder import HashEmbedder

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Typed(io.StringIO):
    """Standard input that a person types into."""

    def isatty(self) -> bool:
        return True


Vocero = Callable[..., Done]


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> Vocero:
    """A function that runs `vocero` with these arguments, its data and working directory in `folder`."""
    for name in [name for name in os.environ if name.startswith("VOCERO_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("VOCERO_DATA_DIR", str(folder / "data"))
    # How sure the tiny embedder makes an answer is not what these tests are about.
    monkeypatch.setenv("VOCERO_ANSWER_THRESHOLD", "0")
    monkeypatch.setattr("index.embed.load_embedder", lambda settings: HashEmbedder())
    for logger in ("bot", "index"):  # `--debug` raises them; afterwards they are as before.
        monkeypatch.setattr(logging.getLogger(logger), "level", logging.NOTSET)

    def run(*arguments: str | Path, stdin: str = "", typed: bool = False) -> Done:
        monkeypatch.setattr(sys, "argv", ["vocero", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", (Typed if typed else io.StringIO)(stdin))
        capsys.readouterr()
        code = 0
        try:
            cli.main()
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return run
