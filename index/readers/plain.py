"""A text or Markdown file -> a `Release`."""

import hashlib
import re
from datetime import date
from pathlib import Path

from index.errors import EmptyRelease
from index.readers.cleaning import clean, strip_blank_lines
from index.readers.dateline import Dateline, find_dateline
from index.readers.dates import parse_date
from index.readers.decoding import decode
from index.readers.files import read_bytes, shown, source_of
from index.readers.header import split_header
from index.readers.result import ReadResult
from index.readers.title import find_title
from index.release import Release
from index.sentences import split_paragraphs

_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")


def read_plain_text(path: Path, *, max_bytes: int) -> ReadResult:
    """Read a plain text or Markdown file, with or without a header.

    What the header does not say is looked for in the text: place and date in the dateline (and the date, as a
    last resort, at the head of the file's name), the title in its first lines, the language in its words.

    Args:
        path: The file. Its resolved path becomes the release's `source`.
        max_bytes: A larger file is refused.

    Raises:
        UnreadableFile: The file is missing, forbidden, or not a regular file.
        ReleaseTooLarge: It is over the limit.
        NotText: It is binary, damaged, or in an encoding that is not known.
        EmptyRelease: There are no words in it.
        HeaderError: Its header does not parse.
    """
    data = read_bytes(path, max_bytes=max_bytes)
    source, name = source_of(path), shown(path)
    decoded = decode(data, name)
    header, body = split_header(clean(decoded.text), name)
    text = strip_blank_lines(body)
    if not any(char.isalnum() for char in text):
        held = "a header but no text below it" if len(body) < len(decoded.text.strip()) else "no text"
        raise EmptyRelease(f"{name} holds {held}. Put the text of the release into it.")
    notices = [*decoded.notices, *header.notices]
    paragraphs = split_paragraphs(text)
    complete = header.title and header.place and header.published
    dateline = Dateline() if complete else find_dateline(text, paragraphs)
    published = header.published or dateline.published
    if published is None and (published := _date_of_name(path)):
        notices.append(
            f"The date {published} was taken from the file's name: neither header nor dateline has one."
        )
    language = header.language
    if language is None:
        # Its tables take a moment to load, and most releases come with a header.
        from index.language import detect_release

        language = detect_release(text)
    release = Release(
        source=source,
        text=text,
        title=header.title or find_title(text, paragraphs, dateline.spans, language),
        language=language,
        paragraphs=paragraphs,
        issuer=header.issuer,
        place=header.place or dateline.place,
        published=published,
        url=header.url,
    )
    return ReadResult(release, hashlib.sha256(data).hexdigest(), tuple(notices))


def _date_of_name(path: Path) -> date | None:
    match = _DATED_NAME.match(path.name)
    return parse_date(match[1]) if match else None
