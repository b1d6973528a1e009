import json
from typing import Any

import httpx
import pytest
import telegram

from tests.telegram.fixtures import client_request, ssl_context
from tests.telegram.methods import METHODS
from tests.telegram.server import BotApi


async def test_the_real_client_logs_in(bot: telegram.Bot, bot_api: BotApi) -> None:
    assert (await bot.get_me()).username == "vocero_test_bot"
    assert [call.method for call in bot_api.log.calls] == ["getMe", "getMe"]


@pytest.mark.parametrize("name", ["getMe", "getme", "GETME", "getMe/"])
async def test_method_names_come_in_any_case_and_by_get_or_post(raw: httpx.AsyncClient, name: str) -> None:
    for answer in (await raw.get(name), await raw.post(name)):
        assert answer.status_code == 200
        assert answer.json()["result"]["is_bot"] is True
        assert answer.headers["Content-Type"] == "application/json"


async def test_a_wrong_token_is_unauthorized(bot_api: BotApi) -> None:
    request = client_request()
    stranger = telegram.Bot(
        "1:wrong", base_url=bot_api.base_url, request=request, get_updates_request=request
    )
    with pytest.raises(telegram.error.InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    async with httpx.AsyncClient(trust_env=False, verify=ssl_context()) as client:
        answer = await client.get(f"{bot_api.base_url}1:wrong/getMe")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found_and_breaks_the_test(
    raw: httpx.AsyncClient, bot_api: BotApi
) -> None:
    answer = await raw.get("sendPigeon")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert bot_api.log.take_violations() == ["sendPigeon: there is no such method"]


async def test_other_paths_are_not_found(bot_api: BotApi) -> None:
    async with httpx.AsyncClient(trust_env=False, verify=ssl_context()) as client:
        for path in ("/", "/bot", f"/bot{bot_api.token}", "/file/x"):
            answer = await client.get(bot_api.url + path)
            assert (answer.status_code, answer.json()["description"]) == (404, "Not Found")


FORM = "application/x-www-form-urlencoded"
MARKUP = {"inline_keyboard": [[{"text": "Más", "callback_data": "m"}]]}
FLAT = {
    "text": "<b>ñ</b>",
    "parse_mode": "HTML",
    "disable_notification": "true",
    "reply_markup": json.dumps(MARKUP),
}


def _bodies(chat_id: int) -> list[dict[str, Any]]:
    flat = {"chat_id": str(chat_id), **FLAT}
    nested = flat | {"chat_id": chat_id, "disable_notification": True, "reply_markup": MARKUP}
    return [
        {"params": flat},
        {"data": flat},
        {"json": nested},
        {"json": flat},
        {"files": {name: (None, value) for name, value in flat.items()}},
        {"params": {"chat_id": chat_id}, "data": FLAT},
    ]


@pytest.mark.parametrize("kind", range(6))
async def test_every_kind_of_body_carries_the_same_request(
    raw: httpx.AsyncClient, bot_api: BotApi, kind: int
) -> None:
    chat = bot_api.private(bot_api.user())
    answer = await raw.post("sendMessage", **_bodies(chat.id)[kind])
    assert answer.status_code == 200, answer.text
    [message] = bot_api.sent(chat)
    assert (message.text, message.spans("bold"), message.buttons, message.silent) == (
        "ñ",
        ["ñ"],
        ["Más"],
        True,
    )
    assert bot_api.log.calls[0].params == {
        "chat_id": chat.id,
        "text": "<b>ñ</b>",
        "parse_mode": "HTML",
        "disable_notification": True,
        "reply_markup": MARKUP,
    }


@pytest.mark.parametrize(
    ("request_", "problem"),
    [
        ({"json": []}, "expected a JSON object in the request body"),
        (
            {"content": b"{", "headers": {"Content-Type": "application/json"}},
            "can't parse JSON object",
        ),
        (
            {"data": {"chat_id": "1", "text": "a", "reply_markup": "{"}},
            "can't parse reply markup JSON object",
        ),
        (
            {"data": {"chat_id": "1", "text": "a", "disable_notification": "perhaps"}},
            'parameter "disable_notification" must be of type Boolean',
        ),
        (
            {"data": {"chat_id": "1", "text": "a", "message_thread_id": "x"}},
            'parameter "message_thread_id" must be of type Integer',
        ),
        (
            {
                "content": b"chat_id=1&text=%FF",
                "headers": {"Content-Type": "application/x-www-form-urlencoded"},
            },
            "strings must be encoded in UTF-8",
        ),
        (
            {"content": b"a", "headers": {"Content-Type": "text/plain"}},
            "unsupported content type of the request body",
        ),
        ({"json": {"chat_id": 1, "text": None}}, "message text is empty"),
        ({"data": {"chat_id": "x", "text": "a"}}, "chat not found"),
        ({"data": {"chat_id": "@nobody", "text": "a"}}, "chat not found"),
    ],
)
async def test_malformed_requests_are_refused(
    raw: httpx.AsyncClient, request_: dict[str, Any], problem: str
) -> None:
    answer = await raw.post("sendMessage", **request_)
    assert (answer.status_code, answer.json()["description"]) == (400, f"Bad Request: {problem}")


async def test_a_malformed_multipart_body_is_refused(raw: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = await raw.post("sendMessage", content=b"--x\r\nnothing", headers=headers)
    assert answer.status_code == 400
    assert answer.json()["description"].startswith("Bad Request: ")


async def test_unknown_parameters_and_unused_files_pass_but_break_the_test(
    raw: httpx.AsyncClient, bot_api: BotApi
) -> None:
    chat = bot_api.private(bot_api.user())
    data = {"chat_id": str(chat.id), "text": "a", "colour": "red"}
    answer = await raw.post("sendMessage", data=data, files={"photo": ("a.png", b"x")})
    assert answer.status_code == 200
    assert bot_api.log.take_violations() == [
        "sendMessage: unknown parameter colour",
        "sendMessage: unused file photo",
    ]


async def test_methods_that_are_not_played_are_refused_and_break_the_test(
    bot: telegram.Bot, bot_api: BotApi
) -> None:
    chat = bot_api.private(bot_api.user())
    with pytest.raises(telegram.error.BadRequest, match="not implemented by the test server"):
        await bot.send_dice(chat.id)
    [violation] = bot_api.log.take_violations()
    assert violation.startswith("sendDice: ")


async def test_a_fault_of_the_server_itself_breaks_the_test(
    bot: telegram.Bot, bot_api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setitem(METHODS, "getMyCommands", broken)
    with pytest.raises(telegram.error.NetworkError, match="Internal Server Error"):
        await bot.get_my_commands()
    assert bot_api.log.take_violations() == ["getMyCommands: the server failed with KeyError('x')"]


async def test_an_answer_that_breaks_the_schema_breaks_the_test(
    raw: httpx.AsyncClient, bot_api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(bot_api.world.bot, "is_bot", "yes")
    await raw.get("getMe")
    [own] = bot_api.log.take_violations()
    assert (
        own == 'the server\'s own answer to getMe: Bad Request: field "getMe.is_bot" must be of type Boolean'
    )
