import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.cleaning import clean, strip_blank_lines

# Letters that combine, marks, every kind of line ending and what is taken out: where mistakes would be.
TEXTS = st.text(
    st.sampled_from(
        "aénN\u0301\u0303\u0327 \t\n\r\v\f\x00\x1b\x7f\x85\u2028\u2029\xa0\xad\ufeff\u200b\u2060“—."
    )
    | st.characters(codec="utf-8")
)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("uno\r\ndos\rtres\ncuatro", "uno\ndos\ntres\ncuatro"),
        ("uno\u2028dos\u2029tres\x85cuatro\vcinco\fseis", "uno\ndos\ntres\ncuatro\ncinco\nseis"),
        ("camio\u0301n y sen\u0303al", "camión y señal"),
        ("\ufeffMe\u0301\u200bxi\xadco y la zona\u2060", "México y la zona"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\tb\xa0c\u202fd", "a\tb\xa0c\u202fd"),
        ("“sí” – ‘no’ — «tal vez»…", "“sí” – ‘no’ — «tal vez»…"),
    ],
)
def test_only_line_endings_strays_and_the_normal_form_change(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(TEXTS)
def test_cleaning_again_changes_nothing(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@given(TEXTS)
def test_clean_text_is_nfc_and_has_no_controls_but_tab_and_line_feed(raw: str) -> None:
    text = clean(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert {char for char in text if unicodedata.category(char) in ("Cc", "Zl", "Zp")} <= {"\t", "\n"}


@given(TEXTS)
def test_no_letter_digit_or_mark_is_lost(raw: str) -> None:
    def written(text: str) -> str:
        kept = (
            char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char)[0] in "LNPS"
        )
        return "".join(kept)

    # A letter and its accent with a stray between them come together, as they would for the eye.
    without_strays = "".join(char for char in raw if char not in "\ufeff\u200b\u2060\xad" and char >= " ")
    assert written(clean(raw)) == written("".join(c for c in without_strays if not "\x7f" <= c <= "\x9f"))


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("\n \t\n  uno\n\ndos \n\n", "  uno\n\ndos"),
        ("uno", "uno"),
        ("\xa0\nuno\n\xa0", "uno"),
        (" \n \n", ""),
        ("", ""),
    ],
)
def test_blank_lines_are_stripped_at_both_ends_and_nowhere_else(text: str, stripped: str) -> None:
    assert strip_blank_lines(text) == stripped
