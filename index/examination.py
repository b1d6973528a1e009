"""Examination: the best candidates are looked at closely, and the best of those read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index.citation import Citation
from index.cross_encoder import Passage, Reader, Reading
from index.cues import Cues, agreement, question_cues
from index.expected import AnswerKind, expected_kind
from index.folding import fold
from index.mentions import MentionKind, find_mentions
from index.names_in_question import name_coverage, names_asked
from index.ranking import Stage, fitted_weights
from index.release import Language
from index.signals import CloseLook, Signals

if TYPE_CHECKING:
    from index.search import Hit

_FEW_WORDS = 6
"""A sentence of fewer is mostly a heading, a signature or a greeting."""

_WORD = re.compile(r"\w+")

_MENTIONS = {
    AnswerKind.TIME: MentionKind.TIME,
    AnswerKind.QUANTITY: MentionKind.QUANTITY,
    AnswerKind.PERSON: MentionKind.NAME,
    AnswerKind.PLACE: MentionKind.NAME,
}


def look(
    question: str,
    language: Language,
    hits: Sequence["Hit"],
    citations: Mapping[int, Citation],
    texts: Mapping[int, str],
) -> list["Hit"]:
    """Look at candidates closely and rank them anew.

    Args:
        hits: Those to look at.
        citations: By sentence id; a hit without one is left out.
        texts: Of the releases that are cited, by release id.

    Returns:
        Best first.
    """
    told = [hit for hit in hits if hit.sentence_id in citations]
    looks = _looks(question, language, [citations[hit.sentence_id] for hit in told], texts)
    signals = [replace(hit.signals, look=look) for hit, look in zip(told, looks, strict=True)]
    return _ranked(told, signals, fitted_weights().looked)


def read(
    question: str, hits: Sequence["Hit"], citations: Mapping[int, Citation], reader: Reader
) -> tuple[list["Hit"], dict[int, Reading]]:
    """Read candidates together with the question and rank them anew.

    Args:
        hits: Those to read, each looked at.
        citations: By sentence id.

    Returns:
        The candidates, best first, and the readings by sentence id.
    """
    told = [citations[hit.sentence_id] for hit in hits]
    readings = reader.read(question, [Passage(citation.title, citation.text) for citation in told])
    signals = [
        replace(hit.signals, reader=reading.log_odds) for hit, reading in zip(hits, readings, strict=True)
    ]
    found = {hit.sentence_id: reading for hit, reading in zip(hits, readings, strict=True)}
    return _ranked(hits, signals, fitted_weights().read), found


def _ranked(hits: Sequence["Hit"], signals: Sequence[Signals], stage: Stage) -> list["Hit"]:
    scores = stage.scores(signals)
    ranked = [
        replace(hit, signals=signal, score=score + hit.favour)
        for hit, signal, score in zip(hits, signals, scores, strict=True)
    ]
    return sorted(ranked, key=lambda hit: (-hit.score, hit.sentence_id))


def _looks(
    question: str,
    language: Language,
    citations: Sequence[Citation],
    texts: Mapping[int, str],
) -> list[CloseLook]:
    cues, names = question_cues(question, language), names_asked(question, language)
    # What a sentence is about is often named elsewhere in its release.
    coverage = {
        citation.release_id: name_coverage(names, f"{citation.title}\n{texts.get(citation.release_id, '')}")
        for citation in {citation.release_id: citation for citation in citations}.values()
    }
    expected = expected_kind(question, language)
    kind = _MENTIONS.get(expected) if expected is not None else None
    said = frozenset(_WORD.findall(fold(question)))
    days = [citation.published for citation in citations if citation.published is not None]
    looks = []
    for citation in citations:
        fit = agreement(cues, citation.text, citation.published, citation.title, citation.language)
        looks.append(
            CloseLook(
                kind_missing=kind is not None and not _mentions(citation, kind, said),
                names=coverage[citation.release_id],
                date_told=_share(cues, fit.year, fit.month, fit.day),
                date_published=_share(cues, fit.year_published, fit.month_published, fit.day_published),
                date_contradicted=fit.contradicts,
                recency=_recency(citation.published, days) if cues.newest else 0.0,
                short=len(citation.text.split()) < _FEW_WORDS,
            )
        )
    return looks


def _mentions(citation: Citation, kind: MentionKind, said: frozenset[str]) -> bool:
    """Whether the sentence has something of this kind that the question does not say itself."""
    return any(
        mention.kind is kind
        and not said.issuperset(_WORD.findall(fold(citation.text[mention.start : mention.end])))
        for mention in find_mentions(citation.text, citation.language)
    )


def _share(cues: Cues, year: float, month: float, day: float) -> float:
    """Of what the question says of a date, the share that fits."""
    parts = [fits for asked, fits in ((cues.years, year), (cues.months, month), (cues.days, day)) if asked]
    return sum(parts) / len(parts) if parts else 0.0


def _recency(published: date | None, days: Sequence[date]) -> float:
    earlier = len({day for day in days if published is not None and day < published})
    return earlier / (len(set(days)) - 1) if len(set(days)) > 1 else float(published is not None)
