"""The names of the bot's texts: a language that lacks one does not pass the type check."""

from collections.abc import Mapping
from dataclasses import dataclass

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
        earlier: Above what an older release said instead.
        askable: Above the newest releases, which could be asked instead.
        askable_release: One of these, with the kinds of facts that it states.
        kinds: What these kinds are called there.
        superseded: Above a sentence of an earlier version of its release.
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
    no_releases: str
    too_long: str
    not_text: str

    passage: str
    passage_unanswered: str
    context: str
    antecedent: str
    quoted: str
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

    language: str
    language_automatic: str
    language_chosen: str

    failed: str
    unavailable: str
    unconfirmed: str

    button_context: str
    button_back: str
    button_more: str
    button_previous: str
    button_newer: str
    button_older: str
    button_automatic: str

    toast_stale: str
    toast_removed: str
    toast_failed: str
