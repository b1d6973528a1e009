"""Writes schema.json from a description of the Bot API.

    python tests/telegram/make_schema.py api.json

The description is the `api.json` of https://github.com/PaulSonOfLars/telegram-bot-api-spec (MIT), itself read
from https://core.telegram.org/bots/api. Only names, types and limits are kept; the sentences stay behind.

A field becomes one string, `[!]Type|Type[;limit]...`, where `!` marks a required field and a limit is one of

    characters=1-4096    length of a string in Unicode characters
    bytes=1-64           length of a string in UTF-8
    items=0-100          length of an array
    range=1-100          value of a number
    parsed               the limit counts characters after the entities are parsed
    const=article        the only value of a discriminator
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

SOURCE = "https://github.com/PaulSonOfLars/telegram-bot-api-spec"
LICENCE = "MIT, Copyright (c) 2020 Paul Larsen"
HERE = Path(__file__).parent

_CHARACTERS = re.compile(r"(\d+)-(\d+) characters")
_BYTES = re.compile(r"(\d+)-(\d+) bytes", re.IGNORECASE)
_PARSED = re.compile(r"after entit(?:y|ies) parsing")
_ITEMS = re.compile(
    r"(\d+)-(\d+) (?:[\w-]+ )*(?:items|identifiers|options|tasks|emoji|search keywords|stickers)\b"
)
_AT_MOST = re.compile(r"[Aa]t most (\d+) ")
_RANGE = re.compile(
    r"(?:Values between (\d+)-(\d+) are accepted|Must be between (\d+) and (\d+)|[;,] (\d+)-(\d+)(?:\.|$))"
)
_CONST = re.compile(r"(?:always|must be) [“\"]?([a-z][a-z0-9_]*)[”\"]?\.?$")


def _limits(types: list[str], description: str) -> list[str]:
    """Reads the limits that a field's description states."""
    limits = []
    if types == ["String"]:
        if found := _CHARACTERS.search(description):
            limits.append(f"characters={found[1]}-{found[2]}")
        elif found := _BYTES.search(description):
            limits.append(f"bytes={found[1]}-{found[2]}")
        elif found := _CONST.search(description):
            limits.append(f"const={found[1]}")
        if limits and _PARSED.search(description):
            limits.append("parsed")
    elif all(name.startswith("Array of") for name in types):
        if found := _ITEMS.search(description):
            limits.append(f"items={found[1]}-{found[2]}")
        elif found := _AT_MOST.search(description):
            limits.append(f"items=0-{found[1]}")
    elif types in (["Integer"], ["Float"]) and (found := _RANGE.search(description)):
        low, high = [end for end in found.groups() if end is not None]
        limits.append(f"range={low}-{high}")
    return limits


def _field(field: dict[str, Any]) -> str:
    """Renders a field in the notation of the module's docstring."""
    required = "!" if field["required"] else ""
    return ";".join([required + "|".join(field["types"]), *_limits(field["types"], field["description"])])


def _fields(entry: dict[str, Any]) -> dict[str, str]:
    fields = {field["name"]: _field(field) for field in entry.get("fields", [])}
    if "parse_mode" in fields:
        # The documentation leaves "after entities parsing" out here, though the text is parsed.
        unmarked = [name for name in fields if name == "message_text" and "parsed" not in fields[name]]
        fields |= {name: fields[name] + ";parsed" for name in unmarked}
    return fields


def compact(description: dict[str, Any]) -> dict[str, Any]:
    """Boils a Bot API description down to names, types and limits.

    Args:
        description: The parsed `api.json`.

    Returns:
        `methods`: name -> `returns` (types) and `params`; `types`: name -> `fields`, or the
        `subtypes` of a union.
    """
    return {
        "source": SOURCE,
        "licence": LICENCE,
        "version": description["version"],
        "methods": {
            name: {"returns": "|".join(method["returns"]), "params": _fields(method)}
            for name, method in sorted(description["methods"].items())
        },
        "types": {
            name: {"subtypes": kind["subtypes"]} if kind.get("subtypes") else {"fields": _fields(kind)}
            for name, kind in sorted(description["types"].items())
        },
    }


def render(schema: dict[str, Any]) -> str:
    """Renders the schema as JSON with a method or type a line, so that a new version reads well as a diff."""
    lines = ["{"]
    lines += [f"{json.dumps(key)}: {json.dumps(schema[key])}," for key in ("source", "licence", "version")]
    for section, end in (("methods", "},"), ("types", "}")):
        entries = [f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in schema[section].items()]
        lines += [f'"{section}": {{', ",\n".join(entries), end]
    return "\n".join([*lines, "}", ""])


def main() -> None:
    """Reads the description named on the command line and writes schema.json beside this script."""
    description = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    (HERE / "schema.json").write_text(render(compact(description)), encoding="utf-8")


if __name__ == "__main__":
    main()
