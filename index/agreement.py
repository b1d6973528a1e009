"""Several releases that answer differently: the newest is cited, the others are told of as earlier.

A date is moved, a sum corrected, a person replaced: then two releases say the same of the same matter but for
the words that answer. Most sentences that are alike are about two matters, though, so the rule is a narrow
one: nearly the same sentence, no name that the other lacks, the same sort of answer, plainly another value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.citation import Citation
from index.figures import Figure, comparable, figure, same
from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.mentions import MentionKind, find_mentions

MOST_EARLIER = 3
"""Earlier answers that are told of at most."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A sentence that is sure enough to be an answer.

    Attributes:
        probability: That it answers, 0 to 1.
        highlight: Span of the answering words in `citation.text`; without one it can contradict nothing.
        similarity: Cosine of its sentence vector and the best one's; of the best itself it does not matter.
    """

    citation: Citation
    probability: float
    highlight: tuple[int, int] | None
    similarity: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is to be cited.

    Attributes:
        cited: The best contender, or a newer release's that says otherwise.
        earlier: What other releases said before, each another value than the cited one; newest first.
    """

    cited: Contender
    earlier: tuple[Contender, ...] = ()


def settle(contenders: Sequence[Contender], *, similarity: float) -> Agreement:
    """Find which of the contenders to cite, and which told something else before.

    Args:
        contenders: At least one, in any order; the most probable is the best.
        similarity: How near a sentence must be to the best one to be about the same, -1 to 1.

    Returns:
        The best one alone where it has no date, or no dated release tells the same of another value.

    Raises:
        ValueError: There are no contenders.
    """
    best = max(contenders, key=lambda contender: contender.probability)
    stated = _stated(best)
    if stated is None or best.citation.published is None:
        return Agreement(best)
    alike = {best.citation.release_id: (best, stated)}
    for contender in sorted(contenders, key=lambda contender: -contender.probability):
        value = _stated(contender)
        if (
            value is not None
            and contender.citation.published is not None
            and contender.citation.release_id not in alike
            and contender.similarity >= similarity
            and comparable(stated, value)
            and _of_the_same(best, contender)
        ):
            alike[contender.citation.release_id] = (contender, value)
    if all(same(stated, value) for _, value in alike.values()):
        return Agreement(best)
    # Of one day the best contender comes first.
    ordered = sorted(alike.values(), key=lambda pair: (_day(pair[0]), pair[0] is best), reverse=True)
    cited, newest = ordered[0]
    earlier = [
        contender
        for contender, value in ordered[1:]
        if _day(contender) < _day(cited) and not same(newest, value)
    ]
    return Agreement(cited, tuple(earlier[:MOST_EARLIER]))


def _day(contender: Contender) -> date:
    assert contender.citation.published is not None
    return contender.citation.published


def _stated(contender: Contender) -> Figure | None:
    cited = contender.citation
    return figure(cited.text, contender.highlight, cited.language) if contender.highlight else None


def _of_the_same(best: Contender, other: Contender) -> bool:
    """Whether neither sentence names, outside the answer, what the other's names leave out.

    "El presidente recibirá a Ana Ruiz el 4 de mayo" and the like of another guest are alike in all but that.
    """
    one, two = _names(best), _names(other)
    return one <= two or two <= one


def _names(contender: Contender) -> frozenset[str]:
    text, language = contender.citation.text, contender.citation.language
    start, end = contender.highlight or (0, 0)
    return frozenset(
        word
        for mention in find_mentions(text, language)
        if mention.kind is MentionKind.NAME and (mention.end <= start or mention.start >= end)
        for word in fold(text[mention.start : mention.end]).split()
        if word not in FUNCTION_WORDS[language]
    )
