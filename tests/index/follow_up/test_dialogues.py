"""Whole dialogues over releases of our own, with the models that ship."""

from collections.abc import Iterator

import pytest

from index import Answer, Language, Library, Preceding, Status
from tests.index.follow_up.releases import filled

ES, EN = Language.ES, Language.EN

MUSEUM = "¿Cuándo reabre el Museo de la Sal de Colima?"
GRANTS = "¿De cuánto son las becas Horizonte?"
BRIDGE = "When will the Harlow Bridge close?"
SUMMIT = "When will the coastal ministers meet in Port Alder?"
CLINIC = "Until when is the clinic in Ashford open?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    yield from filled(tmp_path_factory.mktemp("library"))


_first: dict[str, Answer] = {}


def first(library: Library, question: str) -> Answer:
    """Ask a question that follows none, once for all tests: the library is the same."""
    if question not in _first:
        _first[question] = library.ask(question)
    return _first[question]


def asked_in_turn(library: Library, *questions: str) -> Answer:
    """Ask one after the other; give what is said to the last."""
    answer = first(library, questions[0])
    for question in questions[1:]:
        answer = library.ask(question, after=Preceding.of(answer))
    return answer


def follow(library: Library, *questions: str) -> str:
    """Ask one after the other; give the sentence that the last one is answered by, or comes nearest."""
    answer = asked_in_turn(library, *questions)
    assert answer.question == questions[-1]
    assert answer.citation is not None
    release = library.release(answer.citation.release_id)
    assert release.text[answer.citation.start : answer.citation.end] == answer.citation.text
    return answer.citation.text


@pytest.mark.parametrize(
    ("dialogue", "wanted"),
    [
        ((MUSEUM, "¿y dónde?"), "patio de los"),
        ((MUSEUM, "y donde"), "patio de los"),
        ((MUSEUM, "¿quién asistirá?"), "Lucía Ferrer"),
        ((MUSEUM, "y quienes van a ir"), "Lucía Ferrer"),
        ((MUSEUM, "¿y cuánto costó?"), "48"),
        ((MUSEUM, "cuanto costo la restauracion"), "48"),
        ((MUSEUM, "¿por qué se cerró?"), "temblor"),
        ((MUSEUM, "¿cuántos visitantes recibirá?"), "300 visitantes"),
        ((MUSEUM, "¿y la entrada será gratuita?"), "gratuita"),
        ((GRANTS, "¿y cuántas se entregarán?"), "1,850"),
        ((GRANTS, "hasta cuando hay para inscribirse"), "30 de abril"),
        ((GRANTS, "¿dónde se reciben las solicitudes?"), "Insurgentes"),
        ((GRANTS, "¿y los resultados?"), "25 de mayo"),
        ((GRANTS, "pero cuando se publican los resultados"), "25 de mayo"),
        ((GRANTS, "¿qué buscan?"), "abandono escolar"),
        ((BRIDGE, "how much will it cost?"), "$6.4 million"),
        ((BRIDGE, "and how long will it take"), "eleven weeks"),
        ((BRIDGE, "where will traffic be diverted?"), "Mill Street"),
        ((BRIDGE, "how many cars cross it every day?"), "27,000"),
        ((BRIDGE, "what did she say?"), "winter"),
        ((BRIDGE, "and pedestrians?"), "ferry"),
        ((SUMMIT, "who will chair it?"), "Helen Okafor"),
        ((SUMMIT, "and who will attend as observers?"), "Norway and Chile"),
        ((SUMMIT, "how many delegates?"), "140 delegates"),
        ((SUMMIT, "and where did they last meet?"), "Valdivia"),
        ((SUMMIT, "where will the opening session be held"), "Maritime Exchange"),
        ((CLINIC, "and in Bristol?"), "Bristol"),
        ((CLINIC, "what about the clinic in Bristol?"), "Bristol"),
        ((CLINIC, "how many nurses did they hire?"), "14 nurses"),
    ],
    ids=str,
)
def test_a_short_question_is_understood_with_the_one_before_it(
    library: Library, dialogue: tuple[str, ...], wanted: str
) -> None:
    assert wanted in follow(library, *dialogue)


