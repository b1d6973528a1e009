"""Figures worth checking: amounts with a unit, percentages, counts of something."""

import re
from collections.abc import Iterator

from index.briefing.found import Found
from index.briefing.line import Line
from index.figures import Figure, figure
from index.mentions import MentionKind
from index.release import Language

_WITH_UNIT = re.compile(r"[$€£¥%]|[^\W\d_]\.?$")
# "COP 26" and "UN 80" are names with a number; "USD 5,000" is none.
_NUMBERED = re.compile(r"[A-Z]{1,5} \d{1,2}(?![\d.,])")
_LARGE = re.compile(
    r"[$€£¥%]|\d[.,]\d{3}|\b(?:percent|por ciento|puntos?|points?|mil|mill[oó]n(?:es)?|bill[oó]n(?:es)?"
    r"|thousand|[mbtr]+illion|pesos|d[oó]lares|dollars|euros)\b",
    re.IGNORECASE,
)


def find_figures(line: Line, index: int, language: Language) -> Iterator[tuple[Figure, Found]]:
    """Find the figures of a sentence, with what they state.

    No years alone, no numbers of a list or a name, no numbers without a unit or something that is counted.
    """
    for mention in line.mentions:
        text = line.text[mention.start : mention.end]
        if mention.kind is not MentionKind.QUANTITY or not any(char.isdigit() for char in text):
            continue
        if not _WITH_UNIT.search(text) or _NUMBERED.match(text):
            continue
        stated = figure(line.text, (mention.start, mention.end), language)
        if stated is not None:
            heavy = 1 + bool(_LARGE.search(text))
            yield stated, Found(index, mention.start, mention.end, text, float(heavy))


def is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures state the same: the same amounts of the same, be it with less words."""
    return one.values == other.values and (
        one.unit <= other.unit or other.unit <= one.unit or not one.unit.isdisjoint(other.unit)
    )
