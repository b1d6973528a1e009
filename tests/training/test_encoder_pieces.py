import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from training.encoder.batches import by_length
from training.encoder.corpora import Pair
from training.encoder.embedding_rows import fit_rows
from training.encoder.groups import grouped
from training.encoder.vocabulary import choose_pieces, count_pieces, learn_pieces, with_pieces

_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
_LETTERS = [prefix + letter for letter in "abcdefghijklmnopqrstuvwxyz" for prefix in ("", "##")]


def _tokenizer(words: list[str]) -> Tokenizer:
    vocabulary = {piece: number for number, piece in enumerate([*_SPECIAL, *_LETTERS, ".", "龍", *words])}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    ends = [("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])]
    tokenizer.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    return tokenizer


ENGLISH = ["the", "minister", "signs", "agreement", "water", "unused"]
SPANISH = {"the": "el", "minister": "ministro", "signs": "firma", "agreement": "convenio", "water": "agua"}


def _pairs(count: int) -> list[Pair]:
    draw = random.Random(3)
    pairs = []
    for _ in range(count):
        words = [draw.choice(list(SPANISH)) for _ in range(draw.randint(2, 5))]
        pairs.append(Pair(" ".join(words), " ".join(SPANISH[word] for word in words)))
    return pairs


def test_pieces_are_learned_with_accents_folded_and_without_digits() -> None:
    learned = learn_pieces(["La reunión de 2026, ¿cuándo?"] * 20, 80)

    assert "reunion" in learned and "cuando" in learned
    assert not any(character.isdigit() or character in "¿?," for piece in learned for character in piece)


def test_a_new_vocabulary_leaves_the_marks_of_beginning_and_end_in_place() -> None:
    tokenizer = with_pieces(_tokenizer(ENGLISH), ["zeta", "minister", *_LETTERS])

    encoding = tokenizer.encode("minister zeta")

    assert encoding.tokens == ["[CLS]", "minister", "zeta", "[SEP]"]
    assert [tokenizer.id_to_token(number) for number in encoding.ids] == encoding.tokens


def test_pieces_that_no_language_uses_are_left_out_and_single_characters_stay() -> None:
    pairs = _pairs(50)
    en, es = [pair.en for pair in pairs], [pair.es for pair in pairs]

    chosen = choose_pieces(_tokenizer(ENGLISH), [*SPANISH.values(), "nunca"], en, es, 1000)

    assert {"minister", "ministro", "a", "##a"} <= set(chosen)
    assert not {"unused", "nunca", "龍"} & set(chosen)


def test_only_the_most_used_pieces_are_kept() -> None:
    teacher = _tokenizer(ENGLISH)
    most = len(_SPECIAL) + len(_LETTERS) + 1 + 2  # "." is a single character too

    chosen = choose_pieces(teacher, [], ["water water water", "the the", "minister"], [], most)

    assert {"water", "the"} <= set(chosen) and "minister" not in chosen


def test_pieces_are_counted_as_the_tokenizer_cuts_them() -> None:
    counts = count_pieces(_tokenizer(ENGLISH), ["Water, water ab"])

    assert counts["water"] == 2 and counts["a"] == 1 and counts["##b"] == 1


def test_the_row_of_a_new_piece_is_fitted_to_its_translation() -> None:
    teacher = _tokenizer(ENGLISH)
    rows = np.random.default_rng(1).normal(size=(teacher.get_vocab_size(), 16)).astype(np.float32)
    student = with_pieces(teacher, [*teacher.get_vocab(), *SPANISH.values()])

    matrix = fit_rows(teacher, rows, student, _pairs(400))

    assert matrix.shape == (student.get_vocab_size(), 16)
    for english, spanish in SPANISH.items():
        mine, meant = matrix[student.token_to_id(spanish)], rows[teacher.token_to_id(english)]
        assert mine @ meant / np.linalg.norm(mine) / np.linalg.norm(meant) > 0.97, spanish
    for piece, number in teacher.get_vocab().items():
        np.testing.assert_array_equal(matrix[student.token_to_id(piece)], rows[number])


def test_a_new_piece_without_a_sentence_has_the_mean_row_of_its_letters() -> None:
    teacher = _tokenizer(ENGLISH)
    rows = np.random.default_rng(1).normal(size=(teacher.get_vocab_size(), 8)).astype(np.float32)
    student = with_pieces(teacher, [*teacher.get_vocab(), "ab"])

    matrix = fit_rows(teacher, rows, student, _pairs(20))

    expected = (rows[teacher.token_to_id("a")] + rows[teacher.token_to_id("##b")]) / 2
    np.testing.assert_allclose(matrix[student.token_to_id("ab")], expected, atol=1e-5)


@given(st.lists(st.integers(1, 60), max_size=200), st.integers(1, 300), st.integers())
def test_batches_hold_every_text_once_and_no_more_than_they_may(
    lengths: list[int], tokens: int, seed: int
) -> None:
    batches = by_length(lengths, tokens, random.Random(seed))

    assert sorted(number for batch in batches for number in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(lengths[number] for number in batch) <= tokens


def test_like_texts_stand_together_and_the_same_ones_do_not() -> None:
    draw = np.random.default_rng(5)
    centres = draw.normal(size=(20, 32))
    vectors = np.repeat(centres, 4, axis=0) + 0.5 * draw.normal(size=(80, 32))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    vectors[1] = vectors[0]

    order = grouped(vectors, 4, random.Random(2))

    assert sorted(order) == list(range(80))
    assert abs(order.index(0) - order.index(1)) != 1
    alike = sum(a // 4 == b // 4 for a, b in pairwise(order))
    assert alike > 40  # Of 79; by chance it would be 3.


@pytest.mark.parametrize("count", [0, 1])
def test_groups_of_next_to_nothing(count: int) -> None:
    assert grouped(np.ones((count, 4), dtype=np.float32), 4, random.Random(1)) == list(range(count))
