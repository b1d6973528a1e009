"""Answers and releases as JSON, for programs that call the command line."""

import json
from typing import Any

from bot.terminal import file_name
from index.answer import Answer, Candidate
from index.citation import Citation
from index.release import ReleaseSummary


def dump(value: object) -> str:
    """One line of JSON, letters with accents as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def answer_object(answer: Answer) -> dict[str, Any]:
    """The answer as `vocero ask --json` prints it.

    The keys are always there; those of the citation are null where nothing at all was found. `start` and
    `end` count code points of the release's text, half-open; `latency_ms` leaves out loading the model.
    `context` is a sentence that the cited one needs before it, or null; `earlier` is what older releases said
    instead, `askable` what the newest ones can be asked for, both newest first and mostly empty.
    """
    return {
        "status": answer.status.value,
        "language": answer.language.value,
        **_citation_object(answer.citation),
        "highlight": _highlight(answer),
        "confidence": answer.confidence,
        "candidates": [_candidate_object(candidate) for candidate in answer.candidates],
        "latency_ms": answer.latency_ms,
        "context": _citation_object(answer.context) if answer.context else None,
        "earlier": [_citation_object(citation) for citation in answer.earlier],
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


def _citation_object(citation: Citation | None) -> dict[str, Any]:
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
