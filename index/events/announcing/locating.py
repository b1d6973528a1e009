"""Which sentence an offset lies in."""

from bisect import bisect_right
from collections.abc import Sequence

from index.release import Sentence


def sentence_at(sentences: Sequence[Sentence], offset: int) -> int | None:
    """Give the position of the sentence that holds a character; None between sentences."""
    position = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return position if position >= 0 and offset < sentences[position].end else None
