"""The whole way of the model on a few hundred pairs: from corpora to a folder that Vocero can use."""

import gzip
import itertools
import json
import random
from pathlib import Path

import numpy as np
import pytest
import torch

from config import Settings
from index.embed import SentenceTransformerEmbedder, load_embedder
from tests.index.tiny_model import DIMENSIONS, build_tiny_model
from tests.training.stand_in_apertium import put_apertium
from training.encoder import development, distil, export, prepare, questions
from training.encoder.corpora import CORPORA, QUESTIONS, held_out
from training.encoder.loop import Rates, train
from training.encoder.student import Student

WORDS = {
    "the": "el",
    "minister": "ministro",
    "meeting": "encuentro",
    "agreement": "convenio",
    "budget": "gasto",
    "water": "agua",
    "health": "sanidad",
    "trade": "comercio",
    "january": "enero",
    "february": "febrero",
    "press": "prensa",
    "release": "nota",
    "date": "fecha",
    "million": "millones",
}


def _spanish(text: str) -> str:
    return " ".join(WORDS.get(word, word) for word in text.split())


def _sentences(count: int) -> list[str]:
    every = [" ".join(words) for words in itertools.permutations(WORDS, 4)]
    return random.Random(4).sample(every, count)


def _write(folder: Path, name: str, rows: list[tuple[str, str]]) -> None:
    with gzip.open(folder / f"{name}.tsv.gz", "wt", encoding="utf-8") as out:
        out.writelines("\t".join(row) + "\n" for row in rows)


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_model(tmp_path_factory.mktemp("teacher"))


@pytest.fixture(scope="module")
def work(teacher: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The work folder after all stages."""
    data, work = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("work")
    sentences = _sentences(720)
    asked_of, sentences = sentences[:120], sentences[120:]
    each = len(sentences) // len(CORPORA)
    for place, name in enumerate(CORPORA):
        texts = sentences[place * each : (place + 1) * each]
        _write(data, name, [(text, _spanish(text)) for text in texts])
    asked = [(f"what {' '.join(text.split()[:2])} ?", text) for text in asked_of]
    for place, (name, kind) in enumerate(QUESTIONS.items()):
        part = asked[place::2]
        _write(data, name, part if kind.language == "en" else [(_spanish(q), _spanish(a)) for q, a in part])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(put_apertium(tmp_path_factory.mktemp("bin"), WORDS).parent))
        prepare.main(f"--data {data} --work {work} --teacher {teacher} --learned 120 --pieces 400".split())
    distil.main(f"--work {work} --teacher {teacher} --tokens 200 --rate 2e-3 --rows-rate 2e-3".split())
    questions.main(f"--work {work} --epochs 3 --batch 16 --rate 1e-3 --rows-rate 1e-3".split())
    export.main(["--work", str(work), "--out", str(work / "model")])
    return work


def test_spanish_comes_to_lie_where_the_teacher_has_the_english(work: Path, teacher: Path) -> None:
    seen = set(_sentences(720))
    unseen = [text for text in _sentences(1000) if text not in seen][:60]
    meant = Student.load(teacher).vectors(unseen)

    def found(stage: str, texts: list[str]) -> float:
        return float((Student.load(work / stage).vectors(texts) * meant).sum(1).mean())

    spanish = [_spanish(text) for text in unseen]
    assert found("distil", spanish) > 0.9
    assert found("distil", spanish) > found("start", spanish)
    assert found("distil", unseen) > 0.9


def test_questions_find_their_sentence_better_after_the_second_stage(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    development.main(["--work", str(work), "start", "questions"])

    lines = capsys.readouterr().out.splitlines()
    before, after = _figures(lines[1]), _figures(lines[2])
    assert after.keys() == {"en>en", "en>es", "en>both", "es>en", "es>es", "es>both"}
    assert sum(after.values()) > sum(before.values())


def _figures(line: str) -> dict[str, float]:
    cells = line.split()[1:]
    return {name: float(value) for name, value in zip(cells[::2], cells[1::2], strict=True)}


def test_held_out_questions_are_in_no_data_of_a_stage(work: Path) -> None:
    rows = [line.split("\t") for line in (work / "questions.tsv").read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if held_out(row[2])]
    trained = (work / "pairs.tsv").read_text(encoding="utf-8").splitlines()

    assert 0 < len(kept) < len(rows)
    assert all(("\t".join(row[2:]) in trained) != held_out(row[2]) for row in rows)


def test_each_stage_writes_down_its_arguments(work: Path) -> None:
    for stage in ("prepare", "distil", "questions"):
        arguments = json.loads((work / stage / "arguments.json").read_text(encoding="utf-8"))
        assert arguments["seed"] in (1, 2)
        assert arguments["torch"] == torch.__version__


def test_the_folder_is_a_model_that_both_ways_of_loading_read_alike(work: Path) -> None:
    settings = Settings(model=str(work / "model"))
    texts = ["el ministro firma", "The minister, 4 january?", "¡Áé!", "agua " * 400]

    light = load_embedder(settings).encode_passages(texts)
    whole = SentenceTransformerEmbedder(settings).encode_passages(texts)

    assert light.shape == (4, DIMENSIONS)
    np.testing.assert_allclose(light, whole, atol=1e-4)
    trained = Student.load(work / "questions").vectors(texts[:3]).numpy()
    np.testing.assert_allclose(light[:3], trained, atol=5e-3)  # Half precision lies between them.


def test_the_folder_holds_its_card_and_names_no_path(work: Path) -> None:
    card = (work / "model" / "README.md").read_text(encoding="utf-8")

    assert all(name in card for name in (*CORPORA, *QUESTIONS))
    for file in (work / "model").rglob("*.json"):
        assert str(work) not in file.read_text(encoding="utf-8")


def test_exporting_again_replaces_the_folder_and_takes_in_the_figures(work: Path, tmp_path: Path) -> None:
    student = Student.load(work / "questions")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "old.txt").touch()

    export.export(student, tmp_path / "model", "| a | table |")

    assert not (tmp_path / "model" / "old.txt").exists()
    assert "| a | table |" in (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["model"]


class _Stopped(Exception):
    pass


def test_a_run_that_was_stopped_goes_on_and_ends_with_the_same_model(
    teacher: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.encoder.loop._CHECKPOINT_SECONDS", -1.0)
    batches = [[text] for text in _sentences(12)]

    def run(folder: Path, *, stop: int | None = None) -> Student:
        student = Student.load(teacher)
        taken = 0

        def loss_of(batch: list[str]) -> torch.Tensor:
            nonlocal taken
            if taken == stop:
                raise _Stopped
            taken += 1
            return student.embed(student.pieces(batch))[:, 0].mean()

        train(student, batches, loss_of, Rates(1e-3, 1e-3), folder)
        return student

    whole = run(tmp_path / "whole")
    with pytest.raises(_Stopped):
        run(tmp_path / "stopped", stop=7)
    resumed = run(tmp_path / "stopped")

    for name, weights in whole.encoder.state_dict().items():
        torch.testing.assert_close(resumed.encoder.state_dict()[name], weights)
    assert not (tmp_path / "stopped" / "checkpoint.pt").exists()


def test_learning_rates_rise_and_fall() -> None:
    shares = [Rates(1.0, 1.0, warm_up=0.1).share(step, 100) for step in range(100)]

    assert shares[:10] == pytest.approx([(step + 1) / 10 for step in range(10)])
    assert shares[10] == 1.0
    assert shares[-1] == pytest.approx(1 / 90)
    assert shares[10:] == sorted(shares[10:], reverse=True)
