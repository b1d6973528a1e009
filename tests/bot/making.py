"""Citations and answers made up for the tests of what the bot shows."""

from datetime import date
from typing import Any

from index import Answer, Candidate, Citation, Language, Status

SENTENCES = (
    "El puerto reabre el 4 de mayo.",
    "Lo confirmó la Autoridad Portuaria.",
    "Las obras costaron 3 millones.",
)


def citation(text: str = SENTENCES[0], **changes: Any) -> Citation:
    values: dict[str, Any] = {
        "sentence_id": 11,
        "release_id": 3,
        "version": 1,
        "current": True,
        "position": 0,
        "start": 0,
        "end": len(text),
        "text": text,
        "language": Language.ES,
        "title": "Reabre el puerto",
        "source": "puerto.txt",
        "issuer": "Autoridad Portuaria",
        "place": "Veracruz",
        "published": date(2026, 1, 15),
        "url": "https://puerto.example/nota?a=1&b=2",
    }
    return Citation(**(values | changes))


def neighbouring(*texts: str, gap: int = 1, **changes: Any) -> tuple[Citation, ...]:
    """Sentences one after the other, with ids from 11 on."""
    made: list[Citation] = []
    start = 0
    for position, text in enumerate(texts):
        made.append(
            citation(
                text,
                **{
                    "sentence_id": 11 + position,
                    "position": position,
                    "start": start,
                    "end": start + len(text),
                }
                | changes,
            )
        )
        start += len(text) + gap
    return tuple(made)


def answer(
    *citations: Citation,
    language: Language = Language.ES,
    status: Status = Status.ANSWERED,
    highlight: tuple[int, int] | None = None,
) -> Answer:
    return Answer(
        question="¿?",
        language=language,
        status=status,
        citation=citations[0] if citations else None,
        highlight=highlight,
        confidence=0.8,
        candidates=tuple(Candidate(c, 1.0, {}) for c in citations),
        latency_ms=1.0,
    )
