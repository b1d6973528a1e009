import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import decode, encode
from bot.subscriptions.buttons import SubscribeButton, decode_subscribe
from bot.subscriptions.subscription import Pace
from index import Language

languages = st.sampled_from(Language)
buttons = (
    st.builds(SubscribeButton, languages)
    | st.builds(SubscribeButton, languages, end=st.just(True))
    | st.builds(SubscribeButton, languages, everything=st.just(True))
    | st.builds(
        SubscribeButton,
        languages,
        st.sampled_from(Pace),
        st.none() | st.integers(0, 6),
        st.none() | st.integers(0, 24 * 60 - 1),
    )
)


@given(buttons)
def test_a_button_comes_back_as_it_was_and_is_short(button: SubscribeButton) -> None:
    assert decode(encode(button)) == button
    assert len(encode(button).encode()) <= 12


@pytest.mark.parametrize("data", ["s", "sfr", "sesd:1440", "sesw7", "sesxx", "sese:", "sesd:12345", "ses\n"])
def test_what_is_no_such_button_is_none(data: str) -> None:
    assert decode_subscribe(data) is None


@given(st.text(max_size=20))
def test_any_text_is_a_button_or_none(text: str) -> None:
    decode_subscribe(f"s{text}")
