import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config import Settings
from index.errors import ModelError
from index.light_model import LightModel
from index.model_layout import ModelLayout, read_layout
from index.model_loading import load_model
from index.model_source import find_model
from tests.index.tiny_model import MAX_TOKENS
from training.encoder.teacher import teacher_folder

TEXTS = [
    "El ministro de Salud firmó el acuerdo en enero: 1.250 millones de euros (el 3,5 % más).",
    "When does the ministry meet, and who'll attend?",
    "¿Quién preside la reunión del martes?",
    "",
    " ",
    "a",
    "ñ",
    "…",
    "🙂 ¡Enhorabuena! 👩‍🔬 🇪🇸",
    "CANARIAS, ACCIÓN Y PINGÜINOS; canarias, accion y pinguinos",
    "Straße, 東京 y Αθήνα\tco\u0301digo\u00a0postal\u200b 28\u00ad071\r\n\x00",
    "[CLS] agua [SEP] [MASK] [PAD] ##agua",
    "x" * 101,
    "agua " * (MAX_TOKENS - 2),
    "agua " * (MAX_TOKENS - 1),
    "The budget of the ministry grows by 12 million. " * 60,
    "La secretaría publicó ayer el presupuesto; " * 200,
]


def teacher() -> Path:
    """The folder of all-MiniLM-L6-v2, as it was saved years ago."""
    try:
        return teacher_folder()
    except FileNotFoundError as error:
        pytest.skip(str(error))


def own() -> Path:
    return Path(find_model(Settings(_env_file=None)).location)


def in_half_precision(folder: Path, copy: Path) -> Path:
    from safetensors.numpy import load_file, save_file

    shutil.copytree(folder, copy)
    weights = load_file(copy / "model.safetensors")
    floats = {
        name: tensor.astype(np.float16) for name, tensor in weights.items() if tensor.dtype == np.float32
    }
    save_file(weights | floats, copy / "model.safetensors", metadata={"format": "pt"})
    return copy


def layout_of(folder: Path) -> ModelLayout:
    layout = read_layout(folder)
    assert layout is not None
    return layout


@pytest.fixture(scope="module")
def model(tiny_model_path: Path) -> LightModel:
    return LightModel(layout_of(tiny_model_path))


@pytest.fixture
def folder(tiny_model_path: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(tiny_model_path, tmp_path / "changed"))


def check(folder: Path) -> None:
    found = LightModel(layout_of(folder)).encode(TEXTS)

    reference = load_model(find_model(Settings(_env_file=None, model=str(folder))))
    expected = reference.encode(TEXTS, batch_size=4, show_progress_bar=False)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, atol=1e-5, rtol=0)
    # Or else nothing would have been compared.
    assert len(np.unique(expected.round(3), axis=0)) > len(TEXTS) / 2


@pytest.mark.parametrize("half", [False, True], ids=["32 bits", "16 bits"])
def test_texts_have_the_vectors_that_sentence_transformers_gives_them(
    half: bool, tiny_model_path: Path, tmp_path: Path
) -> None:
    check(in_half_precision(tiny_model_path, tmp_path / "half") if half else tiny_model_path)


def test_so_they_have_in_a_model_of_full_size() -> None:
    check(teacher())


def test_so_they_have_in_the_model_that_comes_with_vocero() -> None:
    check(own())


SEVEN_TOKENS = {"direction": "Right", "max_length": 7, "strategy": "LongestFirst", "stride": 0}


@pytest.mark.parametrize(
    ("file", "values"),
    [
        ("sentence_bert_config.json", {"max_seq_length": 10}),
        ("tokenizer_config.json", {"model_max_length": 12}),
        ("tokenizer_config.json", {"model_max_length": 10**30}),
        ("tokenizer_config.json", {"tokenizer_class": "BertTokenizer"}),
        ("tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast"}),
        ("tokenizer.json", {"truncation": SEVEN_TOKENS}),
        ("config.json", {"layer_norm_eps": 0.01}),
    ],
    ids=str,
)
def test_it_is_so_too_where_the_files_say_something_else(
    file: str, values: dict[str, Any], folder: Path
) -> None:
    content = json.loads((folder / file).read_text())
    (folder / file).write_text(json.dumps(content | values))

    check(folder)


