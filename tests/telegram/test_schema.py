import re
from typing import Any

import pytest

from tests.telegram.errors import ApiError
from tests.telegram.make_schema import HERE, compact, render
from tests.telegram.methods import METHODS
from tests.telegram.schema import Checker, Field, Schema

SCHEMA = Schema.load()


def check(method: str, params: dict[str, Any]) -> list[str]:
    checker = Checker(SCHEMA)
    checker.fields(params, SCHEMA.methods[method.lower()].params)
    return checker.unknown


def test_the_script_keeps_names_types_and_limits() -> None:
    def field(name: str, kind: str, required: bool, description: str) -> dict[str, Any]:
        return {"name": name, "types": kind.split("|"), "required": required, "description": description}

    description: dict[str, Any] = {
        "version": "Bot API 0.1",
        "methods": {
            "say": {
                "returns": ["Boolean"],
                "fields": [
                    field("chat_id", "Integer|String", True, "Where to."),
                    field("text", "String", True, "What, 1-4096 characters after entities parsing"),
                    field("data", "String", False, "Bytes, 1-64 bytes"),
                    field("limit", "Integer", False, "Values between 1-100 are accepted."),
                    field("ids", "Array of Integer", True, "A list of 1-100 identifiers of messages"),
                ],
            }
        },
        "types": {
            "Thing": {"subtypes": ["ThingA"]},
            "ThingA": {"fields": [field("type", "String", True, "Type of the thing, always “a”")]},
        },
    }
    small = compact(description)
    assert small["methods"]["say"]["params"] == {
        "chat_id": "!Integer|String",
        "text": "!String;characters=1-4096;parsed",
        "data": "String;bytes=1-64",
        "limit": "Integer;range=1-100",
        "ids": "!Array of Integer;items=1-100",
    }
    assert small["types"]["Thing"] == {"subtypes": ["ThingA"]}
    assert small["types"]["ThingA"] == {"fields": {"type": "!String;const=a"}}
    assert small["licence"].startswith("MIT")
    assert '"say": {' in render(small)


def test_the_schema_is_the_published_one_and_names_its_source() -> None:
    text = (HERE / "schema.json").read_text(encoding="utf-8")
    assert re.search(r'"source": "https://github.com/PaulSonOfLars/telegram-bot-api-spec"', text)
    assert len(SCHEMA.methods) > 150
    assert len(SCHEMA.types) > 300
    assert SCHEMA.types["InlineKeyboardButton"]["callback_data"].limits == {"bytes": "1-64"}
    assert SCHEMA.methods["sendmessage"].params["text"] == Field(
        "text", ("String",), True, {"characters": "1-4096", "parsed": ""}
    )
    assert SCHEMA.methods["senddocument"].params["caption"].limits == {"characters": "0-1024", "parsed": ""}


def test_every_method_that_is_played_is_in_the_schema() -> None:
    assert {method.lower() for method in METHODS} <= set(SCHEMA.methods)


def test_every_type_that_a_field_names_is_known() -> None:
    known = set(SCHEMA.types) | set(SCHEMA.unions) | {"Integer", "Float", "Boolean", "String", "InputFile"}
    fields = [f for method in SCHEMA.methods.values() for f in method.params.values()]
    fields += [f for kind in SCHEMA.types.values() for f in kind.values()]
    assert {name.replace("Array of ", "") for f in fields for name in f.types} <= known


BUTTON = {"text": "Más", "callback_data": "m"}


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"chat_id": 1, "text": "a"}),
        ("sendMessage", {"chat_id": "@canal", "text": "a", "reply_markup": {"inline_keyboard": [[BUTTON]]}}),
        ("sendMessage", {"chat_id": 1, "text": "a", "reply_markup": {"keyboard": [[{"text": "b"}]]}}),
        ("sendMessage", {"chat_id": 1, "text": "a", "reply_markup": {"remove_keyboard": True}}),
        ("getUpdates", {"allowed_updates": ["message"], "limit": 100}),
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}], "scope": {"type": "default"}}),
        (
            "setMessageReaction",
            {"chat_id": 1, "message_id": 2, "reaction": [{"type": "emoji", "emoji": "👍"}]},
        ),
        (
            "answerInlineQuery",
            {
                "inline_query_id": "1",
                "results": [
                    {
                        "type": "article",
                        "id": "1",
                        "title": "a",
                        "input_message_content": {"message_text": "b"},
                    },
                    {"type": "photo", "id": "2", "photo_file_id": "c"},
                ],
            },
        ),
    ],
)
def test_values_that_fit_the_schema_pass(method: str, params: dict[str, Any]) -> None:
    assert check(method, params) == []


@pytest.mark.parametrize(
    ("method", "params", "problem"),
    [
        ("sendMessage", {"text": "a"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1}, "message text is empty"),
        ("getChatMember", {"chat_id": 1}, "invalid user_id specified"),
        ("answerCallbackQuery", {}, 'parameter "callback_query_id" is required'),
        ("sendMessage", {"chat_id": 1, "text": 5}, 'field "text" must be of type String'),
        ("sendMessage", {"chat_id": True, "text": "a"}, 'field "chat_id" must be of type Integer'),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "disable_notification": 1},
            'field "disable_notification" must be of type Boolean',
        ),
        (
            "sendLocation",
            {"chat_id": 1, "latitude": "x", "longitude": 2},
            'field "latitude" must be of type Float',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "entities": {"type": "bold"}},
            'field "entities" must be of type Array',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "entities": [{"type": "bold", "offset": 0}]},
            'can\'t find field "entities[0].length"',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [BUTTON]}},
            'field "reply_markup.inline_keyboard[0]" must be of type Array',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[{"callback_data": "m"}]]}},
            'can\'t find field "reply_markup.inline_keyboard[0][0].text"',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "reply_parameters": {"message_id": "x"}},
            'field "reply_parameters.message_id" must be of type Integer',
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "chat"}},
            'can\'t find field "scope.chat_id"',
        ),
        ("getUpdates", {"limit": 101}, 'field "limit" is out of its limit: range 1-100'),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1", "text": "a" * 201},
            'field "text" is out of its limit: characters 0-200',
        ),
        (
            "deleteMessages",
            {"chat_id": 1, "message_ids": []},
            'field "message_ids" is out of its limit: items 1-100',
        ),
    ],
)
def test_values_that_do_not_fit_are_refused(method: str, params: dict[str, Any], problem: str) -> None:
    with pytest.raises(ApiError) as refusal:
        check(method, params)
    assert (refusal.value.code, refusal.value.description) == (400, f"Bad Request: {problem}")


def test_what_the_schema_does_not_know_is_noted_with_its_path() -> None:
    button = BUTTON | {"colour": "red"}
    params = {"chat_id": 1, "text": "a", "reply_to": 3, "reply_markup": {"inline_keyboard": [[button]]}}
    assert check("sendMessage", params) == ["reply_markup.inline_keyboard[0][0].colour", "reply_to"]
