"""The standard streams: always UTF-8, and standard error for what is not the output asked for."""

import sys


def speak_utf8() -> None:
    """Make the standard streams UTF-8 whatever the locale, so that no quotation breaks on its way out.

    A file name that is not valid UTF-8 is shown with its odd bytes escaped instead of ending the command.
    """
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # A test, or an embedding program, may have put another stream there.
            reconfigure(encoding="utf-8", errors=errors)


def say(message: str) -> None:
    """A word for the user that no program is meant to read."""
    sys.stderr.write(message + "\n")
