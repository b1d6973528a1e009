import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import (
    DATA_LIMIT,
    MAX_PASSAGES,
    Button,
    LanguageButton,
    PassageButton,
    ReleasesButton,
    View,
    decode,
    encode,
)
from index import Language

languages = st.sampled_from(Language)
spans = st.tuples(st.integers(0, 5000), st.integers(0, 5000))


@st.composite
def passage_buttons(draw: st.DrawFn, largest: int = 36**5) -> PassageButton:
    sentences = draw(st.lists(st.integers(0, largest), min_size=1, max_size=MAX_PASSAGES, unique=True))
    return PassageButton(
        language=draw(languages),
        answered=draw(st.booleans()),
        sentences=tuple(sentences),
        position=draw(st.integers(0, len(sentences) - 1)),
        view=draw(st.sampled_from(View)),
        highlight=draw(st.none() | spans),
    )


@given(
    passage_buttons()
    | st.builds(ReleasesButton, languages, st.integers(0, 10**9))
    | st.builds(LanguageButton, st.none() | languages)
)
def test_a_button_comes_back_as_it_was_and_fits(button: Button) -> None:
    data = encode(button)
    assert len(data.encode()) <= DATA_LIMIT
    assert decode(data) == button


@given(passage_buttons(largest=2**63 - 1))
def test_with_huge_numbers_only_later_passages_or_the_highlight_are_lost(button: PassageButton) -> None:
    try:
        data = encode(button)
    except ValueError:
        # Four numbers of thirteen digits are the most that fit.
        assert button.position >= 3
        return
    assert len(data.encode()) <= DATA_LIMIT
    read = decode(data)
    assert isinstance(read, PassageButton)
    assert read.sentence_id == button.sentence_id
    assert button.sentences[: len(read.sentences)] == read.sentences
    assert read.highlight in (button.highlight, None)


@given(st.text(max_size=80) | st.binary() | st.none() | st.from_regex(r"p(es|en)[01][qc][0-9]:[0-9a-z.:-]*"))
def test_foreign_data_is_either_read_as_ours_or_refused_without_an_error(data: object) -> None:
    button = decode(data)
    if button is not None:
        assert encode(button) == data


@pytest.mark.parametrize(
    "data",
    [
        "",
        "p",
        "pes1q0:",
        "pes1q1:5",  # No passage at that position.
        "pes1q0:05",  # No number is written like that.
        "pes1q0:zzzzzzzzzzzzz",  # Larger than any id.
        "pfr1q0:5",
        "pes1q0:5:1-2-3",
        "pes1q0:5 ",
        "pes1q0:5\n",
        "res:-1",
        "lfr",
        "pes1q0:" + "5." * 40 + "5",
        "pes1q0:1.2.3.4.5.6.7",  # More passages than we ever give.
        "pes1q0:٥",
    ],
)
def test_malformed_data_is_no_button(data: str) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    "button",
    [
        PassageButton(Language.ES, True, ()),
        PassageButton(Language.ES, True, (5,), position=1),
        PassageButton(Language.ES, True, (-5,)),
        ReleasesButton(Language.ES, -1),
    ],
)
def test_a_button_that_makes_no_sense_cannot_be_made(button: Button) -> None:
    with pytest.raises(ValueError, match=r"passage|negative"):
        encode(button)
