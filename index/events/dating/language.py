"""All that is needed to read the dates of one language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.events.dating.rules import Rulebook
from index.events.dating.tense import VerbCues
from index.folding import fold

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """How dates are read in a language.

    Attributes:
        rulebook: Its words and rules.
        cues: How its verbs show the tense.
        words: Folded words without which, and without `digits`, there is no date in a text.
        digits: Numbers in the form of dates and hours, in folded text.
    """

    rulebook: Rulebook
    cues: VerbCues
    words: frozenset[str]
    digits: re.Pattern[str]

    def may_hold_dates(self, text: str) -> bool:
        """Tell quickly whether it is worth while to look for dates."""
        folded = fold(text)
        return not self.words.isdisjoint(_WORD.findall(folded)) or self.digits.search(folded) is not None


def cue_words(meanings: Iterable[Iterable[str]], others: str = "") -> frozenset[str]:
    """Join the words of several classes."""
    return frozenset(word for words in meanings for word in words) | frozenset(others.split())
