import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from config import Settings
from index.batches import BatchEmbedder
from index.embed import (
    Embedder,
    LightEmbedder,
    SentenceTransformerEmbedder,
    load_embedder,
    probe,
    same_model,
)
from index.errors import ModelError
from index.model_profiles import Prefixes
from index.model_source import OWN_NAME
from tests.index.embedders import (
    TEXTS,
    Way,
    change_json,
    copy_named,
    embedder_of,
    light_embedder_of,
    settings_of,
)
from tests.index.tiny_model import DIMENSIONS, build_tiny_model


@pytest.fixture(scope="module")
def embedder(way: Way, tiny_model_path: Path) -> BatchEmbedder:
    return way(tiny_model_path)


def test_the_embedder_says_what_it_is(tiny_model_path: Path) -> None:
    embedder: Embedder = load_embedder(settings_of(tiny_model_path))

    assert (embedder.name, embedder.dimensions) == (str(tiny_model_path), DIMENSIONS)


def test_the_model_that_comes_with_vocero_is_the_default_and_runs_the_light_way() -> None:
    embedder = load_embedder(Settings(_env_file=None))

    assert type(embedder) is LightEmbedder
    assert (embedder.name, embedder.dimensions) == (OWN_NAME, 384)
    near, far = embedder.encode_passages(["The ministers' meeting is in May.", "Water is expensive."])
    for question in embedder.encode_questions(["When do the ministers meet?", "¿Cuándo es la reunión?"]):
        assert question @ near > question @ far + 0.1


# Prefixes -----------------------------------------------------------------------------------------------


def expect_prefixes(embedder: BatchEmbedder, plain: Embedder, expected: Prefixes) -> None:
    """By what the vectors are, not by what the embedder says."""
    text = "El ministro firmó el acuerdo."
    for found, prefix in (
        (embedder.encode_questions([text]), expected.query),
        (embedder.encode_passages([text]), expected.passage),
    ):
        np.testing.assert_allclose(found, plain.encode_passages([prefix + text]), atol=1e-5)
        if prefix:
            assert not np.allclose(found, plain.encode_passages([text]), atol=1e-2)
    assert embedder.prefixes == expected


def test_the_prefixes_of_the_settings_are_put_before_the_texts(
    way: Way, tiny_model_path: Path, embedder: BatchEmbedder
) -> None:
    prefixed = way(tiny_model_path, query_prefix="question: ", passage_prefix="text: ")

    expect_prefixes(prefixed, embedder, Prefixes("question: ", "text: "))
    expect_prefixes(embedder, embedder, Prefixes())


def test_the_models_own_prompts_are_its_prefixes(
    way: Way, tiny_model_path: Path, embedder: BatchEmbedder, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "multilingual-e5-small")
    change_json(
        folder / "config_sentence_transformers.json", prompts={"query": "agua ", "document": "salud "}
    )

    expect_prefixes(way(folder), embedder, Prefixes("agua ", "salud "))
    expect_prefixes(way(folder, query_prefix=""), embedder, Prefixes("", "salud "))


def test_a_default_prompt_of_the_model_is_not_put_before_everything(
    way: Way, tiny_model_path: Path, embedder: BatchEmbedder, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "with-default")
    change_json(
        folder / "config_sentence_transformers.json", prompts={"sts": "agua "}, default_prompt_name="sts"
    )

    expect_prefixes(way(folder), embedder, Prefixes())


def test_a_folder_named_like_a_known_model_has_its_prefixes(
    way: Way, tiny_model_path: Path, embedder: BatchEmbedder, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "multilingual-e5-small")

    expect_prefixes(way(folder), embedder, Prefixes("query: ", "passage: "))


def test_a_folder_that_says_which_known_model_it_was_made_from_has_its_prefixes(
    way: Way, tiny_model_path: Path, embedder: BatchEmbedder, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "ours")
    change_json(folder / "config.json", _name_or_path="intfloat/multilingual-e5-small")

    expect_prefixes(way(folder), embedder, Prefixes("query: ", "passage: "))


# The two ways -------------------------------------------------------------------------------------------


def test_both_ways_are_one_model_to_the_catalogue(tiny_model_path: Path) -> None:
    heavy, light = embedder_of(tiny_model_path), light_embedder_of(tiny_model_path)

    assert (heavy.name, heavy.dimensions) == (light.name, light.dimensions)
    assert same_model(probe(heavy), probe(light))
    np.testing.assert_allclose(heavy.encode_passages(TEXTS), light.encode_passages(TEXTS), atol=1e-5)


