from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Citation, Language
from index.agreement import MOST_EARLIER, Agreement, Contender, settle
from index.figures import Figure, comparable, figure, same

ES, EN = Language.ES, Language.EN
PORT = "El puerto de Veracruz reabre el {} por la mañana."
MAY_4, MAY_11, MAY_18 = "4 de mayo", "11 de mayo", "18 de mayo"


def contender(
    words: str,
    day: int | None,
    *,
    frame: str = PORT,
    probability: float = 0.7,
    similarity: float = 0.95,
    release: int | None = None,
    language: Language = ES,
    marked: bool = True,
) -> Contender:
    text = frame.format(words)
    start = text.index(words)
    number = release or day or 99
    citation = Citation(
        sentence_id=number,
        release_id=number,
        version=1,
        current=True,
        position=0,
        start=0,
        end=len(text),
        text=text,
        language=language,
        title="Puerto",
        source=f"{number}.txt",
        published=date(2026, 1, day) if day else None,
    )
    return Contender(citation, probability, (start, start + len(words)) if marked else None, similarity)


def settled(*contenders: Contender) -> Agreement:
    return settle(contenders, similarity=0.9)


def test_the_newest_of_two_dates_is_cited_and_the_other_told_as_earlier() -> None:
    old, new = contender(MAY_4, 1, probability=0.9), contender(MAY_11, 9)
    assert settled(old, new) == settled(new, old) == Agreement(new, (old,))


def test_a_best_answer_that_is_the_newest_stays_with_the_older_ones_below_newest_first() -> None:
    best = contender(MAY_18, 20, probability=0.9)
    others = [contender(MAY_4, 1), contender(MAY_11, 9)]
    assert settled(best, *others) == Agreement(best, (others[1], others[0]))


def test_a_newer_release_that_repeats_an_older_date_is_cited_over_the_one_between() -> None:
    best, between, repeats = contender(MAY_4, 1, probability=0.9), contender(MAY_11, 9), contender(MAY_4, 20)
    assert settled(best, between, repeats) == Agreement(repeats, (between,))


@pytest.mark.parametrize(
    ("language", "frame", "one", "other"),
    [
        (ES, "Las obras del muelle costaron {}.", "3 millones de pesos", "5 millones de pesos"),
        (EN, "The library hall cost {} to build.", "$3 million", "$4.5 million"),
        (EN, "The summit begins on {} in Lima.", "May 4", "June 1, 2026"),
        (EN, "the ceremony will be led by {} at noon.", "Mayor Rita Holm", "Governor Paul Ames"),
        (ES, "la ceremonia será presidida por {} en mayo.", "Eva Sanz", "Luis Rey"),
    ],
)
def test_amounts_and_names_are_superseded_as_dates_are(
    language: Language, frame: str, one: str, other: str
) -> None:
    old = contender(one, 1, frame=frame, language=language, probability=0.9)
    new = contender(other, 9, frame=frame, language=language)
    assert settled(old, new) == Agreement(new, (old,))


def test_a_date_in_the_other_language_is_read_as_a_date() -> None:
    spanish = contender(MAY_4, 1, probability=0.9)
    frame = "The harbour of Veracruz reopens on {}."
    assert settled(spanish, contender("May 4", 9, frame=frame, language=EN)) == Agreement(spanish)
    moved = contender("May 11", 9, frame=frame, language=EN)
    assert settled(spanish, moved) == Agreement(moved, (spanish,))


BEST = contender(MAY_4, 5, probability=0.9)


