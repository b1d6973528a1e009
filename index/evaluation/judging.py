"""What counts as right: a sentence that has the words that answer, and a highlight of the short answer."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.evaluation.questions import Gold

CANDIDATES = 20
"""Sentences that count as found, and that a record lists at most."""

_CLAUSE = 25
"""A sentence that is only a part of what answers is right if it has more characters than this."""

# Words, and the signs without which an amount is another one.
_TOKEN = re.compile(r"\w+|[%€$£¥]")


def squash(text: str) -> str:
    """Give the text with each run of white space as a single space, and none around it."""
    return " ".join(text.split())


def is_right(golds: Iterable[Gold], release: str | None, sentence: str | None) -> bool:
    """Say whether a sentence answers: it has the words of a gold of its release, or is enough of them.

    Args:
        golds: All that answers the question; none for one that nothing answers.
        release: File name of the release that the sentence stands in; None where nothing is cited.
        sentence: Its words; white space does not count.
    """
    own = [gold.words for gold in golds if gold.release == release]
    held = squash(sentence or "") if own else ""
    if not held:
        return False
    return any(gold in held or (len(held) > _CLAUSE and held in gold) for gold in map(squash, own))


def rank_of_right(golds: Sequence[Gold], cited: Iterable[tuple[str, str]]) -> int | None:
    """Give the place, from 1, of the first sentence that answers.

    Args:
        cited: File name of the release, and the words, of each sentence; best first.
    """
    ranks = (rank for rank, (name, text) in enumerate(cited, start=1) if is_right(golds, name, text))
    return next(ranks, None)


def highlight_fits(span: str, highlight: str | None) -> bool:
    """Say whether the highlight has the short answer, or is a part of it.

    A lenient measure: the whole sentence passes, and so does a single letter. `overlap` passes neither.
    """
    if not highlight:
        return False
    wanted, marked = squash(span).lower(), squash(highlight).lower()
    return wanted in marked or marked in wanted


def overlap(span: str, highlight: str | None) -> float:
    """Give the harmonic mean (F1) of the shares of tokens that short answer and highlight have in common.

    After SQuAD's F1 (Rajpurkar et al. 2016, arXiv:1606.05250, section 6.1). Articles are not left out, which
    English alone would gain from.

    Returns:
        From 0, nothing in common, to 1, the same words; case and punctuation do not count.
    """
    wanted, marked = _tokens(span), _tokens(highlight or "")
    common = (wanted & marked).total()
    return 2 * common / (wanted.total() + marked.total()) if common else 0.0


def _tokens(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text.casefold()))
