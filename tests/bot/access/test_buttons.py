import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access.buttons import AdmittedAction, AdmittedButton, decode_admitted, encode_admitted
from bot.buttons import DATA_LIMIT, decode, encode
from index import Language

IDS = st.integers(-(10**16) + 1, 10**16 - 1).filter(bool)
BUTTONS = st.one_of(
    st.builds(AdmittedButton, st.sampled_from(list(Language)), page=st.integers(0, 9999)),
    st.builds(
        AdmittedButton,
        st.sampled_from(list(Language)),
        st.sampled_from([AdmittedAction.ASK, AdmittedAction.REVOKE]),
        st.integers(0, 9999),
        IDS,
    ),
)


@given(BUTTONS)
def test_a_button_comes_back_as_it_was_and_fits(button: AdmittedButton) -> None:
    data = encode(button)
    assert len(data.encode()) <= min(26, DATA_LIMIT)
    assert decode(data) == decode_admitted(data) == button


@pytest.mark.parametrize(
    "button",
    [
        AdmittedButton(Language.ES, AdmittedAction.LIST, 0, 5),
        AdmittedButton(Language.ES, AdmittedAction.ASK, 0),
        AdmittedButton(Language.ES, page=-1),
        AdmittedButton(Language.ES, page=10_000),
        AdmittedButton(Language.ES, AdmittedAction.REVOKE, 0, 10**17),
    ],
)
def test_half_a_button_is_not_written(button: AdmittedButton) -> None:
    with pytest.raises(ValueError, match="no button"):
        encode_admitted(button)


@pytest.mark.parametrize(
    "data", ["", "a", "aes", "aesl", "aesl0:5", "aesq0", "aesq0:0", "aesx0:x", "afrl0", "aesl01"]
)
def test_what_is_no_button_of_the_list_is_none(data: str) -> None:
    assert decode_admitted(data) is None
