"""Paragraphs -> sentences, as spans of character offsets into the release's text.

Every character of a paragraph but white space is in exactly one of its sentences, so that whatever a release
says can be cited letter for letter. A stop ends a sentence only if something that could open the next one
follows and the word before it is no abbreviation that goes on. Two conventions of the trade:

- a dateline closed by “.-” (“Ciudad de México, a 15 de enero de 2026.- …”) is a sentence of its own, so that
  the lede is cited without it; one closed by a dash (“WASHINGTON, D.C. – …”) belongs to the lede, as nothing
  in it ends a sentence;
- quotations are split like other prose, closing marks and note marks stay with the sentence they close, and a
  speaker's name stays with the first sentence of the turn.

The time is linear in the length of the text: runs are matched possessively and every look back is bounded.
"""

import re
from collections.abc import Iterator, Sequence

from index.abbreviations import is_opener, stop_is_final
from index.paragraphs import split_paragraphs
from index.release import Language, Paragraph, Sentence

__all__ = ["split_paragraphs", "split_sentences"]

_LOOK_BACK = 32  # Characters; longer than any abbreviation or list number.

_STOP = re.compile(r"[.!?…][.!?…\"'”’»›)\]*_]*+")
_ELLIPSIS = re.compile(r"…|\.\.")
_AFTER_QUOTE = re.compile(r"[\"'”’»›)\]][.!?…]")
_NOTE = re.compile(r"[¹²³⁰⁴-⁹†‡]++|\[\d{1,3}\]|\d{1,2}(?=\s)")
_CLOSING_DASH = re.compile(r"[-–—]{1,2}")
_DETACHED_DASH = re.compile(r"\s[-–—]{1,2}(?=\s)")
_NEXT = re.compile(
    r"""\s*+
    (?P<marks>(?:[(\[]\s?(?:…|\.\.\.)\s?[)\]]\s*+|[…"'“”‘’«‹¿¡(\[*_•▪●·—–-]\s?+){0,12}+)
    (?P<word>[^\W\d_]{1,24}(?P<dot>\.?)|[\d$€£+\#@])?""",
    re.VERBOSE,
)
_ALPHANUMERIC = re.compile(r"[^\W_]")
_ITEM_NUMBER = re.compile(
    r"""[-–—*•▪●·"“‘«'(\s]{0,4}
    (?:(?:art[íi]culo|secci[óo]n|cap[íi]tulo|t[íi]tulo|anexo|punto|paso|tabla|cuadro|pregunta
         |article|section|chapter|title|annex|point|step|table|question)\s)?
    (?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,5})""",
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTION = re.compile(r"(?:[A-Z]\S{0,24}\s){1,4}(?:said|asked|added|wrote|replied|answered)[.,]")
_OPENING = "\"'“‘«‹([{¿¡—–*_"
_QUOTES = "\"'”’»›"


def split_sentences(text: str, paragraphs: Sequence[Paragraph], language: Language) -> tuple[Sentence, ...]:
    """Split paragraphs into sentences.

    Args:
        text: The release's text.
        paragraphs: Spans of `text`, as `split_paragraphs` gives them.
        language: The language of the text; its abbreviations and sentence openers are used.

    Returns:
        Sentences in the order of the text. Each lies in its paragraph, is not empty and has no white space at
        its ends; they do not overlap and leave out nothing but white space.
    """
    return tuple(
        Sentence(start, end, index)
        for index, paragraph in enumerate(paragraphs)
        for start, end in _spans(text, paragraph, language)
    )


def _spans(text: str, paragraph: Paragraph, language: Language) -> Iterator[tuple[int, int]]:
    words = text[paragraph.start : paragraph.end]
    start = paragraph.start + len(words) - len(words.lstrip())
    end = paragraph.start + len(words.rstrip())
    if start >= end:
        return
    first = _ALPHANUMERIC.search(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        # Marks alone are no sentence: before the first letter they open one, after the last they close it.
        if first is None or stop.start() < first.start():
            continue
        closed = _closed_at(text, start, end, stop, language)
        if closed is None:
            continue
        first = _ALPHANUMERIC.search(text, closed, end)
        if first is None:
            break
        yield start, closed
        start = closed
        while text[start].isspace():
            start += 1
    yield start, end


def _closed_at(text: str, start: int, end: int, stop: re.Match[str], language: Language) -> int | None:
    """Where the sentence that began at `start` ends, if it ends at `stop`."""
    at, marks = stop.end(), stop.group()
    if at == end or text[at] in ",;:" or text[at].islower():
        return None
    word, opened = _word_before(text, start, stop.start())
    plain = marks == "." or (marks[0] == "." and not _ELLIPSIS.search(marks))
    if plain:
        if _is_item_number(text, start, stop.start(), word):
            return None
        dash = _dateline_dash(text, at, end, stop.start(), word, language)
        if dash is not None:
            return dash
    if not text[at].isspace():
        at = _note_end(text, at, end, word)
    following = _NEXT.match(text, at, end)
    if at == end or following is None or following["word"] is None:
        return None
    if not text[at].isspace():
        return at if _is_glued_opening(word, marks, following, language) else None
    if following["word"][0].islower():
        # A capital opens a sentence; failing that, an inverted mark or a bullet does after a plain stop.
        return at if plain and any(mark in following["marks"] for mark in "¿¡•▪●") else None
    if plain:
        return at if _is_final_stop(word, marks, following, language, opened=opened) else None
    if _ELLIPSIS.search(marks):
        elided = text[stop.start() - 1] in "([" and marks[-1] in ")]"
        return None if elided or following["word"][0].isdigit() else at
    # “Why now?” Rubio asked.
    asked = language is Language.EN and marks[-1] in _QUOTES
    return None if asked and _ATTRIBUTION.match(text, following.start("word"), end) else at


def _word_before(text: str, start: int, at: int) -> tuple[str, bool]:
    """What stands before a stop back to the nearest space, without opening marks, and whether it had any."""
    near = text[max(start, at - _LOOK_BACK) : at]
    if not near or near[-1].isspace():
        return "", False
    token = near.rsplit(None, 1)[-1]
    word = token.lstrip(_OPENING)
    return word, len(word) < len(token)


def _note_end(text: str, at: int, end: int, word: str) -> int:
    """Where a note mark that begins at `at` ends; `at` itself if there is none."""
    note = _NOTE.match(text, at, end)
    if note is None or (
        note.group().isdecimal() and not (len(word) > 3 and word.isalpha() and word.islower())
    ):
        return at
    return note.end()


def _is_final_stop(
    word: str, marks: str, following: re.Match[str], language: Language, *, opened: bool
) -> bool:
    """Decide about a full stop (with its closing marks) that something able to open a sentence follows."""
    if _AFTER_QUOTE.search(marks):
        return True  # “… (EE. UU.).”: the second stop can be nothing but the sentence's.
    # “J. A. Ruiz”: an initial opens no sentence, nor does a dash after an abbreviation (“D.C. – Today”).
    opener, before = following["word"], following["marks"][:1]
    if following["dot"] or before in ("-", "–", "—"):
        opener = opener.rstrip(".").lower()
    # A name of its own in quotes (“J.R.” Smith) goes on; “… in Washington, D.C.” Smith does not.
    quoted = marks[-1] in _QUOTES and not opened
    return stop_is_final(word, opener, language, quoted=quoted or before in ("¿", "¡"))


def _is_item_number(text: str, start: int, at: int, word: str) -> bool:
    """Tell whether the stop belongs to the number of a list item: “5. Conectividad”, “son: 1. Seguridad”."""
    if at - start <= _LOOK_BACK and _ITEM_NUMBER.fullmatch(text, start, at):
        return True
    before = at - len(word)
    return (
        len(word) < 3 and word.isdigit() and text[max(start, before - 2) : before].rstrip()[-1:] in (":", ";")
    )


def _dateline_dash(text: str, at: int, end: int, stop: int, word: str, language: Language) -> int | None:
    """Where a dateline whose last stop begins at `stop` and ends at `at` is over, if “.-” closes it."""
    year = word.isdigit() and len(word) == 4
    dash = (_CLOSING_DASH if not text[at].isspace() else _DETACHED_DASH).match(text, at, end)
    if dash is None or dash.end() == end or (text[at].isspace() and not year):
        return None
    following = _NEXT.match(text, dash.end(), end)
    if following is None or following["word"] is None or following["word"][0].islower():
        return None
    if not text[dash.end()].isspace():
        # “2026.-Como” is a dateline; “U.S.-Mexico” and “S.A.-Grupo” are words.
        return dash.end() if year or (len(word) > 3 and word.islower() and word.isalpha()) else None
    if dash.group()[0] != "-" and not stop_is_final(word, "", language):
        return None  # “Washington, D.C.— Today”: the stop is the abbreviation's, the dash the dateline's.
    # “México, D.F.- Rubio” is a dateline, “U.S.- Mexico” a slip of the pen.
    group = "." in word and text[stop - len(word) - 2 : stop - len(word)] != ", "
    return None if group and not is_opener(following["word"], language) else dash.end()


def _is_glued_opening(word: str, marks: str, following: re.Match[str], language: Language) -> bool:
    """Tell whether a sentence opens without the space due before it: “la región.El acuerdo”, “¿Sí?¿Cómo?”."""
    if marks[-1] in "\"'" or (marks[0] == "." and not (len(word) > 2 and word.isalpha() and word.islower())):
        return False
    if following["marks"][:1] in ("¿", "¡", "“", "«"):
        return True
    return not following["marks"] and not following["dot"] and is_opener(following["word"], language)
