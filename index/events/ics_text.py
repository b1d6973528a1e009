"""Text as RFC 5545 allows it in a calendar file."""

import unicodedata
from urllib.parse import quote

from icalendar.prop import vText

_LINE_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n")
_URL_SIGNS = ":/?#[]@!$&'()*+,;=%"
"""The reserved characters of RFC 3986 (2.2), and the sign of what is escaped already."""


class Text(vText):
    r"""A TEXT value, escaped as RFC 5545 (3.3.11) says.

    icalendar's own takes a backslash before an N for a line break; in a quotation it is those two characters.
    """

    def to_ical(self) -> bytes:
        """Give the value as it stands in the file, before lines are folded."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def clean(text: str) -> str:
    """The text without what no calendar file may hold: control characters, and halves of characters.

    Every kind of line break becomes a line feed: the file writes it as an escape, and a reader that splits
    lines at all that Unicode calls a line break still finds each property whole.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_BREAKS)
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def clean_line(text: str) -> str:
    """The same on one line, as the title of an event or its place."""
    return " ".join(clean(text).split())


def clean_url(url: str | None) -> str | None:
    """The address as a URI of RFC 3986, or None where it is not one of the web."""
    if url is None or not url.startswith(("https://", "http://")):
        return None
    return quote(clean_line(url), safe=_URL_SIGNS)
