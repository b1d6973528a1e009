import pytest
from telegram import Bot, BotCommandScopeChat, MenuButtonCommands
from telegram.error import BadRequest

from tests.telegram.server import BotApi


async def test_commands_are_kept_by_scope_and_language(bot: Bot, bot_api: BotApi) -> None:
    chat = bot_api.private(bot_api.user())
    await bot.set_my_commands([("next", "What comes next")])
    await bot.set_my_commands([("next", "Lo que viene")], language_code="es")
    await bot.set_my_commands([("admin", "Admin")], scope=BotCommandScopeChat(chat.id))
    assert [c.description for c in await bot.get_my_commands(language_code="es")] == ["Lo que viene"]
    assert bot_api.profile.commands_for() == ["next"]
    assert bot_api.profile.commands_for(scope={"type": "chat", "chat_id": chat.id}) == ["admin"]
    await bot.delete_my_commands(language_code="es")
    assert await bot.get_my_commands(language_code="es") == ()


@pytest.mark.parametrize(
    ("commands", "problem"),
    [
        ([("Next", "a")], "Bot_command_invalid"),
        ([("n" * 33, "a")], "Bot_command_invalid"),
        ([("next", " ")], "Bot_command_description_invalid"),
        ([("next", "a" * 257)], "characters 1-256"),
        ([("next", "a"), ("next", "b")], "Bot_command_duplicate"),
        ([(f"c{n}", "a") for n in range(101)], "items 0-100"),
    ],
)
async def test_commands_that_telegram_refuses_are_refused(
    bot: Bot, commands: list[tuple[str, str]], problem: str
) -> None:
    with pytest.raises(BadRequest, match=problem):
        await bot.set_my_commands(commands)


async def test_descriptions_fall_back_to_the_one_for_all_languages(bot: Bot, bot_api: BotApi) -> None:
    await bot.set_my_description("Answers with quotations")
    await bot.set_my_description("Contesta con citas", language_code="es")
    await bot.set_my_short_description("Quotes")
    await bot.set_my_name("Vocero")
    assert (await bot.get_my_description(language_code="es")).description == "Contesta con citas"
    assert (await bot.get_my_description(language_code="en")).description == "Answers with quotations"
    assert (await bot.get_my_short_description()).short_description == "Quotes"
    assert bot_api.profile.text("name", "es") == "Vocero"
    with pytest.raises(BadRequest, match="Language_code_invalid"):
        await bot.set_my_description("a", language_code="español")
    with pytest.raises(BadRequest, match="characters 0-120"):
        await bot.set_my_short_description("a" * 121)


async def test_the_menu_button_is_kept(bot: Bot, bot_api: BotApi) -> None:
    anna = bot_api.user()
    await bot.set_chat_menu_button(bot_api.private(anna).id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(anna.id)).type == "commands"
    assert (await bot.get_chat_menu_button()).type == "default"
    with pytest.raises(BadRequest, match="Chat must be a private chat"):
        await bot.set_chat_menu_button(bot_api.group("Mesa", [anna]).id)


async def test_logging_out_and_closing_succeed(bot: Bot) -> None:
    assert await bot.log_out()
    assert await bot.close()
