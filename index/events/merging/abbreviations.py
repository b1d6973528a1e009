"""What the acronyms in announcements stand for, as far as the releases before have explained them."""

import re
from collections import defaultdict
from functools import lru_cache

from index import acronyms
from index.events.announcement import Announcement
from index.events.merging.generic_words import is_head
from index.folding import fold
from index.release import Language

_TOKEN = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")

_Long = tuple[str, Language]


class Abbreviations:
    """Acronyms with their long forms, learned while one reads on in the order of time.

    A release's own explanation goes first. Without one an acronym is taken for what other releases say, if
    they all say the same: two institutes may share their initials.
    """

    def __init__(self) -> None:
        self._own: dict[tuple[int, str], _Long] = {}
        self._all: defaultdict[tuple[str, Language], dict[str, str]] = defaultdict(dict)
        self._by_first_word: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def learn(self, announcement: Announcement) -> None:
        """Take in what the sentence and the title explain."""
        cited = announcement.citation
        for text in (cited.text, cited.title):
            for short, long in _explained(text):
                self._own[cited.release_id, _compact(short)] = long, cited.language
                self._all[_compact(short), cited.language][fold(long)] = long
                self._by_first_word[_first(long)][long] = short

    def spelled_out(self, text: str, announcement: Announcement) -> str:
        """Write the long forms for the acronyms of a text: "the next HLED", "the … Dialogue (HLED)"."""

        def spell(match: re.Match[str]) -> str:
            return self._long_of(match.group(), announcement) or match.group()

        return _TOKEN.sub(spell, self._without_repetition(text))

    def shortened(self, text: str) -> str:
        """Write the acronyms for their long forms, and for those that stand behind them in brackets."""
        text = self._without_repetition(text)
        for token in _TOKEN.findall(text):
            for long, short in self._by_first_word.get(fold(token), {}).items():
                text = re.sub(rf"(?<!\w){re.escape(long)}(?!\w)", short, text, flags=re.IGNORECASE)
        return text

    def is_ambiguous(self, text: str) -> bool:
        """Tell whether an acronym of a text, or of a long form in it, was explained in several ways."""
        shorts = {_compact(token) for token in _TOKEN.findall(self.shortened(text)) if token[:1].isupper()}
        return any(len(self._all.get((short, language), ())) > 1 for short in shorts for language in Language)

    def names(self, text: str, announcement: Announcement) -> frozenset[str]:
        """Give the acronyms of a text that name a group, or a series of talks, in one compact form each."""
        found = set()
        for token in _TOKEN.findall(self.shortened(text)):
            long = self._long_of(token, announcement) or next(iter(self._all_of(token)), None)
            if long is not None and any(
                is_head(fold(word), language) for word in _TOKEN.findall(long) for language in Language
            ):
                found.add(_compact(token))
        return frozenset(found)

    def _long_of(self, token: str, announcement: Announcement) -> str | None:
        if not token[:1].isupper():
            return None
        cited = announcement.citation
        own = self._own.get((cited.release_id, _compact(token)))
        if own is not None and own[1] is cited.language:
            return own[0]
        found = self._all.get((_compact(token), cited.language), {})
        return next(iter(found.values())) if len(found) == 1 else None

    def _all_of(self, token: str) -> list[str]:
        if not token[:1].isupper():
            return []
        found = [self._all.get((_compact(token), language), {}) for language in Language]
        return [long for each in found for long in each.values() if len(each) == 1]

    def _without_repetition(self, text: str) -> str:
        """Leave out an acronym in brackets behind its own long form."""
        for short, long in _explained(text) if "(" in text else ():
            text = re.sub(rf"({re.escape(long)})\s*\(\s*{re.escape(short)}\b[^)]*\)", r"\1", text)
        return text


@lru_cache(maxsize=8192)
def _explained(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((each.short, each.long) for each in acronyms.find_acronyms(text))


@lru_cache(maxsize=32_768)
def _compact(token: str) -> str:
    return acronyms.compact(token)


def _first(long: str) -> str:
    return fold(_TOKEN.findall(long)[0])
