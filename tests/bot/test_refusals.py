import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.refusals import (
    NO_CHAT,
    NO_MESSAGE,
    NO_QUESTION,
    NO_RIGHT,
    NO_THREAD,
    OLD_PRESS,
    UNCHANGED,
    cannot_be_told,
    says,
)

KINDS = {
    "unchanged": UNCHANGED,
    "no message": NO_MESSAGE,
    "no question": NO_QUESTION,
    "old press": OLD_PRESS,
    "no chat": NO_CHAT,
    "no thread": NO_THREAD,
    "no right": NO_RIGHT,
}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        # As the library gives them, without the prefix of their kind.
        ("Message is not modified: specified new message content and reply markup are the same", "unchanged"),
        ("Message to edit not found", "no message"),
        ("MESSAGE_ID_INVALID", "no message"),
        ("Message to be replied not found", "no question"),
        ("Message to react not found", "no question"),
        ("Query is too old and response timeout expired or query id is invalid", "old press"),
        ("QUERY_ID_INVALID", "old press"),
        ("Chat not found", "no chat"),
        ("PEER_ID_INVALID", "no chat"),
        ("Group chat was deactivated", "no chat"),
        ("Message thread not found", "no thread"),
        ("TOPIC_CLOSED", "no thread"),
        ("TOPIC_DELETED", "no thread"),
        ("Not enough rights to send text messages to the chat", "no right"),
        ("CHAT_WRITE_FORBIDDEN", "no right"),
        ("Can't parse entities: unsupported start tag", None),
        ("Message is too long", None),
    ],
)
def test_a_refusal_is_of_one_kind(said: str, kind: str | None) -> None:
    kinds = [name for name, phrases in KINDS.items() if says(BadRequest(said), *phrases)]
    assert kinds == ([] if kind is None else [kind])


@pytest.mark.parametrize(
    ("refusal", "gone"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), True),
        (Forbidden("Forbidden: bot was kicked from the group chat"), True),
        (BadRequest("Chat not found"), True),
        (BadRequest("TOPIC_CLOSED"), True),
        (BadRequest("Not enough rights to send text messages to the chat"), True),
        (BadRequest("Message to be replied not found"), True),
        (BadRequest("Message is too long"), False),
        (BadRequest("Message is not modified"), False),
        (NetworkError("chat not found"), False),
        (TelegramError("Forbidden"), False),
    ],
)
def test_whom_nothing_can_be_told(refusal: TelegramError, gone: bool) -> None:
    assert cannot_be_told(refusal) is gone
