"""answerCallbackQuery and answerInlineQuery."""

from typing import Any

from tests.telegram import content
from tests.telegram.content import formatted
from tests.telegram.errors import bad_request
from tests.telegram.keyboards import inline_keyboard
from tests.telegram.sending import known_users
from tests.telegram.world import World

Params = dict[str, Any]

MOST_RESULTS = 50  # https://core.telegram.org/bots/api#answerinlinequery


def answer_callback_query(world: World, params: Params) -> bool:
    query = world.query(params["callback_query_id"])
    url = params.get("url")
    if url and not url.startswith(
        (f"https://t.me/{world.bot['username']}?", f"t.me/{world.bot['username']}?")
    ):
        raise bad_request("URL_INVALID")
    query.answers.append(params)
    world.log.notify()
    return True


def answer_inline_query(world: World, params: Params) -> bool:
    query = world.query(params["inline_query_id"])
    results = params["results"]
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        if len(params.get("next_offset", "").encode()) > 64:
            raise bad_request("NEXT_OFFSET_INVALID")
        inline_keyboard(result.get("reply_markup"), "sender")
        inline_content(world, result)
    query.answers.append(params)
    world.log.notify()
    return True


def inline_content(world: World, result: Params) -> content.Formatted:
    """Reads the text that choosing an inline result sends.

    Raises:
        ApiError: The text is empty, too long, or its markup is wrong.
    """
    message = result.get("input_message_content", {})
    if "message_text" in message:
        text = formatted(
            message["message_text"], message.get("parse_mode"), message.get("entities"), known_users(world)
        )
        return content.message_text(text, too_long="MESSAGE_TOO_LONG")
    caption = formatted(
        result.get("caption", ""),
        result.get("parse_mode"),
        result.get("caption_entities"),
        known_users(world),
    )
    return content.caption(caption)
