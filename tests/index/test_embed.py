import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

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
from tests.index.tiny_model import DIMENSIONS, MAX_TOKENS, build_tiny_model

TEXTS = [
    "El ministro de Salud firmó el acuerdo en enero.",
    "When does the ministry meet?",
    "agua",
    "",
    "La secretaría publicó el presupuesto de 2026: 1,250 millones para comercio, salud y agua en febrero.",
    "¿Cuándo?",
    "The budget of the ministry of trade for water is 12 million, of which 3 million in February.",
    "x" * 400,
    "prensa " * 200,
]


@pytest.fixture(scope="module")
def tiny_model_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    import torch

    threads = torch.get_num_threads()
    # More of them cost more than they bring with a model this small.
    torch.set_num_threads(1)
    yield build_tiny_model(tmp_path_factory.mktemp("models") / "tiny")
    torch.set_num_threads(threads)


def settings_of(model: Path, **others: Any) -> Settings:
    return Settings(_env_file=None, model=str(model), **others)


Way = Callable[..., BatchEmbedder]


def embedder_of(model: Path, **others: Any) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(settings_of(model, **others))


def light_embedder_of(model: Path, **others: Any) -> BatchEmbedder:
    embedder = load_embedder(settings_of(model, **others))
    # A pooling is the one setting that the light way leaves to the other.
    assert isinstance(embedder, SentenceTransformerEmbedder if others.get("pooling") else LightEmbedder)
    return embedder


@pytest.fixture(
    scope="module", params=[light_embedder_of, embedder_of], ids=["light", "sentence-transformers"]
)
def way(request: pytest.FixtureRequest) -> Way:
    """Make an embedder from a folder and other settings, in each of the ways there are."""
    return cast(Way, request.param)


@pytest.fixture(scope="module")
def embedder(way: Way, tiny_model_path: Path) -> BatchEmbedder:
    return way(tiny_model_path)


@pytest.fixture(scope="module")
def heavy_embedder(tiny_model_path: Path) -> SentenceTransformerEmbedder:
    return embedder_of(tiny_model_path)


def copy_named(tiny_model_path: Path, folder: Path) -> Path:
    return Path(shutil.copytree(tiny_model_path, folder))


def change_json(file: Path, **values: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


# Vectors ------------------------------------------------------------------------------------------------


def test_vectors_are_rows_of_length_one_in_32_bits(embedder: BatchEmbedder) -> None:
    for vectors in (embedder.encode_passages(TEXTS), embedder.encode_questions(TEXTS)):
        assert vectors.shape == (len(TEXTS), DIMENSIONS)
        assert vectors.dtype == np.float32
        assert vectors.flags.c_contiguous
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_rows(embedder: BatchEmbedder) -> None:
    for vectors in (embedder.encode_passages([]), embedder.encode_questions(())):
        assert vectors.shape == (0, DIMENSIONS)
        assert vectors.dtype == np.float32


@pytest.mark.parametrize("batch_size", [1, 2, 5, 64])
def test_a_text_has_the_same_vector_whatever_the_batch(
    way: Way, batch_size: int, tiny_model_path: Path, embedder: BatchEmbedder
) -> None:
    alone = np.concatenate([embedder.encode_passages([text]) for text in TEXTS])
    rows = np.random.default_rng(batch_size).permutation(2 * len(TEXTS)) % len(TEXTS)

    together = way(tiny_model_path, batch_size=batch_size).encode_passages([TEXTS[row] for row in rows])

    np.testing.assert_allclose(together, alone[rows], atol=1e-5)
    # Or else the order of the rows would not have been tested.
    assert len({tuple(row) for row in alone.round(3).tolist()}) == len(TEXTS)


def test_a_text_longer_than_the_model_reads_is_read_as_far_as_it_can(embedder: BatchEmbedder) -> None:
    vectors = embedder.encode_passages(["agua " * MAX_TOKENS, "agua " * (40 * MAX_TOKENS)])

    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-5)


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


# Pooling and dimensions ---------------------------------------------------------------------------------


def token_vectors(embedder: SentenceTransformerEmbedder, text: str) -> NDArray[np.float32]:
    found = cast(Any, embedder)._model.encode([text], output_value="token_embeddings")[0]
    return np.asarray(found, dtype=np.float32)


@pytest.mark.parametrize("pooling", ["mean", "cls", "max", "lasttoken"])
def test_the_pooling_of_the_settings_replaces_the_models(
    pooling: str, tiny_model_path: Path, heavy_embedder: SentenceTransformerEmbedder
) -> None:
    tokens = token_vectors(heavy_embedder, TEXTS[0])
    expected = {"mean": tokens.mean(0), "cls": tokens[0], "max": tokens.max(0), "lasttoken": tokens[-1]}

    # Among others, so that there is padding after it.
    found = embedder_of(tiny_model_path, pooling=pooling).encode_passages([*TEXTS[:3], TEXTS[7]])[0]

    np.testing.assert_allclose(found, expected[pooling] / np.linalg.norm(expected[pooling]), atol=1e-5)
    assert np.allclose(found, heavy_embedder.encode_passages(TEXTS[:1])[0], atol=1e-3) == (pooling == "mean")


