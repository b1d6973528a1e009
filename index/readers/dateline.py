"""The dateline of a release: where and when it was given out, as its first lines say.

    Ciudad de México, a 15 de enero de 2026.- El…        MADRID, 3 mar. (EFE) — El…
    WASHINGTON, D.C. – January 15, 2026 – The…           (Houston, TX)— The…
    Bogotá, 12 de marzo de 2014 (SIG). El…               Junio 3 de 2014. La Habana, Cuba

A wrong date is worse than none, so that much is asked of a place (`places`), a year is never guessed, and a
place without a date must be closed by a dash. Nothing is taken out of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.readers.dates import date_of, written_date
from index.readers.places import PLACE, is_closed_place, is_place, tidy
from index.release import Paragraph, ParagraphKind

_PARAGRAPHS = 6
"""How many paragraphs from the first are looked at: titles and labels may stand above the dateline."""
_WIDTH = 160
"""Characters of a paragraph that a dateline and what follows it take at most."""
_LEDE = 250
"""A paragraph of more characters is the lede, and no dateline stands below it."""

_MARKS = r"[*_]{0,3}"  # Markdown's bold and italics.
_DASH = r"(?:\.?\s*(?:–|—|-{2,3})|\.\s*-|\s+-(?=\s))"
_OPENER = r"(?=[\"“‘'«(\[¿¡*_]*[A-ZÀ-ÖØ-Þ¿¡“])"

_DIGIT = re.compile(r"\d")
_LABEL = re.compile(
    r"(?:fecha(?: de publicaci[óo]n)?|publicado(?: el)?|date|published(?: on)?|for immediate release)"
    r"\s*[:,–—-]?\s+",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"""{_MARKS}\(?(?P<place>{PLACE}){_MARKS}
    (?:,?\s+al?\s+ | ,?\s*\( | {_DASH}\s* | ,\s*(?:al?\s+)? | \.\s+ | \s*[|/·]\s* | \s+){_MARKS}""",
    re.VERBOSE,
)
# What comes between the date and the text: a bracket closed, the agency, a stop, a dash.
_TAIL = re.compile(
    rf"""{_MARKS}\)?{_MARKS}(?:\s*\([^()\n]{{1,40}}\)|\s*/[^/\n]{{1,40}}/)?{_MARKS}
    (?: (?P<whole>[.:]?{_MARKS}\s*$)
      | (?P<closed>(?:{_DASH}|(?<=\))-){_MARKS}\s*)(?=\S)
      | (?P<stop>[.:]{_MARKS}\s+){_OPENER}
      | (?P<open>\s+){_OPENER} )""",
    re.VERBOSE,
)
_PLACE_ALONE = re.compile(
    rf"{_MARKS}(?P<bracket>\()?(?P<place>{PLACE})(?(bracket)\)){_MARKS}(?P<dash>{_DASH}){_MARKS}\s*{_OPENER}"
)
_PLACE_AFTER = re.compile(rf"\s*(?P<place>{PLACE})(?P<dash>{_DASH}{_MARKS}\s*(?=\S)|\s*$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the first lines say about place and date.

    Attributes:
        spans: Where they say so, as offsets into the text, in its order; each ends where the words after the
            dateline begin, or with its paragraph when it has no others.
    """

    place: str | None = None
    published: date | None = None
    spans: tuple[tuple[int, int], ...] = ()


def find_dateline(text: str, paragraphs: Sequence[Paragraph]) -> Dateline:
    """Look for a dateline at the head of the first paragraphs.

    Args:
        text: The release's text.
        paragraphs: Its paragraphs, as offsets into it.
    """
    place: str | None = None
    published: date | None = None
    spans = []
    for index, paragraph in enumerate(paragraphs[:_PARAGRAPHS]):
        if paragraph.kind is ParagraphKind.ITEM:
            continue  # “• Puebla, 3 de mayo de 2026” is a date of a calendar.
        opening = text[paragraph.start : min(paragraph.end, paragraph.start + _WIDTH)]
        length = paragraph.end - paragraph.start
        found = _parse(opening, first=index == 0, whole=length <= _WIDTH)
        if found is not None:
            spans.append((paragraph.start, paragraph.start + found.end))
            place, published = place or found.place, published or found.published
        if (place and published) or length > _LEDE:
            break
    return Dateline(place, published, tuple(spans))


@dataclass(frozen=True, slots=True)
class _Found:
    """A dateline at the head of a paragraph, up to its character `end`."""

    place: str | None
    published: date | None
    end: int


def _parse(opening: str, *, first: bool, whole: bool) -> _Found | None:
    """Parse the opening of a paragraph, the `first` of the text or not, the `whole` of it or not."""
    label = _LABEL.match(opening)
    at = label.end() if label else 0
    when = written_date().search(opening, at) if _DIGIT.search(opening, at) else None
    if when is not None:
        found = _dated(opening, at, when, first=first, whole=whole, labelled=label is not None)
        if found is not None:
            return found
    alone = _PLACE_ALONE.match(opening)
    if (
        alone
        and not opening.isupper()
        and is_closed_place(alone["place"], alone["dash"], bool(alone["bracket"]))
    ):
        return _Found(tidy(alone["place"], alone["dash"]), None, alone.end())
    return None


def _dated(
    opening: str, at: int, when: re.Match[str], *, first: bool, whole: bool, labelled: bool
) -> _Found | None:
    """A dateline with the date `when`, with a place before or after it or none."""
    place = None
    head = _HEAD.fullmatch(opening, at, when.start())
    if head is None and opening[at : when.start()].strip("*_("):
        return None
    if head is not None:
        if not is_place(head["place"]):
            return None
        place = tidy(head["place"], opening[head.end("place") :])
    tail = _TAIL.match(opening, when.end())
    if tail is None or (tail.lastgroup == "whole" and not whole):
        return None
    published = date_of(when)
    if tail.lastgroup in ("open", "stop") and (published is None or (place is None and not first)):
        # “Junio 5 El Presidente…” could be any sentence; with a place and a year it could not.
        return None
    end = tail.end()
    if place is None and tail.lastgroup != "whole":
        after = _PLACE_AFTER.match(opening, end)
        if after and (after["dash"].strip() or whole) and is_place(after["place"]):
            place, end = tidy(after["place"], after["dash"]), after.end()
    if place is None and published is None and not labelled:
        return None
    return _Found(place, published, end)
