import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefings.buttons import BriefingButton, BriefingView, Listed
from bot.buttons import DATA_LIMIT, decode, encode
from index import Language

LISTS = (BriefingView.NEW, BriefingView.FIRST)
ONES = [view for view in BriefingView if view not in LISTS]


def buttons(largest: int) -> st.SearchStrategy[BriefingButton]:
    numbers = st.integers(0, largest)
    languages = st.sampled_from(Language)
    lists = st.builds(Listed, numbers, numbers, st.booleans())
    return st.builds(BriefingButton, languages, st.sampled_from(LISTS), numbers, numbers) | st.builds(
        BriefingButton, languages, st.sampled_from(ONES), numbers, st.none() | numbers, st.none() | lists
    )


@given(buttons(10**12 - 1))
def test_a_button_comes_back_as_it_was_and_fits(button: BriefingButton) -> None:
    data = encode(button)
    assert len(data.encode()) <= DATA_LIMIT
    assert decode(data) == button


@given(buttons(10**16 - 1))
def test_with_huge_numbers_only_the_way_back_is_lost(button: BriefingButton) -> None:
    data = encode(button)
    assert len(data.encode()) <= DATA_LIMIT
    read = decode(data)
    assert isinstance(read, BriefingButton)
    assert (read.view, read.number, read.detail) == (button.view, button.number, button.detail)
    assert read.listed in (button.listed, None)


@pytest.mark.parametrize(
    "button",
    [
        BriefingButton(Language.ES, BriefingView.OVERVIEW, -1),
        BriefingButton(Language.ES, BriefingView.SENTENCE, 1, -1),
        BriefingButton(Language.EN, BriefingView.OVERVIEW, 10**16),
        BriefingButton(Language.EN, BriefingView.OVERVIEW, 1, 1, Listed(-1)),
        BriefingButton(Language.EN, BriefingView.NEW, 1, 0, Listed(1)),
    ],
)
def test_a_button_of_impossible_numbers_is_not_made(button: BriefingButton) -> None:
    with pytest.raises(ValueError, match="button"):
        encode(button)


@pytest.mark.parametrize(
    "data", ["b", "bes", "beso", "bfro1", "besx1", "beso01", "beso1.", "beso1n2", "besn1.0n1.0", "beso-1"]
)
def test_what_no_briefing_wrote_is_no_button(data: str) -> None:
    assert decode(data) is None


@pytest.mark.parametrize("first", [True, False])
def test_the_way_back_leads_to_the_page_of_the_list(first: bool) -> None:
    listed = Listed(7, 2, first)
    assert BriefingButton.to_list(Language.ES, listed).list_shown == listed
    assert BriefingButton(Language.ES, BriefingView.OVERVIEW, 7, 2).list_shown is None
