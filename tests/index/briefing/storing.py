"""A release of a few lines, as the catalogue would give it, without a catalogue."""

from index.briefing.line import Line, lines
from index.briefing.stored import StoredRelease
from index.citation import Citation
from index.paragraphs import split_paragraphs
from index.release import Language, Release, ReleaseSummary
from index.sentences import split_sentences
from tests.hash_embedder import HashEmbedder


def store(text: str, language: str = "en", title: str = "News") -> StoredRelease:
    """Split a text and embed its sentences."""
    spoken = Language(language)
    release = Release("news.txt", text, title, spoken, split_paragraphs(text))
    sentences = split_sentences(release.text, release.paragraphs, spoken)
    cited = tuple(
        Citation(
            sentence_id=position + 100,
            release_id=1,
            version=1,
            current=True,
            position=position,
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            language=spoken,
            title=title,
            source="news.txt",
        )
        for position, span in enumerate(sentences)
    )
    return StoredRelease(
        ReleaseSummary(1, 1, title, spoken, "news.txt", len(cited)),
        release,
        cited,
        tuple(span.paragraph for span in sentences),
        HashEmbedder().encode_passages([each.text for each in cited]),
    )


def look(text: str, language: str = "en") -> tuple[Line, ...]:
    """Look at the sentences of a text."""
    return lines(store(text, language), ())
