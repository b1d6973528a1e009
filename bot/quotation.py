"""What stands inside a quotation, and how a text too long for a message is quoted without misquoting it.

A quotation is cut between sentences where it has several. A single sentence that does not fit is cut at a
word; the mark of that cut stands outside the `<blockquote>`, so that it cannot be taken for the release's.
"""

from collections.abc import Sequence

from bot.html import bold, cut, escape, units, visible_units
from index import Citation

CUT_MARK = "[…]"
"""Stands alone on the line above a quotation that does not start where its sentence does."""

LEAD = 4
"""One part in so many of a cut sentence is what precedes the words that answer."""


def sentence(
    text: str, highlight: tuple[int, int] | None, room: int, cut_note: str, *, expandable: bool = False
) -> str:
    """A sentence as a quotation, the words of the highlight in bold.

    Args:
        highlight: Span in `text`, in code points; one that does not lie in it is not shown.
        room: Visible UTF-16 units that the result may take.
        cut_note: HTML line for below the quotation when the sentence is not quoted whole.
        expandable: Whether only its first lines are shown until it is opened.
    """
    span = _valid(highlight, len(text))
    if units(text) <= room:
        return _blockquote(_marked(text, span), expandable=expandable)
    room -= visible_units(f"{CUT_MARK}\n\n{cut_note}")
    start = _window_start(text, span, room)
    part = cut(text[start:], room)
    if span is not None:
        span = _valid((span[0] - start, min(span[1] - start, len(part))), len(part))
    lines = [CUT_MARK] if start > 0 else []
    return "\n".join([*lines, _blockquote(_marked(part, span), expandable=expandable), cut_note])


def whole(text: str) -> str:
    """A sentence as a quotation of its own, uncut."""
    return _blockquote(escape(text))


def neighbours(citations: Sequence[Citation], cited: int, room: int, cut_note: str) -> str:
    """The cited sentence in bold among as many of its neighbours as fit, the nearest ones first.

    Args:
        citations: Sentences of one version of a release in the order of its text.
        cited: Which of them is the cited one.
    """
    whole = citations[cited].text
    if units(whole) > room:
        return sentence(whole, None, room, cut_note)
    first = last = cited
    left = room - units(whole)
    reach = max(cited, len(citations) - 1 - cited)
    for distance in range(1, reach + 1):
        before, after = cited - distance, cited + distance
        if 0 <= before == first - 1 and _adjacent(citations[before], citations[first]):
            cost = units(citations[before].text + _gap(citations[before], citations[first]))
            if cost <= left:
                left -= cost
                first = before
        if len(citations) > after == last + 1 and _adjacent(citations[last], citations[after]):
            cost = units(_gap(citations[last], citations[after]) + citations[after].text)
            if cost <= left:
                left -= cost
                last = after
    parts = []
    for place in range(first, last + 1):
        if place > first:
            parts.append(_gap(citations[place - 1], citations[place]))
        text = citations[place].text
        parts.append(bold(text) if place == cited else escape(text))
    return _blockquote("".join(parts))


def _adjacent(before: Citation, after: Citation) -> bool:
    return after.position == before.position + 1


def _gap(before: Citation, after: Citation) -> str:
    """The white space between neighbours: the text itself is not at hand, but its length tells enough."""
    return " " if after.start - before.end <= 1 else "\n\n"


def _window_start(text: str, span: tuple[int, int] | None, room: int) -> int:
    """Where to start a sentence that does not fit, so that the words that answer are seen."""
    if span is None or units(text[: span[1]]) <= room:
        return 0
    start = span[0]
    lead = room // LEAD
    while start > 0 and units(text[start - 1 : span[0]]) <= lead:
        start -= 1
    # Start at a word, yet not behind the highlight.
    while 0 < start < span[0] and not text[start - 1].isspace():
        start += 1
    return start


def _valid(span: tuple[int, int] | None, length: int) -> tuple[int, int] | None:
    return span if span is not None and 0 <= span[0] < span[1] <= length else None


def _marked(text: str, span: tuple[int, int] | None) -> str:
    if span is None:
        return escape(text)
    start, end = span
    return escape(text[:start]) + bold(text[start:end]) + escape(text[end:])


def _blockquote(markup: str, *, expandable: bool = False) -> str:
    return f"<blockquote{' expandable' if expandable else ''}>{markup}</blockquote>"
