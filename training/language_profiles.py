"""Learns the vocabulary by which `index/language.py` tells Spanish from English.

    python -m training.language_profiles --data FOLDER [--out index/data/language_words.tsv]

FOLDER holds `CORPUS.tsv.gz` for each name in `CORPORA` and `MACHINE`: parallel sentences, English first,
Spanish second. Counts words that begin in lower case, accents folded, on either side; a word's log-odds are
those of its two rates per million words, each with `SMOOTHING` added. Nothing is drawn at random: the same
data give the same file, byte for byte.
"""

import argparse
import gzip
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.folding import fold
from index.language import tokens

CORPORA = {
    "everyday": "Tatoeba, CC BY 2.0 FR",
    "parliament": "Europarl, free of known copyright restrictions",
    "government-services": "US government and civic sites: public domain, CC0, MIT, BSD, Apache",
    "public-health": "TICO-19, CC0",
    "textbooks": "OpenStax, CC BY 4.0",
}
"""Human translations and their licences; all of them let derived statistics be passed on."""
MACHINE = {"press-machine": "White House releases, US federal works, with a machine translation by Apertium"}
"""The words of the press, in a Spanish that is rough: asked only about words that the others lack."""

FEWEST = 20
"""A word seen less often, both sides together, is left to its letters."""
SMOOTHING = 0.5
"""Added to each rate per million words: about what one chance occurrence makes in a million."""


def count(folder: Path, corpora: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Counts the words of the corpora.

    Returns:
        Folded lower-case words and their numbers: in Spanish, in English.

    Raises:
        OSError: When a corpus is missing or cannot be read.
    """
    spanish: Counter[str] = Counter()
    english: Counter[str] = Counter()
    for corpus in corpora:
        for pair in _pairs(folder / f"{corpus}.tsv.gz"):
            english.update(_words(pair[0]))
            spanish.update(_words(pair[1]))
    return spanish, english


def log_odds(spanish: Counter[str], english: Counter[str]) -> dict[str, float]:
    """Natural log-odds of Spanish for every word of at least `FEWEST` occurrences, in alphabetical order."""
    millions_es, millions_en = spanish.total() / 1e6, english.total() / 1e6
    return {
        word: math.log((spanish[word] / millions_es + SMOOTHING) / (english[word] / millions_en + SMOOTHING))
        for word in sorted(spanish.keys() | english.keys())
        if spanish[word] + english[word] >= FEWEST
    }


def by_odds(table: dict[str, float]) -> list[tuple[float, list[str]]]:
    """The table turned round, which is shorter and reads faster: words by log-odds to one decimal."""
    groups: dict[float, list[str]] = {}
    for word, odds in table.items():
        groups.setdefault(round(odds, 1) + 0.0, []).append(word)  # Adding zero turns -0.0 into 0.0.
    return sorted(groups.items())


def _pairs(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _words(sentence: str) -> Iterator[str]:
    for token in tokens(sentence):
        if token[0].islower() and (word := fold(token)).isascii():
            yield word


def main() -> None:
    """Writes the table: a comment with the sources, then log-odds and the words that have them a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, default=Path("index/data/language_words.tsv"))
    chosen = parser.parse_args()
    spanish, english = count(chosen.data, CORPORA)
    rough_spanish, rough_english = count(chosen.data, MACHINE)
    table = log_odds(spanish + rough_spanish, english + rough_english) | log_odds(spanish, english)
    head = [f"# Counted in {corpus}: {licence}" for corpus, licence in (CORPORA | MACHINE).items()]
    rows = [f"{odds:.1f} {' '.join(words)}" for odds, words in by_odds(table)]
    chosen.out.write_text("\n".join([*head, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
