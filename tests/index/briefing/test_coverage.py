from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from index.briefing.coverage import LEAST, MOST, WEIGHTS, choose, concepts, ordered, soundness
from index.briefing.lede import find_lede
from index.briefing.line import lines
from tests.index.briefing.storing import look, store


def chosen(text: str, language: str = "en", announcing: tuple[int, ...] = ()) -> list[str]:
    """The texts chosen beside the lede, the one that adds most first."""
    stored = store(text, language)
    looked_at = lines(stored, announcing)
    found = ordered(looked_at, stored.vectors, find_lede(looked_at))
    return [looked_at[index].text for index in found]


LEDE = {
    "en": "Minister Ruth Dunn opened the north pier of Halifax on Monday.",
    "es": "La ministra Ana Soto inauguró el lunes el muelle norte de Callao.",
}


@pytest.mark.parametrize(
    ("language", "better", "worse"),
    [
        # Figures, dates and names tell more than words about words.
        ("en", "The work cost 9 million dollars and took 14 months.",
         "The work was hard and was done with great love and care."),
        ("es", "La obra costó 9 millones de soles y duró 14 meses.",
         "La obra fue difícil y se hizo con gran amor y cuidado."),
        ("en", "The ferry will sail from May 4 at 8:30 a.m.",
         "The ferry will sail quite soon from here now."),
        ("es", "El transbordador zarpará desde el 4 de mayo a las 8:30.",
         "El transbordador zarpará muy pronto desde aquí mismo."),
        # What cannot be understood alone tells less than what can.
        ("en", "Fishers from Lunenburg asked for storage near the quay.",
         "They from there asked him for storage near the quay."),
        ("es", "Pescadores de Paita pidieron un almacén junto al muelle.",
         "Ellos le pidieron desde allá un almacén junto al muelle."),
        # A sentence tells more than a line of a list of the same words.
        ("en", "Storage for ice and nets near the eastern quay.",
         "• Sheds for salt and ropes near the western quay"),
        # The same in fewer words is better.
        ("en", "The pier will take 12 ships.",
         "The pier, it was said with some pride by all of those who stood there, will take, or so they"
         " hope, 14 boats of whatever size and sort there may be."),
    ],
)  # fmt: skip
def test_what_tells_more_is_told_first(language: str, better: str, worse: str) -> None:
    for first, second in ((better, worse), (worse, better)):
        found = chosen(f"{LEDE[language]}\n\n{first}\n\n{second}", language)
        assert found[0] == better.removeprefix("• ")


@pytest.mark.parametrize(
    ("language", "aside"),
    [
        ("en", "Thank you all for coming."),
        ("en", "For more information, call the press desk on 555 at any hour."),
        ("en", "Who would have thought it of Halifax in 2019?"),
        ("es", "Muchas gracias a todos por venir."),
        ("es", "Para más información, llame a la oficina de prensa."),
        ("es", "¿Quién lo habría pensado de Callao en 2019?"),
    ],
)
def test_asides_and_headings_are_never_told(language: str, aside: str) -> None:
    assert chosen(f"{LEDE[language]} {aside}\n\n# Nueve 9\n\n{aside}", language) == []


def test_an_announced_event_is_told_before_what_is_like_it() -> None:
    text = f"{LEDE['en']} The council of Lunenburg meets there. The council of Shelburne meets there."
    assert chosen(text)[0] == "The council of Lunenburg meets there."
    assert chosen(text, announcing=(102,))[0] == "The council of Shelburne meets there."


@pytest.mark.parametrize(
    ("language", "again"),
    [
        ("en", "On Monday, Minister Ruth Dunn opened the north pier of Halifax."),
        ("es", "El lunes, la ministra Ana Soto inauguró el muelle norte de Callao."),
    ],
)
def test_the_lede_is_not_told_again(language: str, again: str) -> None:
    assert chosen(f"{LEDE[language]} {again}", language) == []


def test_nothing_is_told_twice() -> None:
    cost, ships = "The pier cost 9 million dollars.", "It will take 12 ships from Maine."
    assert sorted(chosen(f"{LEDE['en']} {cost} {ships} {cost} {ships}")) == sorted([cost, ships])


def test_a_second_list_of_figures_gives_way_to_what_is_new() -> None:
    figures = " ".join(f"District {name} spent {n} million dollars." for n, name in enumerate("ABCDEFGH", 3))
    law = "Fishers from Lunenburg sued the council over the closed eastern quay in Ottawa."
    assert law in chosen(f"{LEDE['en']} {figures} {law}")


def test_a_leaning_sentence_that_the_lede_explains_loses_nothing() -> None:
    found = store(f"{LEDE['en']} She praised the workers of Lunenburg. {LEDE['en'][:-1]} again.")
    second = lines(found, ())[1]
    assert second.leans is not None
    assert second.leans_on == 0
    explained = soundness(second, 1, 0, WEIGHTS)
    assert soundness(replace(second, leans_on=None), 1, 0, WEIGHTS) < explained
    assert soundness(replace(second, leans=None, leans_on=None), 1, 0, WEIGHTS) == explained


