"""A line: a sentence of a release with all that its choice for a briefing depends on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.antecedent import REACH, antecedent
from index.antecedent.anaphors import Anaphor, anaphor
from index.antecedent.referent import Referent
from index.briefing.asides import Aside, aside, count_words, is_pair
from index.briefing.stored import StoredRelease
from index.lexical import terms
from index.mentions import Mention, MentionKind, find_mentions
from index.readers.dateline import find_dateline
from index.release import ParagraphKind

_MATTER_WORDS = 8
"""Words of the shortest sentence by which a speaker comes to the matter."""
_STOPS = ".!?…"
_CLOSING = "\"'”’»›)]*_ "


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, looked at.

    Attributes:
        words: How many it has.
        terms: Its terms, as search makes them, repeated as in the text.
        mentions: What it mentions.
        aside: What sort of aside it is, if it is one.
        is_heading: Whether it is a heading, a title or a dateline alone.
        is_item: Whether it is an item of a list, or a name with what stands for it ("Lugar: ...").
        is_whole: Whether it begins and ends as a sentence does.
        leans: On what before it, without which it cannot be understood; None where it can.
        leans_on: The sentence that tells what that is; None where none near it does.
        announces: Whether it announces an event.
    """

    text: str
    words: int
    terms: tuple[str, ...]
    mentions: tuple[Mention, ...]
    aside: Aside | None
    is_heading: bool
    is_item: bool
    is_whole: bool
    leans: Anaphor | None
    leans_on: int | None
    announces: bool

    @property
    def may_carry(self) -> bool:
        """Whether it may stand in a briefing at all."""
        return self.aside is None and not self.is_heading

    @property
    def is_news(self) -> bool:
        """Whether it may open the news."""
        return self.may_carry and not self.is_item and (self.is_whole or self.text.endswith(":"))

    @property
    def comes_to_the_matter(self) -> bool:
        """Whether it names what it is about, so that a speaker may have come to the matter by it."""
        told = any(mention.kind is not MentionKind.REASON for mention in self.mentions)
        alone = self.leans is None or self.leans.referent is Referent.SPEAKER
        return told and alone and self.words >= _MATTER_WORDS


def lines(stored: StoredRelease, announcing: Collection[int]) -> tuple[Line, ...]:
    """Look at all sentences of a release.

    Args:
        announcing: The ids of sentences that announce an event.
    """
    release, language = stored.release, stored.release.language
    datelines = find_dateline(release.text, release.paragraphs).spans
    texts = [cited.text for cited in stored.cited]
    found = []
    for index, (cited, paragraph) in enumerate(zip(stored.cited, stored.paragraphs, strict=True)):
        text, kind = cited.text, release.paragraphs[paragraph].kind
        leaning = anaphor(text, language)
        before = texts[max(0, index - REACH) : index][::-1]
        place = antecedent(text, before, language) if leaning is not None else None
        found.append(
            Line(
                text=text,
                words=count_words(text),
                terms=tuple(terms(text, language)),
                mentions=tuple(find_mentions(text, language)),
                aside=aside(text, language),
                is_heading=kind is ParagraphKind.HEADING or _inside(cited.start, cited.end, datelines),
                is_item=kind is ParagraphKind.ITEM or is_pair(text),
                is_whole=_is_whole(text),
                leans=leaning,
                leans_on=None if place is None else index - 1 - place,
                announces=cited.sentence_id in announcing,
            )
        )
    return tuple(found)


def _is_whole(text: str) -> bool:
    letter = next((char for char in text if char.isalnum()), "")
    return not letter.islower() and text.rstrip(_CLOSING).endswith(tuple(_STOPS))


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)
