import gzip
import random
from pathlib import Path

import pytest

from index.release import Language
from tests.training.stand_in_apertium import put_apertium
from training.encoder.corpora import Pair, held_out, read_pairs, sample
from training.encoder.machine import TranslationFailed, translate
from training.encoder.tables import read_table, write_table


def _write(folder: Path, name: str, *lines: str) -> None:
    with gzip.open(folder / f"{name}.tsv.gz", "wt", encoding="utf-8") as out:
        out.write("".join(f"{line}\n" for line in lines))


def test_pairs_without_words_or_alike_or_of_unlike_length_are_left_out(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "corpus",
        "The bridge opens in May.\tEl puente abre en mayo.\tsource",
        "12 - 14\t12 - 14",
        "OK\tOK",
        "One sentence.\tUna frase que en español dice mucho más de lo que su original dijo nunca en inglés.",
        "without a second column",
    )

    assert read_pairs(tmp_path, "corpus") == [Pair("The bridge opens in May.", "El puente abre en mayo.")]


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="missing"):
        read_pairs(tmp_path, "missing")


def test_a_sample_has_no_pair_twice_and_no_long_one() -> None:
    pairs = [Pair(f"word {n}", f"palabra {n}") for n in range(50)] + [Pair("long " * 60, "larga " * 60)]

    chosen = sample(pairs, 20, random.Random(1))

    assert len(set(chosen)) == 20 and pairs[-1] not in chosen
    assert sample(pairs, 100, random.Random(1)) == pairs[:-1]


def test_one_sentence_in_forty_is_held_out_and_always_the_same() -> None:
    kept = [number for number in range(4000) if held_out(f"Sentence number {number}.")]

    assert 60 < len(kept) < 140
    assert kept == [number for number in range(4000) if held_out(f"Sentence number {number}.")]


def test_a_table_is_read_as_it_was_written_but_for_white_space(tmp_path: Path) -> None:
    write_table(tmp_path / "made" / "table.tsv", [("a\tb", "c\n d"), ("¿é?", "\u2028x")])

    assert read_table(tmp_path / "made" / "table.tsv") == [["a b", "c d"], ["¿é?", "x"]]


def test_each_text_has_its_translation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_apertium(tmp_path / "bin", {"water": "agua", "law": "ley"})
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    texts = [f"water {number}\nlaw" for number in range(2500)]

    assert translate(texts, Language.EN, Language.ES) == [f"agua {number} ley" for number in range(2500)]
    assert translate(["agua"], Language.ES, Language.EN) == ["water"]
    assert translate([], Language.ES, Language.EN) == []


def test_without_apertium_the_message_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(TranslationFailed, match="apt-get install apertium-eng-spa"):
        translate(["water"], Language.EN, Language.ES)


def test_lost_lines_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = put_apertium(tmp_path / "bin", {})
    program.write_text(
        '#!/bin/sh\nread line; echo "$line"; echo no such mode >&2; exit 1\n', encoding="utf-8"
    )
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    with pytest.raises(TranslationFailed, match=r"gave 1 lines for 2, exit code 1: no such mode"):
        translate(["a", "b"], Language.EN, Language.ES)