@pytest.mark.parametrize(
    ("dialogue", "wanted"),
    [
        ((MUSEUM, "how much did it cost?"), "48"),
        ((MUSEUM, "and who will attend?"), "Lucía Ferrer"),
        ((BRIDGE, "¿y cuánto va a costar?"), "$6.4 million"),
        ((BRIDGE, "¿y cuánto tiempo tomará?"), "eleven weeks"),
        ((SUMMIT, "¿quién la preside?"), "Helen Okafor"),
        ((SUMMIT, "¿y cuántos delegados son?"), "140 delegates"),
    ],
    ids=str,
)
def test_the_question_before_may_have_been_asked_in_the_other_language(
    library: Library, dialogue: tuple[str, ...], wanted: str
) -> None:
    assert wanted in follow(library, *dialogue)


@pytest.mark.parametrize(
    ("dialogue", "wanted"),
    [
        ((MUSEUM, "¿y quién hizo las obras?"), "Irene Zavala"),
        ((MUSEUM, "and where?"), "patio de los"),
        ((BRIDGE, "and why?"), "repairs"),
        ((SUMMIT, "what will they sign?"), "treaty"),
    ],
    ids=str,
)
def test_where_few_words_tell_little_the_sentence_is_at_least_among_the_nearest(
    library: Library, dialogue: tuple[str, ...], wanted: str
) -> None:
    nearest = asked_in_turn(library, *dialogue).candidates[:5]
    assert any(wanted in each.citation.text for each in nearest)


@pytest.mark.parametrize(
    ("dialogue", "wanted"),
    [
        ((MUSEUM, "¿y dónde?", "¿y quién irá?"), "Lucía Ferrer"),
        ((MUSEUM, "¿quién asistirá?", "¿y dónde es?", "¿y cuánto costó?"), "48"),
        ((BRIDGE, "and why?", "how long will it take?"), "eleven weeks"),
        ((SUMMIT, "who will chair it?", "and how many delegates?"), "140 delegates"),
    ],
    ids=str,
)
def test_follow_ups_may_follow_one_another(library: Library, dialogue: tuple[str, ...], wanted: str) -> None:
    assert wanted in follow(library, *dialogue)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (MUSEUM, GRANTS),
        (GRANTS, MUSEUM),
        (BRIDGE, SUMMIT),
        (SUMMIT, CLINIC),
        (CLINIC, CLINIC),
        (MUSEUM, BRIDGE),
    ],
)
def test_a_question_that_stands_alone_is_answered_as_if_nothing_had_been_asked(
    library: Library, before: str, question: str
) -> None:
    alone = first(library, question)
    after = library.ask(question, after=Preceding.of(first(library, before)))
    assert after.understood is None
    assert (after.citation, after.status, after.confidence, after.highlight) == (
        alone.citation,
        alone.status,
        alone.confidence,
        alone.highlight,
    )


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (MUSEUM, "¿y qué cenaron?"),
        (MUSEUM, "¿y de qué color era su corbata?"),
        (GRANTS, "¿y quién ganó el partido?"),
        (BRIDGE, "and what did they eat?"),
        (BRIDGE, "and who painted it?"),
        (SUMMIT, "and which hotel will they stay at?"),
        (SUMMIT, "what did the dinner cost?"),
        (CLINIC, "and what is her phone number?"),
    ],
)
def test_a_follow_up_that_nothing_answers_is_left_unanswered(
    library: Library, before: str, question: str
) -> None:
    answer = asked_in_turn(library, before, question)
    assert answer.status is Status.ABSTAINED


def test_an_opening_and_does_not_pull_a_new_matter_back(library: Library) -> None:
    before = Preceding.of(library.ask(MUSEUM))
    answer = library.ask("and when will the Harlow Bridge close?", after=before)
    assert answer.understood is None
    assert answer.citation is not None and "April 20" in answer.citation.text


def test_what_it_came_to_is_told_in_words(library: Library) -> None:
    answer = library.ask("¿y dónde?", after=Preceding.of(library.ask(MUSEUM)))
    assert answer.language is ES
    assert answer.understood == "¿Dónde? (reabre el Museo de la Sal de Colima)"


def test_the_days_of_a_follow_up_for_a_time_are_worked_out(library: Library) -> None:
    answer = library.ask(
        "and when?", after=Preceding.of(library.ask("Where will the coastal ministers meet?"))
    )
    assert answer.language is EN
    assert answer.citation is not None and "June 3 and 4" in answer.citation.text


@pytest.mark.parametrize("question", ["¿y dónde?", "and where?", "", "¿?", "y"])
def test_the_release_before_may_be_gone(library: Library, question: str) -> None:
    answer = library.ask(question, after=Preceding("¿Cuándo llega el circo?", 999, 99_999))
    assert answer.question == question
    assert answer.status is Status.ABSTAINED
