"""Finding what answers a follow-up: what it says itself tells the sentence, what went before the release.

Searched for as one text, the words of the former question bring its own answer back: that sentence has most
of them. So both readings of a follow-up are measured, what it says itself and the whole of it, and their
signals are mixed; and the sentences of the release cited before are favoured. The figures are those that did
best over follow-ups to questions of the development set (docs/follow_ups.md); they change little around them.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from index.catalogue import Catalogue
from index.citation import Citation
from index.dense import DenseRetriever
from index.examination import look
from index.follow_up.understood import Understood
from index.ranking import Stage, fitted_weights
from index.release import Language
from index.search import Hit, propose
from index.signals import CloseLook, Signals

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OWN = 0.7
"""How much what it says itself counts; the whole has the rest."""
FAVOUR = 3.0
"""What a sentence of the release cited before is given, in units of the ranking's scores. A sentence of
another release is still cited where it fits so much better."""

_FAR = 1_000_000
"""Sentences: more than a release has."""


def readings(understood: Understood) -> dict[str, float]:
    """Give the texts that a follow-up is searched by, and how much each counts."""
    return {understood.own: OWN, understood.whole: 1 - OWN}


def find(
    understood: Understood,
    language: Language,
    vectors: "NDArray[np.float32]",
    *,
    catalogue: Catalogue,
    dense: DenseRetriever,
    candidates: int,
    looked_at: int,
) -> tuple[list[Hit], dict[int, Citation]]:
    """Find the sentences that may answer a follow-up, and look at the best of them closely.

    Args:
        language: Its language.
        vectors: Those of its readings, shape (readings, dimensions).
        candidates: How many passages each kind of search proposes in each language, for each reading.
        looked_at: How many sentences are looked at.

    Returns:
        The candidates, best first, the first `looked_at` of them looked at; and the citations of those.
    """
    texts = readings(understood)
    proposals = [
        propose(text, language, vector, catalogue=catalogue, vectors=dense.vectors(), candidates=candidates)
        for text, vector in zip(texts, vectors, strict=True)
    ]
    near = _sentences(understood, catalogue)
    proposed = {each: spoken for found in proposals for each, spoken in found.spoken_in.items()}
    measured = [
        {hit.sentence_id: hit.signals for hit in found.hits(catalogue, {**proposed, **near})}
        for found in proposals
    ]
    weights = tuple(texts.values())
    mixed = {each: _mixed([one[each] for one in measured], weights) for each in measured[0]}
    ranked = _ranked(mixed, near, fitted_weights().searched)
    citations = catalogue.citations([hit.sentence_id for hit in ranked[:looked_at]])
    told = [hit for hit in ranked[:looked_at] if hit.sentence_id in citations]
    releases = catalogue.texts({each.release_id for each in citations.values()})
    looks = [
        {hit.sentence_id: hit.signals for hit in look(text, language, told, citations, releases)}
        for text in texts
    ]
    seen = {each: _mixed([one[each] for one in looks], weights) for each in looks[0]}
    return [*_ranked(seen, near, fitted_weights().looked), *ranked[looked_at:]], citations


def _sentences(understood: Understood, catalogue: Catalogue) -> dict[int, Language]:
    """Give the sentences of the release that is likely meant, of whichever version was cited."""
    if understood.sentence_id is None:
        return {}
    found = catalogue.neighbours(understood.sentence_id, _FAR, _FAR)
    return {each.sentence_id: each.language for each in found}


def _ranked(signals: Mapping[int, Signals], near: Mapping[int, Language], stage: Stage) -> list[Hit]:
    scores = stage.scores(list(signals.values()))
    hits = []
    for (each, found), score in zip(signals.items(), scores, strict=True):
        favour = FAVOUR if each in near else 0.0
        hits.append(Hit(each, found, score + favour, favour))
    return sorted(hits, key=lambda hit: (-hit.score, hit.sentence_id))


def _mixed(signals: list[Signals], weights: tuple[float, ...]) -> Signals:
    """Mix what was measured of one sentence for each reading."""
    first = signals[0]
    looks = [each.look for each in signals if each.look is not None]
    return replace(
        first,
        dense=_mean([each.dense for each in signals], weights),
        passage=_mean([each.passage for each in signals], weights),
        lexical=_mean([each.lexical for each in signals], weights),
        look=_mixed_looks(looks, weights) if looks else None,
    )


def _mixed_looks(looks: list[CloseLook], weights: tuple[float, ...]) -> CloseLook:
    # Whether what is asked for is there is told by the whole: what was named before is no answer.
    return replace(
        looks[-1],
        names=_mean([each.names for each in looks], weights),
        date_told=_mean([each.date_told for each in looks], weights),
        date_published=_mean([each.date_published for each in looks], weights),
        date_contradicted=_mean([each.date_contradicted for each in looks], weights),
        recency=_mean([each.recency for each in looks], weights),
    )


def _mean(values: list[float], weights: tuple[float, ...]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True))
