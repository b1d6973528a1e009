import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from index.events.dates import find_dates
from index.events.dating.rules import in_order
from index.release import Language

_WORDS = in_order(
    "el la los del al de a las en y o entre desde hasta antes después próximo pasado este cada lunes"
    " viernes enero mayo mar semana mes año quincena trimestre fin principios finales hoy mañana hace"
    " dentro primera último dos veinte mil media tarde verano siglo 3 15 31 99 2026 0 24:00 17:30 3.5"
    " 1/2 2026-13-45 - – , . ( ) h p.m. se the of next last on in by until between and from to May"
    " march Monday week ago early end first quarter today at noon Q3 21st EST reunió reunirá will met"
    " Pérez XX ºª 55-5555"
)
_PROSE = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join),
    st.lists(st.sampled_from(_WORDS), max_size=12).map("".join),
)
_UNHURRIED = settings(deadline=None)  # A busy machine is no error; what hangs meets pytest's own timeout.
_MOMENTS = st.one_of(st.dates(), st.datetimes(timezones=st.just(datetime.UTC)))


@_UNHURRIED
@given(_PROSE, _MOMENTS, st.sampled_from(Language))
def test_any_text_gives_ordered_spans_within_it_and_days_in_order(
    text: str, reference: datetime.date, language: Language
) -> None:
    end = 0
    for found in find_dates(text, reference, language):
        assert end <= found.span[0] < found.span[1] <= len(text)
        assert text[slice(*found.span)] == text[slice(*found.span)].strip()
        assert found.start <= found.end
        end = found.span[1]


@_UNHURRIED
@given(_PROSE, _MOMENTS, st.sampled_from(Language))
def test_the_same_text_gives_the_same_dates(text: str, reference: datetime.date, language: Language) -> None:
    assert find_dates(text, reference, language) == find_dates(text, reference, language)


_MONTHS = in_order("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")


@_UNHURRIED
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.dates())
def test_a_day_that_is_written_out_is_read_back(day: datetime.date, reference: datetime.date) -> None:
    written = f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}"
    (found,) = find_dates(f"La firma fue el {written}.", reference, Language.ES)
    assert (found.start, found.end) == (day, day)
    assert not found.assumptions
