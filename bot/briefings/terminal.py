"""What `vocero briefing` shows for people to read, and the same for programs."""

import re
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.as_json import citation_object, date_object, release_object
from bot.terminal import on_one_line, print_citation, print_quote
from bot.texts import texts
from bot.times.when import in_words
from index import Briefing, DetailKind, Language
from index.events.entry import Entry

_MARKUP = re.compile(r"<[^>]*>")  # Of the texts of the chat, which have no other.


def print_briefing(
    out: Console, briefing: Briefing, events: Sequence[Entry], language: Language, zone: str
) -> None:
    """The sentences, what is to come, what is worth checking, and where all of it stands.

    Args:
        events: Those of the briefing that are still to come.
        zone: The reader's time zone, an IANA name.
    """
    words = texts(language).briefings
    print_quote(out, briefing.lede.text)
    if briefing.sentences:
        _heading(out, words.sentences)
    for citation in briefing.sentences:
        print_quote(out, citation.text)
    if events:
        _heading(out, words.events)
    for entry in events:
        told = entry.announcement
        parts = [in_words(entry.when, language, zone), told.what, told.who or "", told.where or ""]
        _line(out, "- " + " · ".join(on_one_line(part) for part in parts if part))
    for kind in DetailKind:
        found = [on_one_line(each.text) for each in briefing.details if each.kind is kind]
        if found:
            _heading(out, words.details[kind])
            _line(out, "- " + " · ".join(found))
    out.print()
    print_citation(out, briefing.lede, language)


def briefing_object(
    briefing: Briefing, events: Sequence[Entry], language: Language, zone: str
) -> dict[str, Any]:
    """The briefing as `vocero briefing --json` prints it; all keys are always there.

    `start` and `end` of a detail count code points of the release's text, half-open, as those of a sentence.

    Args:
        events: Those of the briefing that are still to come.
        language: Of the dates in words.
        zone: The reader's time zone, an IANA name.
    """
    return {
        "release": release_object(briefing.release),
        "lede": citation_object(briefing.lede),
        "sentences": [citation_object(each) for each in briefing.sentences],
        "details": [
            {
                "kind": each.kind.value,
                "text": each.text,
                "start": each.citation.start + each.start,
                "end": each.citation.start + each.end,
            }
            for each in briefing.details
        ],
        "upcoming": [
            {
                "uid": entry.uid,
                "date": date_object(entry.when, language, zone),
                "what": entry.announcement.what,
                "who": entry.announcement.who,
                "where": entry.announcement.where,
                "source": citation_object(entry.announcement.citation),
            }
            for entry in events
        ],
    }


def _heading(out: Console, markup: str) -> None:
    out.print()
    _line(out, _MARKUP.sub("", markup))


def _line(out: Console, text: str) -> None:
    out.print(Text(text), soft_wrap=not out.is_terminal)
