import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from config import Settings
from index.embed import Embedder, SentenceTransformerEmbedder, load_embedder, probe, same_model
from index.errors import ModelError
from index.model_profiles import Prefixes
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


def embedder_of(model: Path, **others: Any) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(settings_of(model, **others))


@pytest.fixture(scope="module")
def embedder(tiny_model_path: Path) -> SentenceTransformerEmbedder:
    return embedder_of(tiny_model_path)


def copy_named(tiny_model_path: Path, folder: Path) -> Path:
    return Path(shutil.copytree(tiny_model_path, folder))


def change_json(file: Path, **values: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


# Vectors ------------------------------------------------------------------------------------------------


def test_vectors_are_rows_of_length_one_in_32_bits(embedder: SentenceTransformerEmbedder) -> None:
    for vectors in (embedder.encode_passages(TEXTS), embedder.encode_questions(TEXTS)):
        assert vectors.shape == (len(TEXTS), DIMENSIONS)
        assert vectors.dtype == np.float32
        assert vectors.flags.c_contiguous
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_rows(embedder: SentenceTransformerEmbedder) -> None:
    for vectors in (embedder.encode_passages([]), embedder.encode_questions(())):
        assert vectors.shape == (0, DIMENSIONS)
        assert vectors.dtype == np.float32


@pytest.mark.parametrize("batch_size", [1, 2, 5, 64])
def test_a_text_has_the_same_vector_whatever_the_batch(
    batch_size: int, tiny_model_path: Path, embedder: SentenceTransformerEmbedder
) -> None:
    alone = np.concatenate([embedder.encode_passages([text]) for text in TEXTS])
    rows = np.random.default_rng(batch_size).permutation(2 * len(TEXTS)) % len(TEXTS)

    together = embedder_of(tiny_model_path, batch_size=batch_size).encode_passages(
        [TEXTS[row] for row in rows]
    )

    np.testing.assert_allclose(together, alone[rows], atol=1e-5)
    # Or else the order of the rows would not have been tested.
    assert len({tuple(row) for row in alone.round(3).tolist()}) == len(TEXTS)


def test_a_text_longer_than_the_model_reads_is_read_as_far_as_it_can(
    embedder: SentenceTransformerEmbedder,
) -> None:
    vectors = embedder.encode_passages(["agua " * MAX_TOKENS, "agua " * (40 * MAX_TOKENS)])

    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-5)


def test_the_embedder_says_what_it_is(tiny_model_path: Path) -> None:
    embedder: Embedder = load_embedder(settings_of(tiny_model_path))

    assert (embedder.name, embedder.dimensions) == (str(tiny_model_path), DIMENSIONS)


def test_the_model_installed_with_vocero_is_the_default() -> None:
    embedder = load_embedder(Settings(_env_file=None))

    assert (embedder.name, embedder.dimensions) == ("all-MiniLM-L6-v2", 384)
    question = embedder.encode_questions(["When do the ministers meet?"])[0]
    near, far = embedder.encode_passages(["The ministers' meeting is in May.", "Water is expensive."])
    assert question @ near > question @ far + 0.2


# Prefixes -----------------------------------------------------------------------------------------------


def expect_prefixes(embedder: SentenceTransformerEmbedder, plain: Embedder, expected: Prefixes) -> None:
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
    tiny_model_path: Path, embedder: SentenceTransformerEmbedder
) -> None:
    prefixed = embedder_of(tiny_model_path, query_prefix="question: ", passage_prefix="text: ")

    expect_prefixes(prefixed, embedder, Prefixes("question: ", "text: "))
    expect_prefixes(embedder, embedder, Prefixes())


def test_the_models_own_prompts_are_its_prefixes(
    tiny_model_path: Path, embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "multilingual-e5-small")
    change_json(
        folder / "config_sentence_transformers.json", prompts={"query": "agua ", "document": "salud "}
    )

    expect_prefixes(embedder_of(folder), embedder, Prefixes("agua ", "salud "))
    expect_prefixes(embedder_of(folder, query_prefix=""), embedder, Prefixes("", "salud "))


def test_a_default_prompt_of_the_model_is_not_put_before_everything(
    tiny_model_path: Path, embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "with-default")
    change_json(
        folder / "config_sentence_transformers.json", prompts={"sts": "agua "}, default_prompt_name="sts"
    )

    expect_prefixes(embedder_of(folder), embedder, Prefixes())


def test_a_folder_named_like_a_known_model_has_its_prefixes(
    tiny_model_path: Path, embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "multilingual-e5-small")

    expect_prefixes(embedder_of(folder), embedder, Prefixes("query: ", "passage: "))


