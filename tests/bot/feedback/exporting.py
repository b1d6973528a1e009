"""A library with votes on what it said, and the command line that exports them."""

import json
from pathlib import Path
from typing import Any

from bot.app import chats_path
from bot.chats import Chats
from bot.feedback.store import FeedbackStore, Place, Verdict
from config import Settings
from index import Language, Library
from tests.hash_embedder import HashEmbedder

PORT = "title: Reabre el puerto\ndate: 2026-03-02\n---\nEl puerto reabre el 4 de mayo. Costó 3 millones.\n"
BRIDGE = "title: Closed bridge\ndate: 2026-03-03\nlang: en\n---\nThe bridge closes on 9 June. It is old.\n"
REOPENS = "El puerto reabre el 4 de mayo."
CLOSES = "The bridge closes on 9 June."
WHEN = "¿Cuándo reabre el puerto de Veracruz?"
LATER = 2_000_000_000
"""After any release of a test arrived, in seconds since 1970-01-01 UTC."""


def library_of(folder: Path) -> Library:
    """The library that commands use in this folder, with the tiny embedder."""
    return Library(settings_of(folder), embedder=HashEmbedder())


def settings_of(folder: Path) -> Settings:
    return Settings(_env_file=None, data_dir=folder / "data", read=0)


def ingest(folder: Path, **releases: str) -> dict[str, int]:
    """Write these texts into files, ingest them, and give the id of each sentence by its text."""
    found = {}
    with library_of(folder) as library:
        for name, text in releases.items():
            path = folder / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            added = library.ingest(path).release
            for candidate in library.ask(added.title, limit=100).candidates:
                found[candidate.citation.text] = candidate.citation.sentence_id
    return found


def keep(
    folder: Path,
    question: str,
    language: Language,
    sentence_id: int | None,
    *,
    good: bool = True,
    answered: bool = True,
    message: int = 1,
    kept_at: int = LATER,
) -> None:
    """Vote, and agree to the question being kept."""
    with Chats(chats_path(settings_of(folder))) as chats:
        store = FeedbackStore(chats.file, now=lambda: kept_at)
        place, verdict = Place(77_001, message, 77_001), Verdict(good, answered, sentence_id)
        store.vote(place, verdict)
        store.keep(place, question, language, verdict)


def lines(path: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
