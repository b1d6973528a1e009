from hypothesis import given
from hypothesis import strategies as st

from index.chunks import split_chunks
from index.release import Language, Paragraph, ParagraphKind, Release, Sentence


def _release(*blocks: tuple[ParagraphKind, list[int]]) -> tuple[Release, tuple[Sentence, ...]]:
    """A release of paragraphs of sentences of so many words."""
    text = ""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    for kind, lengths in blocks:
        begin = len(text)
        for words in lengths:
            start = len(text)
            text += " ".join(["word"] * words) + "."
            sentences.append(Sentence(start, len(text), len(paragraphs)))
            text += " "
        paragraphs.append(Paragraph(begin, len(text) - 1, kind))
        text += "\n\n"
    return Release("x", text, "Title", Language.EN, tuple(paragraphs)), tuple(sentences)


PROSE, HEADING = ParagraphKind.PROSE, ParagraphKind.HEADING


def _grouped(*blocks: tuple[ParagraphKind, list[int]], words: int) -> list[tuple[int, int]]:
    return [(c.first, c.last) for c in split_chunks(*_release(*blocks), words)]


def test_neighbours_are_kept_together_up_to_the_limit() -> None:
    assert _grouped((PROSE, [4, 4, 4]), (PROSE, [4, 4]), words=10) == [(0, 1), (2, 3), (4, 4)]


def test_a_sentence_over_the_limit_is_a_chunk_of_its_own() -> None:
    assert _grouped((PROSE, [2, 50, 2]), words=10) == [(0, 0), (1, 1), (2, 2)]


def test_a_heading_stays_with_what_stands_under_it() -> None:
    blocks = [(PROSE, [3]), (HEADING, [2]), (HEADING, [1]), (PROSE, [3])]
    assert _grouped(*blocks, words=100) == [(0, 0), (1, 3)]


def test_no_sentences_make_no_chunks() -> None:
    assert _grouped(words=10) == []


@given(
    st.lists(st.tuples(st.sampled_from([PROSE, HEADING]), st.lists(st.integers(1, 30), min_size=1))),
    st.integers(1, 60),
)
def test_chunks_cover_every_sentence_once_in_order(
    blocks: list[tuple[ParagraphKind, list[int]]], words: int
) -> None:
    release, sentences = _release(*blocks)
    chunks = split_chunks(release, sentences, words)
    assert [n for c in chunks for n in range(c.first, c.last + 1)] == list(range(len(sentences)))
    for chunk in chunks:
        assert (chunk.start, chunk.end) == (sentences[chunk.first].start, sentences[chunk.last].end)
        assert chunk.first == chunk.last or len(release.text[chunk.start : chunk.end].split()) <= words
