"""What the command line says when something goes wrong: a sentence for the user, a traceback on request."""

import logging

from pydantic import ValidationError

from bot.errors import BotError
from index.errors import LibraryError

_log = logging.getLogger(__name__)


def explain(error: BaseException) -> str:
    """The message for standard error. Where the log level is DEBUG, the traceback is logged as well."""
    _log.debug("The error came from here:", exc_info=error)
    if isinstance(error, LibraryError | BotError):
        return str(error)
    if isinstance(error, ValidationError) and error.title == "Settings":
        return settings_message(error)
    return (
        f"Unexpected {type(error).__name__}: {error}\n"
        "This is a fault of Vocero. `vocero --debug ...` shows where it comes from."
    )


def settings_message(error: ValidationError) -> str:
    """Name each setting that does not validate as it is called in the environment, and never its value."""
    lines = []
    for item in error.errors(include_input=False, include_url=False, include_context=False):
        name = "_".join(str(part) for part in item["loc"][:1])
        message = item["msg"].removeprefix("Value error, ")
        lines.append(f"VOCERO_{name.upper()}: {message}" if name else message)
    return "The settings cannot be used.\n" + "\n".join(lines)
