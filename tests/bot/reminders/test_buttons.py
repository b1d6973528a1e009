import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import DATA_LIMIT, decode, encode
from bot.reminders.buttons import RemindAction, RemindButton
from index import Language

UID = "0123456789abcdef"
uids = st.text("0123456789abcdef", min_size=16, max_size=16)
codes = st.builds("{}{}".format, st.integers(0, 99999), st.sampled_from("mhdw"))


@st.composite
def remind_buttons(draw: st.DrawFn) -> RemindButton:
    action = draw(st.sampled_from(RemindAction))
    asks = action in (RemindAction.OPEN, RemindAction.PICK)
    return RemindButton(
        draw(st.sampled_from(Language)),
        draw(uids if asks else st.none() | uids),
        action,
        draw(codes) if action is RemindAction.SET else None,
    )


@given(remind_buttons())
def test_a_button_comes_back_as_it_was_and_fits(button: RemindButton) -> None:
    data = encode(button)
    assert len(data.encode()) <= DATA_LIMIT // 2
    assert decode(data) == button


@pytest.mark.parametrize(
    "data",
    [
        "mes",
        "meso",  # Asks of no event.
        f"mfro{UID}",
        f"meso{UID[:-1]}",
        f"meso{UID.upper()}",
        f"meso{UID}:1d",  # Asks for a lead and has one.
        f"mess{UID}",  # Sets none.
        f"mess{UID}:01d",
        f"mess{UID}:1y",
        f"mesx{UID}:1d",
        f"mess{UID}:1d ",
        f"mess{UID}:١d",
    ],
)
def test_malformed_data_is_no_button(data: str) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    "button",
    [
        RemindButton(Language.ES, None),
        RemindButton(Language.ES, "x"),
        RemindButton(Language.ES, "", RemindAction.REMOVE),
        RemindButton(Language.ES, UID, RemindAction.SET),
        RemindButton(Language.ES, UID, RemindAction.REMOVE, "1d"),
        RemindButton(Language.ES, UID, RemindAction.SET, ""),
    ],
)
def test_a_button_that_makes_no_sense_cannot_be_made(button: RemindButton) -> None:
    with pytest.raises(ValueError, match="no button"):
        encode(button)
