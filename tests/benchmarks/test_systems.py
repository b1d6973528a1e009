"""The systems that score sentences."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.systems import DenseSystem, LexicalSystem, System, Text
from index.release import Language
from tests.hash_embedder import HashEmbedder

ES, EN = Language.ES, Language.EN

SENTENCES = [
    Text("El puente costó nueve millones.", ES),
    Text("Los ministros visitaron el puerto.", ES),
    Text("The bridge cost nine million.", EN),
    Text("The ministers visited the port.", EN),
]


class _Counting(HashEmbedder):
    def __init__(self) -> None:
        self.questions: list[str] = []
        self.passages: list[str] = []

    def encode_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.questions += texts
        return super().encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.passages += texts
        return super().encode_passages(texts)


@pytest.mark.parametrize(
    ("question", "best"),
    [
        (Text("¿Qué ministro visita los puertos?", ES), 1),
        (Text("cuanto costo el puente", ES), 0),
        (Text("Which minister is visiting the ports?", EN), 3),
        (Text("the costs of the bridges", EN), 2),
    ],
)
@pytest.mark.parametrize("system", [LexicalSystem(), LexicalSystem(dictionary=True)])
def test_words_match_by_stem_in_their_own_language(system: System, question: Text, best: int) -> None:
    row = system.scores([question], SENTENCES)[0]
    assert row.argmax() == best


def test_words_alone_do_not_cross_languages_but_names_do() -> None:
    sentences = [*SENTENCES, Text("Rivadavia inauguró la sala.", ES)]
    asked = Text("Did the ministers of Rivadavia visit a bridge?", EN)
    row = LexicalSystem().scores([asked], sentences)[0]
    assert row[0] == 0
    assert row[4] > 0


@pytest.mark.parametrize(
    ("question", "best"),
    [
        (Text("Which ministers visited it?", EN), 1),
        (Text("¿Qué ministros lo visitaron?", ES), 3),
    ],
)
def test_the_dictionary_carries_words_across(question: Text, best: int) -> None:
    others = [sentence for sentence in SENTENCES if sentence.language is not question.language]
    row = LexicalSystem(dictionary=True).scores([question], others)[0]
    assert others[int(row.argmax())] is SENTENCES[best]
    assert row.max() > 0


def test_a_word_that_the_dictionary_lacks_crosses_as_it_is() -> None:
    sentences = [Text("Zubizarretagoitia inauguró la sala.", ES), Text("Se cerró la sala.", ES)]
    asked = Text("Who is Zubizarretagoitia?", EN)
    row = LexicalSystem(dictionary=True).scores([asked], sentences)[0]
    assert row[0] > row[1] == 0


def test_a_model_scores_by_cosine() -> None:
    embedder = HashEmbedder()
    questions = [Text("puente nuevo", ES), Text("port", EN)]
    expected = embedder.encode_questions([question.words for question in questions]) @ (
        embedder.encode_passages([sentence.words for sentence in SENTENCES]).T
    )
    scores = DenseSystem("hashes", embedder).scores(questions, SENTENCES)
    assert scores.shape == (2, 4)
    assert np.allclose(scores, expected, atol=1e-6)


def test_each_text_is_embedded_once_as_what_it_is() -> None:
    embedder = _Counting()
    system = DenseSystem("hashes", embedder)
    asked = Text("The bridge cost nine million.", EN)
    system.scores([asked, asked], [*SENTENCES, SENTENCES[0]])
    system.scores([asked], SENTENCES[:2])
    assert embedder.questions == [asked.words]
    assert embedder.passages == [sentence.words for sentence in SENTENCES]


def test_equal_sentences_score_the_same() -> None:
    scores = DenseSystem("hashes", HashEmbedder()).scores([Text("puerto", ES)], [SENTENCES[1]] * 7)
    assert np.ptp(scores) < 1e-9


def test_a_word_counts_once_in_its_own_language_and_as_often_as_it_is_said() -> None:
    once, twice = LexicalSystem().scores([Text("port", EN), Text("port, port", EN)], SENTENCES)
    assert twice[3] == pytest.approx(2 * once[3])
    assert once[3] > 0


def test_scores_of_a_pool_keep_the_order_of_the_sentences() -> None:
    mixed = [SENTENCES[2], SENTENCES[0], SENTENCES[3], SENTENCES[1]]
    row = LexicalSystem().scores([Text("the bridge", EN)], mixed)[0]
    assert [score > 0 for score in row] == [True, False, False, False]
