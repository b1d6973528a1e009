"""Briefings made up for the tests of what the bot shows."""

from collections.abc import Sequence
from typing import Any

from index import Briefing, Citation, Detail, DetailKind, Language, ReleaseSummary
from index.events.entry import Entry
from tests.bot.making import neighbouring

LEDE = "El puerto de Veracruz reabrirá sus muelles el 4 de mayo."
COST = "Las obras costaron 3 millones & <acabaron> antes."
HEAD = "La directora, Elena Prado, agradeció el trabajo de 40 buzos."


def summary(**changes: Any) -> ReleaseSummary:
    values: dict[str, Any] = {
        "release_id": 3,
        "version": 1,
        "title": "Reabre el puerto",
        "language": Language.ES,
        "source": "puerto.txt",
        "sentences": 3,
        "issuer": "Autoridad Portuaria",
        "place": "Veracruz",
    }
    return ReleaseSummary(**(values | changes))


def detail(kind: DetailKind, text: str, cited: Citation) -> Detail:
    start = cited.text.index(text)
    return Detail(kind, text, cited, start, start + len(text))


def briefing(
    *texts: str, details: Sequence[Detail] = (), events: Sequence[Entry] = (), **changes: Any
) -> Briefing:
    """A briefing of these sentences, the first of them the lede; `changes` are of the release."""
    cited = neighbouring(*(texts or (LEDE, COST, HEAD)), **changes)
    first = cited[0]
    release = summary(
        **{
            name: getattr(first, name)
            for name in (
                "release_id",
                "version",
                "title",
                "language",
                "source",
                "issuer",
                "place",
                "published",
                "url",
            )
        }
    )
    return Briefing(release, first, cited[1:], tuple(details), tuple(events))


def with_details() -> Briefing:
    """The harbour's, with what is worth checking in it."""
    made = briefing()
    cost, head = made.sentences
    found = (
        detail(DetailKind.FIGURE, "3 millones", cost),
        detail(DetailKind.FIGURE, "40 buzos", head),
        detail(DetailKind.NAME, "Elena Prado", head),
    )
    return Briefing(made.release, made.lede, made.sentences, found)
