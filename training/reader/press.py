"""Makes questions about press prose, of which the corpora of questions have none.

    python -m training.reader.press --data FOLDER --work WORK

A date, an amount or a name is taken out of a sentence of a release; what stands around it, thinned as people
thin it who type in a hurry, becomes the question, in each language from that language's side. They are rough
questions, but of the subjects, the length and the names of releases, and what answers them is known to the
letter. Their first wrong sentence is the same one without what was taken out: it speaks of all that is asked
and does not answer.
"""

import argparse
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.mentions import Mention, MentionKind, find_mentions
from index.release import Language
from training.encoder.corpora import read_pairs
from training.encoder.embedding_rows import bags
from training.encoder.student import Student
from training.encoder.tables import write_table
from training.reader.negatives import NEAREST

TABLE, NEGATIVES = "press.tsv", "press-negatives.npy"
_CORPUS = "press-machine"
_SIDES = (Language.EN, Language.ES)
_WORDS = range(8, 46)
_AROUND = 14
"""Words of the question at most, the nearest to what was taken out."""
_LEAST = 3
"""Words that carry content and are left in a question, at least."""
_ASKING: dict[MentionKind, dict[Language, tuple[str, ...]]] = {
    MentionKind.TIME: {
        Language.EN: ("when", "when is", "when was", "when will", "what day", "what date", "on which date"),
        Language.ES: ("cuándo", "cuándo es", "cuándo fue", "cuándo será", "qué día", "en qué fecha"),
    },
    MentionKind.QUANTITY: {
        Language.EN: ("how many", "how much", "what number", "what amount"),
        Language.ES: ("cuántos", "cuánto", "cuántas", "qué cantidad"),
    },
    MentionKind.NAME: {
        Language.EN: ("who", "who is", "which", "what", "whom"),
        Language.ES: ("quién", "quién es", "qué", "cuál", "a quién", "con quién"),
    },
}
_WHERE: dict[Language, tuple[str, ...]] = {
    Language.EN: ("where", "where is", "in which place"),
    Language.ES: ("dónde", "dónde es", "en qué lugar"),
}
_PLACED = re.compile(r"(?:\b(?:in|at|to|near|en|a|al)(?: the| la| el)?,? )$", re.IGNORECASE)
_LINKS = r"on|in|at|by|of|from|to|for|with|the|en|el|la|los|las|de|del|a|al|por|para|con|desde"
_BEFORE = re.compile(rf"(?:,? ?\b(?:{_LINKS}))*,? ?$", re.IGNORECASE)
_TOKEN = re.compile(r"[\w$€%'’.-]*\w%?")


@dataclass(frozen=True, slots=True)
class _Taken:
    """What is taken out of a sentence on each of its sides."""

    kind: MentionKind
    spans: tuple[Mention, Mention]


