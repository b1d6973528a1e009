"""What is compared: systems that score sentences for questions."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from benchmarks.bm25 import K1, B, Bm25
from benchmarks.measures import Scores
from index.lexical import term, terms, words
from index.release import Language
from index.translations import translations

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.embed import Embedder


@dataclass(frozen=True, slots=True)
class Text:
    """A question or a sentence, and the language it is in."""

    words: str
    language: Language


class System(Protocol):
    """Whatever ranks sentences by a question.

    Attributes:
        name: As the tables show it.
    """

    @property
    def name(self) -> str: ...  # noqa: D102  # see the class

    def scores(self, questions: Sequence[Text], sentences: Sequence[Text]) -> Scores:
        """Score every sentence for every question: (questions, sentences); higher is better."""
        ...


class LexicalSystem:
    """BM25 over the terms of full-text search: Snowball stems, without function words, accents folded.

    Each text has the stems and the function words of its own language. For sentences in the other language a
    question's word stands as both languages stem it, for names lose other endings in each; with the
    dictionary, as its translations instead, where it has some, each counting as much as it is probable.
    """

    def __init__(self, *, dictionary: bool = False) -> None:
        """Choose how words cross languages.

        Args:
            dictionary: By the product's dictionary of stems, and not only as they are.
        """
        self.name = f"BM25 (k1 {K1}, b {B})"
        if dictionary:
            self.name += " with the dictionary of `index/translations.py`"
        self._dictionary = dictionary

    def scores(self, questions: Sequence[Text], sentences: Sequence[Text]) -> Scores:
        """Score every sentence for every question: (questions, sentences)."""
        index = Bm25([terms(sentence.words, sentence.language) for sentence in sentences])
        scores = np.zeros((len(questions), len(sentences)))
        for language in Language:
            of_it = np.array([sentence.language is language for sentence in sentences], dtype=bool)
            if of_it.any():
                for row, question in zip(scores, questions, strict=True):
                    row[of_it] = index.scores(self._asked(question, language))[of_it]
        return scores

    def _asked(self, question: Text, language: Language) -> Mapping[str, float]:
        """The question's terms for sentences in the language, and how much each counts."""
        weights: dict[str, float] = {}
        for word in words(question.words, question.language):
            own = term(word, question.language)
            crossed = translations(own, question.language) if self._dictionary else ()
            if language is question.language or not crossed:
                crossed = tuple((stem, 1.0) for stem in {own, term(word, language)})
            for other, counts in crossed:
                weights[other] = weights.get(other, 0.0) + counts
        return weights


class DenseSystem:
    """An embedding model alone, by cosine. Each text is embedded once, however often it is asked for."""

    def __init__(self, name: str, embedder: "Embedder") -> None:
        self.name = name
        self._embedder = embedder
        self._questions: dict[str, NDArray[np.float32]] = {}
        self._passages: dict[str, NDArray[np.float32]] = {}

    def scores(self, questions: Sequence[Text], sentences: Sequence[Text]) -> Scores:
        """Score every sentence for every question: (questions, sentences), from -1 to 1."""
        asked = self._vectors(questions, self._questions, self._embedder.encode_questions)
        searched = self._vectors(sentences, self._passages, self._embedder.encode_passages)
        return asked @ searched.T

    def _vectors(
        self,
        texts: Sequence[Text],
        known: "dict[str, NDArray[np.float32]]",
        encode: "Callable[[Sequence[str]], NDArray[np.float32]]",
    ) -> Scores:
        new = list(dict.fromkeys(text.words for text in texts if text.words not in known))
        if new:
            sys.stderr.write(f"{self.name}: {len(new)} texts\n")
            known.update(zip(new, encode(new), strict=True))
        # In 64 bits, so that equal texts score the same to far less than what counts as a tie.
        return np.array([known[text.words] for text in texts], dtype=np.float64)