YARDS = ["alder", "birch", "cedar", "elm", "fir", "hazel", "ivy", "juniper", "larch", "maple", "oak", "pine"]


def _numbered(count: int) -> str:
    return " ".join(
        f"The {name} yard in Port {name.title()} built {n} boats." for n, name in enumerate(YARDS[:count], 20)
    )


@pytest.mark.parametrize(("sentences", "told"), [(0, 0), (1, 1), (2, 2), (3, 3), (5, 5), (12, MOST)])
def test_there_are_as_many_as_the_release_has_up_to_the_most(sentences: int, told: int) -> None:
    assert len(chosen(f"{LEDE['en']} {_numbered(sentences)}")) == told


def test_beyond_the_least_only_what_adds_enough_is_told() -> None:
    weak = "Nobody there minded the long wait. Children sang and danced all day."
    for strong in (LEAST, LEAST - 1):
        looked_at = look(f"{LEDE['en']} {_numbered(strong)} {weak}")
        assert len(choose(looked_at, np.zeros((len(looked_at), 4), np.float32), 0)) == LEAST


def test_without_vectors_the_words_decide() -> None:
    stored = store(f"{LEDE['en']} {_numbered(9)}")
    looked_at = lines(stored, ())
    for vectors in (np.zeros((10, 0), np.float32), np.zeros((10, 64), np.float32)):
        assert len(choose(looked_at, vectors, 0)) == MOST


def test_the_choice_is_in_the_order_of_the_text_and_always_the_same() -> None:
    stored = store(f"{LEDE['en']} {_numbered(12)}")
    looked_at = lines(stored, ())
    found = choose(looked_at, stored.vectors, 0)
    assert found == sorted(found)
    assert found == choose(looked_at, stored.vectors, 0)


@pytest.mark.parametrize(
    ("language", "sound", "less"),
    [
        ("en", "Ruth Dunn will open the pier.", "We will open the pier soon."),
        ("es", "Ana Soto abrirá el muelle norte.", "Nosotros abriremos el muelle norte."),
        ("en", "Ruth Dunn will open the pier.", "She will open the pier soon."),
        ("es", "Ana Soto abrirá el muelle norte.", "Ella abrirá el muelle norte."),
        ("en", "Ruth Dunn will open the pier.", "• Ruth Dunn will open the pier."),
        ("en", "Ruth Dunn will open the pier.", "Opening of the pier by Ruth Dunn"),
        ("es", "Ana Soto abrirá el muelle norte.", "de que Ana Soto abrirá el muelle norte."),
    ],
)
def test_what_is_less_sound_counts_less(language: str, sound: str, less: str) -> None:
    before = "The council met. " * 9
    whole, broken = (look(f"{before}\n\n{text}", language)[-1] for text in (sound, less))
    assert soundness(whole, 9, 0, WEIGHTS) > soundness(broken, 9, 0, WEIGHTS)
    assert soundness(whole, 9, 0, WEIGHTS) < soundness(whole, 2, 0, WEIGHTS) <= 1


def test_what_is_told_exactly_counts_more_than_what_is_not() -> None:
    (line,) = look("Of the 40 yards nine sheds burned on May 4, not yesterday, said Ruth Dunn.")
    weights = concepts(line, Counter(line.terms), WEIGHTS)
    figures = sorted(weight for (kind, _), weight in weights.items() if kind == "figure")
    days = sorted(weight for (kind, _), weight in weights.items() if kind == "day")
    assert figures == [WEIGHTS.figure / 2, WEIGHTS.figure]
    assert days == [WEIGHTS.day / 2, WEIGHTS.day]
    assert weights["name", "ruth dunn"] == WEIGHTS.name


def test_after_many_figures_one_more_tells_little() -> None:
    crowd = ", ".join(f"{n} {tree}s" for n, tree in enumerate(YARDS * 6, 100))
    figure, words = "The yard built 77 big boats.", "Angry fishers sued town councils over closed quays."
    assert chosen(f"{LEDE['en']} {figure} {words}")[0] == figure
    assert chosen(f"Minister Ruth Dunn counted {crowd}. {figure} {words}")[0] == words


def test_what_the_lede_tells_is_not_counted_again() -> None:
    again, new = "The Halifax pier opened to loud cheers.", "The Shelburne quay closed to loud jeers."
    for first, second in ((again, new), (new, again)):
        assert chosen(f"{LEDE['en']}\n\n{first}\n\n{second}")[0] == new


def test_a_sentence_that_stands_for_others_is_told_and_the_others_give_way() -> None:
    stored = store(f"{LEDE['en']} {_numbered(8)}")
    looked_at = lines(stored, ())
    vectors = np.zeros((9, 4), np.float32)
    for index, axis in enumerate((0, 1, 1, 1, 1, 1, 2, 2, 3)):
        vectors[index, axis] = 1
    found = ordered(looked_at, vectors, 0, replace(WEIGHTS, place=0, vector=60))
    groups = [int(vectors[index].argmax()) for index in found]
    assert groups[:3] == [1, 2, 3]
