import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Answer, Citation, Preceding, Status
from index.follow_up import Understood, understand
from index.follow_up.parts import topic, without_opening
from index.release import Language

ES, EN = Language.ES, Language.EN
COUNCIL_ES = "¿Cuándo se reúne el Consejo de Puertos en Veracruz?"
COUNCIL_EN = "When does the Ports Council meet in Veracruz?"


def in_words(question: str, language: Language, former: str) -> str | None:
    found = understand(question, language, Preceding(former, 4, 44), lambda release, text: True)
    return found.whole if found is not None else None


@pytest.mark.parametrize(
    ("question", "language", "former", "whole"),
    [
        ("¿Y dónde?", ES, COUNCIL_ES, "¿Dónde? (reúne el Consejo de Puertos en Veracruz)"),
        ("y quien va", ES, COUNCIL_ES, "Quien va (reúne el Consejo de Puertos en Veracruz)"),
        ("and who will attend?", EN, COUNCIL_EN, "Who will attend? (Ports Council meet in Veracruz)"),
        ("when will it end", EN, "Where is the Kelso fair?", "when will it end (Kelso fair)"),
        (
            "¿Cuánto costó?",
            ES,
            "¿Quién construyó el puente de Altavista?",
            "¿Cuánto costó? (construyó el puente de Altavista)",
        ),
    ],
)
def test_what_is_asked_for_is_the_new_and_what_it_is_about_the_former(
    question: str, language: Language, former: str, whole: str
) -> None:
    assert in_words(question, language, former) == whole


@pytest.mark.parametrize(
    ("question", "language", "former", "whole"),
    [
        (
            "and in Bristol?",
            EN,
            "When does the clinic in Ashford open?",
            "When does the clinic in Bristol open?",
        ),
        ("¿y el jueves?", ES, "¿A qué hora abre el museo el lunes?", "¿A qué hora abre el museo el jueves?"),
        (
            "¿y en marzo de 2027?",
            ES,
            "¿Cuánto subió el pan en enero de 2026?",
            "¿Cuánto subió el pan en marzo de 2027?",
        ),
        ("and on May 4?", EN, "What time is the hearing on April 30?", "What time is the hearing on May 4?"),
        ("¿y para maestros?", ES, "¿Cuánto cuesta la entrada?", "¿Cuánto cuesta la entrada para maestros?"),
    ],
)
def test_what_a_fragment_names_takes_the_place_of_its_like(
    question: str, language: Language, former: str, whole: str
) -> None:
    assert in_words(question, language, former) == whole


def test_a_fragment_without_its_like_is_asked_by_itself_too() -> None:
    found = understand("¿y los maestros?", ES, Preceding(COUNCIL_ES, 4, 44), lambda release, text: True)
    assert found == Understood(
        "¿Los maestros?", "¿Los maestros? (reúne el Consejo de Puertos en Veracruz)", 4, 44, certain=True
    )


def test_of_a_former_question_in_the_other_language_only_content_is_kept() -> None:
    assert in_words("¿y dónde?", ES, COUNCIL_EN) == "¿Dónde? (ports council meet veracruz)"


def test_a_follow_up_of_a_follow_up_keeps_what_both_are_about_and_does_not_grow_for_ever() -> None:
    whole = COUNCIL_ES
    for _ in range(12):
        found = in_words("¿y cuántos delegados nuevos?", ES, whole)
        assert found is not None and found.startswith("¿Cuántos delegados nuevos? (")
        whole = found
    assert len(whole.split()) <= 28


@pytest.mark.parametrize("question", [COUNCIL_ES, "¿Cuándo abre el hospital de Tuxpan?", "", "¿?"])
def test_a_question_that_stands_alone_is_not_understood_otherwise(question: str) -> None:
    assert in_words(question, ES, "¿Quién construyó el puente de Altavista?") is None


@pytest.mark.parametrize("former", ["", "  ", "¿?", "¿y qué?"])
def test_a_former_question_that_says_nothing_is_nothing_to_understand_by(former: str) -> None:
    assert in_words("¿y dónde?", ES, former) is None


def test_a_name_that_the_former_release_lacks_makes_it_another_matter() -> None:
    before = Preceding(COUNCIL_ES, 4, 44)
    assert (
        understand("¿y cuándo abre el hospital de Tuxpan?", ES, before, lambda release, text: False) is None
    )
    narrowed = understand("¿y en Tuxpan?", ES, before, lambda release, text: False)
    assert narrowed is not None and narrowed.release_id is None


def test_only_what_ties_a_question_to_another_is_taken_from_its_head() -> None:
    assert without_opening("¿y dónde?", ES) == "¿Dónde?"
    assert without_opening("And who will attend?", EN) == "Who will attend?"
    assert without_opening("Andorra when?", EN) == "Andorra when?"
    assert without_opening("y", ES) == "y"


def test_what_comes_next_may_follow_what_was_cited_and_how_it_was_understood() -> None:
    cited = Citation(
        sentence_id=7, release_id=3, version=1, current=True, position=0, start=0, end=1, text="a",
        language=ES, title="T", source="s",
    )  # fmt: skip
    answered = Answer("¿y?", ES, Status.ANSWERED, cited, None, 0.9, (), 1.0, understood="¿Y? (feria)")
    assert Preceding.of(answered) == Preceding("¿Y? (feria)", 3, 7)
    empty = Answer("¿Cuándo?", ES, Status.ABSTAINED, None, None, 0.0, (), 1.0)
    assert Preceding.of(empty) == Preceding("¿Cuándo?")


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(Language))
def test_any_two_texts_can_be_taken_together(question: str, former: str, language: Language) -> None:
    found = understand(question, language, Preceding(former, 1, 2), lambda release, text: True)
    assert found is None or (found.own.strip() and found.whole.strip())


@given(st.text(max_size=80), st.sampled_from(Language))
def test_what_a_question_is_about_is_a_part_of_it(question: str, language: Language) -> None:
    words = topic(question, language).split()
    assert all(word in question for word in words)
