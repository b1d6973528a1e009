"""What the bot says of itself: commands, name, descriptions, menu button."""

import json
from dataclasses import dataclass, field
from typing import Any

_DEFAULT_SCOPE = {"type": "default"}


@dataclass(slots=True)
class Profile:
    """Attributes:
    commands: (scope as JSON, language code) -> `BotCommand` objects.
    texts: (which of name, description, short_description; language code) -> text.
    menu_buttons: Chat id, None for the default -> `MenuButton` object.
    """

    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)

    def commands_for(self, language_code: str = "", scope: dict[str, Any] | None = None) -> list[str]:
        """The names of the commands that a scope and language see, without fallback."""
        return [command["command"] for command in self.commands.get(self.key(scope, language_code), [])]

    def text(self, which: str, language_code: str = "") -> str:
        """A text as a user of a language sees it: the text for all languages where the language has none."""
        return self.texts.get((which, language_code)) or self.texts.get((which, ""), "")

    @staticmethod
    def key(scope: dict[str, Any] | None, language_code: str | None) -> tuple[str, str]:
        return json.dumps(scope or _DEFAULT_SCOPE, sort_keys=True), language_code or ""
