"""Events of the calendar as JSON, for programs that call the command line."""

from typing import Any

from bot.agenda.terminal import Agenda
from bot.as_json import citation_object, date_object
from bot.times.when import begins
from index.events.announcement import Announcement
from index.events.entry import Entry
from index.events.expression import DateExpression


def agenda_object(agenda: Agenda, default_zone: str) -> dict[str, Any]:
    """The events as `vocero next --json` prints them; all keys are always there.

    `upcoming` is in the order of time. `past`, the newest first, is filled where it was
    asked for or where nothing is coming. `more` counts what is coming and was kept out by `--limit`.

    Args:
        default_zone: The zone of an hour that names none, an IANA name.
    """
    return {
        "now": agenda.now.isoformat(),
        "zone": agenda.zone,
        "language": agenda.language.value,
        "filter": agenda.wanted,
        "upcoming": [_entry_object(entry, agenda, default_zone) for entry in agenda.upcoming],
        "called_off": [_entry_object(entry, agenda, default_zone) for entry in agenda.called_off],
        "past": [_entry_object(entry, agenda, default_zone) for entry in agenda.past],
        "more": agenda.more,
    }


def _entry_object(entry: Entry, agenda: Agenda, default_zone: str) -> dict[str, Any]:
    return {
        "uid": entry.uid,
        "sequence": entry.sequence,
        "status": entry.status.value,
        "date": _date_object(entry.when, agenda, default_zone),
        **_told_object(entry.announcement, agenda, default_zone),
        "sources": [_told_object(told, agenda, default_zone) for told in entry.sources],
        "earlier": [_told_object(told, agenda, default_zone) for told in entry.earlier],
    }


def _told_object(told: Announcement, agenda: Agenda, default_zone: str) -> dict[str, Any]:
    """What one sentence says. `told_date` is the date in it, which of what was moved is not the event's."""
    return {
        "kind": told.kind.value,
        "change": told.change.value,
        "what": told.what,
        "who": told.who,
        "where": told.where,
        "told_date": _date_object(told.when, agenda, default_zone) if told.when else None,
        "source": citation_object(told.citation),
    }


def _date_object(when: DateExpression, agenda: Agenda, default_zone: str) -> dict[str, Any]:
    """The date; `begins` is a moment where an hour is told, in the zone of the hour."""
    moment = begins(when, default_zone)
    return {
        **date_object(when, agenda.language, agenda.zone),
        "begins": moment.isoformat() if moment else None,
    }
