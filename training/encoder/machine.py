"""Machine translation by Apertium, rule-based, for the side that a corpus lacks."""

import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from index.release import Language

_MODES = {(Language.EN, Language.ES): "eng-spa", (Language.ES, Language.EN): "spa-eng"}
_LINES = 2000
"""A call. What one line holds reaches no other: each call is checked to give as many lines as it took."""


class TranslationFailed(Exception):
    """Apertium is not there or did not do its work; the message says what to do."""


def translate(texts: Sequence[str], source: Language, target: Language, *, workers: int = 2) -> list[str]:
    """Translate texts, line breaks in them read as spaces.

    Args:
        texts: In the source language.
        source: English or Spanish.
        target: The other one.
        workers: Calls at once.

    Returns:
        As many, in their order. A word that Apertium does not know stays as it is.

    Raises:
        TranslationFailed: Apertium is not installed, or fails.
    """
    if shutil.which("apertium") is None:
        raise TranslationFailed(
            "Apertium is not installed, which makes the missing side of the questions:"
            " apt-get install apertium-eng-spa"
        )
    mode = _MODES[source, target]
    lines = [" ".join(text.split()) for text in texts]
    parts = [lines[start : start + _LINES] for start in range(0, len(lines), _LINES)]
    with ThreadPoolExecutor(workers) as calls:
        return [line for part in calls.map(lambda part: _call(part, mode), parts) for line in part]


def _call(lines: list[str], mode: str) -> list[str]:
    done = subprocess.run(
        ["apertium", "-u", mode], input="\n".join(lines) + "\n", capture_output=True, text=True, check=False
    )
    translated = done.stdout.removesuffix("\n").split("\n")
    if done.returncode or len(translated) != len(lines):
        raise TranslationFailed(
            f"apertium {mode} gave {len(translated)} lines for {len(lines)}, exit code {done.returncode}:"
            f" {done.stderr.strip()[:200]}"
        )
    return [" ".join(line.split()) for line in translated]
