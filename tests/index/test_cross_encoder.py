"""The cross-encoder on a tiny reader, against what torch computes with the same weights."""

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import ModelError
from index.cross_encoder import CrossEncoder, Passage, Reading
from tests.index.tiny_reader import TinyReader, build_tiny_reader, torch_readings
from training.reader.student import QUESTION_PIECES, SENTENCE_PIECES, TITLE_PIECES

QUESTION = "¿cuándo es la reunión del ministro?"
PASSAGES = [
    Passage("comunicado de prensa", "la reunión es en enero."),
    Passage("", "The minister is in the meeting."),
    Passage("agua", ""),
    Passage("", ""),
    Passage("water and health", "budget"),
    Passage("comunicado de prensa", "la reunión es en febrero."),
    Passage("título " * 30, "sentencia larguísima " * 60),
    Passage("agua", "«Ñandú» … 日本 “x”"),
]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, tiny_model_path: Path) -> TinyReader:
    return build_tiny_reader(tmp_path_factory.mktemp("reader"), source=tiny_model_path)


@pytest.fixture(scope="module")
def reader(tiny: TinyReader) -> CrossEncoder:
    return CrossEncoder(2, tiny.folder, tiny.encoder)


def assert_alike(found: Reading, wanted: Reading, atol: float = 1e-4) -> None:
    assert found.log_odds == pytest.approx(wanted.log_odds, abs=atol)
    np.testing.assert_array_equal(found.offsets, wanted.offsets)
    np.testing.assert_allclose(found.first, wanted.first, atol=atol)
    np.testing.assert_allclose(found.last, wanted.last, atol=atol)


@pytest.mark.parametrize("question", [QUESTION, "", "when ? " * 60])
def test_readings_are_those_that_torch_computes(
    reader: CrossEncoder, tiny: TinyReader, question: str
) -> None:
    wanted = torch_readings(tiny, question, PASSAGES)

    found = reader.read(question, PASSAGES)

    odds = [reading.log_odds for reading in found]
    assert np.ptp(odds) > 0.5  # Or else any reading would do for any other.
    np.testing.assert_allclose(odds, [each for each, _ in wanted], atol=1e-3)
    for reading, (_, ends) in zip(found, wanted, strict=True):
        assert len(reading.offsets) == len(ends)
        np.testing.assert_allclose(np.stack([reading.first, reading.last], 1), ends, atol=1e-3)


def test_question_and_passage_are_parts_of_two_types(reader: CrossEncoder) -> None:
    there = reader.read("agua", [Passage("", "salud")])[0].log_odds
    back = reader.read("salud", [Passage("", "agua")])[0].log_odds

    assert abs(there - back) > 0.01


def test_no_passages_have_no_readings(reader: CrossEncoder) -> None:
    assert reader.read(QUESTION, []) == []


TEXTS = st.text("aeñ1 .«é日", max_size=40) | st.sampled_from(["", "la reunión es en enero", "x" * 120])


@settings(deadline=None, max_examples=15)
@given(st.lists(st.builds(Passage, TEXTS, TEXTS), min_size=1, max_size=6), st.randoms(), TEXTS)
def test_a_reading_is_the_same_alone_and_in_any_company_and_order(
    reader: CrossEncoder, passages: list[Passage], random: object, question: str
) -> None:
    alone = [reader.read(question, [passage])[0] for passage in passages]
    order = list(range(len(passages)))
    random.shuffle(order)  # type: ignore[attr-defined]

    together = reader.read(question, [passages[row] for row in order])

    for row, reading in zip(order, together, strict=True):
        assert_alike(reading, alone[row])


@pytest.mark.parametrize("threads", [1, 3, 20])
def test_a_reading_is_the_same_by_any_number_of_threads(
    reader: CrossEncoder, tiny: TinyReader, threads: int
) -> None:
    other = CrossEncoder(threads, tiny.folder, tiny.encoder)
    with ThreadPoolExecutor(4) as askers:
        every = list(askers.map(lambda _: other.read(QUESTION, PASSAGES), range(8)))

    for found in every:
        for one, another in zip(found, reader.read(QUESTION, PASSAGES), strict=True):
            assert_alike(one, another)


@pytest.mark.parametrize(
    ("longer", "cut"),
    [
        ((QUESTION, "b " * (TITLE_PIECES + 5), "d"), (QUESTION, "b " * TITLE_PIECES, "d")),
        ((QUESTION, "b", "d " * (SENTENCE_PIECES + 5)), (QUESTION, "b", "d " * SENTENCE_PIECES)),
        (("a " * (QUESTION_PIECES + 5), "b", "d"), ("a " * QUESTION_PIECES, "b", "d")),
    ],
    ids=["title", "sentence", "question"],
)
def test_what_is_beyond_the_limits_is_not_read(
    reader: CrossEncoder, longer: tuple[str, str, str], cut: tuple[str, str, str]
) -> None:
    found, wanted = (reader.read(asked, [Passage(*passage)])[0] for asked, *passage in (longer, cut))
    assert_alike(found, wanted)
    one_less = tuple(text.removesuffix(" ").rpartition(" ")[0] if len(text) > 35 else text for text in cut)
    other = reader.read(one_less[0], [Passage(*one_less[1:])])[0]
    assert abs(other.log_odds - wanted.log_odds) > 1e-4  # The last piece within the limit is read.


