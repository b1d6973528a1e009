"""The codes by which somebody is let in once."""

import hashlib
import re
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Digits and letters that nobody takes for one another: neither 0 and O nor 1 and I."""

LENGTH = 10
"""Each sign is 5 bits, so a code is 50: at `TRIES` an hour nobody guesses one."""

TRIES = 5
"""How many codes one person may try in an hour."""

TRIES_SPAN_S = 3600.0
"""That hour, in seconds."""

VALID_S = 24 * 3600
"""How long a code can be used, in seconds."""

LINKED = re.compile(rf"\A/start\s+[{ALPHABET}]{{{LENGTH // 2}}}-[{ALPHABET}]{{{LENGTH // 2}}}\s*\Z")
"""What Telegram sends when somebody follows a link with a code (https://core.telegram.org/bots/features#deep-linking)."""

_HALF = LENGTH // 2
_BETWEEN = re.compile(r"[\s\-–—]+")


def new_code() -> str:
    """A new code, in two halves with a hyphen between."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{code[:_HALF]}-{code[_HALF:]}"


def digest(written: str) -> str | None:
    """What is kept of a code, from how somebody wrote it; None where it cannot be one.

    Case, hyphens and spaces do not matter. A plain digest is enough: what it hides is random, not chosen by
    anybody.
    """
    code = _BETWEEN.sub("", written).upper()
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return None
    return hashlib.sha256(code.encode()).hexdigest()
