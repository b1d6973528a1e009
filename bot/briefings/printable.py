"""Briefing -> a page to be printed for the producer's desk: one file, no script, nothing from elsewhere."""

import datetime
import html
import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath
from zoneinfo import ZoneInfo

from bot.html import is_web_address
from bot.render import date_in_words
from bot.texts import texts
from bot.times.when import in_words
from bot.times.zones import city
from index import Briefing, Citation, Detail, DetailKind, Language
from index.events.entry import Entry

_STYLE = """
@page { margin: 20mm 18mm; }
body { font: 12pt/1.45 Georgia, "Times New Roman", serif; color: #000; background: #fff; max-width: 42em;
  margin: 2em auto; padding: 0 1em; }
h1 { font-size: 17pt; line-height: 1.25; }
h2 { font-size: 12.5pt; margin: 1.4em 0 .4em; break-after: avoid; }
a { color: #000; overflow-wrap: anywhere; }
.facts, .place, footer { font-size: 10pt; color: #333; }
figure { margin: 0 0 1em; break-inside: avoid; }
blockquote { margin: 0; padding-left: 1em; border-left: 2pt solid #000; white-space: pre-line; }
ul { padding-left: 1.2em; list-style: none; }
li { break-inside: avoid; margin: 0 0 .3em; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""
_NAME_LIMIT = 60
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
# What XML and HTML cannot hold, escaped or not (https://html.spec.whatwg.org/#preprocessing-the-input-stream).
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def file_name(briefing: Briefing) -> str:
    """A name for the file, of plain letters, from the release's date and title."""
    plain = unicodedata.normalize("NFKD", briefing.release.title).encode("ascii", "ignore").decode().lower()
    title = _NOT_IN_NAMES.sub("-", plain).strip("-")[:_NAME_LIMIT].strip("-")
    published = briefing.release.published
    parts = [published.isoformat() if published else "", title or f"release-{briefing.release.release_id}"]
    return "-".join(part for part in parts if part) + ".html"


def printable(
    briefing: Briefing, events: Sequence[Entry], language: Language, zone: ZoneInfo, now: datetime.datetime
) -> str:
    """The briefing as a page; what is quoted is marked with the release's language.

    Args:
        events: Those of the briefing that are still to come.
        language: Of everything around the quotations.
        zone: In which the moment `now`, aware, is told.
    """
    words = texts(language).briefings
    title = _text(briefing.release.title)
    parts = [
        f"<h1{_lang(briefing)}>{title}</h1>",
        f'<p class="facts">{_facts(briefing, language)}</p>',
        f"<h2>{_label(words.print_lede)}</h2>",
        _figure(briefing, briefing.lede, language),
    ]
    if briefing.sentences:
        parts.append(f"<h2>{_label(words.sentences)}</h2>")
        parts += [_figure(briefing, each, language) for each in briefing.sentences]
    for kind in DetailKind:
        found = [each for each in briefing.details if each.kind is kind]
        if found:
            items = "\n".join(_detail(briefing, each, language) for each in found)
            parts.append(f"<h2>{_label(words.details[kind])}</h2><ul>{items}</ul>")
    if events:
        items = "\n".join(_event(briefing, entry, language, zone) for entry in events)
        parts.append(f"<h2>{_label(words.events)}</h2><ul>{items}</ul>")
    local = now.astimezone(zone)
    place = city(zone.key, language)
    made = f"{date_in_words(local.date(), language)}, {local:%H:%M} ({place}, UTC{local:%z})"
    parts.append(
        f"<footer><p>{_text(words.print_made.format(moment=made))} · Vocero</p>"
        f"<p>{_text(words.print_source)} {_text(_source(briefing.lede.source))}</p></footer>"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(words.print_heading)}: {title}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(parts)}\n</main>\n</body>\n</html>\n"
    )


def _figure(briefing: Briefing, citation: Citation, language: Language) -> str:
    return f"<figure>{_quotation(briefing, citation)}{_place(citation, language)}</figure>"


def _quotation(briefing: Briefing, citation: Citation) -> str:
    address = citation.url
    cite = f' cite="{html.escape(address)}"' if address and is_web_address(address) else ""
    return f"<blockquote{_lang(briefing)}{cite}>{_text(citation.text)}</blockquote>"


def _place(citation: Citation, language: Language) -> str:
    """Where the sentence stands, so that it can be found without the bot."""
    words = texts(language)
    place = words.briefings.print_place.format(start=citation.start, end=citation.end)
    number = words.release_number.format(number=citation.release_id)
    version = words.version.format(version=citation.version)
    return f'<figcaption class="place">{_text(f"{number}, {version}, {place}")}</figcaption>'


def _detail(briefing: Briefing, detail: Detail, language: Language) -> str:
    """A figure or a name with its own place, and a box to tick once it is checked."""
    first = detail.citation.start
    place = texts(language).briefings.print_place.format(start=first + detail.start, end=first + detail.end)
    words = f"<span{_lang(briefing)}>{_text(detail.text)}</span>"
    return f'<li><span aria-hidden="true">☐</span> {words} <span class="place">({_text(place)})</span></li>'


def _facts(briefing: Briefing, language: Language) -> str:
    release = briefing.release
    facts = [
        _text(release.issuer or ""),
        _text(date_in_words(release.published, language)) if release.published else "",
        _text(release.place or ""),
        _text(texts(language).release_number.format(number=release.release_id)),
    ]
    if release.url and is_web_address(release.url):
        facts.append(f'<a href="{html.escape(release.url)}">{_text(release.url)}</a>')
    return " · ".join(fact for fact in facts if fact)


def _event(briefing: Briefing, entry: Entry, language: Language, zone: ZoneInfo) -> str:
    """What is to come, with the sentence that says so unless it is quoted above already."""
    told = entry.announcement
    named = " · ".join(_text(part) for part in (told.what, told.who, told.where) if part)
    spoken = told.citation.language  # Another release may tell it by now, in the other language.
    when = _text(in_words(entry.when, language, zone.key))
    line = f'<b>{when}</b>: <span lang="{spoken}">{named}</span>'
    quoted = {each.sentence_id for each in (briefing.lede, *briefing.sentences)}
    if told.citation.release_id != briefing.release.release_id or told.citation.sentence_id in quoted:
        return f"<li>{line}</li>"
    return f"<li>{line}{_figure(briefing, told.citation, language)}</li>"


def _source(source: str) -> str:
    """An address, or the name of a file: where the bot's machine keeps it is nobody's business."""
    return source if is_web_address(source) else PurePath(source).name


def _lang(briefing: Briefing) -> str:
    return f' lang="{briefing.release.language}"'


def _label(markup: str) -> str:
    """A text of the chat's, which is bold there and needs not be here."""
    return re.sub(r"<[^>]*>", "", markup)


def _text(text: str) -> str:
    return html.escape(_NO_CHARACTER.sub("\ufffd", text), quote=False)
