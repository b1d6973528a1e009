"""`vocero doctor`: the state of settings, data, catalogue and model in plain words."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.heartbeat import SILENT_AFTER_S, silence_s
from config import Settings
from index import Library
from index.errors import LibraryError

ENV_PREFIX = "VOCERO_"


class Verdict(Enum):
    """Whether somebody has to do something."""

    WELL = "well"
    NOTE = "note"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    topic: str
    verdict: Verdict
    words: str


def examine(
    settings: Settings, *, quick: bool, environment: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """Look at everything, cheapest first; nothing that is there is changed.

    Args:
        settings: The settings that the commands use.
        quick: Leave out the loading of the model, which takes seconds.
        environment: The variables to look at; those of the process when not given.
    """
    yield _versions()
    yield from _settings(settings, os.environ if environment is None else environment)
    folder = _data_folder(settings.data_dir)
    yield folder
    if folder.verdict is not Verdict.ATTENTION:
        yield from _catalogue(settings)
        if not quick:
            yield _model(settings)
    yield _token(settings)
    yield sign_of_life(settings.data_dir)


def print_finding(out: Console, finding: Finding) -> None:
    """One line, however long: whether something must be done, about what, and why."""
    colour = {Verdict.WELL: "green", Verdict.NOTE: "yellow", Verdict.ATTENTION: "bold red"}[finding.verdict]
    verdict = (f"{finding.verdict.value:<10}", colour)
    out.print(Text.assemble(verdict, f"{finding.topic:<10}", finding.words), soft_wrap=True)


def sign_of_life(data_dir: Path) -> Finding:
    """Whether `vocero serve` is at work on this data, by its heartbeat."""
    silence = silence_s(data_dir)
    if silence is None:
        return Finding("bot", Verdict.NOTE, "not running on this data folder")
    words = f"last sign of life {silence:.0f} s ago"
    if silence > SILENT_AFTER_S:
        return Finding("bot", Verdict.ATTENTION, f"{words}: it has stopped or hangs; restart `vocero serve`")
    return Finding("bot", Verdict.WELL, words)


def _versions() -> Finding:
    import sqlite3  # Only for its version: the catalogue itself is the library's business.

    parts = [f"Python {sys.version.split()[0]}", f"SQLite {sqlite3.sqlite_version}"]
    for package in (
        "vocero",
        "torch",
        "sentence-transformers",
        "faiss-cpu",
        "numpy",
        "python-telegram-bot",
    ):
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            return Finding("versions", Verdict.ATTENTION, f"{package} is not installed: run `make setup`")
    return Finding("versions", Verdict.WELL, ", ".join(parts))


def _settings(settings: Settings, environment: Mapping[str, str]) -> Iterator[Finding]:
    fields = type(settings).model_fields
    given = {name.upper() for name, value in environment.items() if value}
    for name in fields:
        if name in settings.model_fields_set:
            place = "environment" if ENV_PREFIX + name.upper() in given else "file .env"
            value = getattr(settings, name)  # A secret shows itself as asterisks.
            yield Finding("settings", Verdict.WELL, f"{ENV_PREFIX}{name.upper()} = {value} ({place})")
    if not settings.model_fields_set:
        yield Finding("settings", Verdict.WELL, "all as by default")
    known = {ENV_PREFIX + name.upper() for name in fields}
    for name in sorted(given):
        if name.startswith(ENV_PREFIX) and name not in known:
            yield Finding(
                "settings", Verdict.ATTENTION, f"{name} is no setting; .env.example lists those there are"
            )


def _data_folder(data_dir: Path) -> Finding:
    place = data_dir.absolute()
    try:
        is_folder, exists = data_dir.is_dir(), data_dir.exists()
    except OSError as error:
        return Finding("data", Verdict.ATTENTION, f"cannot look at {place}: {error.strerror}")
    if is_folder:
        words = str(place)
    elif exists:
        return Finding("data", Verdict.ATTENTION, f"{place} is not a folder; set VOCERO_DATA_DIR to one")
    else:
        words = f"{place} does not exist yet; it will be made"
    # The nearest folder there is decides whether one can be made. A read-only disk says yes to every
    # question about permission, so a file is really written.
    nearest = next(folder for folder in (place, *place.parents) if folder.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        return Finding("data", Verdict.ATTENTION, f"cannot write to {nearest}: {error.strerror}")
    return Finding("data", Verdict.WELL, words)


def _catalogue(settings: Settings) -> Iterator[Finding]:
    if not settings.catalogue_path.exists():
        yield Finding("catalogue", Verdict.NOTE, "none yet: `vocero ingest PATH...` makes it")
        return
    try:
        with Library(settings) as library:
            state = library.state()
    except LibraryError as error:
        yield Finding("catalogue", Verdict.ATTENTION, str(error))
        return
    yield Finding(
        "catalogue",
        Verdict.WELL,
        f"{state.releases} releases with {state.sentences} sentences in {state.chunks} chunks,"
        f" {state.catalogue_bytes / 1e6:.1f} MB, schema {state.schema}",
    )
    if state.events is None:
        words = "found by older rules; the next /next, or `vocero reindex --events`, finds them anew"
        yield Finding("events", Verdict.NOTE, words)
    else:
        yield Finding("events", Verdict.WELL, f"{state.events} announced")
    yield Finding("index", Verdict.WELL, state.vectors)
    if state.model is not None:
        yield Finding("index", Verdict.WELL, f"made with {state.model}, {state.dimensions} dimensions")


def _model(settings: Settings) -> Finding:
    began = time.perf_counter()
    try:
        if settings.catalogue_path.exists():
            _load(settings)
        else:
            # Looking must not leave a catalogue behind, so the model is tried on an empty one elsewhere.
            with tempfile.TemporaryDirectory() as empty:
                _load(settings.model_copy(update={"data_dir": Path(empty)}))
    except LibraryError as error:
        return Finding("model", Verdict.ATTENTION, str(error))
    name = settings.model or "the one installed with Vocero"
    return Finding("model", Verdict.WELL, f"{name}, ready after {time.perf_counter() - began:.1f} s")


def _load(settings: Settings) -> None:
    with Library(settings) as library:
        library.warm_up()


def _token(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding("telegram", Verdict.NOTE, "VOCERO_TELEGRAM_TOKEN is not set; `vocero serve` needs it")
    way = f"webhook at {settings.webhook_url}" if settings.webhook_url else "long polling"
    return Finding("telegram", Verdict.WELL, f"token set, {way}")
