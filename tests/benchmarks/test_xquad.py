"""Reading XQuAD-R's format and measuring on it, with a set of our own of two paragraphs."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.measures import Scores
from benchmarks.systems import Text
from benchmarks.xquad import MEASURES, measure_xquad, read_xquad
from index.release import Language
from tests.benchmarks.tiny_sets import ENGLISH, SPANISH, Paragraphs, write_xquad

ES, EN = Language.ES, Language.EN


class _Table:
    """A system that takes its scores from a table, sentence by sentence, whatever is asked."""

    name = "table"

    def __init__(self, scores: dict[str, float]) -> None:
        self._scores = scores

    def scores(self, questions: Sequence[Text], sentences: Sequence[Text]) -> Scores:
        return np.array([[self._scores[sentence.words] for sentence in sentences]] * len(questions))


def test_the_right_sentence_is_the_one_in_which_the_answer_begins(tmp_path: Path) -> None:
    xquad = read_xquad(write_xquad(tmp_path))
    assert xquad.right == {EN: (1, 0, 2), ES: (2, 0, 3)}
    assert [text.words for text in xquad.sentences[EN]] == [s for part, _ in ENGLISH for s in part]
    assert {text.language for text in xquad.sentences[ES]} == {ES}
    assert xquad.questions[ES][2] == Text("¿Qué está cerrado?", ES)
    assert xquad.questions[EN][2] == Text("What is closed?", EN)


def test_an_answer_over_two_sentences_belongs_to_the_first(tmp_path: Path) -> None:
    english: Paragraphs = [(ENGLISH[0][0], [("q1", "What of it?", "1911. Lena Ruiz")])]
    spanish: Paragraphs = [(SPANISH[0][0], [("q1", "¿Qué más?", "1911. Entonces")])]
    assert read_xquad(write_xquad(tmp_path, english, spanish)).right == {EN: (0,), ES: (0,)}


def test_a_limit_keeps_the_same_paragraphs_of_both(tmp_path: Path) -> None:
    xquad = read_xquad(write_xquad(tmp_path), limit=1)
    assert {language: len(texts) for language, texts in xquad.sentences.items()} == {EN: 2, ES: 3}
    assert xquad.right == {EN: (1, 0), ES: (2, 0)}


def test_the_measures_are_those_worked_by_hand(tmp_path: Path) -> None:
    xquad = read_xquad(write_xquad(tmp_path))
    table = {
        "The mill opened in 1911.": 0.9,
        "Lena Ruiz ran it.": 0.3,
        "The road is closed.": 0.5,
        "El molino abrió en 1911.": 0.2,
        "Entonces era de madera.": 0.6,
        "Lo llevaba Lena Ruiz.": 0.8,
        "La carretera está cerrada.": 0.1,
    }
    # All together: .9 en, .8 es, .6 es, .5 en, .3 en, .2 es, .1 es.
    results = measure_xquad(_Table(table), xquad)
    assert tuple(results) == MEASURES
    for of in ("en", "es"):
        assert results[f"{of}→en"] == pytest.approx([1 / 3, 1, 1 / 2])
        assert results[f"{of}→es"] == pytest.approx([1, 1 / 3, 1 / 4])
        assert results[f"{of}→both"] == pytest.approx(
            [(1 / 2 + 2 / 5) / 2, (1 + 2 / 6) / 2, (1 / 4 + 2 / 7) / 2]
        )


def test_a_system_that_knows_nothing_gets_the_least(tmp_path: Path) -> None:
    xquad = read_xquad(write_xquad(tmp_path))
    nothing = _Table({text.words: 0.0 for language in Language for text in xquad.sentences[language]})
    results = measure_xquad(nothing, xquad)
    assert results["en→es"] == [1 / 4] * 3
    assert results["es→both"] == pytest.approx([(1 / 6 + 2 / 7) / 2] * 3)


def test_files_with_other_questions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="same questions"):
        read_xquad(write_xquad(tmp_path, ENGLISH, SPANISH[:1]))


def test_an_answer_outside_every_sentence_is_refused(tmp_path: Path) -> None:
    write_xquad(tmp_path)
    path = tmp_path / "es.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["data"][1]["paragraphs"][0]["qas"][0]["answers"][0]["answer_start"] = 500
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ValueError, match="q3 begins in no sentence"):
        read_xquad(tmp_path)
