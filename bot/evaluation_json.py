"""What `vocero eval` measured as JSON, for programs that call the command line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bot.terminal import file_name
from index.answer import Candidate
from index.evaluation import Measures, Mistake, Reading, Reply


def report_object(measures: Measures, mistakes: Sequence[Mistake], places: Sequence[Reply]) -> dict[str, Any]:
    """The measures as `vocero eval --json` prints them.

    A figure is an object of `value`, and of `low` and `high`, the ends of its 95 % interval; it is null where
    there is nothing to measure.

    Args:
        places: For each mistake that is shown, the same question with all its candidates.
    """
    shown = zip(mistakes, places, strict=False)
    return {
        **asdict(measures),
        "mistakes": {reading.name.lower(): _counts(mistakes, reading) for reading in Reading},
        "errors": [_error(mistake, further) for mistake, further in shown],
    }


def _counts(mistakes: Sequence[Mistake], reading: Reading) -> dict[str, int]:
    """How many there are of each pair of languages of question and release, as far as there are any."""
    return dict(Counter(mistake.reply.pair for mistake in mistakes if mistake.reading is reading))


def _error(mistake: Mistake, further: Reply) -> dict[str, Any]:
    reply, rank = mistake.reply, further.rank
    return {
        "id": reply.question.id,
        "pair": reply.pair,
        "question": reply.question.texts[reply.language],
        "reading": mistake.reading.name.lower(),
        "shown": mistake.shown,
        "confidence": reply.answer.confidence,
        "first": _sentence(mistake.first),
        "right_rank": rank,
        "right": _sentence(further.answer.candidates[rank - 1]) if rank else None,
        "golds": [asdict(gold) for gold in reply.question.golds],
    }


def _sentence(candidate: Candidate | None) -> dict[str, Any] | None:
    if candidate is None:
        return None
    return {
        "release": file_name(candidate.citation.source),
        "text": candidate.citation.text,
        "score": candidate.score,
        "signals": dict(candidate.signals),
    }
