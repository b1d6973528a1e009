"""Long texts in pieces, so that the time it takes to read one grows with its length only."""

import re
from collections.abc import Iterator

LONGEST = 4_000
"""Characters in a piece. No sentence of a press release is as long, let alone a date."""
_CUTS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"[.!?…][”»\")]?\s+(?=[^\W\d_a-z]|[¿¡“«\"])"),
    re.compile(r"\n"),
    re.compile(r"\s"),
)
"""Where a text may be cut, the best first: behind a paragraph, a sentence, a line, a word."""


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into pieces of at most `LONGEST` characters, each with its offset; together they are it."""
    start = 0
    while len(text) - start > LONGEST:
        end = _cut(text, start)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _cut(text: str, start: int) -> int:
    """Give the end of the piece that begins at `start`: a good one in its second half, or its last."""
    stop = start + LONGEST
    for cut in _CUTS:
        ends = [match.end() for match in cut.finditer(text, start + LONGEST // 2, stop)]
        if ends:
            return ends[-1]
    return stop
