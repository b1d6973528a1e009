"""Answering: from a question to the sentence that answers it, or to silence.

Search finds candidates; the best of them are looked at closely, and the best of those read; what was
measured of the first says how sure it is. If that is enough, its sentence is the answer, unless a newer
release says the same of another value: then that one is.
"""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from config import Settings
from index.agreement import Agreement, Contender, settle
from index.answer import Answer, Candidate, Status
from index.antecedent import REACH, antecedent
from index.askable import NEWEST, OPENING, askable
from index.catalogue import Catalogue
from index.citation import Citation
from index.cross_encoder import Reader, Reading
from index.dense import DenseRetriever
from index.examination import look, read
from index.follow_up.finding import find, readings
from index.follow_up.understood import Understood
from index.highlight import highlight
from index.ranking import Stage, fitted_weights
from index.release import Language
from index.search import Hit, search, stored_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOKED_AT = 60
"""Candidates that are looked at closely: in the development set hardly an answer comes later."""
_ALIKE = 0.9
"""Cosine from which on two sentences, each behind its release's title, may tell the same of the same
matter."""


def answer(
    question: str,
    language: Language,
    *,
    catalogue: Catalogue,
    dense: DenseRetriever,
    reader: Reader | None,
    settings: Settings,
    limit: int,
    understood: Understood | None = None,
) -> Answer:
    """Answer a question by the sentence of a release, or abstain.

    Args:
        language: The language of the question.
        understood: What it comes to with the one before it; None where it stands alone.
        reader: Reads the best candidates; None to go by search alone.
        limit: How many candidates the answer carries at most.

    Raises:
        ModelError: A model cannot be used.
        CatalogueError: The catalogue cannot be read.
    """
    embedder = dense.embedder()
    start = time.perf_counter()
    texts = readings(understood) if understood is not None else {question: 1.0}
    vectors = embedder.encode_questions(list(texts))
    with catalogue.snapshot():
        # A reindex may have ended since the question was embedded; vectors of two models never meet.
        dense.record()
        found = _Candidates(
            question, language, vectors, catalogue, dense, reader, settings, limit, understood
        )
        agreement = found.agreement(settings.answer_threshold)
        cited = agreement.cited if agreement is not None else None
        sure = cited is not None and cited.probability >= settings.answer_threshold
        context = _context(cited.citation, catalogue) if cited is not None else None
        openings = () if sure else catalogue.openings(limit=NEWEST, sentences=OPENING)
    return Answer(
        question=question,
        language=language,
        status=Status.ANSWERED if sure else Status.ABSTAINED,
        citation=cited.citation if cited is not None else None,
        highlight=cited.highlight if cited is not None else None,
        confidence=cited.probability if cited is not None else 0.0,
        candidates=found.listed(cited.citation if cited is not None else None),
        latency_ms=(time.perf_counter() - start) * 1000,
        context=context,
        earlier=tuple(each.citation for each in agreement.earlier) if agreement is not None else (),
        askable=askable(openings),
        understood=understood.whole if understood is not None else None,
    )


