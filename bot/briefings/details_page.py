"""The figures and names of a briefing in the sentences they stand in, a few sentences a page."""

from collections.abc import Sequence
from dataclasses import replace

from bot.blocks import Block, Quoted, fitted
from bot.briefings.buttons import BriefingView, Listed
from bot.briefings.pages import overview
from bot.html import MESSAGE_LIMIT, bold, clipped, escape, units
from bot.page import Key, Page
from bot.texts import texts
from index import Briefing, Citation, Detail, Language

PAGE_SIZE = 4
"""Sentences on a page."""

WHOLE_UP_TO = 700
"""All of its details are marked in a sentence of so many units; in a longer one, which may have to be cut,
only the first, and they are named above it: four such sentences leave room for what stands around them."""

NAMED_LIMIT = 120
"""Units that the details above their sentence may take together."""

TITLE_LIMIT = 120
"""Units of the title."""


def details_page(
    briefing: Briefing, page: int, language: Language, *, listed: Listed | None = None
) -> Page | None:
    """The sentences with the details in bold, in the order of the text; None where there are no details.

    Args:
        page: Counted from 0; the last one is shown where there are fewer by now.
        listed: The list that the briefing was opened from.
    """
    groups = _by_sentence(briefing.details)
    if not groups:
        return None
    words = texts(language)
    pages = -(-len(groups) // PAGE_SIZE)
    page = min(page, pages - 1)
    here = replace(overview(briefing.release, language, listed), view=BriefingView.DETAILS)
    heading = words.briefings.details_heading
    if pages > 1:
        heading += " · " + words.releases_page.format(page=page + 1, pages=pages)
    blocks: list[Block] = [[heading, escape(clipped(briefing.release.title, TITLE_LIMIT))]]
    keys = []
    for number, (citation, details) in enumerate(groups[page * PAGE_SIZE :][:PAGE_SIZE], start=1):
        label = f"<b>{number}</b>"
        if units(citation.text) > WHOLE_UP_TO:
            label += f" · {escape(clipped(' · '.join(each.text for each in details), NAMED_LIMIT))}"
        blocks.append([label, _quoted(citation, details)])
        sentence = replace(here, view=BriefingView.SENTENCE, detail=citation.sentence_id)
        keys.append(Key(str(number), sentence))
    turning = [Key(words.briefings.button_back, overview(briefing.release, language, listed))]
    if page > 0:
        turning.insert(0, Key(words.button_previous, replace(here, detail=page - 1)))
    if page + 1 < pages:
        turning.append(Key(words.button_more, replace(here, detail=page + 1)))
    html = "\n\n".join(fitted(blocks, MESSAGE_LIMIT - 2 * len(blocks), language))
    return Page(html, (tuple(keys), tuple(turning)))


def _by_sentence(details: Sequence[Detail]) -> list[tuple[Citation, list[Detail]]]:
    """The details by the sentences they stand in, both in the order of the text."""
    groups: dict[int, tuple[Citation, list[Detail]]] = {}
    for detail in sorted(details, key=lambda each: (each.citation.position, each.start)):
        groups.setdefault(detail.citation.sentence_id, (detail.citation, []))[1].append(detail)
    return list(groups.values())


def _quoted(citation: Citation, details: Sequence[Detail]) -> str | Quoted:
    text = citation.text
    if units(text) > WHOLE_UP_TO:
        return Quoted(text, (details[0].start, details[0].end))
    parts, done = [], 0
    for each in details:
        if each.start >= done:  # A name may hold a figure.
            parts += [escape(text[done : each.start]), bold(text[each.start : each.end])]
            done = each.end
    return f"<blockquote>{''.join(parts)}{escape(text[done:])}</blockquote>"
