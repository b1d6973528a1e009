"""Questions made of press prose by taking out of a sentence what answers."""

import gzip
import random
from pathlib import Path

import numpy as np
import pytest

from index.folding import fold
from tests.training.tiny_questions import PEOPLE, TOWNS, make_work
from training.encoder.tables import read_table
from training.reader import press

PAIRS = [
    (
        f"The delegation of {town} signed a long agreement about fresh water with {person} on May {day}.",
        f"La delegación de {town} firmó un largo convenio sobre agua dulce con {person} el {day} de mayo.",
    )
    for day, (person, town) in enumerate(zip(PEOPLE, TOWNS * 2, strict=False), start=2)
]


def made(count: int = 20, seed: int = 1) -> list[list[str]]:
    return press.make(PAIRS, count, random.Random(seed))


def test_each_question_is_followed_by_its_sentence_without_the_answer() -> None:
    taken = set()
    for seed in range(20):
        table = made(seed=seed)
        assert len(table) >= len(PAIRS)
        for right, wrong in zip(table[::2], table[1::2], strict=True):
            assert all(right) and wrong[:2] == ["", ""]
            assert tuple(right[2:]) in PAIRS
            for question, whole, without in zip(right[:2], right[2:], wrong[2:], strict=True):
                gone = {fold(word) for word in whole.split()} - {fold(word) for word in without.split()}
                taken |= gone
                assert gone
                assert not gone - {"on", "el", "of", "de", "with", "con"} & set(fold(question).split())
    assert {"ruiz", "lugo", "4"} <= taken  # A person, a town and a day, each now and then.


def test_no_more_are_made_than_wanted_and_the_same_ones_for_a_seed() -> None:
    assert len(made(3)) == 6
    assert made(seed=4) == made(seed=4) != made(seed=5)


@pytest.mark.parametrize(
    "pair",
    [
        ("Too short for that.", "Es muy corta."),
        (
            "When did the delegation sign the agreement with Ana Ruiz on May 4?",
            "¿Cuándo firmó la delegación el convenio con Ana Ruiz el 4 de mayo?",
        ),
        (
            "the delegation has signed a long agreement about fresh water again",
            "la delegación ha firmado otra vez un largo convenio sobre agua dulce",
        ),
    ],
    ids=["short", "a question already", "nothing to ask for"],
)
def test_what_is_unfit_makes_no_question(pair: tuple[str, str]) -> None:
    assert press.make([pair], 5, random.Random(1)) == []


def test_the_first_wrong_sentence_is_the_question_s_own_without_the_answer() -> None:
    table = made()
    vectors = np.random.default_rng(1).standard_normal((len(table), 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    negatives = press.nearest(vectors, table)
    assert (negatives[1::2] == -1).all()
    for row, wrong in list(enumerate(negatives))[::2]:
        own, *others = [int(number) for number in wrong if number >= 0]
        assert own == row + 1
        assert row not in others and set(others) <= set(range(0, len(table), 2))
        cosines = vectors[others] @ vectors[row]
        assert (np.diff(cosines) < 1e-6).all()


def test_the_stage_writes_what_the_training_reads(tmp_path: Path, tiny_model_path: Path) -> None:
    work = make_work(tmp_path / "work", tiny_model_path)
    with gzip.open(tmp_path / "press-machine.tsv.gz", "wt", encoding="utf-8") as out:
        out.writelines("\t".join(pair) + "\n" for pair in PAIRS)
    press.main(f"--data {tmp_path} --work {work} --questions 4".split())
    table, negatives = read_table(work / press.TABLE), np.load(work / press.NEGATIVES)
    assert len(table) == len(negatives) == 8
    assert [bool(row[0]) for row in table] == [True, False] * 4
    assert negatives[::2, 0].tolist() == [1, 3, 5, 7]
