import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("TÍTULO", "titulo"),
        ("Ñandú", "nandu"),
        ("Agüero", "aguero"),
        ("STRASSE ß", "strasse ss"),
        ("1.ª", "1.a"),
    ],
)
def test_capitals_and_accents_are_gone(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
