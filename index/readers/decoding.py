"""Bytes -> text: which encoding they are in, as far as the bytes themselves can tell.

UTF-8 is taken as it is, UTF-16 and UTF-32 with their mark. Failing these, Windows-1252 is what most old press
offices write; nearly any bytes can be read as it, so the result must also look like text: Mac Roman and DOS
files read as Windows-1252 have signs and capitals in the middle of their words.
"""

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from index.errors import NotText

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# First bytes of what is most often mistaken for text, from each format's own description.
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01
"""Share of the characters that may be control characters: text has a stray one, other data is full."""

_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}",
)
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")

# A dash between letters says nothing: English writes it so, and Mac Roman has letters there.
_HIGH = re.compile(r"[^\x00-\x7f–—]|(?<![^\W\d_])[–—]|[–—](?![^\W\d_])")
_SAMPLE = 20_000
"""How many characters above ASCII are looked at to judge an encoding."""
_MOST_ODD = 0.1
"""Share of those that may be out of place: next to none in Windows-1252, most in the other encodings."""
_PROSE_LETTERS = frozenset("áàâäãåçéèêëíìîïñóòôöõúùûüýÿßæœøšž")
_PROSE_MARKS = frozenset("¿¡“”‘’«»‹›„‚–—…•·ºª°€£¢§©®™¼½¾²³¹±×´%\xa0\xad")
_TWICE = re.compile(r"Ã[\x80-¿ƒ†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\"]|Â[\xa0-¿]|â€[\x80-¿œ™“”˜¦¢]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as the file has it, line endings and all, and what the editor should know about it."""

    text: str
    notices: tuple[str, ...]


def decode(data: bytes, name: str) -> Decoded:
    """Decode the bytes of a text file.

    Args:
        data: The whole file.
        name: How messages call it.

    Raises:
        NotText: The file is binary, damaged, or in an encoding that is not known.
    """
    for start, what in _FORMATS:
        if data.startswith(start):
            raise NotText(f"{name} is {what}, not plain text. Save it as plain text in UTF-8.")
    if _HTML.match(data):
        raise NotText(f"{name} is a web page, not plain text. Save its text as plain text in UTF-8.")
    for mark, encoding, label in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText(
                    f"{name} begins as {label} but is damaged at byte {error.start + len(mark)}."
                    " Save it again as UTF-8."
                ) from error
            return _checked(text, name)
    if b"\0" in data:
        raise NotText(
            f"{name} has null bytes, so that it is no plain text (or UTF-16 without its mark)."
            " Save it as plain text in UTF-8."
        )
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        return _without_utf8(data, name, error)


def _without_utf8(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    sequences = _UTF8_SEQUENCE.findall(data)
    strays = len(_HIGH_BYTE.findall(data)) - sum(map(len, sequences))
    line = data.count(b"\n", 0, error.start) + 1
    if len(sequences) > strays:
        raise NotText(
            f"{name} is UTF-8 but damaged in line {line} (byte {error.start}): part of it is cut off or in"
            " another encoding. Correct that place and save the file as UTF-8."
        ) from error
    unknown = f"{name} is in no encoding that is known here (line {line}). Save it as UTF-8."
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as undefined:
        raise NotText(unknown) from undefined
    if not _looks_written(text):
        raise NotText(unknown) from error
    decoded = _checked(text, name)
    notice = (
        "Read as Windows-1252, because it is not UTF-8. If accents or quotation marks look wrong,"
        " save the file as UTF-8 and add it again."
    )
    return Decoded(decoded.text, (notice, *decoded.notices))


def _looks_written(text: str) -> bool:
    """Tell whether the characters above ASCII are where a writer of Spanish or English puts them."""
    seen = odd = 0
    for match in islice(_HIGH.finditer(text), _SAMPLE):
        at = match.start()
        seen += 1
        odd += _is_odd(match.group(), text[at - 1 : at] if at else "", text[at + 1 : at + 2])
    return odd <= _MOST_ODD * seen


def _is_odd(char: str, before: str, after: str) -> bool:
    if char.lower() in _PROSE_LETTERS:
        if before > "\x7f" and before.isalpha() and before not in "üÜ":
            return True  # “Ïðåçèäåíò”: other alphabets become words of nothing but accents.
        # “ItÕs”, “ Ñ ”: the quotation marks and dashes of Mac Roman become capitals.
        return char.isupper() and (before.islower() or not (before.isalpha() or after.isalpha()))
    if char in _PROSE_MARKS:
        # “M‚xico”: letters of Mac Roman and DOS become marks inside words.
        return before.isalpha() and after.isalpha() and char not in "’·\xad"
    return True


def _checked(text: str, name: str) -> Decoded:
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text) + 1 or "\0" in text:
        raise NotText(
            f"{name} has control characters as text does not have, so that it is no plain text."
            " Save it as plain text in UTF-8."
        )
    notices = []
    if lost := text.count("\ufffd"):
        notices.append(
            f"{lost} characters are replaced by “\ufffd”: they were lost before the file came here."
            " Save it again from its original."
        )
    if len(_TWICE.findall(text)) > 2:
        notices.append(
            "Accents look encoded twice (“MÃ©xico”): the text is kept as it is."
            " Save it again from its original as UTF-8."
        )
    return Decoded(text, tuple(notices))
