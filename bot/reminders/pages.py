"""What /remind shows: what is set in a chat, and what can be chosen."""

from collections.abc import Sequence

from bot.html import clipped, escape
from bot.page import Key, Page
from bot.reminders.buttons import RemindAction, RemindButton
from bot.reminders.following import Followed
from bot.reminders.leads import ONE_DAY, ONE_WEEK, Lead
from bot.texts import texts
from bot.times.when import in_words
from index import Language
from index.events.entry import Entry
from index.events.expression import DateExpression

MOST_SHOWN = 10
"""Events in a list at most: a screen of a telephone, and the buttons under it."""

WHAT_LIMIT = 160
"""Longer names of events are shortened here, in UTF-16 units."""

_LABEL_LIMIT = 40
"""The same on a button."""


def overview_page(
    language: Language, zone: str, wide: Lead | None, single: Sequence[Followed], said: str = ""
) -> Page:
    """What is set in the chat, a button to take back each, and how to set more.

    Args:
        single: Events with a reminder of their own.
        said: What was just done, as HTML.
    """
    words = texts(language)
    lines = [said] if said else []
    lines.append(words.remind_heading)
    if wide is not None:
        lines.append(words.remind_wide.format(lead=escape(wide.in_words(language))))
    for each in single[:MOST_SHOWN]:
        assert each.lead is not None
        lines.append(f"{_line(each.what, each.when, language, zone)}: {escape(each.lead.in_words(language))}")
    if len(single) > MOST_SHOWN:
        lines.append(words.remind_more.format(count=len(single) - MOST_SHOWN))
    if wide is None and not single:
        lines.append(words.remind_nothing)
    rows: list[tuple[Key, ...]] = []
    if wide is not None:
        rows.append((_key(words.button_remind_off, language, RemindAction.REMOVE),))
    rows += [
        (_key(f"✕ {clipped(each.what, _LABEL_LIMIT)}", language, RemindAction.REMOVE, each.uid),)
        for each in single[:MOST_SHOWN]
    ]
    if wide is None:
        rows.append(
            tuple(
                _key(_label(lead, language), language, RemindAction.SET, None, lead)
                for lead in (ONE_DAY, ONE_WEEK)
            )
        )
    return Page("\n".join([*lines, "", words.remind_how]), tuple(rows))


def lead_page(language: Language, zone: str, entry: Entry, leads: Sequence[Lead], said: str = "") -> Page:
    """By how long before this event to remind.

    Args:
        leads: Those that can still be kept; without any, that it is too late is said.
        said: What is to be said before, as HTML.
    """
    words = texts(language)
    question = words.remind_choose_lead if leads else words.remind_too_late
    lines = [said] if said else []
    lines += [_line(entry.announcement.what, entry.when, language, zone), question]
    keys = [_key(_label(lead, language), language, RemindAction.SET, entry.uid, lead) for lead in leads]
    return Page("\n".join(lines), tuple((key,) for key in keys))


def choice_page(language: Language, zone: str, entries: Sequence[Entry], lead: Lead | None) -> Page:
    """Which of several events is meant.

    Args:
        lead: The lead that was written; None where it is asked for next.
    """
    words = texts(language)
    shown = entries[:MOST_SHOWN]
    lines = [words.remind_choose_event]
    lines += [
        f"{number}. {_line(each.announcement.what, each.when, language, zone, bullet='')}"
        for number, each in enumerate(shown, start=1)
    ]
    if len(entries) > len(shown):
        lines.append(words.remind_more.format(count=len(entries) - len(shown)))
    action = RemindAction.PICK if lead is None else RemindAction.SET
    keys = [
        _key(
            f"{number}. {clipped(each.announcement.what, _LABEL_LIMIT)}",
            language,
            action,
            each.uid,
            lead,
        )
        for number, each in enumerate(shown, start=1)
    ]
    return Page("\n".join(lines), tuple((key,) for key in keys))


def set_text(language: Language, zone: str, entry: Entry, lead: Lead) -> str:
    """That a single reminder is set, as HTML."""
    return texts(language).remind_set.format(
        event=_line(entry.announcement.what, entry.when, language, zone, bullet=""),
        lead=escape(lead.in_words(language)),
    )


def set_wide_text(language: Language, zone: str, lead: Lead, near: Sequence[Entry]) -> str:
    """That the chat's own lead is set, as HTML.

    Args:
        near: Events that are nearer than that already, of which this tells.
    """
    words = texts(language)
    lines = [words.remind_set_wide.format(lead=escape(lead.in_words(language)))]
    if near:
        lines.append(words.remind_near)
        lines += [_line(each.announcement.what, each.when, language, zone) for each in near[:MOST_SHOWN]]
    if len(near) > MOST_SHOWN:
        lines.append(words.remind_more.format(count=len(near) - MOST_SHOWN))
    return "\n".join([*lines, ""])


def passed_text(language: Language, lead: Lead) -> str:
    """That the moment to remind has passed, as HTML."""
    return texts(language).remind_passed.format(lead=escape(lead.in_words(language)))


def _line(what: str, when: DateExpression, language: Language, zone: str, *, bullet: str = "• ") -> str:
    date = escape(in_words(when, language, zone))
    return f"{bullet}<b>{escape(clipped(what, WHAT_LIMIT))}</b>, {date}"


def _label(lead: Lead, language: Language) -> str:
    said = lead.in_words(language)
    return f"{said[:1].upper()}{said[1:]}"


def _key(
    label: str, language: Language, action: RemindAction, uid: str | None = None, lead: Lead | None = None
) -> Key:
    return Key(label, RemindButton(language, uid, action, None if lead is None else lead.code))
