import pytest

from index.events.announcement import Announcement
from index.events.calendar import Calendar
from index.events.merging.abbreviations import Abbreviations
from tests.index.events.calendar_words import EN, ES, on, told

DIALOGUE = "the High-Level Mining Dialogue (HLMD)"


def known(*announcements: Announcement) -> Abbreviations:
    abbreviations = Abbreviations()
    for announcement in announcements:
        abbreviations.learn(announcement)
    return abbreviations


def says(text: str, release: int, *, english: bool = True) -> Announcement:
    return told("x", on("04-07"), event=release, text=text, language=EN if english else ES)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("the HLMD", "the High-Level Mining Dialogue"),
        (DIALOGUE, "the High-Level Mining Dialogue"),
        ("the next HLMD in Quito", "the next High-Level Mining Dialogue in Quito"),
        ("hlmds and more", "hlmds and more"),
    ],
)
def test_an_acronym_is_spelled_out_as_a_release_has_explained_it(text: str, spelled: str) -> None:
    assert known(says(DIALOGUE, 1)).spelled_out(text, says(text, 2)) == spelled


def test_an_acronym_is_not_spelled_out_in_the_other_language() -> None:
    assert known(says(DIALOGUE, 1)).spelled_out("el HLMD", says("el HLMD", 2, english=False)) == "el HLMD"


@pytest.mark.parametrize(
    "text", ["the High-Level Mining Dialogue", DIALOGUE, "the high-level mining dialogue"]
)
def test_a_long_form_is_shortened(text: str) -> None:
    assert known(says(DIALOGUE, 1)).shortened(text) == "the HLMD"


def test_what_nobody_explained_stays() -> None:
    assert known().spelled_out("the HLMD", says("the HLMD", 1)) == "the HLMD"
    assert known().shortened("the High-Level Mining Dialogue") == "the High-Level Mining Dialogue"


def test_its_own_explanation_goes_before_that_of_others() -> None:
    water = says("Comisión Nacional de Agua (CNA)", 1, english=False)
    trade = says("Comisión Nacional de Arbitraje (CNA)", 2, english=False)
    both = known(water, trade)
    assert both.spelled_out("la CNA", water) == "la Comisión Nacional de Agua"
    assert both.spelled_out("la CNA", trade) == "la Comisión Nacional de Arbitraje"
    assert both.spelled_out("la CNA", says("la CNA", 3, english=False)) == "la CNA"
    assert both.is_ambiguous("la CNA")
    assert not known(water).is_ambiguous("la CNA")


@pytest.mark.parametrize(
    ("text", "names"), [("the HLMD", {"hlmd"}), ("the Port Labor Office (PLO)", set()), ("the ABC", set())]
)
def test_only_acronyms_of_groups_and_talks_name_an_event(text: str, names: set[str]) -> None:
    announcement = says(text, 2)
    assert known(says(DIALOGUE, 1), announcement).names(text, announcement) == names


PAIRS = {
    "explained first": (
        told(DIALOGUE, on("09"), event=1, language=EN),
        told("The HLMD", on("09-09"), event=2, language=EN, published="01-20"),
    ),
    "explained later": (
        told("the next HLMD", on("09"), event=1, language=EN),
        told(DIALOGUE, on("09-09"), event=2, language=EN, published="01-20"),
    ),
    "explained in the other language": (
        told("el Diálogo Minero de Alto Nivel (HLMD, por sus siglas en inglés)", on("09"), event=1),
        told("the HLMD", on("09-09"), event=2, language=EN, published="01-20"),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_an_event_is_one_by_its_acronym_and_by_its_name(name: str) -> None:
    (entry,) = Calendar.of(PAIRS[name]).entries
    assert (entry.when.start.day, entry.sequence) == (9, 1)


def test_the_same_letters_of_two_groups_are_two_events() -> None:
    first = told("una reunión", on("04-07"), event=1, who="La Comisión Nacional de Agua (CNA)")
    second = told(
        "la reunión de la CNA", on("04-07"), event=2, text="La Comisión Nacional de Arbitraje (CNA) sesiona"
    )
    assert len(Calendar.of([first, second]).entries) == 2