@pytest.mark.parametrize(
    "other",
    [
        contender(MAY_11, 9, similarity=0.89),
        contender(MAY_11, None),
        contender(MAY_11, 9, release=5),
        contender(MAY_11, 9, marked=False),
        contender("lunes 4 de mayo de 2026", 9),
        contender("11 de mayo de 2027", 9, frame=PORT.replace("el {}", "el {} de verdad"), similarity=0.1),
        contender("3 millones de pesos", 9, frame="El puerto de Veracruz reabre con {} de gasto."),
        contender(MAY_11, 9, frame="El puerto de Altamira reabre el {} por la mañana."),
        contender("lunes", 9),
    ],
    ids=["unlike", "undated", "same release", "no highlight", "same date", "far", "other kind", "other name",
         "no figure"],
)  # fmt: skip
def test_what_is_not_plainly_another_answer_to_the_same_changes_nothing(other: Contender) -> None:
    assert settled(BEST, other) == Agreement(BEST)


def test_dates_of_two_named_years_are_two_events() -> None:
    best = contender("4 de mayo de 2025", 1, probability=0.9)
    assert settled(best, contender("11 de mayo de 2026", 9)) == Agreement(best)


def test_an_undated_best_answer_is_neither_superseded_nor_told_as_newer() -> None:
    best = contender(MAY_4, None, probability=0.9)
    assert settled(best, contender(MAY_11, 9)) == Agreement(best)


def test_of_one_day_the_surer_answer_is_cited_and_none_is_earlier() -> None:
    best, other = contender(MAY_4, 5, probability=0.9), contender(MAY_11, 5, release=6)
    assert settled(other, best) == Agreement(best)


def test_a_release_speaks_once_and_only_so_many_are_told() -> None:
    best = contender("28 de mayo", 30, probability=0.9)
    others = [contender(f"{day} de mayo", day, release=day) for day in range(1, 7)]
    twice = contender("29 de mayo", 6, release=6, probability=0.6)
    found = settled(best, *others, twice)
    assert [each.citation.release_id for each in found.earlier] == [6, 5, 4][:MOST_EARLIER]
    assert twice not in found.earlier


def test_without_contenders_there_is_nothing_to_settle() -> None:
    with pytest.raises(ValueError, match="empty"):
        settled()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.none() | st.integers(1, 28), st.floats(0, 1), st.floats(-1, 1)),
        min_size=1,
        max_size=6,
    )
)
def test_earlier_answers_are_always_older_and_other_than_the_cited_one(
    drawn: list[tuple[int, int | None, float, float]],
) -> None:
    made = [
        contender(f"{words} de mayo", day, probability=probability, similarity=similarity)
        for words, day, probability, similarity in drawn
    ]
    found = settled(*made)
    days = [each.citation.published for each in (found.cited, *found.earlier)]
    assert found.cited in made
    if found.earlier:
        known = [day for day in days if day is not None]
        assert len(known) == len(days)
        assert known == sorted(set(known), reverse=True)
    assert found.cited.citation.text not in [each.citation.text for each in found.earlier]


def read(words: str, language: Language) -> Figure | None:
    frame = "se sabe que {} es lo dicho." if language is ES else "it is known that {} was said."
    text = frame.format(words)
    start = text.index(words)
    return figure(text, (start, start + len(words)), language)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("4 de mayo", ES), ("May 4", EN), True),
        (("4 de mayo", ES), ("May 5", EN), False),
        (("3,000 pesos", ES), ("3000 pesos", ES), True),
        (("1.500 millones de pesos", ES), ("1,5 mil millones de pesos", ES), True),
        (("$1.5 billion", EN), ("$1,500 million", EN), True),
        (("$1.5 billion", EN), ("$1.6 billion", EN), False),
        (("Marco Vidal", ES), ("Vidal", ES), True),
    ],
)
def test_figures_agree_however_they_are_written(
    one: tuple[str, Language], other: tuple[str, Language], agree: bool
) -> None:
    first, second = read(*one), read(*other)
    assert first is not None
    assert second is not None
    assert comparable(first, second)
    assert same(first, second) is agree


def test_amounts_of_different_things_are_not_compared() -> None:
    first, second = read("14 equipos", ES), read("14 metros", ES)
    assert first is not None
    assert second is not None
    assert not comparable(first, second)
