"""A release of a few lines, and what is found in it."""

import datetime
from dataclasses import dataclass

from index.events.event import Event, Span
from index.events.extract import extract
from index.paragraphs import split_paragraphs
from index.release import Language, Release, Sentence
from index.sentences import split_sentences

PUBLISHED = datetime.date(2026, 3, 4)
"""A Wednesday."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, with the texts that the spans of an event stand for."""

    release: Release
    sentences: tuple[Sentence, ...]
    events: tuple[Event, ...]

    def text(self, span: Span | None) -> str | None:
        return self.release.text[span[0] : span[1]] if span else None

    def whats(self) -> list[str | None]:
        return [self.text(event.what) for event in self.events]

    def days(self) -> list[str]:
        return [f"{event.when.start} {event.when.end}" if event.when else "no date" for event in self.events]

    def sentence(self, event: Event) -> str:
        sentence = self.sentences[event.sentence]
        return self.release.text[sentence.start : sentence.end]


def find(text: str, language: str, published: datetime.date | None = PUBLISHED) -> Found:
    """Extract the events of a text."""
    release = Release(
        source="release.txt",
        text=text,
        title="A title",
        language=Language(language),
        paragraphs=split_paragraphs(text),
        published=published,
    )
    sentences = split_sentences(text, release.paragraphs, release.language)
    return Found(release, sentences, extract(release, sentences))
