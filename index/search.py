"""Search: the sentences that may answer a question, best first.

Dense and lexical search each propose candidates, in each language, so that neither a kind of search nor a
language can push the other out. Every candidate is then measured by every signal, and `index/ranking.py`
fuses the signals into one score.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.alternatives import frequency, groups
from index.catalogue import Catalogue
from index.lexical import words
from index.names import find_names
from index.ranking import fitted_weights
from index.release import Language
from index.signals import Signals

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
# So many occurrences of terms are scored for a question at most, the rarest terms first: the time that the
# common ones take grows with the library, and they tell little.
_OCCURRENCES = 15_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found.

    Attributes:
        signals: What it was found by.
        score: Its score in the ranking.
        favour: What is added to every score of it, for a reason that lies outside the sentence.
    """

    sentence_id: int
    signals: Signals
    score: float
    favour: float = 0.0


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
    return propose(
        question, language, vector, catalogue=catalogue, vectors=vectors, candidates=candidates
    ).hits(catalogue)


def propose(
    question: str,
    language: Language,
    vector: "Vector",
    *,
    catalogue: Catalogue,
    vectors: "VectorIndex",
    candidates: int,
) -> "Proposals":
    """Find what each kind of search proposes, unmeasured; see `search`."""
    lexical = {
        spoken: _lexical_matches(question, language, spoken, catalogue, candidates) for spoken in Language
    }
    chunks = _dense_matches(vector, catalogue, vectors, candidates)
    spoken_in: dict[int, Language] = {}
    passages: dict[int, float] = {}
    for sentence_id, spoken, chunk in catalogue.sentences_in(list(chunks)):
        spoken_in[sentence_id] = spoken
        passages[sentence_id] = max(chunks[chunk], passages.get(sentence_id, -1.0))
    farthest = min(chunks.values(), default=0.0)
    for spoken, matches in lexical.items():
        spoken_in.update(dict.fromkeys(matches, spoken))
    return Proposals(language, vector, lexical, passages, farthest, spoken_in)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What search proposes for a question.

    Attributes:
        language: The language of the question.
        vector: Its vector.
        lexical: By language of the releases and sentence, the share of the best BM25 score.
        passages: By sentence, the cosine of the nearest chunk that holds it.
        farthest: The cosine of the farthest of those chunks.
        spoken_in: All proposed sentences, with the language of each.
    """

    language: Language
    vector: "Vector"
    lexical: Mapping[Language, Mapping[int, float]]
    passages: Mapping[int, float]
    farthest: float
    spoken_in: Mapping[int, Language]

    def hits(self, catalogue: Catalogue, others: Mapping[int, Language] | None = None) -> list[Hit]:
        """Measure the proposed sentences and rank them.

        Args:
            others: Sentences to measure too, with the language of each.

        Returns:
            Best first.
        """
        spoken_in = {**self.spoken_in, **(others or {})}
        cosines = _cosines(self.vector, list(spoken_in), catalogue)
        signals = [
            Signals(
                dense=cosine,
                passage=self.passages.get(sentence_id, self.farthest),
                lexical=self.lexical[spoken_in[sentence_id]].get(sentence_id, 0.0),
                same_language=spoken_in[sentence_id] is self.language,
            )
            for sentence_id, cosine in cosines.items()
        ]
        hits = map(Hit, cosines, signals, fitted_weights().searched.scores(signals))
        # Ties are broken by id, so that the same question always gets the same answer.
        return sorted(hits, key=lambda hit: (-hit.score, hit.sentence_id))


def _dense_matches(
    vector: "Vector", catalogue: Catalogue, vectors: "VectorIndex", limit: int
) -> Mapping[int, float]:
    """Find the nearest chunks in each language, with their cosines.

    An encoder finds its own language's nearer than they are.
    """
    found, cosines = vectors.search(vector, _DENSE_REACH * limit)
    nearest = dict(zip(found.tolist(), cosines.tolist(), strict=True))
    spoken_in = catalogue.languages(list(nearest))
    return {
        chunk: nearest[chunk]
        for language in Language
        for chunk in [each for each in nearest if spoken_in.get(each) is language][:limit]
    }


def _lexical_matches(
    question: str, asked_in: Language, language: Language, catalogue: Catalogue, limit: int
) -> Mapping[int, float]:
    """Find sentences of `language` by terms, with the share (0 to 1) of the best possible BM25 they reach."""
    asked = words(question, asked_in)
    named = (*find_names(asked, asked_in), *catalogue.expansions(asked, asked_in))
    sought = groups(asked, asked_in, language, named)
    frequencies, sentences = catalogue.frequencies(
        list({name for group in sought for form in group for name in form.split()}), language
    )
    known = [[form for form in group if frequency(form, frequencies)] for group in sought]
    if not any(known):
        return {}
    # Of the alternatives for a word one will do, so the rarest sets what the word can give at most.
    ceiling = _BM25_CEILING * sum(
        max(_rarity(frequency(form, frequencies), sentences) for form in forms or group)
        for forms, group in zip(known, sought, strict=True)
    )
    query = " OR ".join(f'"{form}"' for form in _affordable(known, frequencies))
    matches = catalogue.match(query, language, title_weight=_TITLE_WEIGHT, limit=limit)
    return {sentence_id: min(score / ceiling, 1.0) for sentence_id, score in matches}


def _affordable(known: list[list[str]], frequencies: Mapping[str, int]) -> list[str]:
    """Choose the rarest of the forms to look up, at least one, as many as may be scored in time."""
    cost = {form: frequency(form, frequencies) for group in known for form in group}
    chosen: list[str] = []
    left = _OCCURRENCES
    for form in sorted(cost, key=lambda form: cost[form]):
        left -= cost[form]
        if chosen and left < 0:
            break
        chosen.append(form)
    return chosen


def _rarity(found: int, sentences: int) -> float:
    """Inverse document frequency as SQLite's bm25() has it."""
    return max(math.log((sentences - found + 0.5) / (found + 0.5)), 1e-6)


def _cosines(vector: "Vector", sentence_ids: list[int], catalogue: Catalogue) -> Mapping[int, float]:
    ids, matrix = stored_vectors(sentence_ids, catalogue, len(vector))
    return dict(zip(ids, (matrix @ vector).tolist(), strict=True))


def stored_vectors(
    sentence_ids: Sequence[int], catalogue: Catalogue, dimensions: int
) -> "tuple[list[int], NDArray[np.float32]]":
    """Give the ids, ascending, of those sentences that are in search, and their vectors: (n, dimensions)."""
    import numpy as np

    ids, blobs = catalogue.sentence_vectors(sentence_ids)
    return ids, np.frombuffer(b"".join(blobs), dtype="<f2").astype(np.float32).reshape(len(ids), dimensions)
