"""The reader's way on a few sentences: from negatives to a folder that Vocero reads with."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from index.cross_encoder import CrossEncoder, Passage
from tests.training.tiny_questions import TABLE, make_work
from training.encoder.corpora import held_out
from training.encoder.loop import CHECKPOINT
from training.encoder.tables import write_table
from training.reader import export, press, train
from training.reader.examples import Examples
from training.reader.student import ReaderStudent, Reading


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Of several, each waits for the others at every one of these small steps: ten times slower."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, tiny_model_path: Path) -> Path:
    return make_work(tmp_path_factory.mktemp("work"), tiny_model_path)


@pytest.fixture(scope="module")
def near(work: Path) -> NDArray[np.int32]:
    found: NDArray[np.int32] = np.load(work / "negatives.npy")
    return found


@pytest.fixture
def student(work: Path) -> ReaderStudent:
    torch.manual_seed(1)
    return ReaderStudent.start(work / "questions", layers=2)


ASKED = sum(not held_out(row[2]) for row in TABLE)
WITHOUT = ["", "", "The harbour of Lugo was opened.", "Se abrió el puerto de Lugo."]
PRESS = [
    row
    for day in (4, 5, 6)
    for row in (
        [
            "when harbour of Lugo",
            "cuándo puerto Lugo",
            f"Lugo opened on May {day}.",
            f"Lugo abrió el {day} de mayo.",
        ],
        WITHOUT,
    )
]


def _batches(
    student: ReaderStudent,
    near: NDArray[np.int32],
    *,
    questions: int = ASKED,
    press: float = 0.0,
    others: list[list[str]] | None = None,
) -> list[train.Batch]:
    table = [*TABLE, *(others or [])]
    negatives = np.concatenate([near, np.full((len(table) - len(near), near.shape[1]), -1)])
    return train.make_batches(
        *(student, table, negatives),
        corpora=len(TABLE),
        press=press,
        questions=questions,
        size=8,
        wrong=3,
        seed=3,
    )


def _asked(batches: list[train.Batch]) -> int:
    assert {len(batch) for batch in batches[:-1]} <= {8}
    assert {len(group) for batch in batches for group in batch} == {4}
    return sum(map(len, batches))


@pytest.mark.parametrize(("questions", "press"), [(20, 0.0), (ASKED, 0.5), (3 * ASKED, 0.0), (10, 1.0)])
def test_so_many_questions_are_read_as_asked_for(
    student: ReaderStudent, near: NDArray[np.int32], questions: int, press: float
) -> None:
    assert _asked(_batches(student, near, questions=questions, press=press)) == questions
    assert _asked(_batches(student, near, questions=questions, press=press, others=PRESS)) == questions


def test_every_question_is_read_before_any_is_read_twice_and_held_out_ones_never(
    student: ReaderStudent, near: NDArray[np.int32], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    real = Examples.group

    def group(examples: Examples, row: int, wrong: int) -> list[Reading]:
        taken.append(row)
        return real(examples, row, wrong)

    monkeypatch.setattr(Examples, "group", group)
    _batches(student, near, questions=2 * ASKED + 9, press=9 / (2 * ASKED + 9), others=PRESS)
    corpora = [row for row in taken if row < len(TABLE)]
    late = [row for row in taken if row >= len(TABLE)]
    assert len(set(corpora)) == ASKED < len(TABLE)
    assert not any(held_out(TABLE[row][2]) for row in corpora)
    assert {corpora.count(row) for row in corpora} == {2}
    assert sorted(set(late)) == [len(TABLE) + 2 * place for place in range(3)]  # None without a question.
    assert {late.count(row) for row in late} == {3}


def test_questions_about_press_prose_are_added_where_they_were_made(work: Path, tmp_path: Path) -> None:
    for name in ("questions.tsv", "negatives.npy"):
        (tmp_path / name).write_bytes((work / name).read_bytes())
    table, wrong, corpora = train.read_tables(tmp_path)
    assert (table, corpora) == (TABLE, len(TABLE))
    write_table(tmp_path / press.TABLE, PRESS)
    own = np.full((len(PRESS), wrong.shape[1]), -1)
    own[::2, 0] = np.arange(len(PRESS))[::2] + 1
    np.save(tmp_path / press.NEGATIVES, own)

    both, negatives, corpora = train.read_tables(tmp_path)

    assert both == [*TABLE, *PRESS]
    assert corpora == len(TABLE)
    np.testing.assert_array_equal(negatives[:corpora], wrong)
    assert [both[number] for number in negatives[corpora::2, 0]] == [WITHOUT] * 3
    assert (negatives[corpora:, 1:] == -1).all() and (negatives[corpora + 1 :: 2] == -1).all()


def test_the_loss_is_that_of_picking_telling_and_marking(
    student: ReaderStudent, near: NDArray[np.int32]
) -> None:
    """Of a reader that thinks the same of everything, the three can be told by hand."""
    for head in (student.answers, student.span):
        torch.nn.init.zeros_(head.weight)
        torch.nn.init.zeros_(head.bias)
    batch = _batches(student, near)[0]
    known = [group[0] for group in batch if group[0].span]
    pieces = torch.tensor([len(reading.pieces) - 1.0 - reading.first for reading in known])
    marking = 0.5 * 2 * float(pieces.log().mean())
    assert float(train.loss(student, batch).detach()) == pytest.approx(
        np.log(4) + np.log(2) + marking, abs=1e-4
    )


def test_a_reader_learns_what_it_is_shown(student: ReaderStudent, near: NDArray[np.int32]) -> None:
    batch = _batches(student, near)[0]
    weights = [each for each in student.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=3e-3)
    losses = []
    for _ in range(25):
        loss = train.loss(student, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        optimizer.zero_grad()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.5 * losses[0]


def _train(work: Path, out: str) -> dict[str, torch.Tensor]:
    train.main(
        f"--work {work} --out {out} --layers 2 --questions 60 --batch 12 --wrong 2 --rate 1e-3".split()
    )
    state: dict[str, torch.Tensor] = torch.load(work / out / "reader.pt", weights_only=True)
    return state


class _Stopped(Exception):
    pass


def test_the_whole_way_ends_in_a_folder_that_reads_as_the_student_does_even_after_a_stop(
    work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _train(work, "whole")
    monkeypatch.setattr("training.encoder.loop._CHECKPOINT_SECONDS", -1.0)
    real, taken = train.loss, iter(range(3))

    def stopping(reader: ReaderStudent, batch: train.Batch) -> torch.Tensor:
        if next(taken, None) is None:
            raise _Stopped
        return real(reader, batch)

    with monkeypatch.context() as patch, pytest.raises(_Stopped):
        patch.setattr(train, "loss", stopping)
        _train(work, "stopped")
    assert (work / "stopped" / CHECKPOINT).exists()
    resumed = _train(work, "stopped")
    assert not (work / "stopped" / CHECKPOINT).exists()

    start = ReaderStudent.start(work / "questions", layers=2).state_dict()
    words = "encoder.embeddings.word_embeddings.weight"
    torch.testing.assert_close(whole[words], start[words])
    assert not torch.equal(
        whole["encoder.encoder.layer.0.output.dense.weight"],
        start["encoder.encoder.layer.0.output.dense.weight"],
    )
    for name, weights in whole.items():
        torch.testing.assert_close(resumed[name], weights)

    out = tmp_path / "reader_model"
    out.mkdir()
    (out / "old.txt").touch()
    (tmp_path / "figures.md").write_text("| a | table |", encoding="utf-8")
    given = f"--stage whole --encoder {work}/questions --out {out} --figures {tmp_path}/figures.md"
    export.main(["--work", str(work), *given.split()])

    assert sorted(file.name for file in out.iterdir()) == ["README.md", "config.json", "model.safetensors"]
    assert "| a | table |" in (out / "README.md").read_text(encoding="utf-8")
    assert str(work) not in (out / "config.json").read_text(encoding="utf-8")
    student = ReaderStudent.start(work / "questions", layers=2)
    student.load_state_dict(whole)
    question, passage = TABLE[0][0], Passage("the market", TABLE[0][2])
    ids = [student.tokenizer.encode(text, add_special_tokens=False).ids for text in (question, *passage)]
    begin, end = (student.tokenizer.get_vocab()[mark] for mark in ("[CLS]", "[SEP]"))
    pieces = np.array([begin, *ids[0], end, *ids[1], end, *ids[2], end], dtype=np.uint16)
    with torch.no_grad():
        odds, _ = student([Reading(pieces, len(ids[0]) + 2, len(ids[0]) + len(ids[1]) + 3)])
    found = CrossEncoder(1, out, work / "questions").read(question, [passage])
    assert found[0].log_odds == pytest.approx(float(odds[0]), abs=0.02)  # Half precision lies between.
