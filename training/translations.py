"""Learns the dictionary of stems by which a question in one language finds words of the other.

    python -m training.translations --data FOLDER [--out index/data/translations.tsv]

FOLDER holds `CORPUS.tsv.gz` for each name in `CORPORA`: parallel sentences, English first, Spanish second.
The terms of the two sides, as `index/lexical.py` makes them, are aligned by IBM Model 1 (Brown et al. 1993,
"The Mathematics of Statistical Machine Translation"), first in each direction by itself and then with
both directions trained to agree (Liang, Taskar and Klein 2006, "Alignment by Agreement"): a link counts the
product of its two posteriors, so that rare words no longer collect what is left over. Nothing is drawn at
random: the same data give the same file, byte for byte.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.folding import fold
from index.lexical import terms
from index.release import Language
from training.corpora import LICENCES, rows


@dataclass(frozen=True, slots=True)
class Corpus:
    """Parallel sentences.

    Attributes:
        most: How many pairs are read at most, evenly spread over the corpus.
        weight: What a link in it counts.
        machine: Whether its Spanish is a machine's, in which words stand that it did not know.
    """

    most: int
    weight: float
    machine: bool = False


# Official prose is read whole and counts whole. The weights, round figures chosen by hand, keep the senses
# of other prose, and a machine's first choice of word, from outvoting it: they fill in what it lacks.
CORPORA = {
    "parliament": Corpus(30_000, 1.0),
    "government-services": Corpus(20_000, 1.0),
    "public-health": Corpus(3_000, 1.0),
    "transparency-guides": Corpus(12_000, 0.5),
    "everyday": Corpus(35_000, 0.5),
    "textbooks": Corpus(20_000, 0.3),
    "press-machine": Corpus(50_000, 0.2, machine=True),
}

LONGEST = 60
"""Words on a side; longer sentences cost most and tell least, since everything may align with everything."""
FEWEST = 4
"""A term in fewer pairs is left out: a name, a slip, or too rare to be learned."""
FOREIGN = 30
"""A word that is so many times as frequent in the other language was left untranslated."""
ROUNDS = 4
"""Rounds of EM: so many for each direction by itself, and so many for both together."""
LEAST_COUNT = 1.2
"""Weighted number of expected links below which a translation is chance."""
DOUBT = 0.5
"""Links to a translation not seen that every term is credited with: a rare term is never quite sure."""
LIKELY = 0.08
MOST = 4
"""A pair is written when it is so likely, and among so many likeliest, in one direction or the other."""

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
Pair = tuple[str, str, float]
"""A sentence in English and in Spanish, and what a link in it counts."""

_WORD = re.compile(r"[^\W\d_]+")
_IDENTIFIER = re.compile(r"\w*[a-z][A-Z]\w*")  # Data fields, such as "reportedByRef".


@dataclass(frozen=True, slots=True)
class Side:
    """One language of the corpora: a row of tokens, sentence after sentence.

    Attributes:
        vocabulary: The terms, in alphabetical order.
        tokens: Indices into the vocabulary, each once a sentence. Shape (tokens,).
        lengths: How many of them belong to each sentence. Shape (sentences,).
    """

    vocabulary: list[str]
    tokens: Indices
    lengths: Indices

    @classmethod
    def of(cls, sentences: Sequence[frozenset[str]], foreign: Set[str]) -> "Side":
        """Numbers the terms of at least `FEWEST` sentences, without those of the other language."""
        numbers = Counter(term for sentence in sentences for term in sentence)
        vocabulary = sorted(term for term in numbers.keys() - foreign if numbers[term] >= FEWEST)
        index = {term: i for i, term in enumerate(vocabulary)}
        rows = [sorted(index[term] for term in sentence if term in index) for sentence in sentences]
        return cls(
            vocabulary,
            np.array([i for row in rows for i in row], dtype=np.intp),
            np.array([len(row) for row in rows], dtype=np.intp),
        )


@dataclass(frozen=True, slots=True)
class Links:
    """Every English token with every Spanish token of its sentence, where the two terms meet twice or more.

    Attributes:
        english: The vocabulary index of each pair of terms; `spanish` likewise. Shape (pairs,).
        pair: The pair of terms of each link. Shape (links,).
        english_token: The token of each link; `spanish_token` likewise. Shape (links,).
        weight: What each link counts. Shape (links,).
    """

    english: Indices
    spanish: Indices
    pair: Indices
    english_token: Indices
    spanish_token: Indices
    weight: Floats

    @classmethod
    def between(cls, english: Side, spanish: Side, weights: Floats) -> "Links":
        """Draws the links of two sides with the same sentences, which have these weights."""
        per_token = np.repeat(spanish.lengths, english.lengths)
        english_token = np.repeat(np.arange(len(english.tokens)), per_token)
        first_spanish = np.repeat(np.cumsum(spanish.lengths) - spanish.lengths, english.lengths)
        first_link = np.cumsum(per_token) - per_token
        spanish_token = np.arange(len(english_token)) + np.repeat(first_spanish - first_link, per_token)
        code = english.tokens[english_token] * len(spanish.vocabulary) + spanish.tokens[spanish_token]
        pairs, pair, met = np.unique(code, return_inverse=True, return_counts=True)
        often = met > 1
        kept = often[pair]
        return cls(
            *np.divmod(pairs[often], len(spanish.vocabulary)),
            (np.cumsum(often) - 1)[pair[kept]],
            english_token[kept],
            spanish_token[kept],
            np.repeat(weights, english.lengths * spanish.lengths)[kept],
        )

    def counts(self, posteriors: Floats) -> Floats:
        """The expected number of links of each pair of terms, shape (pairs,)."""
        return np.bincount(self.pair, posteriors * self.weight, len(self.english)).astype(np.float64)


class Direction:
    """Model 1 from one language to the other: p(target | source), and p(target | nothing).

    Args:
        source: The source term of each pair of terms. Shape (pairs,).
        pair: The pair of terms of each link. Shape (links,).
        token: The target token of each link. Shape (links,).
        terms_of: The term of each target token. Shape (tokens,).
    """

    def __init__(self, source: Indices, pair: Indices, token: Indices, terms_of: Indices):
        self._source, self._pair, self._token, self._terms_of = source, pair, token, terms_of
        self._from_nothing = np.full(terms_of.max() + 1, 1 / (terms_of.max() + 1))
        self.fit(np.ones(len(source)))

    def posteriors(self) -> Floats:
        """How sure each link is, among those of its target token; relearns what comes from nothing."""
        weights = self._probability[self._pair]
        nothing = self._from_nothing[self._terms_of]
        totals = np.bincount(self._token, weights, len(self._terms_of)) + nothing
        counts = np.bincount(self._terms_of, nothing / totals, len(self._from_nothing))
        self._from_nothing = counts / counts.sum()
        weights /= totals[self._token]
        return weights

    def fit(self, counts: Floats) -> Floats:
        """Makes the probabilities those of the expected counts, shape (pairs,), and returns them."""
        totals = np.bincount(self._source, counts) + DOUBT
        self._probability: Floats = counts / totals[self._source]
        return self._probability


def align(links: Links, english: Side, spanish: Side) -> tuple[Floats, Floats, Floats]:
    """Trains both directions.

    Returns:
        For each pair of terms p(Spanish | English), p(English | Spanish) and the expected number of links.
    """
    forth = Direction(links.english, links.pair, links.spanish_token, spanish.tokens)
    back = Direction(links.spanish, links.pair, links.english_token, english.tokens)
    for _ in range(ROUNDS):
        for direction in (forth, back):
            direction.fit(links.counts(direction.posteriors()))
    for _ in range(ROUNDS):
        agreed = links.counts(forth.posteriors() * back.posteriors())
        to_spanish, to_english = forth.fit(agreed), back.fit(agreed)
    return to_spanish, to_english, agreed


def dictionary(pairs: Sequence[Pair]) -> list[str]:
    """The lines of the dictionary, in alphabetical order.

    A name that translates as itself is left out; a common word is not, for in the other language's stemmer
    "implementation" does not become the "implement" that it is in both.
    """
    words_en = Counter(word for english, _, _ in pairs for word in _common_words(english))
    words_es = Counter(word for _, spanish, _ in pairs for word in _common_words(spanish))
    common_en, foreign_en = _kinds(words_en, words_es, Language.EN)
    common_es, foreign_es = _kinds(words_es, words_en, Language.ES)
    english = Side.of([_terms(text, Language.EN) for text, _, _ in pairs], foreign_en)
    spanish = Side.of([_terms(text, Language.ES) for _, text, _ in pairs], foreign_es)
    links = Links.between(english, spanish, np.array([weight for *_, weight in pairs]))
    to_spanish, to_english, counts = align(links, english, spanish)
    chosen = _best(links.english, to_spanish) | _best(links.spanish, to_english)
    return sorted(
        f"{a}\t{b}\t{max(to_spanish[i], 0.01):.2f}\t{max(to_english[i], 0.01):.2f}"
        for i in np.flatnonzero(chosen & (counts >= LEAST_COUNT))
        for a, b in [(english.vocabulary[links.english[i]], spanish.vocabulary[links.spanish[i]])]
        if a != b or a in common_en or a in common_es
    )


def _best(source: Indices, probability: Floats) -> NDArray[np.bool_]:
    """Which pairs are likely and among the `MOST` likeliest of their source term."""
    order = np.lexsort((-probability, source))
    rank = np.empty(len(order), dtype=np.intp)
    rank[order] = np.arange(len(order)) - np.searchsorted(source[order], source[order])
    return np.logical_and(probability >= LIKELY, rank < MOST)


def _kinds(here: Counter[str], there: Counter[str], language: Language) -> tuple[set[str], set[str]]:
    """The terms of a language that come from common words, and those that come from the other language."""
    own: Counter[str] = Counter()
    foreign: Counter[str] = Counter()
    for word, number in here.items():
        for term in terms(word, language):
            own[term] += number
            foreign[term] += number * (there[word] > FOREIGN * number)
    return {term for term in own if own[term] > 1}, {term for term in own if 2 * foreign[term] > own[term]}


def read(folder: Path) -> Iterator[Pair]:
    """Yields the pairs that are used.

    Raises:
        OSError: When a corpus is missing or cannot be read.
    """
    for name, corpus in CORPORA.items():
        found = list(rows(folder, name))
        for row in found[:: -(-len(found) // corpus.most)]:
            english, spanish = (_IDENTIFIER.sub(" ", side) for side in row)
            if corpus.machine:
                shared = {*map(fold, _WORD.findall(english))} & {*map(fold, _WORD.findall(spanish))}
                english, spanish = _without(shared, english), _without(shared, spanish)
            if max(len(english.split()), len(spanish.split())) <= LONGEST:
                yield english, spanish, corpus.weight


def _without(words: Set[str], text: str) -> str:
    return _WORD.sub(lambda match: "" if fold(match.group()) in words else match.group(), text)


def _common_words(text: str) -> list[str]:
    """The words that begin in lower case, folded: the rest are names, or may be."""
    return [fold(word) for word in _WORD.findall(text) if word[0].islower()]


def _terms(sentence: str, language: Language) -> frozenset[str]:
    """Words alone: numbers are the same in both languages, and a single letter is a label."""
    return frozenset(term for term in terms(sentence, language) if term.isalpha() and len(term) > 1)


def main() -> None:
    """Writes the dictionary: comments with the sources and their shares, then a pair of terms a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, default=Path("index/data/translations.tsv"))
    chosen = parser.parse_args()
    head = [
        f"# Learned from {name} (at most {corpus.most:,} pairs, weight {corpus.weight}): {LICENCES[name]}"
        for name, corpus in CORPORA.items()
    ]
    head.append("# English stem, Spanish stem, p(Spanish | English), p(English | Spanish)")
    chosen.out.write_text("\n".join([*head, *dictionary(list(read(chosen.data))), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
