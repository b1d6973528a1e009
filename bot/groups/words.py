"""The words of a question once the mentions in it are taken out."""

from collections.abc import Sequence

_UTF16 = "utf-16-le"

# What separates somebody who is addressed from the rest, and is of no use without them.
_SEPARATORS = ",;:-–—"
_CLOSING = ",;:.?!…)]}»”"
_OPENING = "¿¡([{«“"
_BRACKETS = frozenset({"()", "[]", "{}", "«»", "“”", "¿?", "¡!"})


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without these spans and what they leave behind: "Oye, @ours, ¿hoy?" → "Oye, ¿hoy?".

    Args:
        spans: Of the mentions, in UTF-16 units as Telegram counts them, from where to where.

    Returns:
        The words; "" where what is left has neither a letter nor a digit.
    """
    units = text.encode(_UTF16, "surrogatepass")
    for start, end in sorted(spans, reverse=True):
        before = units[: 2 * start].decode(_UTF16, "replace")
        after = units[2 * end :].decode(_UTF16, "replace")
        units = _joined(before, after).encode(_UTF16, "surrogatepass")
    words = units.decode(_UTF16, "replace").strip() if spans else text.strip()
    return words if any(sign.isalnum() for sign in words) else ""


def _joined(before: str, after: str) -> str:
    before, after = before.rstrip(), after.lstrip()
    while before and before[-1] + after[:1] in _BRACKETS:
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    if not before or before[-1] in _OPENING:
        return before + _without_leading(after)
    if not after or after[0] in _CLOSING:
        return before.rstrip(_SEPARATORS + " ") + after
    return f"{before} {after}"


def _without_leading(after: str) -> str:
    for position, sign in enumerate(after):
        if sign.isalnum() or sign in _OPENING or not (sign in _CLOSING + _SEPARATORS or sign.isspace()):
            return after[position:]
    return ""
