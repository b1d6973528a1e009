from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cues import Cues, DateFit, agreement, date_words, question_cues
from index.dates_in_text import find_dates
from index.release import Language

ES, EN = Language.ES, Language.EN
MAY_3 = date(2021, 5, 3)


@pytest.mark.parametrize(
    ("question", "language", "years", "months", "days"),
    [
        ("¿qué pasó en marzo de 2021?", ES, {2021}, {3}, set()),
        ("reunion del 13 de abril", ES, set(), {4}, {(4, 13)}),
        ("la feria del 3 al 5 de mayo de 2024", ES, {2024}, {5}, {(5, 3), (5, 4), (5, 5)}),
        ("los días 3, 4 y 9 de mayo", ES, set(), {5}, {(5, 3), (5, 4), (5, 9)}),
        ("el primero de mayo", ES, set(), {5}, {(5, 1)}),
        ("el trece de abril", ES, set(), {4}, {(4, 13)}),
        ("el 1º de septiembre", ES, set(), {9}, {(9, 1)}),
        ("el 03/04/2022", ES, {2022}, {4}, {(4, 3)}),
        ("on 03/04/2022", EN, {2022}, {3}, {(3, 4)}),
        ("on 2022-04-03", EN, {2022}, {4}, {(4, 3)}),
        ("who spoke on April 13", EN, set(), {4}, {(4, 13)}),
        ("the 13th of April", EN, set(), {4}, {(4, 13)}),
        ("April 13-15, 2022", EN, {2022}, {4}, {(4, 13), (4, 14), (4, 15)}),
        ("on the thirteenth of april", EN, set(), {4}, {(4, 13)}),
        ("in may who won", EN, set(), {5}, set()),
        ("the march 2021 meeting", EN, {2021}, {3}, set()),
        ("Jan. 23 hearing", EN, set(), {1}, {(1, 23)}),
        ("plan 2030", ES, {2030}, set(), set()),
    ],
)
def test_dates_are_read_in_words_and_digits(
    question: str,
    language: Language,
    years: set[int],
    months: set[int],
    days: set[tuple[int, int]],
) -> None:
    cues = question_cues(question, language)
    assert (set(cues.years), set(cues.months), set(cues.days)) == (years, months, days)
    assert cues


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("may we march on", EN),
        ("who may vote", EN),
        ("it cost $2021", EN),
        ("2000 millones para obras", ES),
        ("el 50 % de 19.450 casas", ES),
        ("la mar y los set", ES),
        ("¿quién?", ES),
        ("", EN),
        ("31/31/20", ES),
    ],
)
def test_what_is_no_date_is_left_alone(question: str, language: Language) -> None:
    assert not question_cues(question, language)


@pytest.mark.parametrize(
    ("question", "language", "newest"),
    [
        ("¿qué dijo hoy?", ES, True),
        ("cual es la ultima reunion", ES, True),
        ("el comunicado más reciente", ES, True),
        ("¿y ahora?", ES, True),
        ("¿cuándo fue la última vez?", ES, False),
        ("en los últimos cinco años", ES, False),
        ("por último", ES, False),
        ("the latest release", EN, True),
        ("what happened today", EN, True),
        ("when was the last meeting", EN, True),
        ("what happened last year", EN, False),
        ("the last time they met", EN, False),
        ("over the last three months", EN, False),
        ("from now on", EN, False),
    ],
)
def test_what_asks_for_the_newest_is_told_from_spans_of_time(
    question: str, language: Language, newest: bool
) -> None:
    assert question_cues(question, language).newest is newest


@pytest.mark.parametrize(
    ("question", "sentence", "published", "title", "fit"),
    [
        ("en mayo de 2021", "Se firmó en mayo de 2021.", None, "", DateFit(1, 1, 0, 0, 0, 0, 0)),
        ("en mayo de 2021", "Se firmó ayer.", MAY_3, "", DateFit(0, 0, 0, 1, 1, 0, 0)),
        ("el 3 de mayo", "Se firmó ayer.", MAY_3, "", DateFit(0, 0, 0, 0, 1, 1, 0)),
        ("el 4 de mayo", "del 3 al 5 de mayo", None, "", DateFit(0, 1, 1, 0, 0, 0, 0)),
        ("en 2021 y 2022", "en 2022", None, "", DateFit(0.5, 0, 0, 0, 0, 0, 0)),
        ("en 2019", "Se firmó ayer.", MAY_3, "", DateFit(0, 0, 0, 0, 0, 0, 1)),
        ("en 2019", "Se firmó ayer.", MAY_3, "Plan 2019", DateFit(0, 0, 0, 1 - 1, 0, 0, 0)),
        ("en mayo de 2019", "Se firmó ayer.", MAY_3, "", DateFit(0, 0, 0, 0, 1, 0, 0.5)),
        ("en 2019", "Se firmó ayer.", None, "", DateFit(0, 0, 0, 0, 0, 0, 0)),
        ("en 2019", "Se firmó en 2020.", None, "", DateFit(0, 0, 0, 0, 0, 0, 1)),
        ("¿quién firmó?", "Se firmó en 2020.", MAY_3, "", DateFit(0, 0, 0, 0, 0, 0, 0)),
    ],
)
def test_sentence_and_release_fit_or_contradict(
    question: str, sentence: str, published: date | None, title: str, fit: DateFit
) -> None:
    assert agreement(question_cues(question, ES), sentence, published, title, ES) == fit


def test_a_date_is_the_same_in_the_other_language() -> None:
    cues = question_cues("¿qué pasó el 13 de abril de 2022?", ES)
    fit = agreement(cues, "They met on April 13, 2022.", None, "", EN)
    assert fit.features() == (1, 1, 1, 0, 0, 0, 0)


def test_the_words_of_a_date_are_told_from_the_others() -> None:
    assert date_words("qué pasó el 13 de abril con 13000 casas", ES) == {"13", "de", "abril"}


@given(st.text(max_size=60), st.sampled_from(Language))
def test_any_text_is_read_without_fail(text: str, language: Language) -> None:
    dates = find_dates(text, language)
    assert all(1 <= month <= 12 for month in dates.months)
    assert {month for month, _ in dates.days} <= dates.months
    assert all(1 <= day <= 31 for _, day in dates.days)
    assert all(0 <= start < end <= len(text) for start, end in dates.spans)


@given(
    st.dates(date(1950, 1, 1), date(2080, 1, 1)).filter(lambda day: (day.month, day.day) != (2, 29)),
    st.sampled_from(Language),
)
def test_the_day_asked_fits_the_sentence_that_states_it(day: date, language: Language) -> None:
    cues = Cues(frozenset({day.year}), frozenset({day.month}), frozenset({(day.month, day.day)}), False)
    fit = agreement(cues, f"({day.isoformat()})", None, "", language)
    assert fit.features() == (1, 1, 1, 0, 0, 0, 0)
    other = day.replace(year=day.year + 1)
    assert agreement(cues, "", other, "", language).contradicts == pytest.approx(1 / 3)
