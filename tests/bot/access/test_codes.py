import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access.codes import ALPHABET, LENGTH, LINKED, digest, new_code


def test_a_code_is_fifty_bits_of_signs_that_nobody_takes_for_one_another() -> None:
    assert len(set(ALPHABET)) == 32
    assert LENGTH * 5 == 50
    assert not set(ALPHABET) & set("01OI")
    assert len({new_code() for _ in range(500)}) == 500


def test_a_code_can_stand_in_a_link_and_is_known_there() -> None:
    for _ in range(50):
        code = new_code()
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code)
        assert LINKED.match(f"/start {code}")
    for other in (
        "/start",
        "/start prensa",
        f"hola /start {new_code()}",
        f"/start {new_code()} x",
        f"/help {new_code()}",
    ):
        assert LINKED.search(other) is None


@given(st.sampled_from(["{}", " {} ", "{}\n"]), st.booleans(), st.sampled_from(["-", "", " ", "–", " - "]))
def test_however_a_code_is_written_it_is_the_same(frame: str, lower: bool, between: str) -> None:
    code = new_code()
    written = frame.format(between.join(code.split("-")))
    assert digest(written.lower() if lower else written) == digest(code)
    assert code.replace("-", "") not in (digest(code) or "").upper()


@pytest.mark.parametrize("written", ["", "hola", "ABCDE", "ABCDE-FGHJ0", "ABCDE-FGHJKL", "ß" * 10, "\ud800"])
def test_what_cannot_be_a_code_is_none(written: str) -> None:
    assert digest(written) is None


@given(st.text())
def test_whatever_is_written_does_no_harm(written: str) -> None:
    assert digest(written) is None or len(digest(written) or "") == 64
