"""The lede: the sentence that opens the news."""

import re
from collections.abc import Sequence

from index.briefing.asides import Aside, count_words
from index.briefing.line import Line

_REACH = 40
"""Sentences from the first among which the lede is looked for; the greetings of a speech take up fewer."""


_QUOTED = 4
"""Sentences that a quotation at the head of a release, with the one that signs it, takes up at most."""
_QUOTATION = re.compile(r"\s*[“«\"‘'][^”»\"]*(?P<end>[”»\"]?)(?P<behind>.*)", re.DOTALL)
_END = re.compile(r"[”»\"]")
_BEFORE_THE_MATTER = (Aside.GREETING, Aside.THANKS, Aside.QUESTION, Aside.FRAGMENT)


def find_lede(lines: Sequence[Line]) -> int:
    """Find the lede.

    The first sentence that is news; it may lean on the title. Behind greetings, and what else is spoken
    before the matter, it must name what it is about: that is how a speaker comes to it.

    Args:
        lines: The sentences of a release, in the order of the text; at least one.

    Returns:
        Its index. Where none is news, that of the first that is neither heading nor aside, failing that of
        the first that is no heading; of the first one where there are headings only.
    """
    opening = lines[:_REACH]
    news = [index for index, line in enumerate(opening) if line.is_news]
    if news:
        if any(line.aside in _BEFORE_THE_MATTER for line in opening[: news[0]]):
            return next((index for index in news if opening[index].comes_to_the_matter), news[0])
        if _is_unsigned(opening, news[0]):
            near = range(news[0] + 1, news[0] + 1 + _QUOTED)
            return next((index for index in near if index in news and opening[index].leans is None), news[0])
        return news[0]
    plain = (index for index, line in enumerate(opening) if line.may_carry)
    unheaded = (index for index, line in enumerate(opening) if not line.is_heading)
    return next(plain, next(unheaded, 0))


def _is_unsigned(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence quotes without telling whom, and the quotation is soon over.

    A release that stands in quotation marks as a whole quotes nobody.
    """
    quoted = _QUOTATION.match(lines[index].text)
    if quoted is None:
        return False
    if quoted["end"]:
        return count_words(quoted["behind"]) == 0
    return any(_END.search(line.text) for line in lines[index + 1 : index + 1 + _QUOTED])
