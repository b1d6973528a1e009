"""Answers and releases as JSON, for programs that call the command line."""

import json
from typing import Any

from bot.terminal import file_name
from bot.times.when import in_words
from index.answer import Answer, Candidate
from index.citation import Citation
from index.events.expression import DateExpression
from index.release import Language, ReleaseSummary


def dump(value: object) -> str:
    """One line of JSON, letters with accents as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def answer_object(answer: Answer) -> dict[str, Any]:
    """The answer as `vocero ask --json` prints it.

    The keys are always there; those of the citation are null where nothing at all was found. `start` and
    `end` count code points of the release's text, half-open; `latency_ms` leaves out loading the model.
    `context` is a sentence that the cited one needs before it, or null; `earlier` is what older releases said
    instead, `askable` what the newest ones can be asked for, both newest first and mostly empty. `when` is
    the days that the answering words mean, or null.
    """
    return {
        "status": answer.status.value,
        "language": answer.language.value,
        **citation_object(answer.citation),
        "highlight": _highlight(answer),
        "confidence": answer.confidence,
        "candidates": [_candidate_object(candidate) for candidate in answer.candidates],
        "latency_ms": answer.latency_ms,
        "context": citation_object(answer.context) if answer.context else None,
        "earlier": [citation_object(citation) for citation in answer.earlier],
        "when": date_object(answer.when, answer.language) if answer.when else None,
        "askable": [
            {
                "release_id": release.release_id,
                "title": release.title,
                "language": release.language.value,
                "kinds": [kind.value for kind in release.kinds],
            }
            for release in answer.askable
        ],
    }


def release_object(release: ReleaseSummary) -> dict[str, Any]:
    """A release as `vocero releases --json` prints it."""
    return {
        "release_id": release.release_id,
        "version": release.version,
        "title": release.title,
        "language": release.language.value,
        "source": release.source,
        "issuer": release.issuer,
        "place": release.place,
        "published": release.published.isoformat() if release.published else None,
        "url": release.url,
        "sentences": release.sentences,
    }


def date_object(when: DateExpression, language: Language, zone: str | None = None) -> dict[str, Any]:
    """A date as the catalogue has it; both days are included, and the hours are in its own zone.

    Args:
        language: Of its `words`.
        zone: Of the reader, for the hours in `words`; None for the date's own.
    """
    return {
        "words": in_words(when, language, zone),
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "granularity": when.granularity.value,
        "time": when.time.isoformat("minutes") if when.time else None,
        "end_time": when.end_time.isoformat("minutes") if when.end_time else None,
        "zone": when.zone,
        "part": when.part.value if when.part else None,
        "edge": when.edge.value if when.edge else None,
        "bound": when.bound.value,
        "assumed": sorted(assumption.value for assumption in when.assumptions),
    }


def citation_object(citation: Citation | None) -> dict[str, Any]:
    """A sentence with its release; without one the same keys, all null."""
    if citation is None:
        return dict.fromkeys(
            (
                "release",
                "release_id",
                "version",
                "title",
                "issuer",
                "place",
                "published",
                "url",
                "start",
                "end",
                "text",
            )
        )
    return {
        "release": file_name(citation.source),
        "release_id": citation.release_id,
        "version": citation.version,
        "title": citation.title,
        "issuer": citation.issuer,
        "place": citation.place,
        "published": citation.published.isoformat() if citation.published else None,
        "url": citation.url,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
    }


def _highlight(answer: Answer) -> str | None:
    if answer.citation is None or answer.highlight is None:
        return None
    start, end = answer.highlight
    return answer.citation.text[start:end]


def _candidate_object(candidate: Candidate) -> dict[str, Any]:
    return {
        "release": file_name(candidate.citation.source),
        "start": candidate.citation.start,
        "end": candidate.citation.end,
        "text": candidate.citation.text,
        "score": candidate.score,
        "signals": dict(candidate.signals),
    }
