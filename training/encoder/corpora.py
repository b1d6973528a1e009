"""The data of the model: parallel sentences, and questions with the sentence that answers each.

A folder of data holds `NAME.tsv.gz` for each name in `CORPORA`: parallel sentences, English first, Spanish
second; and for each name in `QUESTIONS`: a question, the text that answers it, and whatever else.
"""

import random
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from index.release import Language
from training.corpora import rows

CORPORA = {
    "parliament": 28_000,
    "government-services": 16_000,
    "press-machine": 50_000,
    "public-health": 3_000,
    "transparency-guides": 10_000,
    "textbooks": 60_000,
    "everyday": 20_000,
    "technical": 8_000,
    "business-software": 25_000,
}
"""How many pairs of each the encoder is distilled on, at most. Official prose is taken whole; software, of
which there is most, is furthest from it and counts least."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions in one language, each with the sentence that answers it in the same language.

    Attributes:
        language: Of both.
        licence: Source and licences, for the model's card.
    """

    language: Language
    licence: str


QUESTIONS = {
    "questions-en": Questions(
        Language.EN,
        "SQuAD (training part), CC BY-SA 4.0; SquadShifts (wiki part); PolicyQA, MIT; SelQA;"
        " QED, CC BY-SA 3.0",
    ),
    "questions-es": Questions(Language.ES, "SQuAD-es-dist, Apache-2.0"),
}

LONGEST_WORDS = 40
"""Of either side of a pair. A sentence counts one vector however long it is, and costs by its length."""

_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in both languages."""

    en: str
    es: str


def held_out(sentence: str) -> bool:
    """Say whether questions about this English sentence are kept for measuring: one sentence in forty."""
    return zlib.crc32(sentence.encode()) % 40 == 0


def read_pairs(folder: Path, name: str) -> list[Pair]:
    """Read the pairs of a corpus that are fit to learn from, in the order of the file.

    Left out: sides of very different length, which are seldom translations, sides without a word, and sides
    that are the same.
    """
    pairs = []
    for row in rows(folder, name):
        if len(row) < 2:
            continue
        en, es = row[0].strip(), row[1].strip()
        words_en, words_es = len(en.split()), len(es.split())
        if not (_WORD.search(en) and _WORD.search(es)) or en == es:
            continue
        if not words_en / 2.5 - 2 <= words_es <= words_en * 2.5 + 3:
            continue
        pairs.append(Pair(en, es))
    return pairs


def sample(pairs: list[Pair], most: int, draw: random.Random) -> list[Pair]:
    """Draw up to so many of the pairs that are short enough, none twice."""
    fit = [pair for pair in pairs if max(len(pair.en.split()), len(pair.es.split())) <= LONGEST_WORDS]
    return fit if len(fit) <= most else draw.sample(fit, most)
