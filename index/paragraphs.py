"""Text -> paragraphs: prose, headings and list items, as spans of character offsets.

Blank lines separate blocks. Inside a block a line break may be there because the line was full
(hard-wrapped prose: it means nothing) or because the author wanted one. It is taken as wanted where the first
word of the next line would have fitted with room to spare, or where the lines are too long or too short for
wrapped prose; there headings, list items, speaker turns and finished sentences begin or end a paragraph.

Layout marks (“•”, “- ”, “# ”) stand outside the paragraph they open: what is cited is the words. Numbers and
letters of a list (“4. Torreón”, “b) …”) stand inside it: they can be the answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from index.release import Paragraph, ParagraphKind

# Columns. Narrower than this nobody wraps prose; wider than this no line was wrapped: mail is wrapped at 65
# to 78, text from PDF pages at up to about 110.
_NARROWEST, _WIDEST = 45, 130
# Text from PDF pages is set in proportional type, so that full lines differ in their number of characters.
_SLACK = 0.8
_LONGEST_HEADING, _LONGEST_CAPITALS, _LONGEST_LABEL = 100, 200, 80  # Characters.
_LONGEST_RUN = 3  # Lines.

_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_MARK = re.compile(
    r"""(?:(?P<bullet>[•▪●◦‣■□►▶➢✓✔·]\s*)
    |(?P<dash>[-–—*]\s+)
    |(?P<number>\(?\d{1,2}(?:\.\d{1,2})*(?:[.)]-?|º\.?)\s+)
    |(?P<letter>\(?(?:[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})\)\s+|(?:[a-z]|[ivx]{2,5}|[IVX]{2,5})\.-?\s+)
    )(?=\S)""",
    re.VERBOSE,
)
_CLOSING = "\"'”’»›)]*_"
_OPENING = "\"'“‘«‹([¿¡*_"
_JOINT = re.compile(
    r"de|del|la|el|los|las|y|e|o|u|a|al|en|con|por|para|un|una|que|su|sus"
    r"|of|the|and|or|to|in|on|for|with|by|an|at|from|as",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, without surrounding white space."""

    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split a release's text into paragraphs, in order, none empty and none overlapping.

    Args:
        text: The body, lines ended by line feeds. Offsets count its code points.

    Returns:
        Spans without surrounding white space and without the bullet or `#` that opens them. A short line
        without final punctuation is a heading only if prose or a list follows it.
    """
    return _with_headings(text, [paragraph for block in _blocks(text) for paragraph in _paragraphs_of(block)])


def _with_headings(text: str, paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Tell the headings among short lines of prose: a few in a row, before prose or a list."""
    run: list[int] = []
    prose_follows = False
    for index in range(len(paragraphs) - 1, -2, -1):
        paragraph = paragraphs[index] if index >= 0 else None
        if paragraph and paragraph.kind is ParagraphKind.HEADING:
            continue
        if paragraph and paragraph.kind is ParagraphKind.PROSE and _may_be_heading(text, paragraph):
            run.append(index)
            continue
        # More than a title, a subtitle and a section's name in a row are a list, of people or places; so are
        # lines that a colon announces.
        is_list = len(run) > _LONGEST_RUN or (paragraph is not None and text[paragraph.end - 1] == ":")
        for short in run if is_list or prose_follows else ():
            kind = ParagraphKind.ITEM if is_list else ParagraphKind.HEADING
            paragraphs[short] = replace(paragraphs[short], kind=kind)
        run, prose_follows = [], True
    return tuple(paragraphs)


def _blocks(text: str) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            block.append(_Line(start + len(line) - len(line.lstrip()), words))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


def _paragraphs_of(block: list[_Line]) -> Iterator[Paragraph]:
    width = max(len(line.words) for line in block)
    first, kind = block[0], _kind(block[0].words)
    for previous, line in pairwise(block):
        wanted = _is_wanted(previous.words, line.words, width)
        if _breaks(previous, line, kind, wanted=wanted, unwrapped=width > _WIDEST, alone=first is previous):
            yield _paragraph(first, previous, kind)
            first, kind = line, _kind(line.words)
    yield _paragraph(first, block[-1], kind)


