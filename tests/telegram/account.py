"""getMe, logOut, close, and the bot's commands, names, descriptions and menu buttons."""

import re
from collections.abc import Callable
from typing import Any

from tests.telegram.errors import bad_request
from tests.telegram.world import World

Params = dict[str, Any]

_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")


def get_me(world: World, _: Params) -> Params:
    return world.bot


def log_out(world: World, _: Params) -> bool:
    world.updates.end_poll()
    return True


def set_my_commands(world: World, params: Params) -> bool:
    _check_scope(world, params.get("scope"))
    for command in params["commands"]:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not command["description"].strip():
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    names = [command["command"] for command in params["commands"]]
    if len(set(names)) < len(names):
        raise bad_request("BOT_COMMAND_DUPLICATE")
    commands = [{**c, "command": c["command"].removeprefix("/")} for c in params["commands"]]
    world.profile.commands[_key(world, params)] = commands
    return True


def get_my_commands(world: World, params: Params) -> list[Params]:
    return world.profile.commands.get(_key(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    world.profile.commands.pop(_key(world, params), None)
    return True


def set_text(which: str) -> Callable[[World, Params], bool]:
    def handler(world: World, params: Params) -> bool:
        world.profile.texts[which, _language(params)] = params.get(which, "")
        return True

    return handler


def get_text(which: str) -> Callable[[World, Params], Params]:
    def handler(world: World, params: Params) -> Params:
        return {which: world.profile.text(which, _language(params))}

    return handler


def set_chat_menu_button(world: World, params: Params) -> bool:
    if "chat_id" in params and world.chat(params["chat_id"]).type != "private":
        raise bad_request("chat must be a private chat")
    world.profile.menu_buttons[params.get("chat_id")] = params.get("menu_button", {"type": "default"})
    return True


def get_chat_menu_button(world: World, params: Params) -> Params:
    return world.profile.menu_buttons.get(params.get("chat_id"), {"type": "default"})


def _key(world: World, params: Params) -> tuple[str, str]:
    return world.profile.key(params.get("scope"), _language(params))


def _check_scope(world: World, scope: Params | None) -> None:
    if scope and "chat_id" in scope:
        world.chat(scope["chat_id"])


def _language(params: Params) -> str:
    code = params.get("language_code", "")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("LANGUAGE_CODE_INVALID")
    return str(code)