def main(given: Sequence[str] | None = None) -> None:
    """Read the corpus and the encoder of the work folder, write `press.tsv` and `press-negatives.npy`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--encoder", default="questions", help="stage whose word pieces say what is alike")
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=5)
    arguments = parser.parse_args(given)
    draw = random.Random(arguments.seed)
    pairs = [(pair.en, pair.es) for pair in read_pairs(arguments.data, _CORPUS)]
    draw.shuffle(pairs)
    table = make(pairs, arguments.questions, draw)
    write_table(arguments.work / TABLE, table)
    student = Student.load(arguments.work / arguments.encoder)
    rows = student.encoder.embeddings.word_embeddings.weight.detach().numpy()
    np.save(
        arguments.work / NEGATIVES, nearest(bags(student.tokenizer, rows, [row[2] for row in table]), table)
    )


def make(pairs: Sequence[tuple[str, str]], count: int, draw: random.Random) -> list[list[str]]:
    """Make questions: English, Spanish, and the sentence in English, in Spanish.

    Each row with a question is followed by one without: the sentence that does not answer it.
    """
    table: list[list[str]] = []
    for pair in pairs:
        if len(table) >= 2 * count:
            break
        if not all(len(side.split()) in _WORDS for side in pair) or "?" in pair[0]:
            continue
        taken = _choose(pair, draw)
        if taken is None:
            continue
        questions = [
            _question(text, span, taken.kind, language, draw)
            for text, span, language in zip(pair, taken.spans, _SIDES, strict=True)
        ]
        if all(questions):
            table.append([*(question or "" for question in questions), *pair])
            table.append(
                ["", "", *(_without(text, span) for text, span in zip(pair, taken.spans, strict=True))]
            )
    return table


def nearest(vectors: NDArray[np.float32], table: Sequence[Sequence[str]]) -> NDArray[np.int32]:
    """Find wrong sentences for each question: its own without the answer, then those of like words.

    Returns:
        (rows, `NEAREST`): numbers of rows; -1 for none, and for all of a row without a question.
    """
    asked = [row for row, (question, *_) in enumerate(table) if question]
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors[asked])
    _, found = index.search(vectors[asked], min(NEAREST + 1, len(asked)))
    negatives = np.full((len(table), NEAREST), -1, dtype=np.int32)
    for row, near in zip(asked, found, strict=True):
        wrong = [row + 1, *(asked[place] for place in near if asked[place] != row)][:NEAREST]
        negatives[row, : len(wrong)] = wrong
    return negatives


def _choose(pair: tuple[str, str], draw: random.Random) -> _Taken | None:
    """Choose what both sides say once, of one kind."""
    both = [find_mentions(text, language) for text, language in zip(pair, _SIDES, strict=True)]
    options = []
    for kind in _ASKING:
        sides = [[mention for mention in mentions if mention.kind is kind] for mentions in both]
        if kind is MentionKind.TIME:
            if len(sides[0]) == len(sides[1]) == 1:
                options.append(_Taken(kind, (sides[0][0], sides[1][0])))
            continue
        for mention in sides[0]:
            same = [other for other in sides[1] if _key(pair[1], other) == _key(pair[0], mention) != ""]
            if len(same) == 1:
                options.append(_Taken(kind, (mention, same[0])))
    return draw.choice(options) if options else None


def _key(text: str, mention: Mention) -> str:
    """What is the same of a name or an amount in both languages."""
    words = text[mention.start : mention.end]
    return fold(words) if mention.kind is MentionKind.NAME else "".join(re.findall(r"\d", words))


def _question(
    text: str, taken: Mention, kind: MentionKind, language: Language, draw: random.Random
) -> str | None:
    gone = fold(text[taken.start : taken.end])
    before = _TOKEN.findall(text[: taken.start])
    after = _TOKEN.findall(text[taken.end :])
    most = draw.randint(_AROUND // 2, _AROUND)
    left = before[-most:]
    right = after[: most - len(left) // 2]
    kept = [
        word
        for word in (*left, *right)[:most]
        if draw.random() < (0.5 if fold(word) in FUNCTION_WORDS[language] else 0.75)
        and fold(word) not in gone
    ]
    if sum(fold(word) not in FUNCTION_WORDS[language] for word in kept) < _LEAST:
        return None
    asking = _ASKING[kind][language]
    if kind is MentionKind.NAME and _PLACED.search(text[: taken.start]):
        asking = _WHERE[language]
    words = draw.choice(asking)
    if kind is MentionKind.QUANTITY:
        unit = [each for each in _TOKEN.findall(text[taken.start : taken.end]) if each.isalpha()][-1:]
        words = " ".join([words, *unit])
    return " ".join([*kept, words] if draw.random() < 0.15 else [words, *kept])


def _without(text: str, taken: Mention) -> str:
    before = _BEFORE.sub("", text[: taken.start])
    return " ".join(f"{before} {text[taken.end :].lstrip(' ,')}".split())


if __name__ == "__main__":
    main()