def test_fewer_dimensions_are_the_first_ones_at_length_one(
    way: Way, tiny_model_path: Path, embedder: BatchEmbedder
) -> None:
    cut = way(tiny_model_path, dimensions=10)
    expected = embedder.encode_passages(TEXTS)[:, :10]

    assert cut.dimensions == 10
    np.testing.assert_allclose(
        cut.encode_passages(TEXTS), expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-5
    )
    assert cut.encode_passages([]).shape == (0, 10)
    assert cut.encode_passages(TEXTS).flags.c_contiguous


def test_all_dimensions_may_be_asked_for_by_number(way: Way, tiny_model_path: Path) -> None:
    assert way(tiny_model_path, dimensions=DIMENSIONS).dimensions == DIMENSIONS


def test_more_dimensions_than_the_model_has_are_refused(way: Way, tiny_model_path: Path) -> None:
    with pytest.raises(ModelError, match=r"of 32 dimensions.* 33 .*Set VOCERO_DIMENSIONS to 32 or fewer"):
        way(tiny_model_path, dimensions=DIMENSIONS + 1)


# Threads ------------------------------------------------------------------------------------------------


def test_several_threads_get_what_one_gets(way: Way, tiny_model_path: Path) -> None:
    embedder = way(tiny_model_path, batch_size=2)
    texts = [f"{text} {number}" for number in range(8) for text in TEXTS[:6]]
    groups = [texts[start::8] for start in range(8)]
    expected = [embedder.encode_passages(group) for group in groups]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(embedder.encode_passages, groups * 3))

    for number, vectors in enumerate(found):
        np.testing.assert_allclose(vectors, expected[number % 8], atol=1e-5)


@pytest.mark.parametrize(("threads", "texts"), [(3, 12), (1, 4)])
def test_as_many_batches_are_embedded_at_once_as_the_settings_say(
    way: Way, tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int, texts: int
) -> None:
    embedder = way(tiny_model_path, batch_size=1, threads=threads)
    counted = threading.Lock()
    all_in = threading.Event()
    inside, most = 0, 0
    encode = embedder._encode_batch

    def watched(*batch: Any, **options: Any) -> Any:
        nonlocal inside, most
        with counted:
            inside += 1
            most = max(most, inside)
            if inside == threads:
                all_in.set()
        # Each waits for the others, so that they do meet; the first one past the limit would be seen.
        assert all_in.wait(5)
        try:
            return encode(*batch, **options)
        finally:
            with counted:
                inside -= 1

    monkeypatch.setattr(embedder, "_encode_batch", watched)
    with ThreadPoolExecutor(4) as askers:
        jobs = [askers.submit(embedder.encode_passages, TEXTS[:6]) for _ in range(texts)]
    assert [job.exception() for job in jobs] == [None] * texts
    assert most == threads


def test_the_tokenizer_takes_one_batch_at_a_time(
    tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = embedder_of(tiny_model_path, batch_size=2, threads=4)
    alone = threading.Lock()
    transformer = cast(Any, embedder._model)[0]
    preprocess = transformer.preprocess

    def watched(*inputs: Any, **options: Any) -> Any:
        assert alone.acquire(blocking=False), "two batches at once"
        try:
            return preprocess(*inputs, **options)
        finally:
            alone.release()

    monkeypatch.setattr(transformer, "preprocess", watched)
    with ThreadPoolExecutor(8) as threads:
        jobs = [threads.submit(embedder.encode_passages, TEXTS[:6]) for _ in range(20)]
        jobs += [threads.submit(embedder.encode_questions, TEXTS[:6]) for _ in range(20)]

    assert [job.exception() for job in jobs] == [None] * 40


def test_a_question_does_not_wait_for_an_ingest(
    way: Way, tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = way(tiny_model_path, batch_size=1, threads=2)
    encode = embedder._encode_batch
    started, answered = threading.Event(), threading.Event()

    def held(*batch: Any, questions: bool) -> Any:
        if not questions:
            started.set()
            assert answered.wait(20), "the question waits for the ingest"
        return encode(*batch, questions=questions)

    monkeypatch.setattr(embedder, "_encode_batch", held)
    with ThreadPoolExecutor(1) as thread:
        ingest = thread.submit(embedder.encode_passages, ["agua"] * 20)
        assert started.wait(20)
        embedder.encode_questions(["¿Cuándo?"])
        answered.set()
        assert ingest.result().shape == (20, DIMENSIONS)


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


# Trouble ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("not enough memory: you tried to allocate 9 bytes"),
        MemoryError("Unable to allocate 9 GiB: not enough memory"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_model_that_fails_on_a_text_is_said_with_what_to_do(
    way: Way, tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    embedder = way(tiny_model_path)
    encode = embedder._encode_batch

    def fail(*batch: Any, questions: bool) -> Any:
        if questions:
            return encode(*batch, questions=questions)
        raise error

    monkeypatch.setattr(embedder, "_encode_batch", fail)
    with pytest.raises(ModelError, match=r"failed on 2 texts of up to 6 char.*memory.*VOCERO_BATCH_SIZE"):
        embedder.encode_passages(["agua", "prensa"])
    # The turn was given back.
    assert len(embedder.encode_questions(["agua"])) == 1


def test_weights_that_are_no_numbers_are_noticed_at_once(
    way: Way, tiny_model_path: Path, tmp_path: Path
) -> None:
    from safetensors.numpy import load_file, save_file

    folder = copy_named(tiny_model_path, tmp_path / "damaged")
    weights = load_file(folder / "model.safetensors")
    weights["embeddings.LayerNorm.weight"][:] = np.nan
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})

    with pytest.raises(ModelError, match="not numbers; its weights are damaged"):
        way(folder)


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
