import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.bert import Bert
from index.bert_weights import BertShape
from index.model_layout import read_layout
from tests.index.tiny_model import DIMENSIONS, MAX_TOKENS

WORDS = 185
# With neighbours of equal length, one token, and as many as there can be.
TEXTS = [
    [2, 3],
    list(range(20, 60)),
    [7],
    [2, 50, 51, 3],
    [2, 51, 50, 3],
    [2, 50, 50, 3],
    [2, *range(60, 60 + MAX_TOKENS - 2), 3],
    [2, 3],
    [WORDS - 1] * 40,
]


def shape_of(folder: Path) -> BertShape:
    layout = read_layout(folder)
    assert layout is not None
    assert layout.shape.vocabulary == WORDS
    return layout.shape


def expected(folder: Path, texts: list[list[int]]) -> NDArray[np.float32]:
    """Encode each text by itself, as transformers does."""
    import torch
    from transformers import BertModel

    model: Any = BertModel.from_pretrained(folder, dtype=torch.float32)
    model.eval()
    with torch.no_grad():
        rows = [model(torch.tensor([text])).last_hidden_state[0].mean(0).numpy() for text in texts]
    return np.array(rows, dtype=np.float32)


@pytest.fixture(scope="module")
def bert(tiny_model_path: Path) -> Bert:
    return Bert(tiny_model_path / "model.safetensors", shape_of(tiny_model_path))


@pytest.fixture
def half(tiny_model_path: Path, tmp_path: Path) -> Path:
    from safetensors.numpy import load_file, save_file

    folder = Path(shutil.copytree(tiny_model_path, tmp_path / "half"))
    file = folder / "model.safetensors"
    weights = {name: tensor.astype(np.float16) for name, tensor in load_file(file).items()}
    save_file(weights, file, metadata={"format": "pt"})
    return folder


def test_texts_have_the_vectors_that_transformers_gives_them(bert: Bert, tiny_model_path: Path) -> None:
    vectors = bert.encode(TEXTS)

    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, expected(tiny_model_path, TEXTS), atol=1e-5)


def test_weights_in_half_precision_are_computed_with_in_full(half: Path) -> None:
    vectors = Bert(half / "model.safetensors", shape_of(half)).encode(TEXTS)

    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, expected(half, TEXTS), atol=1e-5)


def test_no_texts_have_no_vectors(bert: Bert) -> None:
    assert bert.encode([]).shape == (0, DIMENSIONS)


@settings(deadline=None, max_examples=40)  # The first call of all takes longer.
@given(
    st.lists(st.lists(st.integers(0, WORDS - 1), min_size=1, max_size=MAX_TOKENS), min_size=1, max_size=12)
)
def test_a_text_has_the_same_vector_whatever_it_is_encoded_with(bert: Bert, texts: list[list[int]]) -> None:
    alone = np.concatenate([bert.encode([text]) for text in texts])

    np.testing.assert_allclose(bert.encode(texts), alone, atol=1e-5)


def test_several_threads_get_what_one_gets(bert: Bert) -> None:
    batches = [TEXTS[start:] + TEXTS[:start] for start in range(len(TEXTS))] * 4
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(bert.encode, batches))

    for batch, vectors in zip(batches, found, strict=True):
        np.testing.assert_allclose(vectors, bert.encode(batch), atol=1e-6)


def test_a_piece_that_is_not_in_the_vocabulary_is_an_error(bert: Bert) -> None:
    with pytest.raises(IndexError):
        bert.encode([[2, WORDS, 3]])


def test_a_text_with_more_tokens_than_positions_is_an_error(bert: Bert) -> None:
    with pytest.raises(IndexError):
        bert.encode([[2] * (MAX_TOKENS + 1)])


@pytest.mark.parametrize("number", [np.nan, np.inf, 3e38])
def test_damaged_weights_show_in_the_vectors_and_give_no_warning(
    number: float, tiny_model_path: Path, tmp_path: Path
) -> None:
    from safetensors.numpy import load_file, save_file

    weights = load_file(tiny_model_path / "model.safetensors")
    weights["encoder.layer.0.attention.output.LayerNorm.weight"][:] = number
    save_file(weights, tmp_path / "damaged.safetensors")

    vectors = Bert(tmp_path / "damaged.safetensors", shape_of(tiny_model_path)).encode(TEXTS)

    assert not np.isfinite(vectors).any()
