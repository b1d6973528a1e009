import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.lead_words import read_lead, says_never, speaks_of_lead
from bot.reminders.leads import LONGEST_DAYS, ONE_DAY, ONE_HOUR, ONE_WEEK, SAME_DAY, Lead, Unit
from index import Language

HALF_HOUR = Lead(30, Unit.MINUTE)


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("un día antes", ONE_DAY, ""),
        ("1 dia antes", ONE_DAY, ""),
        ("Un Día Antes", ONE_DAY, ""),
        ("el día antes", ONE_DAY, ""),
        ("día antes", ONE_DAY, ""),
        ("la víspera", ONE_DAY, ""),
        ("a day before", ONE_DAY, ""),
        ("the day before", ONE_DAY, ""),
        ("one day ahead", ONE_DAY, ""),
        ("1 day", ONE_DAY, ""),
        ("1d", ONE_DAY, ""),
        ("2 horas antes", Lead(2, Unit.HOUR), ""),
        ("dos horas antes", Lead(2, Unit.HOUR), ""),
        ("con dos horas de antelación", Lead(2, Unit.HOUR), ""),
        ("2h", Lead(2, Unit.HOUR), ""),
        ("2 hours in advance", Lead(2, Unit.HOUR), ""),
        ("una hora antes", ONE_HOUR, ""),
        ("hora y media antes", None, "hora y media antes"),
        ("1.5 horas antes", None, "1.5 horas antes"),
        ("1,5 hours before", None, "1,5 hours before"),
        ("1.5 día antes", None, "1.5 día antes"),
        ("-2 días", None, "-2 días"),
        ("G-20 2 días antes", Lead(2, Unit.DAY), "G-20"),
        ("una hora y media antes", Lead(90, Unit.MINUTE), ""),
        ("an hour and a half before", Lead(90, Unit.MINUTE), ""),
        ("media hora antes", HALF_HOUR, ""),
        ("half an hour before", HALF_HOUR, ""),
        ("45 minutos antes", Lead(45, Unit.MINUTE), ""),
        ("1 week before", ONE_WEEK, ""),
        ("una semana antes", ONE_WEEK, ""),
        ("veintiún días antes", Lead(21, Unit.DAY), ""),
        ("el mismo día", SAME_DAY, ""),
        ("on the same day", SAME_DAY, ""),
        ("seguridad 1 día antes", ONE_DAY, "seguridad"),
        ("1 día antes de seguridad", ONE_DAY, "seguridad"),
        ("un día antes de la reunión de Seguridad", ONE_DAY, "reunión de Seguridad"),
        ("budget hearing 2 hours before", Lead(2, Unit.HOUR), "budget hearing"),
        ("a week before the budget hearing", ONE_WEEK, "budget hearing"),
        ("presupuesto el mismo día", SAME_DAY, "presupuesto"),
        ("presupuesto con una semana de antelación", ONE_WEEK, "presupuesto"),
        # Spans of time that say when the event is, not how long before it to tell.
        ("en dos semanas", None, "en dos semanas"),
        ("reuniones de los próximos 3 días", None, "reuniones de los próximos 3 días"),
        ("meetings in 2 weeks", None, "meetings in 2 weeks"),
        ("meetings in 2 weeks 1 day before", ONE_DAY, "meetings in 2 weeks"),
        # What is none.
        ("", None, ""),
        ("seguridad", None, "seguridad"),
        ("pronto", None, "pronto"),
        ("0 horas antes", None, "0 horas antes"),
        ("500 días antes", None, "500 días antes"),
        ("99999999999999 horas antes", None, "99999999999999 horas antes"),
        ("dos días y tres horas antes", None, "dos días y tres horas antes"),
        ("1 día antes y 2 horas antes", None, "1 día antes y 2 horas antes"),
    ],
)
def test_a_lead_is_read_in_either_language(text: str, lead: Lead | None, rest: str) -> None:
    assert read_lead(text) == (lead, rest)


@pytest.mark.parametrize("text", ["no", "NO", "off", "nunca", "Never", "ninguno", "no."])
def test_no_reminders_is_said_in_either_language(text: str) -> None:
    assert says_never(text)


@pytest.mark.parametrize("text", ["", "no sé", "un día antes", "seguridad"])
def test_other_words_do_not_end_the_reminders(text: str) -> None:
    assert not says_never(text)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("un mes antes", True),
        ("a month before", True),
        ("hora y media antes", True),
        ("1.5 hours", True),
        ("seguridad", False),
        ("ports commission", False),
    ],
)
def test_a_lead_that_is_not_understood_is_told_from_an_event(text: str, speaks: bool) -> None:
    assert speaks_of_lead(text) is speaks


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    lead, rest = read_lead(text)
    assert lead is None or lead.is_sensible
    assert lead is not None or rest == text.strip()


leads = st.one_of(
    st.just(SAME_DAY),
    st.builds(Lead, st.integers(1, 59), st.just(Unit.MINUTE)),
    st.builds(Lead, st.integers(1, 47), st.just(Unit.HOUR)),
    st.builds(Lead, st.integers(1, LONGEST_DAYS), st.just(Unit.DAY)),
    st.builds(Lead, st.integers(1, 12), st.just(Unit.WEEK)),
)


@given(leads, st.sampled_from(Language))
def test_a_lead_comes_back_from_its_code_and_from_its_words(lead: Lead, language: Language) -> None:
    assert Lead.of(lead.code) == lead
    assert read_lead(lead.in_words(language)) == (lead, "")


@pytest.mark.parametrize("code", ["", "d", "1", "01d", "-1d", "1y", "0h", "91d", "13w", "1d ", "１d"])
def test_a_code_that_is_no_lead_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="lead"):
        Lead.of(code)


@pytest.mark.parametrize(
    ("lead", "spanish", "english"),
    [
        (ONE_HOUR, "1 hora antes", "1 hour before"),
        (Lead(2, Unit.DAY), "2 días antes", "2 days before"),
        (ONE_WEEK, "1 semana antes", "1 week before"),
        (SAME_DAY, "el mismo día", "on the same day"),
    ],
)
def test_a_lead_is_said_in_the_language_of_the_chat(lead: Lead, spanish: str, english: str) -> None:
    assert lead.in_words(Language.ES) == spanish
    assert lead.in_words(Language.EN) == english
