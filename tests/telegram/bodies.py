"""Requests -> parameters: query string, form, JSON and multipart bodies.

A form can only carry strings, so nested values come as JSON inside a string, and numbers and booleans as
their text. What a parameter is meant to be is known from its field in the schema.
"""

import json
from typing import Any

from tornado import httputil

from tests.telegram.errors import ApiError, bad_request
from tests.telegram.schema import Field, Method
from tests.telegram.uploads import Upload

_TRUE = ("true", "yes", "1")
_FALSE = ("false", "no", "0")


def read_parameters(
    request: httputil.HTTPServerRequest, body: bytes, method: Method
) -> tuple[dict[str, Any], list[str]]:
    """Reads the parameters of a request.

    Returns:
        Parameter -> JSON value or `Upload`, and the names of multipart parts that nothing refers to.

    Raises:
        ApiError: The body does not parse, or a value cannot be of the parameter's type.
    """
    values: dict[str, Any] = _texts(request.query_arguments)
    kind = request.headers.get("Content-Type", "")
    files: dict[str, Upload] = {}
    if kind.startswith("application/json"):
        values |= _json_body(body)
    elif body:
        if not kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
            raise bad_request("unsupported content type of the request body")
        arguments: dict[str, list[bytes]] = {}
        parts: dict[str, list[httputil.HTTPFile]] = {}
        try:
            httputil.parse_body_arguments(kind, body, arguments, parts, request.headers)
        except httputil.HTTPInputError as error:
            raise bad_request(f"can't parse the request body: {error}") from error
        values |= _texts(arguments)
        files = {
            name: Upload(name, part[0].filename, part[0].content_type, part[0].body)
            for name, part in parts.items()
        }
    coerced = {
        name: _coerce(value, method.params.get(name)) for name, value in values.items() if value is not None
    }
    used: set[str] = set()
    for name, file in files.items():
        if name in method.params:
            coerced[name] = file
            used.add(name)
    return {name: _attach(value, files, used) for name, value in coerced.items()}, sorted(files.keys() - used)


def _texts(arguments: dict[str, list[bytes]]) -> dict[str, Any]:
    try:
        return {name: values[-1].decode() for name, values in arguments.items()}
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


def _json_body(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(values, dict):
        raise bad_request("expected a JSON object in the request body")
    return values


def _attach(value: Any, files: dict[str, Upload], used: set[str]) -> Any:
    """Replaces each `attach://part` by the part."""
    if isinstance(value, str) and value.startswith("attach://"):
        part = value.removeprefix("attach://")
        if part not in files:
            raise bad_request(f'can\'t find the attached file "{part}"')
        used.add(part)
        return files[part]
    if isinstance(value, list):
        return [_attach(item, files, used) for item in value]
    if isinstance(value, dict):
        return {key: _attach(item, files, used) for key, item in value.items()}
    return value


def _coerce(value: Any, field: Field | None) -> Any:
    """Turns the text of a form field into what the parameter takes; other values stay for the checker."""
    if field is None or not isinstance(value, str) or value.startswith("attach://"):
        return value
    failure: ApiError | None = None
    for name in field.types:
        try:
            return _parse(value, name, field.name)
        except ApiError as error:
            failure = failure or error
    assert failure
    raise failure


def _parse(text: str, name: str, parameter: str) -> Any:
    if name in ("String", "InputFile"):
        return text
    if name in ("Integer", "Float"):
        try:
            return int(text) if name == "Integer" else float(text)
        except ValueError as error:
            raise bad_request(f'parameter "{parameter}" must be of type {name}') from error
    if name == "Boolean":
        if text.lower() not in _TRUE + _FALSE:
            raise bad_request(f'parameter "{parameter}" must be of type Boolean')
        return text.lower() in _TRUE
    try:
        return json.loads(text)
    except ValueError as error:
        raise bad_request(f"can't parse {parameter.replace('_', ' ')} JSON object") from error