def test_a_folder_that_says_which_known_model_it_was_made_from_has_its_prefixes(
    tiny_model_path: Path, embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    folder = copy_named(tiny_model_path, tmp_path / "ours")
    change_json(folder / "config.json", _name_or_path="intfloat/multilingual-e5-small")

    expect_prefixes(embedder_of(folder), embedder, Prefixes("query: ", "passage: "))


# Pooling and dimensions ---------------------------------------------------------------------------------


def token_vectors(embedder: SentenceTransformerEmbedder, text: str) -> NDArray[np.float32]:
    found = cast(Any, embedder)._model.encode([text], output_value="token_embeddings")[0]
    return np.asarray(found, dtype=np.float32)


@pytest.mark.parametrize("pooling", ["mean", "cls", "max", "lasttoken"])
def test_the_pooling_of_the_settings_replaces_the_models(
    pooling: str, tiny_model_path: Path, embedder: SentenceTransformerEmbedder
) -> None:
    tokens = token_vectors(embedder, TEXTS[0])
    expected = {"mean": tokens.mean(0), "cls": tokens[0], "max": tokens.max(0), "lasttoken": tokens[-1]}

    # Among others, so that there is padding after it.
    found = embedder_of(tiny_model_path, pooling=pooling).encode_passages([*TEXTS[:3], TEXTS[7]])[0]

    np.testing.assert_allclose(found, expected[pooling] / np.linalg.norm(expected[pooling]), atol=1e-5)
    assert np.allclose(found, embedder.encode_passages(TEXTS[:1])[0], atol=1e-3) == (pooling == "mean")


def test_fewer_dimensions_are_the_first_ones_at_length_one(
    tiny_model_path: Path, embedder: SentenceTransformerEmbedder
) -> None:
    cut = embedder_of(tiny_model_path, dimensions=10)
    expected = embedder.encode_passages(TEXTS)[:, :10]

    assert cut.dimensions == 10
    np.testing.assert_allclose(
        cut.encode_passages(TEXTS), expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-5
    )
    assert cut.encode_passages([]).shape == (0, 10)
    assert cut.encode_passages(TEXTS).flags.c_contiguous


def test_all_dimensions_may_be_asked_for_by_number(tiny_model_path: Path) -> None:
    assert embedder_of(tiny_model_path, dimensions=DIMENSIONS).dimensions == DIMENSIONS


def test_more_dimensions_than_the_model_has_are_refused(tiny_model_path: Path) -> None:
    with pytest.raises(ModelError, match=r"of 32 dimensions.* 33 .*Set VOCERO_DIMENSIONS to 32 or fewer"):
        embedder_of(tiny_model_path, dimensions=DIMENSIONS + 1)


# Threads ------------------------------------------------------------------------------------------------


def test_several_threads_get_what_one_gets(tiny_model_path: Path) -> None:
    embedder = embedder_of(tiny_model_path, batch_size=2)
    texts = [f"{text} {number}" for number in range(8) for text in TEXTS[:6]]
    groups = [texts[start::8] for start in range(8)]
    expected = [embedder.encode_passages(group) for group in groups]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(embedder.encode_passages, groups * 3))

    for number, vectors in enumerate(found):
        np.testing.assert_allclose(vectors, expected[number % 8], atol=1e-5)


@pytest.mark.parametrize(
    ("threads", "method", "texts"), [(3, "encode_document", 12), (1, "encode_document", 4)]
)
def test_as_many_batches_are_embedded_at_once_as_the_settings_say(
    tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int, method: str, texts: int
) -> None:
    embedder = embedder_of(tiny_model_path, batch_size=1, threads=threads)
    counted = threading.Lock()
    all_in = threading.Event()
    inside, most = 0, 0
    encode = getattr(embedder._model, method)

    def watched(batch: list[str], **options: Any) -> Any:
        nonlocal inside, most
        with counted:
            inside += 1
            most = max(most, inside)
            if inside == threads:
                all_in.set()
        # Each waits for the others, so that they do meet; the first one past the limit would be seen.
        assert all_in.wait(5)
        try:
            return encode(batch, **options)
        finally:
            with counted:
                inside -= 1

    monkeypatch.setattr(embedder._model, method, watched)
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
    tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = embedder_of(tiny_model_path, batch_size=1, threads=2)
    model = cast(Any, embedder)._model
    encode_document = model.encode_document
    started, answered = threading.Event(), threading.Event()

    def held(batch: list[str], **options: Any) -> Any:
        started.set()
        assert answered.wait(20), "the question waits for the ingest"
        return encode_document(batch, **options)

    monkeypatch.setattr(model, "encode_document", held)
    with ThreadPoolExecutor(1) as thread:
        ingest = thread.submit(embedder.encode_passages, ["agua"] * 20)
        assert started.wait(20)
        embedder.encode_questions(["¿Cuándo?"])
        answered.set()
        assert ingest.result().shape == (20, DIMENSIONS)


# Trouble ------------------------------------------------------------------------------------------------


def test_a_model_that_fails_on_a_text_is_said_with_what_to_do(
    tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = embedder_of(tiny_model_path)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("not enough memory: you tried to allocate 9 bytes")

    monkeypatch.setattr(cast(Any, embedder)._model, "encode_document", fail)
    with pytest.raises(ModelError, match=r"failed on 2 texts of up to 6 char.*memory.*VOCERO_BATCH_SIZE"):
        embedder.encode_passages(["agua", "prensa"])
    # The turn was given back.
    assert len(embedder.encode_questions(["agua"])) == 1


def test_weights_that_are_no_numbers_are_noticed_at_once(tiny_model_path: Path, tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    folder = copy_named(tiny_model_path, tmp_path / "damaged")
    weights = load_file(folder / "model.safetensors")
    weights["embeddings.LayerNorm.weight"][:] = np.nan
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})

    with pytest.raises(ModelError, match="not numbers; its weights are damaged"):
        embedder_of(folder)


# Identity -----------------------------------------------------------------------------------------------


def test_the_same_model_is_recognised_by_its_probe(tiny_model_path: Path, tmp_path: Path) -> None:
    stored = probe(embedder_of(tiny_model_path))
    moved = copy_named(tiny_model_path, tmp_path / "moved")

    assert stored.shape == (2 * DIMENSIONS,)
    assert stored.dtype == np.float32
    assert same_model(stored, probe(embedder_of(moved, batch_size=1)))


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
    change: dict[str, Any], tiny_model_path: Path, embedder: SentenceTransformerEmbedder
) -> None:
    assert not same_model(probe(embedder), probe(embedder_of(tiny_model_path, **change)))


def test_other_weights_under_the_same_name_are_noticed_by_the_probe(
    embedder: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    other = build_tiny_model(tmp_path / "tiny", seed=8)

    assert not same_model(probe(embedder), probe(embedder_of(other)))


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
