import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.buttons import MAX_UIDS, AgendaButton, CalendarFileButton
from bot.buttons import DATA_LIMIT, Button, ZoneButton, decode, encode
from bot.times.zones import COMMON
from index import Language

uids = st.binary(min_size=8, max_size=8).map(bytes.hex)
languages = st.sampled_from(Language)
agendas = st.builds(
    AgendaButton,
    languages,
    st.integers(0, 999_999),
    st.none() | st.text(st.characters(exclude_categories=["Z", "C"]), max_size=12),
    st.booleans(),
    st.none() | uids,
)


@given(agendas | st.builds(CalendarFileButton, languages, st.lists(uids, min_size=1, max_size=5).map(tuple)))
def test_a_button_comes_back_as_it_was_and_fits(button: Button) -> None:
    data = encode(button)
    assert len(data.encode()) <= DATA_LIMIT
    read = decode(data)
    if isinstance(button, AgendaButton) and isinstance(read, AgendaButton) and read.filter is None:
        # Signs of four bytes each beside a uid: it is the message that tells the filter.
        assert button.filter is None or len(button.filter.encode()) > DATA_LIMIT - 24
    else:
        assert read == button


@given(agendas, st.text(max_size=4000))
def test_a_filter_that_does_not_fit_is_left_for_the_message_to_tell(button: AgendaButton, text: str) -> None:
    long = AgendaButton(button.language, button.page, text, button.compact, button.uid)
    data = encode(long)
    assert len(data.encode()) <= DATA_LIMIT
    read = decode(data)
    assert isinstance(read, AgendaButton)
    assert read.filter in (None, " ".join(text.split()))
    assert (read.page, read.compact, read.uid) == (long.page, long.compact, long.uid)


def test_a_filter_of_forty_letters_goes_along_even_beside_an_event() -> None:
    button = AgendaButton(Language.ES, 99, "reunión de seguridad en Bogotá el lunes", True, "f" * 16)
    assert decode(encode(button)) == button


@given(
    st.text(max_size=80)
    | st.from_regex(r"n(es|en)[fc][0-9A-Za-z_-]{0,12}:[0-9]{1,2}[:~].{0,9}", fullmatch=True)
    | st.from_regex(r"c(es|en)[0-9A-Za-z_-]{11,33}", fullmatch=True)
    | st.from_regex(r"z[A-Za-z/_]{1,40}", fullmatch=True)
)
def test_foreign_data_is_either_read_as_ours_or_refused_without_an_error(data: str) -> None:
    button = decode(data)
    if button is not None:
        assert encode(button) == data


@pytest.mark.parametrize(
    "data",
    [
        "nesf",
        "nesf:",
        "nesf:01:",
        "nesf:-1:",
        "nesf:0: enero",
        "nesf:0:dos  espacios",
        "nesf:0:a\nb",
        "nesf:0~x",
        "nesx:0:",
        "nfrf:0:",
        "nesfAAAAAAAAAA:0:",
        "nesfAAAAAAAAAA_:0:",  # Its last sign has bits that no uid has.
        "nesf:0:" + "ñ" * 30,
        "ces",
        "cesAAAAAAAAAA",
        "cesAAAAAAAAAA_",
        "ces" + "A" * 11 * (MAX_UIDS + 1),
        "z",
        "z../etc",
        "\ud800",
    ],
)
def test_malformed_data_is_no_button(data: str) -> None:
    assert decode(data) is None


@pytest.mark.parametrize("zone", [*COMMON, None, "UTC", "Etc/GMT+5"])
def test_a_zone_comes_back_as_it_was(zone: str | None) -> None:
    assert decode(encode(ZoneButton(zone))) == ZoneButton(zone)


@pytest.mark.parametrize(
    "button",
    [
        AgendaButton(Language.ES, -1),
        AgendaButton(Language.ES, uid="xyz"),
        AgendaButton(Language.ES, uid="ABCDEFABCDEFABCD"),
        CalendarFileButton(Language.ES, ()),
        CalendarFileButton(Language.ES, ("0" * 16,) * (MAX_UIDS + 1)),
    ],
)
def test_a_button_that_makes_no_sense_cannot_be_made(button: Button) -> None:
    with pytest.raises(ValueError, match=r"negative|hexadecimal|no uid|cannot be of"):
        encode(button)