@pytest.mark.parametrize(
    ("others", "kind"),
    [
        ({}, LightEmbedder),
        ({"pooling": "mean"}, LightEmbedder),
        ({"dimensions": 10, "query_prefix": "query: ", "threads": 1}, LightEmbedder),
        ({"pooling": "cls"}, SentenceTransformerEmbedder),
    ],
    ids=str,
)
def test_the_light_way_is_taken_where_it_does_what_the_settings_ask(
    others: dict[str, Any], kind: type, tiny_model_path: Path
) -> None:
    assert type(load_embedder(settings_of(tiny_model_path, **others))) is kind


@pytest.mark.parametrize(
    ("file", "values"),
    [
        ("config.json", {"hidden_act": "relu"}),
        ("1_Pooling/config.json", {"pooling_mode": "cls"}),
        ("sentence_bert_config.json", {"max_seq_length": 2}),
    ],
    ids=str,
)
def test_a_model_that_the_light_way_cannot_run_is_run_by_sentence_transformers(
    file: str, values: dict[str, Any], tiny_model_path: Path, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "other")
    change_json(folder / file, **values)

    embedder = load_embedder(settings_of(folder))

    assert type(embedder) is SentenceTransformerEmbedder
    found = embedder.encode_passages(TEXTS)
    np.testing.assert_allclose(found, embedder_of(folder).encode_passages(TEXTS), atol=1e-6)
    # Or else it would not matter who runs it.
    assert not np.allclose(found, embedder_of(tiny_model_path).encode_passages(TEXTS), atol=1e-2)


@pytest.mark.parametrize("file", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_damaged_model_is_said_with_what_to_do(file: str, tiny_model_path: Path, tmp_path: Path) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "damaged")
    (folder / file).write_bytes((folder / file).read_bytes()[:-40])

    with pytest.raises(
        ModelError, match=r"cannot be loaded: .*copy or install it again, or set VOCERO_MODEL"
    ):
        load_embedder(settings_of(folder))


# Identity -----------------------------------------------------------------------------------------------


def test_the_same_model_is_recognised_by_its_probe(way: Way, tiny_model_path: Path, tmp_path: Path) -> None:
    stored = probe(way(tiny_model_path))
    moved = copy_named(tiny_model_path, tmp_path / "moved")

    assert stored.shape == (2 * DIMENSIONS,)
    assert stored.dtype == np.float32
    assert same_model(stored, probe(way(moved, batch_size=1)))


@pytest.mark.parametrize(
    "change",
    [
        {"query_prefix": "query: "},
        {"passage_prefix": "passage: "},
        {"pooling": "cls"},
        {"pooling": "max"},
        {"dimensions": DIMENSIONS - 1},
    ],
    ids=str,
)
def test_another_setting_of_the_model_is_noticed_by_its_probe(
    way: Way, change: dict[str, Any], tiny_model_path: Path, embedder: BatchEmbedder
) -> None:
    assert not same_model(probe(embedder), probe(way(tiny_model_path, **change)))


def test_other_weights_under_the_same_name_are_noticed_by_the_probe(
    way: Way, embedder: BatchEmbedder, tmp_path: Path
) -> None:
    other = build_tiny_model(tmp_path / "tiny", seed=8)

    assert not same_model(probe(embedder), probe(way(other)))


@pytest.mark.parametrize(
    ("stored", "now", "same"),
    [
        ([1, 0, 0, 1], [1, 0, 0, 1], True),
        ([1, 0, 0, 1], [0.9999, 0.01414, 0, 1], True),
        ([1, 0, 0, 1], [0.9985, 0.0547, 0, 1], False),
        ([1, 0, 0, 1], [1, 0, 0.0547, 0.9985], False),
        ([1, 0, 0, 1], [1, 0, 1, 0], False),
        ([1, 0, 0, 1], [1, 1], False),
        ([1, 0, 0, 1], [float("nan"), 0, 0, 1], False),
        ([1, 0, 0], [1, 0, 0], False),
        ([], [], False),
    ],
)
def test_probes_are_the_same_when_both_halves_are(stored: list[float], now: list[float], same: bool) -> None:
    assert same_model(np.array(stored, np.float32), np.array(now, np.float32)) is same


def test_importing_the_module_imports_nothing_heavy() -> None:
    code = "import sys, index.embed; print({'torch', 'numpy', 'sentence_transformers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
