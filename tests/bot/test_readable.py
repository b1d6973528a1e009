import json
import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.readable import readable

PERSON = {"id": 5, "is_bot": False, "first_name": "Anna"}
CHAT = {"id": 5, "type": "private", "first_name": "Anna"}
GOOD = {
    "update_id": 7,
    "message": {"message_id": 1, "date": 1, "chat": CHAT, "from": PERSON, "text": "hola"},
}
BAD = {"update_id": 8, "message": {"message_id": 1, "text": "el secreto de Xochimilco"}}


def body(*updates: Any) -> bytes:
    return json.dumps({"ok": True, "result": updates}).encode()


def test_what_can_be_read_is_left_as_it_is() -> None:
    for given_body in (body(), body(GOOD), b"no json", b"[]", b'{"ok": true, "result": true}', b"\xff"):
        assert readable(given_body) == given_body


def test_what_cannot_be_read_keeps_its_number_and_its_neighbours(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        left = json.loads(readable(body(GOOD, BAD, GOOD | {"update_id": 9})))
    assert left == {"ok": True, "result": [GOOD, {"update_id": 8}, GOOD | {"update_id": 9}]}
    assert "Update 8 cannot be read" in caplog.text
    assert "Xochimilco" not in caplog.text


@pytest.mark.parametrize("update", [{"message": {}}, {"update_id": "x", "message": {}}, 3, None])
def test_what_has_no_number_is_left_to_the_library(update: Any) -> None:
    assert readable(body(update)) == body(update)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON)
def test_nothing_that_is_delivered_makes_it_fail(anything: Any) -> None:
    readable(json.dumps(anything).encode())
    readable(body(anything, GOOD))
