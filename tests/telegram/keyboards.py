"""Inline keyboards: what Telegram refuses in a button, and the form in which a message keeps one."""

from typing import Any

from tests.telegram.errors import bad_request
from tests.telegram.links import checked_link, mentioned_user

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_MOST_BUTTONS = (
    100  # https://core.telegram.org/bots/api is silent; servers answer REPLY_MARKUP_TOO_LONG above it
)


def inline_keyboard(markup: dict[str, Any] | None, chat_type: str = "private") -> dict[str, Any] | None:
    """Checks an inline keyboard whose types the schema has checked.

    Returns:
        The keyboard without empty rows; None when no button is left, or for another kind of reply markup.

    Raises:
        ApiError: A button has no text, no action or more than one, or an action Telegram refuses.
    """
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [[_button(button, chat_type) for button in row] for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _button(button: dict[str, Any], chat_type: str) -> dict[str, Any]:
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in _ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request(
            f"can't parse inline keyboard button: exactly one of {', '.join(actions)} must be used"
        )
    kept = dict(button)
    if "url" in button and mentioned_user(button["url"]) is None:
        link = checked_link(button["url"])
        if link is None:
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        kept["url"] = link
    if "web_app" in button:
        if chat_type != "private":
            raise bad_request("BUTTON_TYPE_INVALID")
        if not button["web_app"]["url"].startswith("https://"):
            raise bad_request(
                f"inline keyboard button Web App URL '{button['web_app']['url']}' is invalid: "
                "Only HTTPS links are allowed"
            )
    return kept