class _Candidates:
    """The candidates for one question: found, read as far as that is asked for, and ranked."""

    def __init__(
        self,
        question: str,
        language: Language,
        vectors: "NDArray[np.float32]",
        catalogue: Catalogue,
        dense: DenseRetriever,
        reader: Reader | None,
        settings: Settings,
        limit: int,
        understood: Understood | None,
    ) -> None:
        self._question = understood.whole if understood is not None else question
        self._language, self._catalogue = language, catalogue
        self._dimensions = vectors.shape[1]
        said = question
        if understood is None:
            looked, rest = self._search(vectors, dense, settings.candidates, limit)
        else:
            said = understood.own
            looked, rest = self._follow(understood, vectors, dense, settings.candidates, limit)
        self._readings: dict[int, Reading] = {}
        self._stage: Stage = fitted_weights().looked
        self._rated = looked
        if reader is not None:
            self._rated, self._readings = read(said, looked[: settings.read], self._citations, reader)
            self._stage = fitted_weights().read
            rest = [*looked[settings.read :], *rest]
        self._hits = [*self._rated, *rest]
        self._limit = limit

    def _search(
        self, vectors: "NDArray[np.float32]", dense: DenseRetriever, candidates: int, limit: int
    ) -> tuple[list[Hit], list[Hit]]:
        """Find candidates for a question that stands alone: those that were looked at, and the others."""
        catalogue = self._catalogue
        hits = search(
            self._question,
            self._language,
            vectors[0],
            catalogue=catalogue,
            vectors=dense.vectors(),
            candidates=candidates,
        )
        self._citations = catalogue.citations([hit.sentence_id for hit in hits[: max(limit, LOOKED_AT)]])
        texts = catalogue.texts({each.release_id for each in self._citations.values()})
        looked = look(self._question, self._language, hits[:LOOKED_AT], self._citations, texts)
        return looked, hits[LOOKED_AT:]

    def _follow(
        self,
        understood: Understood,
        vectors: "NDArray[np.float32]",
        dense: DenseRetriever,
        candidates: int,
        limit: int,
    ) -> tuple[list[Hit], list[Hit]]:
        """Find candidates for a question that leans on the one before it."""
        found, self._citations = find(
            understood,
            self._language,
            vectors,
            catalogue=self._catalogue,
            dense=dense,
            candidates=candidates,
            looked_at=max(limit, LOOKED_AT),
        )
        return found[:LOOKED_AT], found[LOOKED_AT:]

    def agreement(self, threshold: float) -> Agreement | None:
        """Settle between the first candidate and others as sure; None without candidates."""
        if not self._rated:
            return None
        scores = [hit.score for hit in self._rated]
        sure = [(hit, self._stage.probability(hit.signals, hit.score, scores)) for hit in self._rated]
        best, probability = sure[0]
        if probability < threshold:
            return Agreement(self._contender(best, probability, 1.0))
        chosen = [sure[0], *((hit, each) for hit, each in sure[1:] if each >= threshold)]
        alike = self._similarities([hit.sentence_id for hit, _ in chosen])
        # The first is the best, whatever the probabilities say: they are fitted on first ones.
        contenders = [
            self._contender(hit, min(each, probability), alike[hit.sentence_id]) for hit, each in chosen
        ]
        return settle(contenders, similarity=_ALIKE)

    def listed(self, cited: Citation | None) -> tuple[Candidate, ...]:
        """List the candidates, best first, what is cited at the head."""
        listed = [
            Candidate(self._citations[hit.sentence_id], hit.score, hit.signals.by_name())
            for hit in self._hits
            if hit.sentence_id in self._citations
        ]
        return tuple(sorted(listed, key=lambda each: each.citation != cited)[: self._limit])

    def _contender(self, hit: Hit, probability: float, similarity: float) -> Contender:
        citation = self._citations[hit.sentence_id]
        reading = self._readings.get(hit.sentence_id)
        words = highlight(
            self._question,
            self._language,
            citation.text,
            citation.language,
            reading.relevance if reading is not None else None,
        )
        return Contender(citation, probability, words, similarity)

    def _similarities(self, sentence_ids: Sequence[int]) -> dict[int, float]:
        """Give the cosines between the first of the sentences and each."""
        ids, rows = stored_vectors(sentence_ids, self._catalogue, self._dimensions)
        cosines = rows @ rows[ids.index(sentence_ids[0])]
        return dict(zip(ids, cosines.tolist(), strict=True))


def _context(cited: Citation, catalogue: Catalogue) -> Citation | None:
    """Find the sentence without which the cited one cannot be understood."""
    before = catalogue.preceding(cited.sentence_id, REACH)
    place = antecedent(cited.text, [each.text for each in before], cited.language)
    return before[place] if place is not None else None
