"""What a question comes to with the one before it."""

from collections.abc import Callable
from dataclasses import dataclass

from index.dates_in_text import find_dates
from index.expected_words import TABLES
from index.follow_up.leaning import Leaning, content, leaning, names_own
from index.follow_up.parts import Word, asking, topic, without_opening, words_of
from index.language import detect
from index.lexical import words as content_words
from index.mentions import MentionKind, find_mentions
from index.preceding import Preceding
from index.release import Language

_BETWEEN = 5
"""Characters between the parts of one date at most: " del "."""
_LEADING = {
    Language.ES: frozenset({"el", "la", "en", "de", "del"}),
    Language.EN: frozenset({"on", "in", "the", "of", "for"}),
}
"""What leads up to a date."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question together with the one before it.

    Attributes:
        own: What it says itself.
        whole: All of it in words: what is asked for, then what it is about.
        release_id: The release that is likely meant; None where there is none.
        sentence_id: A sentence of it.
        certain: Whether its words alone tell that it leans on the one before. Else it may stand alone.
    """

    own: str
    whole: str
    release_id: int | None
    sentence_id: int | None
    certain: bool


def understand(
    question: str,
    language: Language,
    preceding: Preceding,
    names: Callable[[int, str], bool],
) -> Understood | None:
    """Understand a question by the one before it.

    Args:
        language: The language of the question.
        names: Tells whether a release has the names of a text in it.

    Returns:
        None where the question stands alone.
    """
    stands = leaning(question, language)
    if stands is Leaning.ALONE or not preceding.question.strip():
        return None
    own = without_opening(question, language)
    near = preceding.release_id, preceding.sentence_id
    strange = near[0] is not None and names_own(own, language) and not names(near[0], own)
    if stands is Leaning.FRAGMENT:
        if strange and not _begins_with_preposition(own, language) and len(content(own, language)) > 1:
            return None
        asked, whole = _asked_of(own, preceding.question, language)
        return Understood(asked, whole, *((None, None) if strange else near), certain=True)
    if strange and len(content(own, language)) > 1:
        # It brings a name that the former release does not have: another matter, however it opens.
        return None
    about = _about(preceding.question, language)
    if not about:
        return None
    whole = f"{own.rstrip(' .')} ({about})"
    return Understood(own, whole, *near, certain=stands is Leaning.LEANS)


def _about(question: str, language: Language) -> str:
    """What the former question was about, in words; of another language, only those with content."""
    spoken = detect(question, default=language)
    found = topic(question, spoken)
    return found if spoken is language else " ".join(content_words(found, spoken))


def _asked_of(fragment: str, former: str, language: Language) -> tuple[str, str]:
    """Ask the former question of something else.

    Returns:
        Its question words with the fragment, and the whole former question with the fragment in it.
    """
    spoken = detect(former, default=language)
    head, bracket, about = former.partition(" (")
    words = words_of(head)
    first, last = asking(words, spoken)
    phrase = head[words[first].start : words[last - 1].end] if last else ""
    named = fragment.strip(" ¿?¡!.")
    named = named[:1].lower() + named[1:] if len(named) > 1 and not named[1].isupper() else named
    if not (_begins_with_preposition(named, language) or _is_date(named, language)):
        # "In Bristol" and "on Thursday" take the question over; "the clinic" may be asked anything of.
        return fragment, f"{fragment.rstrip(' .')} ({_about(former, language)})"
    replaced = _replaced(head, words, named, spoken, language)
    return f"{phrase} {named}".strip(), replaced + bracket + about


def _begins_with_preposition(text: str, language: Language) -> bool:
    words = words_of(text)
    return bool(words) and words[0].text in TABLES[language].prepositions


def _is_date(text: str, language: Language) -> bool:
    """Whether a text is a time and nothing else."""
    spans = _times(text, language)
    outside = [word for word in words_of(text) if not any(a <= word.start < b for a, b in spans)]
    return bool(spans) and not any(content_words(word.text, language) for word in outside)


def _times(text: str, language: Language) -> list[tuple[int, int]]:
    """Give where times stand in a text, in order: dates in figures and words, days of the week, hours."""
    times = [each for each in find_mentions(text, language) if each.kind is MentionKind.TIME]
    return sorted({*find_dates(text, language).spans, *((each.start, each.end) for each in times)})


def _replaced(former: str, words: list[Word], named: str, spoken: Language, language: Language) -> str:
    """Put a fragment in the place of its like in the former question, or at its end where it has none."""
    span = _last_date(former, spoken)
    if span is not None and _is_date(named, language):
        return f"{former[: span[0]]}{named}{former[span[1] :]}"
    place = _like_phrase(former, words, words_of(named), spoken)
    if place is not None:
        return f"{former[: place[0]]}{named}{former[place[1] :]}"
    mark = "?" if former.rstrip().endswith("?") else ""
    return f"{former.rstrip(' ?')} {named}{mark}"


def _last_date(question: str, language: Language) -> tuple[int, int] | None:
    """Find the last date of a question, all of it and what leads up to it: "el 3 de mayo de 2026"."""
    spans = _times(question, language)
    if not spans:
        return None
    start, end = spans[-1][0], max(stop for _, stop in spans)
    for first, stop in reversed(spans[:-1]):
        if start - stop <= _BETWEEN:
            start = min(start, first)
    before = words_of(question[:start])
    while before and before[-1].text in _LEADING[language]:
        start = before.pop().start
    return start, end


def _like_phrase(
    former: str, words: list[Word], named: list[Word], spoken: Language
) -> tuple[int, int] | None:
    """Find the last name that stands behind the same preposition as the fragment's: "in Leeds"."""
    tables = TABLES[spoken]
    if not named or named[0].text not in tables.prepositions:
        return None
    for at in range(len(words) - 2, 0, -1):
        if words[at].text == named[0].text and words[at + 1].capital:
            last = at + 1
            while last + 1 < len(words) and words[last + 1].capital:
                last += 1
            return words[at].start, words[last].end
    return None
