"""`python -m tests.gallery`: pictures of every kind of message, in both languages."""

import argparse
import asyncio
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path

import certifi

from index import Language
from tests.gallery.chromium import Chromium, ChromiumFailed, NoChromium, find_chromium, opened
from tests.gallery.page import THEMES, WIDTH, page
from tests.gallery.scenes import SCENES
from tests.gallery.stage import Playing, Scene, played, shelf

SHEET_WIDTH = 760
"""CSS pixels of a printed page, about A4 at 96 to the inch."""

README = ("answer", "briefing", "digest")
"""Scenes whose beginnings stand in README.md: `python -m tests.gallery --readme --out docs/pictures`."""

README_SCALE = 1.1
"""They stand side by side there, a third of the page wide each."""

_END = "-----END CERTIFICATE-----\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; 0 if all were taken."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("gallery"), help="folder for the pictures")
    parser.add_argument(
        "--only", metavar="NAME", action="append", choices=[scene.name for scene in SCENES], help="a scene"
    )
    parser.add_argument("--readme", action="store_true", help="the pictures of README.md and no others")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.CRITICAL)
    only = options.only or (README if options.readme else ())
    chosen = [scene for scene in SCENES if not only or scene.name in only]
    make = _readme_pictures if options.readme else _pictures
    options.out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    try:
        find_chromium()  # Before anything is played.
        with _few_certificates(), opened() as chromium:
            for made in make(chosen, options.out, chromium):
                _say(made)
    except (NoChromium, ChromiumFailed) as error:
        _say(str(error))
        return 1
    if not only:
        (options.out / "index.html").write_text(index(chosen), encoding="utf-8")
    _say(f"{len(chosen)} scenes in {time.monotonic() - begun:.0f} s, in {options.out}")
    return 0


def _pictures(scenes: Iterable[Scene], out: Path, chromium: Chromium) -> Iterator[str]:
    """Take the pictures of scenes, in both languages and themes; yields the name of each when it is done."""
    with _stages() as play:
        for scene in scenes:
            for language in Language:
                stage = play(scene, language)
                picture = chromium.picture(page(stage.frames), WIDTH * len(THEMES))
                (out / f"{scene.name}-{language}.png").write_bytes(picture)
                for sheet in stage.sheets:
                    picture = chromium.picture(sheet, SHEET_WIDTH)
                    (out / f"{scene.name}-sheet-{language}.png").write_bytes(picture)
            yield scene.name


def _readme_pictures(scenes: Iterable[Scene], out: Path, chromium: Chromium) -> Iterator[str]:
    """Take a picture of how each scene begins, in the README's language and small enough for it."""
    with _stages() as play:
        for scene in scenes:
            first = play(scene, Language.EN).frames[0]
            picture = chromium.picture(page([first], ["light"]), WIDTH, README_SCALE)
            (out / f"{scene.name}.png").write_bytes(picture)
            yield scene.name


@contextmanager
def _stages() -> Iterator[Callable[[Scene, Language], Playing]]:
    """What plays a scene on a stage of its own and gives the stage as it is left."""
    with tempfile.TemporaryDirectory(prefix="gallery-") as name:
        folder = Path(name)
        shelved = folder / "shelf"
        shelved.mkdir()
        shelf(shelved)
        yield lambda scene, language: asyncio.run(
            played(scene, folder / f"{scene.name}-{language}", language, shelved)
        )


def index(scenes: Iterable[Scene]) -> str:
    """A page with all pictures, both languages of a scene side by side."""
    rows = "".join(
        f'<h2 id="{scene.name}">{escape(scene.title)}</h2>'
        + "".join(f'<img src="{scene.name}-{language}.png" loading="lazy" alt="">' for language in Language)
        for scene in scenes
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Vocero: every message</title>'
        "<style>body{font:16px sans-serif;margin:2em}"
        "img{width:48%;vertical-align:top;margin-right:1%}</style>"
        f"</head><body><h1>Vocero: every message</h1>{rows}</body></html>"
    )


@contextmanager
def _few_certificates() -> Iterator[None]:
    """Every client of the bot's reads all certificates there are, which takes a second; one is enough."""
    former = os.environ.get("SSL_CERT_FILE")
    with tempfile.NamedTemporaryFile("w", suffix=".pem", encoding="utf-8") as file:
        first, *_ = Path(certifi.where()).read_text(encoding="utf-8").split(_END)
        file.write(first + _END)
        file.flush()
        os.environ["SSL_CERT_FILE"] = file.name
        try:
            yield
        finally:
            if former is None:
                del os.environ["SSL_CERT_FILE"]
            else:
                os.environ["SSL_CERT_FILE"] = former


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
