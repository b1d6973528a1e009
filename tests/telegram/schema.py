"""The Bot API's methods and types, and the check of values against them.

`schema.json` is written by make_schema.py, whose docstring explains the notation of a field.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.telegram.errors import ApiError, bad_request
from tests.telegram.uploads import Upload

_ARRAY = "Array of "


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a method or a field of a type.

    Attributes:
        types: The alternatives, as the documentation names them: "Integer", "Array of MessageEntity".
        limits: Name of a limit -> its text, such as `{"characters": "1-4096", "parsed": ""}`.
    """

    name: str
    types: tuple[str, ...]
    required: bool
    limits: dict[str, str]

    @classmethod
    def read(cls, name: str, notation: str) -> "Field":
        types, *limits = notation.split(";")
        pairs = (limit.partition("=") for limit in limits)
        return cls(
            name=name,
            types=tuple(types.removeprefix("!").split("|")),
            required=types.startswith("!"),
            limits={key: value for key, _, value in pairs},
        )


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    params: dict[str, Field]
    returns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """Attributes:
    methods: Lower-case name -> method; the Bot API takes method names in any case.
    types: Name -> fields.
    unions: Name -> names of the types it can be.
    """

    methods: dict[str, Method]
    types: dict[str, dict[str, Field]]
    unions: dict[str, tuple[str, ...]]

    @classmethod
    @cache
    def load(cls) -> "Schema":
        """Reads the schema that lies beside this module."""
        data = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))

        def fields(entry: dict[str, str]) -> dict[str, Field]:
            return {name: Field.read(name, notation) for name, notation in entry.items()}

        return cls(
            methods={
                name.lower(): Method(name, fields(entry["params"]), tuple(entry["returns"].split("|")))
                for name, entry in data["methods"].items()
            },
            types={
                name: fields(entry["fields"]) for name, entry in data["types"].items() if "fields" in entry
            },
            unions={
                name: tuple(entry["subtypes"]) for name, entry in data["types"].items() if "subtypes" in entry
            },
        )

    def alternatives(self, kind: str) -> tuple[str, ...]:
        """Resolves a union into the types it can be; any other type is its own only alternative."""
        if kind not in self.unions:
            return (kind,)
        return tuple(name for part in self.unions[kind] for name in self.alternatives(part))


class Checker:
    """Checks values against the schema.

    Attributes:
        unknown: Dotted paths of the fields that the schema does not know. Telegram ignores them; a test
            wants to hear of them.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self.unknown: list[str] = []

    def fields(self, values: dict[str, Any], fields: dict[str, Field], path: str = "") -> None:
        """Checks an object, or the parameters of a method.

        Raises:
            ApiError: A required field is missing, or a value has the wrong type or is out of its limits.
        """
        for field in fields.values():
            if values.get(field.name) is not None:
                self._value(values[field.name], field, path + field.name)
            elif field.required:
                raise bad_request(_missing(path, field.name))
        self.unknown += [path + name for name in values if name not in fields]

    def result(self, value: Any, types: tuple[str, ...], path: str) -> None:
        """Checks a value against types alone, as a method's result."""
        self._value(value, Field(path, types, required=True, limits={}), path)

    def _value(self, value: Any, field: Field, path: str) -> None:
        failures: list[tuple[int, ApiError]] = []
        names = [name for kind in field.types for name in self._schema.alternatives(kind)]
        for name in names:
            attempt = Checker(self._schema)
            try:
                attempt._type(value, name, path)
            except ApiError as error:
                failures.append((self._likeness(value, name), error))
            else:
                self.unknown += attempt.unknown
                _check_limits(value, field, path)
                return
        # The error worth reading is that of the alternative the value resembles most.
        raise max(failures, key=lambda failure: failure[0])[1]

    def _likeness(self, value: Any, name: str) -> int:
        if not isinstance(value, dict) or name not in self._schema.types:
            return 0
        fields = self._schema.types[name]
        points = sum(key in fields for key in value)
        for key, field in fields.items():
            if "const" in field.limits and value.get(key) == field.limits["const"]:
                points += 100  # The discriminator tells more than any number of fields.
        return points

    def _type(self, value: Any, name: str, path: str) -> None:
        if name.startswith(_ARRAY):
            if not isinstance(value, list):
                raise bad_request(f'field "{path}" must be of type Array')
            item = Field(path, (name.removeprefix(_ARRAY),), required=True, limits={})
            for index, element in enumerate(value):
                self._value(element, item, f"{path}[{index}]")
        elif name in _SIMPLE:
            if not _SIMPLE[name](value):
                raise bad_request(f'field "{path}" must be of type {name}')
        elif not isinstance(value, dict):
            raise bad_request(f'field "{path}" must be of type {name}')
        else:
            self.fields(value, self._schema.types[name], path + ".")


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_SIMPLE: dict[str, Callable[[Any], bool]] = {
    "Integer": _is_integer,
    "Float": lambda value: isinstance(value, float) or _is_integer(value),
    "Boolean": lambda value: isinstance(value, bool),
    "String": lambda value: isinstance(value, str),
    "InputFile": lambda value: isinstance(value, Upload),
}

# Where Telegram has words of its own for a missing parameter.
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
    "document": "there is no document in the request",
    "file_id": "file_id not specified",
}
# Where Telegram has words of its own for a value out of its limits.
_OUT_OF_LIMITS = {"callback_data": "BUTTON_DATA_INVALID", "command": "BOT_COMMAND_INVALID"}


def _missing(path: str, name: str) -> str:
    if path:
        return f'can\'t find field "{path}{name}"'
    return _MISSING.get(name, f'parameter "{name}" is required')


def _check_limits(value: Any, field: Field, path: str) -> None:
    if "parsed" in field.limits:
        return  # Only content.py knows the length after parsing.
    for name, text in field.limits.items():
        if name == "const":
            fits = value == text
        else:
            low, high = map(int, text.split("-"))
            fits = low <= _MEASURES[name](value) <= high
        if not fits:
            raise bad_request(
                _OUT_OF_LIMITS.get(field.name, f'field "{path}" is out of its limit: {name} {text}')
            )


_MEASURES: dict[str, Callable[[Any], float]] = {
    "characters": len,
    "items": len,
    "bytes": lambda value: len(value.encode()),
    "range": lambda value: value,
}
