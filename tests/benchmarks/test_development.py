"""The development set's sentences, which of them are right, and the records for its scorer."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks.development import first_ranks, read_development, records, share_within
from benchmarks.systems import DenseSystem, LexicalSystem
from index.errors import EvaluationError
from index.release import Language
from tests.benchmarks.tiny_sets import RELEASES, write_development
from tests.hash_embedder import HashEmbedder

ES, EN = Language.ES, Language.EN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_development(tmp_path)


def test_right_sentences_are_found_in_every_release_that_answers(folder: Path) -> None:
    development = read_development(folder)
    right = {
        asked.name: [(development.files[n].name, development.sentences[n].words) for n in asked.right]
        for asked in development.asked
    }
    assert right == {
        "q1": [("en-mill.txt", "Minister Lena Ruiz thanked the forty volunteers.")],
        "q2": [
            ("es-feria.txt", "El puente se abrirá en septiembre, dijo el alcalde."),
            ("es-puente.txt", "Se abrirá al tráfico en septiembre."),
        ],
        "q3": [],
        "u1": [],
    }
    assert [asked.release for asked in development.asked] == [EN, ES, ES, None]


def test_a_titled_sentence_stands_behind_its_own_releases_title(folder: Path) -> None:
    development = read_development(folder)
    pairs = dict(zip(development.sentences, development.titled, strict=True))
    for words, titled in {
        "La feria recibió a ochenta editoriales.": "Feria del libro. La feria recibió a ochenta editoriales.",
        "The mill of Orvel reopened on Thursday.": "Mill of Orvel reopens."
        " The mill of Orvel reopened on Thursday.",
    }.items():
        assert [to.words for of, to in pairs.items() if of.words == words] == [titled]
    assert {text.language for text in development.titled} == {ES, EN}


def test_each_question_is_asked_of_its_pair_in_both_languages(folder: Path) -> None:
    development = read_development(folder)
    ranks = first_ranks(LexicalSystem(), development, development.sentences)
    assert {pair: len(of) for pair, of in ranks.items()} == {"es→es": 2, "en→es": 2, "es→en": 1, "en→en": 1}
    assert ranks["en→en"] == [1]
    assert ranks["es→es"][1] is None


@pytest.mark.parametrize(
    ("ranks", "most", "share"),
    [([1, 3, None, 21], 1, 0.25), ([1, 3, None, 21], 20, 0.5), ([None], 20, 0.0), ([], 1, 0.0)],
)
def test_a_question_without_a_right_sentence_counts_as_missed(
    ranks: list[int | None], most: int, share: float
) -> None:
    assert share_within(ranks, most) == share


def test_a_limit_keeps_the_releases_that_answer_and_no_others(folder: Path) -> None:
    limited = read_development(folder, limit=1)
    assert [asked.name for asked in limited.asked] == ["q1", "u1"]
    assert {path.name for path in limited.files} == {"en-mill.txt"}


def test_a_question_about_a_release_that_is_not_there_is_refused(folder: Path) -> None:
    (folder / "releases" / "en-mill.txt").unlink()
    with pytest.raises(EvaluationError, match=r"en-mill\.txt"):
        read_development(folder)


def test_there_is_a_record_for_each_question_in_each_language(folder: Path) -> None:
    development = read_development(folder)
    system = DenseSystem("hashes", HashEmbedder())
    made: list[dict[str, Any]] = list(records(system, development))
    assert [(record["id"], record["lang"]) for record in made] == [
        (name, lang) for name in ("q1", "q2", "q3", "u1") for lang in ("es", "en")
    ]
    bodies = {name: body for name, (_, body) in RELEASES.items()}
    for record in made:
        assert {"release": record["release"], "text": record["text"]} == record["candidates"][0]
        assert len(record["candidates"]) == len(development.sentences)
        assert all(candidate["text"] in bodies[candidate["release"]] for candidate in record["candidates"])
        assert 0 <= record["confidence"] <= 1


def test_the_records_agree_with_the_ranks(folder: Path) -> None:
    development = read_development(folder)
    system = DenseSystem("hashes", HashEmbedder())
    ranks = first_ranks(system, development, development.titled)
    (english,) = [
        record for record in records(system, development) if (record["id"], record["lang"]) == ("q1", "en")
    ]
    texts = [candidate["text"] for candidate in english["candidates"]]
    assert [texts.index("Minister Lena Ruiz thanked the forty volunteers.") + 1] == ranks["en→en"]
