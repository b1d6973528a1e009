import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import DATA_LIMIT, decode, encode
from bot.feedback.buttons import (
    FeedbackButton,
    FeedbackStep,
    ForgetButton,
    decode_feedback,
    encode_feedback,
)
from bot.feedback.keys import feedback_keys, with_offer, without_offer
from bot.page import Page
from bot.texts import texts
from index import Language

languages = st.sampled_from(Language)
numbers = st.integers(1, 2**63 - 1)
votes = st.builds(
    FeedbackButton,
    languages,
    st.booleans(),
    st.booleans(),
    st.none() | numbers,
    st.sampled_from(FeedbackStep),
)


@given(votes | st.builds(ForgetButton, languages, numbers, st.booleans()))
def test_a_button_comes_back_as_it_was_and_fits(button: FeedbackButton | ForgetButton) -> None:
    data = encode(button)
    assert len(data.encode()) <= 24 < DATA_LIMIT
    assert decode(data) == button


@given(st.from_regex(r"f(x?)(es|en)[vkd01]{0,3}:[0-9a-f]{0,17}", fullmatch=True) | st.text(max_size=30))
def test_foreign_data_is_either_read_as_ours_or_refused_without_an_error(data: str) -> None:
    button = decode_feedback(data)
    if button is not None:
        assert encode_feedback(button) == data


@pytest.mark.parametrize("number", [0, -1, 2**63])
def test_a_number_that_no_sentence_has_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no button"):
        encode_feedback(FeedbackButton(Language.ES, True, True, number))
    with pytest.raises(ValueError, match="no button"):
        encode_feedback(ForgetButton(Language.EN, number, sure=True))


@pytest.mark.parametrize("language", list(Language))
def test_the_offer_is_a_row_below_the_others_and_goes_without_a_trace(language: Language) -> None:
    keys = feedback_keys(language, answered=True, sentence_id=7)
    shown = Page("", (keys,)).markup
    assert shown is not None
    votes = [key.button for key in keys]
    assert votes == [FeedbackButton(language, True, good, 7) for good in (True, False)]
    offered = with_offer(shown, FeedbackButton(language, True, False, 7))
    words = texts(language).feedback
    assert [[key.text for key in row] for row in offered.inline_keyboard] == [
        ["👍", "👎"],
        [words.button_keep, words.button_drop],
    ]
    settled = [decode(key.callback_data) for key in offered.inline_keyboard[-1]]
    assert settled == [
        FeedbackButton(language, True, False, 7, step) for step in (FeedbackStep.KEEP, FeedbackStep.DROP)
    ]
    again = with_offer(offered, FeedbackButton(language, True, True, 7))
    assert len(again.inline_keyboard) == 2, "one offer at a time"
    assert without_offer(again).to_dict() == shown.to_dict()
