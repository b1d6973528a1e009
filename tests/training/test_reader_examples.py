"""What the reader learns from: sentences right and wrong, and which words answer."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.mentions import find_mentions
from index.release import Language
from tests.training.tiny_questions import TABLE, make_work
from training.encoder.student import Student
from training.reader import export, negatives
from training.reader.examples import Examples
from training.reader.student import SENTENCE_PIECES, TITLE_PIECES, Reading


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, tiny_model_path: Path) -> Path:
    return make_work(tmp_path_factory.mktemp("work"), tiny_model_path)


@pytest.fixture(scope="module")
def near(work: Path) -> NDArray[np.int32]:
    found: NDArray[np.int32] = np.load(work / "negatives.npy")
    return found


@pytest.fixture(scope="module")
def tokenizer(work: Path) -> Tokenizer:
    return Student.load(work / "questions").tokenizer


def test_negatives_are_other_sentences_the_nearest_first(work: Path, near: NDArray[np.int32]) -> None:
    encoder = Student.load(work / "questions")
    asked = encoder.vectors([row[0] for row in TABLE]).numpy()
    told = encoder.vectors([row[2] for row in TABLE]).numpy()
    assert near.shape == (len(TABLE), negatives.NEAREST)
    for row, found in enumerate(near):
        wrong = found[found >= 0]
        assert (found[len(wrong) :] == -1).all()
        assert len(set(wrong.tolist())) == len(wrong)
        assert (told[wrong] @ told[row] < 0.9).all()
        cosines = told[wrong] @ asked[row]
        assert (np.diff(cosines) < 1e-5).all()
    assert (near >= 0).sum() > len(TABLE)


def test_a_sentence_of_several_questions_is_one_negative_and_never_their_own(work: Path) -> None:
    encoder = Student.load(work / "questions")
    doubled = [*TABLE[:10], *([f"Who visited {row[2].split()[-4]}?", *row[1:]] for row in TABLE[:10])]
    found = negatives.nearest(encoder, doubled)
    for row, wrong in enumerate(found):
        sentences = [doubled[number][2] for number in wrong if number >= 0]
        assert doubled[row][2] not in sentences
        assert len(set(sentences)) == len(sentences)


def _examples(tokenizer: Tokenizer, near: NDArray[np.int32], seed: int = 1) -> Examples:
    return Examples(tokenizer, TABLE, near, seed)


def _parts(tokenizer: Tokenizer, reading: Reading) -> tuple[str, str, str]:
    """Give question, title and sentence as they were read."""
    pieces, end = reading.pieces.tolist(), tokenizer.get_vocab()["[SEP]"]
    assert [place for place, piece in enumerate(pieces) if piece == end] == [
        *(reading.question - 1, reading.first - 1, len(pieces) - 1)
    ]
    assert pieces[0] == tokenizer.get_vocab()["[CLS]"]
    cuts = (
        pieces[1 : reading.question - 1],
        pieces[reading.question : reading.first - 1],
        pieces[reading.first : -1],
    )
    return tuple(_words(tokenizer, cut) for cut in cuts)  # type: ignore[return-value]


def _words(tokenizer: Tokenizer, pieces: list[int]) -> str:
    return " ".join(map(str, map(tokenizer.id_to_token, pieces))).replace(" ##", "")


def _same(one: list[Reading], other: list[Reading]) -> bool:
    return len(one) == len(other) and all(
        np.array_equal(a.pieces, b.pieces) and (a.question, a.first, a.span) == (b.question, b.first, b.span)
        for a, b in zip(one, other, strict=True)
    )


def test_the_same_seed_makes_the_same_examples(tokenizer: Tokenizer, near: NDArray[np.int32]) -> None:
    one, again, other = (_examples(tokenizer, near, seed) for seed in (1, 1, 2))
    groups = [(one.group(row, 3), again.group(row, 3), other.group(row, 3)) for row in range(len(TABLE))]
    assert all(_same(first, second) for first, second, _ in groups)
    assert not all(_same(first, third) for first, _, third in groups)


def test_the_right_sentence_comes_first_and_is_the_only_right_one(
    tokenizer: Tokenizer, near: NDArray[np.int32]
) -> None:
    examples = _examples(tokenizer, near)
    known = [
        [_words(tokenizer, tokenizer.encode(text, add_special_tokens=False).ids) for text in row[2:]]
        for row in TABLE
    ]
    every = {text for texts in known for text in texts}
    false = moved = 0
    for row in [*range(len(TABLE))] * 3:
        group = examples.group(row, 4)
        assert len(group) == 5
        asked, title, sentence = _parts(tokenizer, group[0])
        own = known[row]
        others = [_parts(tokenizer, reading) for reading in group[1:]]
        assert all(question == asked for question, _, _ in others)
        if sentence not in own:  # A name stands in the title instead.
            moved += 1
            assert others[0][2] == sentence and others[0][1] != title
        elif others[0][2] not in every:
            false += 1
            assert others[0][2] != sentence
    assert false > 5 and moved > 5


def test_the_words_that_answer_lie_in_the_sentence_and_are_a_mention(
    tokenizer: Tokenizer, near: NDArray[np.int32]
) -> None:
    examples = _examples(tokenizer, near)
    known = 0
    for row in range(len(TABLE)):
        right, *wrong = examples.group(row, 3)
        assert all(reading.span is None for reading in wrong)
        if right.span is None:
            continue
        known += 1
        first, last = right.span
        assert right.first <= first <= last < len(right.pieces) - 1
        words = _words(tokenizer, right.pieces[first : last + 1].tolist())
        dates = {
            _words(tokenizer, tokenizer.encode(text[m.start : m.end], add_special_tokens=False).ids)
            for text, language in ((TABLE[row][2], Language.EN), (TABLE[row][3], Language.ES))
            for m in find_mentions(text, language)
        }
        assert words in dates
        assert any(char.isdigit() for char in words)
    assert known > len(TABLE) * 0.8


def test_titles_and_sentences_are_cut_to_what_the_reader_reads(tokenizer: Tokenizer) -> None:
    names = " ".join(f"Zaragoza{letter}" for letter in "abcdefghij")
    long = [["Who came?", "¿Quién vino?", f"{names} came. " * 20, f"Vino {names}. " * 20] for _ in range(4)]
    examples = Examples(tokenizer, long, np.array([[1, 2], [0, 2], [0, 1], [0, 1]], dtype=np.int32), 1)
    cut = [reading for row in range(4) for _ in range(5) for reading in examples.group(row, 2)]
    titles = [reading.first - 1 - reading.question for reading in cut]
    assert max(titles) == TITLE_PIECES
    assert min(titles) == 0
    assert {len(reading.pieces) - 1 - reading.first for reading in cut} >= {SENTENCE_PIECES}
    assert max(len(reading.pieces) for reading in cut) <= export.LONGEST
