"""The full name of an event that a sentence only takes up: "The event will be held on May 4"."""

from collections.abc import Sequence

from index.events.announcing.choice import event_nouns
from index.events.announcing.phrase import phrase_around
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading, read_sentence
from index.events.event import Span
from index.mentions.listed import listed
from index.release import Language, Release, Sentence

_REACH = 3
"""Sentences looked back at, besides the first of the release, which mostly names what it is about."""
_FULL = 4
"""Words of a phrase that says more than "the meeting"."""
_BETWEEN = 12
"""Words between a verb and the event that is its object."""
_TITLE = 120
"""Characters of a line that may be a title."""
ANY = listed("evento acto encuentro cita actividad jornada event gathering activity appearance")
"""Nouns that take up an event of any sort."""


def is_bare(reading: Reading, phrase: tuple[int, int], noun: int | None) -> bool:
    """Tell whether a phrase does not tell which event it is: "the meeting", "se darán cita"."""
    words = [at for at in range(*phrase) if not reading.is_function(at) and reading.verb_at(at) is None]
    if noun is None:
        return len(words) < 2 and not any(reading.tokens[at].text[:1].isupper() for at in words)
    indefinite = reading.word(phrase[0]) in ("a", "an", "un", "una", "unos", "unas")
    return len(words) == 1 and words[0] == noun and not indefinite


def full_name(
    release: Release, sentences: Sequence[Sentence], position: int, head: str | None
) -> Span | None:
    """Find the phrase that names what is taken up at `sentences[position]`.

    Args:
        head: The noun that takes it up, folded; None where none does.

    Returns:
        A span into the release's text, or None where no sentence before announces such an event.
    """
    if head is None and position > 0 and (line := _line(release, sentences, position)) is not None:
        return line
    near = range(position - 1, max(-1, position - 1 - _REACH), -1)
    for earlier in [*near, *([0] if position > _REACH + 1 else [])]:
        sentence = sentences[earlier]
        found = _announced(release.text[sentence.start : sentence.end], release.language, head)
        if found is not None:
            return sentence.start + found[0], sentence.start + found[1]
    return None


def _line(release: Release, sentences: Sequence[Sentence], position: int) -> Span | None:
    """The name in the line directly before, where one line gives the name and the next one only the date."""
    start, end = sentences[position - 1].start, sentences[position - 1].end
    if end - start > _TITLE:
        return None
    reading = read_sentence(release.text[start:end], release.language, ())
    if reading.predicates or not any(True for _ in event_nouns(reading)):
        return None
    return start, start + len(release.text[start:end].rstrip(" .:;,–—-"))


def _announced(text: str, language: Language, head: str | None) -> Span | None:
    reading = read_sentence(text, language, ())
    for noun in event_nouns(reading):
        if head is not None and head not in ANY and stem(head) != stem(reading.word(noun)):
            continue
        verb = next((verb for verb in reversed(reading.predicates) if verb.last <= noun), None)
        coming = verb is not None and verb.tense in (Tense.FUTURE, Tense.PROSPECT, Tense.PURPOSE)
        first, last = phrase_around(reading, noun)
        if verb is not None and coming and noun - verb.last <= _BETWEEN and last - first >= _FULL:
            return reading.tokens[first].start, reading.tokens[last - 1].end
    return None


def stem(word: str) -> str:
    """Give a noun without the ending of its plural."""
    return word.removesuffix("es").removesuffix("s")
