"""Writes `.env.example` from the settings themselves: `python -m config.example > .env.example`."""

import sys
import textwrap

from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from config.settings import Settings

_WIDTH = 100


def example() -> str:
    """The text of `.env.example`: each setting with what it does, commented out, at its default."""
    prefix = Settings.model_config["env_prefix"]
    blocks = [
        "# The settings of Vocero. Copy this file to .env and take the # from the lines you change;\n"
        "# a variable of the environment counts more than the file."
    ]
    for name, field in Settings.model_fields.items():
        words = textwrap.wrap(field.description or "", _WIDTH - 2)
        lines = [f"# {line}" for line in words]
        lines.append(f"#{prefix}{name.upper()}={_as_value(field.default)}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _as_value(default: object) -> str:
    if default is None:
        return ""
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, SecretStr) or default is PydanticUndefined:
        raise TypeError("a default that cannot stand in an example: a secret, or none at all")
    if isinstance(default, tuple):
        return ",".join(map(str, default))
    return str(default)


if __name__ == "__main__":
    sys.stdout.write(example())
