"""Chunks: whole neighbouring sentences that are embedded together."""

from collections.abc import Sequence

from index.release import Chunk, ParagraphKind, Release, Sentence


def split_chunks(release: Release, sentences: Sequence[Sentence], words: int) -> tuple[Chunk, ...]:
    """Group sentences into chunks that cover all of them in order, without overlap.

    A chunk begins anew at a heading, so that what stands under it stays with it, and before it would exceed
    the limit. A sentence longer than the limit is a chunk of its own.

    Args:
        words: How many words a chunk of more than one sentence has at most, counted between white space.
    """
    chunks: list[Chunk] = []
    first, size = 0, 0
    for position, sentence in enumerate(sentences):
        length = len(release.text[sentence.start : sentence.end].split())
        opens = _is_heading(release, sentence) and not (
            position and _is_heading(release, sentences[position - 1])
        )
        if position > first and (opens or size + length > words):
            chunks.append(_chunk(sentences, first, position - 1))
            first, size = position, 0
        size += length
    if sentences:
        chunks.append(_chunk(sentences, first, len(sentences) - 1))
    return tuple(chunks)


def _is_heading(release: Release, sentence: Sentence) -> bool:
    return release.paragraphs[sentence.paragraph].kind is ParagraphKind.HEADING


def _chunk(sentences: Sequence[Sentence], first: int, last: int) -> Chunk:
    return Chunk(sentences[first].start, sentences[last].end, first, last)
