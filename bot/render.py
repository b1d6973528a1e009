"""Answer -> Telegram HTML: the quotation, and around it, in the asker's language, where it stands.

What stands in a `<blockquote>` is always a slice of the release, or neighbouring sentences of it with plain
white space between them; whatever is left out of a sentence is marked outside the quotation.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from babel.dates import format_date
from babel.lists import format_list

from bot.buttons import MAX_PASSAGES, PassageButton, View
from bot.feedback.keys import feedback_keys
from bot.html import MESSAGE_LIMIT, bold, clipped, escape, italic, link, visible_units
from bot.page import Key, Page
from bot.quotation import neighbours, sentence, whole
from bot.texts import texts
from bot.times.worked_out import worked_out
from index import Answer, Citation, Language, Status
from index.events.expression import DateExpression

TITLE_LIMIT = 300
"""Titles are shown up to this many units; longer ones are clause-long accidents of a missing title line."""

NAME_LIMIT = 120
"""The same for issuers and places."""

ASKABLE_TITLE_LIMIT = 100
"""The same for the titles of releases that could be asked instead: a line each is all they get."""

UNDERSTOOD_LIMIT = 200
"""The same for what a question was taken to mean after the one before it."""

MAX_EARLIER = 3
"""Earlier answers shown at most."""


def answer(found: Answer) -> Page:
    """The reply to a question.

    Args:
        found: With a citation or without; the case of an empty catalogue is the caller's.
    """
    if found.citation is None:
        return Page("\n".join([texts(found.language).nothing_similar, *_askable(found)]))
    ids = dict.fromkeys([found.citation.sentence_id, *(c.citation.sentence_id for c in found.candidates)])
    state = PassageButton(
        language=found.language,
        answered=found.status is Status.ANSWERED,
        sentences=tuple(ids)[:MAX_PASSAGES],
        # In a sentence that is only the nearest one no words answer.
        highlight=found.highlight if found.status is Status.ANSWERED else None,
    )
    below = _when(found.when, found.citation, found.language)
    top, quotation, bottom = _with_surroundings(found, *_parts(found.citation, state, below))
    top = [*_understood(found, MESSAGE_LIMIT - visible_units(_message(top, quotation, bottom))), *top]
    return Page(_message(top, quotation, bottom), _rows(state))


def passage(citation: Citation, state: PassageButton, when: DateExpression | None = None) -> Page:
    """One passage of an answer as a quotation; `state` says which one, `when` what days its words mean.

    What else an answer may show (context, earlier answers, what could be asked) stands on its first page
    only: a button has no room for it.
    """
    below = _when(when, citation, state.language)
    return Page(_message(*_parts(citation, state, below)), _rows(state))


def context(citations: Sequence[Citation], state: PassageButton) -> Page:
    """The same passage with the sentences around it, itself in bold.

    Args:
        citations: Neighbouring sentences in the order of the text, the cited one among them.
    """
    words = texts(state.language)
    (cited,) = (place for place, c in enumerate(citations) if c.sentence_id == state.sentence_id)
    top = [*_above(citations[cited], state), words.context]
    bottom = source_lines(citations[cited], state.language)
    quotation = neighbours(citations, cited, _room(top, bottom), words.cut)
    back = Key(words.button_back, replace(state, view=View.QUOTATION))
    return Page(_message(top, quotation, bottom), ((back,),))


def date_in_words(day: date, language: Language) -> str:
    """The date as it is written in running text, for example "15 de enero de 2026"."""
    return format_date(day, format="long", locale=str(language))


def _parts(
    citation: Citation, state: PassageButton, below: Sequence[str] = ()
) -> tuple[list[str], str, list[str]]:
    """The lines above the quotation, the quotation, the lines below, `below` the first of them."""
    top = _above(citation, state)
    bottom = [*below, *source_lines(citation, state.language)]
    highlight = state.highlight if state.position == 0 else None
    quotation = sentence(citation.text, highlight, _room(top, bottom), texts(state.language).cut)
    return top, quotation, bottom


def _when(when: DateExpression | None, citation: Citation, language: Language) -> list[str]:
    """Which days the answering words mean, unless the sentence says just that."""
    date = worked_out(when, citation, language)
    return [texts(language).when.format(date=escape(date))] if date else []


def _understood(found: Answer, room: int) -> list[str]:
    """What the question came to with the one before it, where that is how it was taken and there is room."""
    if found.understood is None:
        return []
    question = escape(clipped(found.understood, UNDERSTOOD_LIMIT))
    lines = [texts(found.language).understood.format(question=question)]
    return lines if _cost(lines) <= room else []


def _with_surroundings(
    found: Answer, top: list[str], quotation: str, bottom: list[str]
) -> tuple[list[str], str, list[str]]:
    """The parts of a passage with what an answer shows besides, as far as there is room.

    Each of it goes in whole or not at all. The context is the first to be left out: a button leads to it.
    """
    words = texts(found.language)
    left = MESSAGE_LIMIT - visible_units(_message(top, quotation, bottom))
    bottom = list(bottom)
    for part in [*_earlier(found), _askable(found)]:
        if (cost := _cost(part)) <= left:
            bottom += part
            left -= cost
    if found.context is not None:
        leading = [words.antecedent, whole(found.context.text)]
        # What stands directly above the quotation says what that one is, for two quotations must not touch.
        answered = found.status is Status.ANSWERED
        added = [*leading, words.quoted] if answered else leading
        if _cost(added) <= left:
            top = [*top, *added] if answered else [*top[:1], *added, *top[1:]]
    return top, quotation, bottom


def _earlier(found: Answer) -> list[list[str]]:
    """What older releases said instead, each under its date; it has one, or it would not be earlier."""
    words = texts(found.language)
    return [
        [
            words.earlier.format(
                date=date_in_words(citation.published, found.language), number=citation.release_id
            ),
            whole(citation.text),
        ]
        for citation in found.earlier[:MAX_EARLIER]
        if citation.published is not None
    ]


def _askable(found: Answer) -> list[str]:
    """What could be asked instead: one line a release, under a heading."""
    if not found.askable:
        return []
    words = texts(found.language)
    return [
        "",  # Or else it reads as if it belonged to the passage above.
        words.askable,
        *(
            words.askable_release.format(
                title=escape(clipped(each.title, ASKABLE_TITLE_LIMIT)),
                kinds=format_list([words.kinds[kind] for kind in each.kinds], locale=str(found.language)),
            )
            for each in found.askable
        ),
    ]


def _cost(lines: Sequence[str]) -> int:
    """Units that these lines add to a message, with the line feeds between."""
    return sum(visible_units(line) + 1 for line in lines)


def _above(citation: Citation, state: PassageButton) -> list[str]:
    words = texts(state.language)
    lines = []
    if state.position > 0:
        form = words.passage if state.answered else words.passage_unanswered
        lines.append(form.format(number=state.position + 1, total=len(state.sentences)))
    elif not state.answered:
        lines += [words.no_answer, words.nearest]
    if not citation.current:
        lines.append(words.superseded.format(version=citation.version))
    return lines


def source_lines(citation: Citation, language: Language) -> list[str]:
    """Where a sentence stands: title, issuer, date, place, number and link, as HTML."""
    words = texts(language)
    when = date_in_words(citation.published, language) if citation.published else ""
    facts = [clipped(citation.issuer or "", NAME_LIMIT), when, clipped(citation.place or "", NAME_LIMIT)]
    number = [words.release_number.format(number=citation.release_id)]
    if citation.version > 1:
        number.append(words.version.format(version=citation.version))
    lines = [
        bold(clipped(citation.title, TITLE_LIMIT)),
        escape(" · ".join(fact for fact in facts if fact)),
        escape(", ".join(number)) + _reference(citation, words.read_release),
    ]
    if citation.language is not language:
        lines.append(italic(words.other_language[citation.language]))
    return [line for line in lines if line]


def _reference(citation: Citation, label: str) -> str:
    linked = link(label, citation.url)
    return f" · {linked}" if linked != escape(label) else ""


def _rows(state: PassageButton) -> tuple[tuple[Key, ...], ...]:
    other = Language.EN if state.language is Language.ES else Language.ES
    # What is voted on is the answer, not what else can be looked at.
    answered, shown = state.answered, state.sentence_id
    votes = feedback_keys(state.language, answered=answered, sentence_id=shown) if state.position == 0 else ()
    return (
        _steps(state),
        (*votes, Key(texts(state.language).button_other_language, replace(state, language=other))),
    )


def _steps(state: PassageButton) -> tuple[Key, ...]:
    words = texts(state.language)
    keys = [Key(words.button_context, replace(state, view=View.CONTEXT))]
    if state.position > 0:
        keys.insert(0, Key(words.button_previous, replace(state, position=state.position - 1)))
    if state.position + 1 < len(state.sentences):
        keys.append(Key(words.button_more, replace(state, position=state.position + 1)))
    return tuple(keys)


def _room(top: Sequence[str], bottom: Sequence[str]) -> int:
    """Units left for the quotation, after what stands around it and the line feeds between."""
    return MESSAGE_LIMIT - _cost((*top, *bottom))


def _message(top: Sequence[str], quotation: str, bottom: Sequence[str]) -> str:
    return "\n".join([*top, quotation, *bottom])
