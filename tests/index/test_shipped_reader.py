"""The reader that ships: it belongs to the encoder beside it, and it reads."""

import hashlib
import json
from pathlib import Path

import pytest

import index
from index.cross_encoder import CrossEncoder, Passage

PACKAGE = Path(index.__file__).parent

LIBRARY = (
    "The library of Norwick",
    "The library of Norwick was founded in 1887 by a group of teachers.",
    "The library of Norwick has three floors and a large reading room.",
)
TOWN = (
    "The town of Tarnby",
    "Tarnby has a population of 48,000 people.",
    "Tarnby is known for its old harbour and its fish market.",
)
SURGEON = (
    "Elena Duarte",
    "Elena Duarte nació el 3 de marzo de 1921 en Valparaíso.",
    "Elena Duarte estudió medicina y trabajó como cirujana.",
)


@pytest.fixture(scope="module")
def reader() -> CrossEncoder:
    return CrossEncoder(1)


def test_it_was_made_for_the_encoder_beside_it() -> None:
    config = json.loads((PACKAGE / "reader_model/config.json").read_text(encoding="utf-8"))
    weights = (PACKAGE / "model/model.safetensors").read_bytes()

    assert config["encoder_sha256"] == hashlib.sha256(weights).hexdigest()


@pytest.mark.parametrize(
    ("question", "texts", "answer", "others"),
    [
        ("When was the library of Norwick founded?", LIBRARY, "1887", ["Norwick", "teachers"]),
        ("¿Cuándo se fundó la biblioteca de Norwick?", LIBRARY, "1887", ["Norwick", "teachers"]),
        ("How many people live in Tarnby?", TOWN, "48,000 people", ["Tarnby", "has a"]),
        ("¿Cuántos habitantes tiene Tarnby?", TOWN, "48,000 people", ["Tarnby", "has a"]),
        ("When was Elena Duarte born?", SURGEON, "3 de marzo de 1921", ["Elena Duarte", "Valparaíso"]),
        ("¿Cuándo nació Elena Duarte?", SURGEON, "3 de marzo de 1921", ["Elena Duarte", "Valparaíso"]),
    ],
)
def test_a_sentence_that_answers_has_better_odds_than_one_on_the_same_matter(
    reader: CrossEncoder, question: str, texts: tuple[str, str, str], answer: str, others: list[str]
) -> None:
    title, right, topical = texts

    there, beside = reader.read(question, [Passage(title, right), Passage(title, topical)])

    assert there.log_odds > beside.log_odds

    def relevance(words: str) -> float:
        start = right.index(words)
        return there.relevance(start, start + len(words))

    assert relevance(answer) > max(map(relevance, others))


@pytest.mark.parametrize(
    "question", ["¿Cuándo nació Elena Duarte?", "How many people live in Tarnby?", "who founded the library"]
)
def test_what_is_about_something_else_has_no_odds_to_speak_of(reader: CrossEncoder, question: str) -> None:
    answering = [Passage(texts[0], texts[1]) for texts in (SURGEON, TOWN, LIBRARY)]
    unrelated = Passage("Fishing season", "Nets have to be dried before they are put away.")

    *odds, nothing = (reading.log_odds for reading in reader.read(question, [*answering, unrelated]))

    assert nothing < max(odds)