def _paragraph(first: _Line, last: _Line, kind: ParagraphKind) -> Paragraph:
    mark = None
    if kind is ParagraphKind.HEADING:
        mark = _HASHES.match(first.words)
        if first is not last and (last.end - first.start > _LONGEST_CAPITALS or not _is_capitals(last.words)):
            kind = ParagraphKind.PROSE  # A paragraph typed in capitals is still prose.
    elif kind is ParagraphKind.ITEM and _mark(first.words) in ("bullet", "dash"):
        mark = _MARK.match(first.words)
    return Paragraph(first.start + (mark.end() if mark else 0), last.end, kind)


def _kind(line: str) -> ParagraphKind:
    if _is_rule(line) or _HASHES.match(line):
        return ParagraphKind.HEADING
    if _mark(line):
        return ParagraphKind.ITEM
    return ParagraphKind.HEADING if _is_capitals(line) else ParagraphKind.PROSE


def _mark(line: str) -> str | None:
    """The kind of list mark the line begins with."""
    mark = _MARK.match(line)
    return mark.lastgroup if mark else None


def _is_wanted(previous: str, line: str, width: int) -> bool:
    """Tell whether the author broke the line here, rather than a program because it was full."""
    if not _NARROWEST <= width <= _WIDEST:
        return True
    return len(previous) + 1 + len(line.split(None, 1)[0]) <= _SLACK * width


def _breaks(
    previous: _Line, line: _Line, kind: ParagraphKind, *, wanted: bool, unwrapped: bool, alone: bool
) -> bool:
    """Tell whether `line` opens a paragraph, `kind` being the one that `previous` stands in."""
    before, after = previous.words, line.words
    if _HASHES.match(before) or _HASHES.match(after) or _is_rule(before) or _is_rule(after):
        return True
    finished = _is_finished(before)
    mark = _mark(after)
    if mark == "bullet" or (
        mark and (wanted or finished or (kind is ParagraphKind.ITEM and mark == _mark(before)))
    ):
        return True
    if before.isupper() and after.isupper() and not _is_label(after, capitals=True):
        return wanted and not _are_joined(before, after)
    if kind is ParagraphKind.HEADING:
        return True
    if _is_capitals(after):
        return wanted or finished
    if _is_label(after, capitals=True) and (wanted or finished or before.endswith(")")):
        return True
    if not wanted or not (_may_open(after) or (finished and after[0].isdigit())):
        return False
    if unwrapped or finished or _is_label(after, capitals=False):
        return True
    return alone and len(before) <= _LONGEST_HEADING and _may_open(before) and not _are_joined(before, after)


def _is_rule(line: str) -> bool:
    return len(line) > 2 and not any(char.isalnum() for char in line)


def _is_capitals(line: str) -> bool:
    return (
        len(line) <= _LONGEST_CAPITALS
        and line.isupper()
        and sum(char.isalpha() for char in line) > 3
        and not line.rstrip(_CLOSING).endswith((".", "!", "?", "…", ",", ";"))
        and not _is_label(line, capitals=True)
    )


def _is_label(line: str, *, capitals: bool) -> bool:
    """Tell whether the line begins with “SPEAKER NAME: …”, “PREGUNTA.- …” or, lower case, “Fecha: …”."""
    head = line[:_LONGEST_LABEL]
    name, colon, rest = head.partition(": ")
    if not colon:
        name, colon, rest = head.partition(".- ")
    if not name[:1].isupper() or not rest:
        return False
    if capitals:
        return name.isupper()
    words = name.split()
    return len(words) <= 6 and all(word[0].isupper() or _JOINT.fullmatch(word) for word in words)


def _is_finished(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith((".", "!", "?", "…", ":", ";", ".-"))


def _may_open(line: str) -> bool:
    bare = line.lstrip(_OPENING)
    return bare[:1].isupper() or line[0] in "¿¡“«"


def _are_joined(before: str, after: str) -> bool:
    """Tell whether a heading runs on: the break stands beside a preposition, article or conjunction."""
    last, first = before.rsplit(None, 1)[-1], after.split(None, 1)[0]
    return (
        before.endswith((",", "-", "–", "—"))
        or _JOINT.fullmatch(last) is not None
        or (before.isupper() and _JOINT.fullmatch(first) is not None)
    )


def _may_be_heading(text: str, paragraph: Paragraph) -> bool:
    if paragraph.end - paragraph.start > _LONGEST_HEADING:
        return False
    words = text[paragraph.start : paragraph.end]
    return (
        (words[0].isupper() or words[0] in "¿¡")
        and words[-1] not in '.!?…:;,-–—”"»'
        and "\n" not in words
        and ": " not in words
    )
