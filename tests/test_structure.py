"""The shape of the code: who may import whom, how long a module may be, and what an import drags in."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "index", "config", "training", "benchmarks")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST = 300

FORBIDDEN = {
    "index": {"bot", "telegram", "benchmarks", "tests", "training"},
    "config": {"bot", "index", "telegram", "benchmarks", "tests", "training"},
    "bot": {
        "benchmarks",
        "faiss",
        "numpy",
        "sentence_transformers",
        "sqlite3",
        "tests",
        "torch",
        "training",
        "transformers",
    },
    "training": {"bot", "tests"},
    "benchmarks": {"tests"},
}
EXCEPTIONS = {
    # The soak plays people and chats on the Bot API server of the tests, as they do.
    ("benchmarks/soak/acts.py", "tests"),
    ("benchmarks/soak/cast.py", "tests"),
    ("benchmarks/soak/ledger.py", "tests"),
    ("benchmarks/soak/play.py", "tests"),
    ("benchmarks/soak/soak.py", "tests"),
    ("benchmarks/soak/trouble.py", "tests"),
    ("bot/reminders/store.py", "sqlite3"),  # The same file.
    ("bot/sqlite_file.py", "sqlite3"),  # What each chat chose is no release: it has a file of its own.
    ("bot/chats_file.py", "sqlite3"),  # The same file.
    ("bot/chats.py", "sqlite3"),  # The same file.
    ("bot/doctor.py", "sqlite3"),  # For its version number only.
}


def imported(source: str) -> set[str]:
    """The top-level packages that a module imports anywhere in it, functions and type checking included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found |= {name.name.partition(".")[0] for name in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module.partition(".")[0])
            case ast.ImportFrom(level=level):
                assert level == 0, "an import by relative name hides whom it means"
            case _:
                pass
    return found


def trespasses(path: str, source: str) -> set[str]:
    """What the module of that path (relative to the project) imports and may not."""
    forbidden = FORBIDDEN[path.partition("/")[0]]
    return {name for name in imported(source) & forbidden if (path, name) not in EXCEPTIONS}


def test_there_are_modules_of_every_package_to_look_at() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == set(PACKAGES)
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", [path.relative_to(ROOT).as_posix() for path in MODULES])
def test_imports_point_one_way(path: str) -> None:
    assert not trespasses(path, (ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [path.relative_to(ROOT).as_posix() for path in MODULES])
def test_a_module_fits_three_screens(path: str) -> None:
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("index/library.py", "def f():\n    from bot.cli import main\n"),
        ("index/readers/plain.py", "import telegram.ext as t"),
        ("config/settings.py", "if True:\n    import index.errors"),
        ("bot/app.py", "import sqlite3"),
        ("bot/handlers/ask.py", "from faiss import IndexFlatIP"),
    ],
)
def test_a_trespass_is_seen_wherever_it_stands(path: str, source: str) -> None:
    assert len(trespasses(path, source)) == 1


def test_every_exception_is_still_needed() -> None:
    for path, name in EXCEPTIONS:
        assert name in imported((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", ["index", "index.library", "bot.cli", "config"])
def test_an_import_drags_in_nothing_heavy(module: str) -> None:
    heavy = {"faiss", "numpy", "scipy", "sentence_transformers", "telegram", "torch", "transformers"}
    code = f"import sys, {module}; print(*sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_files_beside_the_code_are_declared_as_package_data() -> None:
    """Or else an installation that is not editable, such as the one in the container, lacks them."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        tool = tomllib.load(file)["tool"]["setuptools"]
    declared = {
        path
        for package, patterns in tool.get("package-data", {}).items()
        for pattern in patterns
        for path in ROOT.joinpath(*package.split(".")).glob(pattern)
    }
    beside = {
        path
        for package in ("bot", "index", "config")
        for path in (ROOT / package).rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    }
    assert beside <= declared
