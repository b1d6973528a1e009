"""The names of the bot's texts: a language that lacks one does not pass the type check."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.texts.access import AccessTexts
from bot.texts.briefings import BriefingTexts
from bot.texts.feedback import FeedbackTexts
from bot.texts.groups import GroupTexts
from bot.texts.settings import SettingsTexts
from bot.texts.subscriptions import SubscriptionTexts
from index import Language
from index.mentions import MentionKind


@dataclass(frozen=True, slots=True)
class Texts:
    """All that the bot says in one language.

    Telegram HTML, with `{name}` where something is filled in; labels of buttons, descriptions of commands
    and toasts (the short notices over a chat after a button was pressed) are plain text.

    Attributes:
        commands: What each command does, for Telegram's menu, in the order of the menu.
        other_language: Told when the release is written in that language and the question was not.
        passage: Above a further passage of a question that was answered.
        passage_unanswered: Above a further passage of a question that no release answers.
        cut: Below a sentence too long for a message, whose beginning, end or both are not shown.
        antecedent: Above a sentence that stands before the quotation and tells what it is about.
        quoted: Above the quotation of an answer, where such a sentence stands before it.
        when: Below the quotation of an answer: which days its words mean.
        earlier: Above what an older release said instead.
        understood: Above the answer to a question that was understood by the one before it: what it came to.
        askable: Above the newest releases, which could be asked instead.
        askable_release: One of these, with the kinds of facts that it states.
        kinds: What these kinds are called there.
        superseded: Above a sentence of an earlier version of its release.
        agenda: Above what is to come.
        agenda_filter: Follows that heading where only what fits `filter` is shown; `filter` is as written.
        agenda_none: Said when nothing is to come.
        agenda_none_fitting: Said when nothing of it fits the filter.
        agenda_past: Above the last events that are over, where nothing is to come.
        event_past: Beside an event that is over.
        event_cancelled: Beside an event that a release cancels.
        event_withdrawn: Beside an event whose release was replaced by one that does not announce it.
        event_weekday: Below a date whose weekday in the release is another one.
        event_sources: Below an event that several releases tell of.
        event_before: Above an earlier sentence that gave another date, or a less exact one.
        event_before_undated: The same where that sentence gives no date.
        event_release: Names the release in the one line that an event has in a group.
        calendar_file: Beside a calendar file.
        zone: What /timezone shows, `current` being one of the next two.
        zone_several: Said when what was written after /timezone fits several zones.
        zone_unknown: Said when it fits none.
        remind_wide: That the chat is told of every event, so long before.
        remind_before: A lead: a span of time, and that it is before.
        remind_same_day: The lead of the event's own day.
        remind_near: Above events that are nearer already than the lead that was just chosen.
        remind_more: In place of events that a message has no room for.
        remind_passed: Said when the moment that a lead gives has passed.
        remind_news: What happened to an event, by the values of `bot.reminders.following.NewsKind`.
        remind_former: The date it had.
        unconfirmed: Said when it is not known whether Telegram delivered the answer.
    """

    start: str
    help: str
    privacy: str
    commands: Mapping[str, str]
    unknown_command: str

    no_answer: str
    nearest: str
    nothing_similar: str
    understood: str
    no_releases: str
    too_long: str
    not_text: str

    passage: str
    passage_unanswered: str
    context: str
    antecedent: str
    quoted: str
    when: str
    earlier: str
    askable: str
    askable_release: str
    kinds: Mapping[MentionKind, str]
    superseded: str
    cut: str
    release_number: str
    version: str
    read_release: str
    other_language: Mapping[Language, str]

    releases: str
    releases_page: str

    agenda: str
    agenda_filter: str
    agenda_none: str
    agenda_none_fitting: str
    agenda_past: str
    event_past: str
    event_cancelled: str
    event_withdrawn: str
    event_weekday: str
    event_sources: str
    event_before: str
    event_before_undated: str
    event_release: str
    calendar_file: str

    zone: str
    zone_default: str
    zone_chosen: str
    zone_several: str
    zone_unknown: str

    language: str
    language_automatic: str
    language_chosen: str

    remind_heading: str
    remind_wide: str
    remind_nothing: str
    remind_how: str
    remind_before: str
    remind_same_day: str
    remind_set: str
    remind_set_wide: str
    remind_near: str
    remind_off: str
    remind_removed: str
    remind_more: str
    remind_choose_lead: str
    remind_choose_event: str
    remind_passed: str
    remind_too_late: str
    remind_no_event: str
    remind_not_understood: str
    remind_news: Mapping[str, str]
    remind_former: str

    failed: str
    unavailable: str
    unconfirmed: str

    button_context: str
    button_back: str
    button_more: str
    button_other_language: str
    button_previous: str
    button_newer: str
    button_older: str
    button_automatic: str
    button_remind: str
    button_remind_off: str
    button_agenda_all: str
    button_calendar: str
    button_default_zone: str

    toast_stale: str
    toast_removed: str
    toast_no_event: str
    toast_ask_again: str
    toast_not_coming: str
    toast_failed: str

    groups: GroupTexts
    settings: SettingsTexts
    briefings: BriefingTexts
    subscriptions: SubscriptionTexts
    access: AccessTexts
    feedback: FeedbackTexts
