"""Search: the sentences that may answer a question, best first.

Dense and lexical search each propose candidates, in each language, so that neither a kind of search nor a
language can push the other out. Every candidate is then measured by every signal, and `index/ranking.py`
fuses the signals into one score.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.catalogue import Catalogue
from index.lexical import term, words
from index.ranking import Signals, fitted_weights, scores
from index.release import Language
from index.translations import translations

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.vectors import VectorIndex

    Vector = NDArray[np.float32]

# A term in the release's title counts half of one in the sentence: of 0, .2, .4, .6 and 1 the values around
# it ranked the right sentences of the development questions best.
_TITLE_WEIGHT = 0.5
# What one term gives at most in SQLite's bm25(), in units of its inverse document frequency: k1 + 1.
# https://www.sqlite.org/fts5.html#the_bm25_function
_BM25_CEILING = 2.2
# The nearest chunks are looked at this many times as far as needed, to find enough of either language.
_DENSE_REACH = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found, with the signals it was found by and its score in the ranking."""

    sentence_id: int
    signals: Signals
    score: float


def search(
    question: str,
    language: Language,
    vector: "Vector",
    *,
    catalogue: Catalogue,
    vectors: "VectorIndex",
    candidates: int,
) -> list[Hit]:
    """Find the sentences that may answer.

    Args:
        language: The language of the question.
        vector: The question's vector, shape (dimensions,), unit length.
        candidates: How many passages each kind of search proposes in each language.

    Returns:
        The candidates, best first.
    """
    lexical = {
        spoken: _lexical_matches(question, language, spoken, catalogue, candidates) for spoken in Language
    }
    spoken_in = dict(catalogue.sentences_in(_dense_matches(vector, catalogue, vectors, candidates)))
    for spoken, matches in lexical.items():
        spoken_in.update(dict.fromkeys(matches, spoken))
    cosines = _cosines(vector, list(spoken_in), catalogue)
    signals = [
        Signals(
            cosine, lexical[spoken_in[sentence_id]].get(sentence_id, 0.0), spoken_in[sentence_id] is language
        )
        for sentence_id, cosine in cosines.items()
    ]
    hits = map(Hit, cosines, signals, scores(signals, fitted_weights()))
    # Ties are broken by id, so that the same question always gets the same answer.
    return sorted(hits, key=lambda hit: (-hit.score, hit.sentence_id))


def _dense_matches(vector: "Vector", catalogue: Catalogue, vectors: "VectorIndex", limit: int) -> list[int]:
    """Find the nearest chunks in each language; an encoder finds its own language's nearer than they are."""
    nearest = [int(chunk) for chunk in vectors.search(vector, _DENSE_REACH * limit)[0]]
    spoken_in = catalogue.languages(nearest)
    return [
        chunk
        for language in Language
        for chunk in [each for each in nearest if spoken_in.get(each) is language][:limit]
    ]


def _lexical_matches(
    question: str, asked_in: Language, language: Language, catalogue: Catalogue, limit: int
) -> Mapping[int, float]:
    """Find sentences of `language` by terms, with the share (0 to 1) of the best possible BM25 they reach."""
    groups = [_alternatives(word, asked_in, language) for word in dict.fromkeys(words(question, asked_in))]
    frequencies, sentences = catalogue.frequencies([name for group in groups for name in group], language)
    if not frequencies:
        return {}
    # Of the alternatives for a word one will do, so the rarest sets what the word can give at most.
    ceiling = _BM25_CEILING * sum(
        max(_rarity(frequencies.get(name, 0), sentences) for name in _known(group, frequencies))
        for group in groups
    )
    query = " OR ".join(f'"{name}"' for name in frequencies)
    matches = catalogue.match(query, language, title_weight=_TITLE_WEIGHT, limit=limit)
    return {sentence_id: min(score / ceiling, 1.0) for sentence_id, score in matches}


def _alternatives(word: str, asked_in: Language, language: Language) -> list[str]:
    """Give the terms of `language` that stand for a word of the question.

    Names, numbers and many kindred words are the same in both languages, so across languages the word
    itself is one of them.
    """
    own = term(word, language)
    if language is asked_in:
        return [own]
    return list(dict.fromkeys([own, *(other for other, _ in translations(term(word, asked_in), asked_in))]))


def _known(group: list[str], frequencies: Mapping[str, int]) -> list[str]:
    return [name for name in group if name in frequencies] or group


def _rarity(found: int, sentences: int) -> float:
    """Inverse document frequency as SQLite's bm25() has it."""
    return max(math.log((sentences - found + 0.5) / (found + 0.5)), 1e-6)


def _cosines(vector: "Vector", sentence_ids: list[int], catalogue: Catalogue) -> Mapping[int, float]:
    import numpy as np

    ids, blobs = catalogue.sentence_vectors(sentence_ids)
    matrix = np.frombuffer(b"".join(blobs), dtype="<f2").astype(np.float32).reshape(len(ids), len(vector))
    return dict(zip(ids, (matrix @ vector).tolist(), strict=True))
