"""Text as a file has it -> the text that is cited: one kind of line ending, no stray controls, NFC."""

import re
import unicodedata

# Vertical tab, form feed, next line, line and paragraph separator: each begins a new line.
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Controls but tab and line feed; what prints nothing between letters: byte order mark, zero-width space,
# word joiner and soft hyphen. A word with one of these inside is found and shown as the word it is.
_STRAYS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b\u2060\u00ad]")
_BLANK_HEAD = re.compile(r"(?:[^\S\n]*\n)+")


def clean(text: str) -> str:
    """Clean a text without touching its wording; cleaning it again changes nothing.

    Spaces that do not break, quotation marks and dashes stay as they are.
    """
    return unicodedata.normalize("NFC", _STRAYS.sub("", _LINE_ENDS.sub("\n", text)))


def strip_blank_lines(text: str) -> str:
    """Take away the blank lines before the first line and the white space after the last one."""
    head = _BLANK_HEAD.match(text)
    return text[head.end() if head else 0 :].rstrip()