def test_pieces_cover_the_sentence_letter_by_letter(reader: CrossEncoder) -> None:
    sentence = "La Reunión, «niño» 日 1.5"
    offsets = reader.read(QUESTION, [Passage("título", sentence)])[0].offsets

    assert "".join(sentence[start:end] for start, end in offsets) == sentence.replace(" ", "")


def test_relevance_is_that_of_the_pieces_a_span_touches(reader: CrossEncoder) -> None:
    sentence = "la reunion es en enero"
    reading = reader.read(QUESTION, [Passage("prensa", sentence)])[0]
    words = [sentence[start:end] for start, end in reading.offsets]
    assert words == ["la", "reunion", "es", "en", "enero"]

    for one in range(len(words)):
        for other in range(one, len(words)):
            (start, _), (_, end) = reading.offsets[one], reading.offsets[other]
            wanted = reading.first[one] + reading.last[other]
            assert reading.relevance(start, end) == pytest.approx(wanted)
            assert reading.relevance(start, end) <= 1e-6
            assert reading.relevance(end - 1, end) == pytest.approx(
                reading.first[other] + reading.last[other]
            )
    assert reading.relevance(0, 10_000) == pytest.approx(reading.first[0] + reading.last[-1])
    assert np.exp(reading.first).sum() == pytest.approx(1, abs=1e-5)
    assert np.exp(reading.last).sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("", 0, 5),
        ("en enero", 2, 3),  # a space
        ("en enero", 0, 0),
        ("en enero", 8, 20),
        ("d " * (SENTENCE_PIECES + 5), 2 * SENTENCE_PIECES, 2 * SENTENCE_PIECES + 1),
    ],
)
def test_what_was_not_read_has_no_relevance(
    reader: CrossEncoder, sentence: str, start: int, end: int
) -> None:
    assert reader.read(QUESTION, [Passage("", sentence)])[0].relevance(start, end) == float("-inf")


# What can be wrong with the files ----------------------------------------------------------------------


def _edit(name: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        file = folder / name
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    return edit


def _fields(change: Callable[[dict[str, dict[str, object]]], object]) -> Callable[[Path], None]:
    def edited(text: str) -> str:
        fields = json.loads(text)
        change(fields)
        return json.dumps(fields)

    return _edit("reader_model/config.json", edited)


def _halve(folder: Path) -> None:
    file = folder / "reader_model" / "model.safetensors"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        (lambda folder: (folder / "reader_model/config.json").unlink(), "config.json"),
        (_edit("reader_model/config.json", lambda text: text[:40]), "config.json"),
        (lambda folder: (folder / "reader_model/config.json").write_bytes(b"\xff\xfe"), "config.json"),
        (lambda folder: (folder / "reader_model/model.safetensors").unlink(), "model.safetensors"),
        (_halve, "model.safetensors"),
        (_fields(lambda fields: fields["shape"].update(hidden=16)), "model.safetensors"),
        pytest.param(_fields(lambda fields: fields.pop("pieces")), "config.json"),
        pytest.param(_fields(lambda fields: fields["shape"].pop("heads")), "config.json"),
        pytest.param(_edit("reader_model/config.json", lambda text: "7"), "config.json"),
        (lambda folder: (folder / "model/model.safetensors").unlink(), "model.safetensors"),
        (lambda folder: (folder / "model/tokenizer.json").unlink(), "tokenizer.json"),
        (_edit("model/tokenizer.json", lambda text: text[:-20]), "tokenizer.json"),
    ],
    ids=[
        *("no config", "half a config", "a config in no encoding", "no weights", "half the weights"),
        *("another shape", "no limits", "half a shape", "no fields"),
        *("no encoder", "no tokenizer", "half a tokenizer"),
    ],
)
def test_a_missing_or_damaged_file_is_named_with_what_to_do(
    tiny: TinyReader, tmp_path: Path, harm: Callable[[Path], object], named: str
) -> None:
    shutil.copytree(tiny.folder.parent, tmp_path / "models")
    harm(tmp_path / "models")

    with pytest.raises(ModelError, match=named) as error:
        CrossEncoder(1, tmp_path / "models/reader_model", tmp_path / "models/model")

    assert "nstall" in str(error.value) and "VOCERO_" in str(error.value)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("answers.weight", np.nan),
        ("encoder.layer.0.output.LayerNorm.weight", np.nan),
        ("encoder.layer.0.output.LayerNorm.weight", np.inf),
        pytest.param("answers.weight", np.inf),
        pytest.param("span.weight", np.nan),
        pytest.param("span.weight", np.inf),
    ],
)
def test_weights_that_are_no_numbers_are_an_error_at_the_first_reading(
    tiny: TinyReader, tmp_path: Path, name: str, number: float
) -> None:
    from safetensors.numpy import load_file, save_file

    folder = Path(shutil.copytree(tiny.folder, tmp_path / "reader_model"))
    tensors = load_file(folder / "model.safetensors")
    tensors[name][:] = number
    save_file(tensors, folder / "model.safetensors")
    damaged = CrossEncoder(1, folder, tiny.encoder)

    with pytest.raises(ModelError, match="VOCERO_READ=0"):
        damaged.read(QUESTION, PASSAGES)