def test_a_model_that_normalises_gives_vectors_of_length_one(folder: Path) -> None:
    modules = json.loads((folder / "modules.json").read_text())
    normalize = {
        "idx": 2,
        "name": "2",
        "path": "2_Normalize",
        "type": "sentence_transformers.models.Normalize",
    }
    (folder / "modules.json").write_text(json.dumps([*modules, normalize]))
    (folder / "2_Normalize").mkdir()

    check(folder)
    vectors = LightModel(layout_of(folder)).encode(TEXTS)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


words = st.sampled_from(["agua", "ministerio", "the", "budget", "¿", "🙂", "2026", "enero", "xyz", "\n", "é"])
texts = st.lists(words, max_size=2 * MAX_TOKENS).map(" ".join)


@settings(deadline=None, max_examples=30)
@given(st.lists(texts, min_size=1, max_size=8))
def test_a_text_has_the_same_vector_whatever_the_batch(model: LightModel, batch: list[str]) -> None:
    alone = np.concatenate([model.encode([text]) for text in batch])

    np.testing.assert_allclose(model.encode(batch), alone, atol=1e-5, rtol=0)


def test_several_threads_get_what_one_gets(model: LightModel) -> None:
    batches = [[*TEXTS[start:12], *TEXTS[:start]] for start in range(12)] * 4
    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(model.encode, batches))

    for batch, vectors in zip(batches, found, strict=True):
        np.testing.assert_allclose(vectors, model.encode(batch), atol=1e-6)


def test_no_texts_have_no_vectors(model: LightModel) -> None:
    assert model.encode([]).shape == (0, 32)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_text("{}"),
        lambda file: file.write_text(file.read_text()[:-30]),
    ],
    ids=["missing", "empty", "cut off"],
)
def test_a_damaged_tokenizer_is_said_with_what_to_do(spoil: Callable[[Path], None], folder: Path) -> None:
    layout = layout_of(folder)
    spoil(layout.tokenizer)

    with pytest.raises(ModelError, match="copy or install the model again, or set VOCERO_MODEL") as caught:
        LightModel(layout)
    assert f"The tokenizer {layout.tokenizer} cannot be loaded: " in str(caught.value)


def test_damaged_weights_are_said_with_what_to_do(folder: Path) -> None:
    layout = layout_of(folder)
    layout.weights.write_bytes(layout.weights.read_bytes()[:-1])

    with pytest.raises(
        ModelError, match=r"The weights .* cannot be loaded: .*copy or install the model again"
    ):
        LightModel(layout)


def test_a_tokenizer_of_another_model_is_noticed(folder: Path) -> None:
    layout = layout_of(folder)
    tokenizer = json.loads(layout.tokenizer.read_text())
    tokenizer["model"]["vocab"]["prórroga"] = 185
    layout.tokenizer.write_text(json.dumps(tokenizer))

    with pytest.raises(ModelError, match="has 186 word pieces, the weights 185: they do not belong together"):
        LightModel(layout)


def test_the_blas_library_computes_with_one_thread(tiny_model_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from threadpoolctl import threadpool_info
from index.light_model import LightModel
from index.model_layout import read_layout
model = LightModel(read_layout(Path(sys.argv[1])))
print({pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"})
"""
    assert run(code, str(tiny_model_path)) == "{1}"


def test_neither_loading_nor_embedding_imports_what_takes_seconds(tiny_model_path: Path) -> None:
    code = """
import sys, threading
from config import Settings
from index.embed import load_embedder, probe
embedder = load_embedder(Settings(_env_file=None, model=sys.argv[1]))
probe(embedder)
assert embedder.encode_passages(["agua", "¿Cuándo?"] * 40).shape == (80, 32)
heavy = {"torch", "transformers", "sentence_transformers", "scipy", "sklearn", "huggingface_hub", "faiss"}
print(sorted(heavy & set(sys.modules)))
"""
    assert run(code, str(tiny_model_path)) == "[]"


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.strip()
