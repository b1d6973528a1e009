"""What is worked out from a release's text before it is stored: sentences, chunks, vectors and events."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.chunks import split_chunks
from index.events.event import Event
from index.release import Chunk, Release, Sentence
from index.sentences import split_sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.embed import Embedder


@dataclass(frozen=True, slots=True)
class Analysis:
    """The parts of a release that search and the calendar work on.

    Attributes:
        events: What it announces.
        sentence_vectors: float32, shape (sentences, dimensions), rows of unit length.
        chunk_vectors: float32, shape (chunks, dimensions), rows of unit length.
    """

    sentences: tuple[Sentence, ...]
    chunks: tuple[Chunk, ...]
    sentence_vectors: "NDArray[np.float32]"
    chunk_vectors: "NDArray[np.float32]"
    events: tuple[Event, ...] = ()


def analyse(release: Release, embedder: "Embedder", chunk_words: int) -> Analysis:
    """Split a release into sentences and chunks, embed both behind the release's title, and find its events.

    A sentence of a release seldom names what the release is about; its title does.
    """
    from index.events.extract import extract

    sentences = split_sentences(release.text, release.paragraphs, release.language)
    chunks = split_chunks(release, sentences, chunk_words)
    spans = [(part.start, part.end) for part in sentences] + [(part.start, part.end) for part in chunks]
    vectors = embedder.encode_passages(
        [f"{release.title}. {release.text[start:end]}" for start, end in spans]
    )
    return Analysis(
        sentences,
        chunks,
        vectors[: len(sentences)],
        vectors[len(sentences) :],
        extract(release, sentences),
    )
