"""Briefing -> Telegram HTML: one message, however long the release's sentences are."""

from collections.abc import Sequence
from dataclasses import replace

from bot.agenda.entry import Reader, date_line, what_and_where
from bot.blocks import Block, Quoted, fitted
from bot.briefings.buttons import BriefingButton, BriefingView, Listed
from bot.html import MESSAGE_LIMIT, bold, clipped, escape, link, units, visible_units
from bot.page import Key, Page
from bot.quotation import neighbours
from bot.render import date_in_words, source_lines
from bot.texts import texts
from index import Briefing, Citation, DetailKind, Language, ReleaseSummary
from index.events.entry import Entry

OPEN_UP_TO = 200
"""A sentence of so many UTF-16 units is shown whole; of a longer one its first lines, until it is opened."""

LEDE_OPEN_UP_TO = 600
"""The same of the lede, for which the briefing is read."""

MAX_EVENTS = 4
"""Events to come that are told of; /next has all."""

DETAILS_LIMIT = 320
"""Units that the figures, and the names, may take together."""

WHAT_LIMIT = 90
"""Units of an event's name."""

TITLE_LIMIT = 120
"""Units of a title in a list."""

NAME_LIMIT = 50
"""Units of an issuer in a list."""

TOPICS_LIMIT = 300
"""Units that the topics of an announcement may take together."""

LIST_SIZE = 5
"""Releases on a page of a list: a screen or two of a telephone."""

_IN_A_ROW = 6
_IN_A_LIST_ROW = 5


def briefing_page(
    briefing: Briefing,
    events: Sequence[Entry],
    reader: Reader,
    *,
    since: int | None = None,
    listed: Listed | None = None,
) -> Page:
    """A release in the sentences that carry it, each with a button to its context.

    Events, figures and names are left out where they would cost a sentence some of its words: other pages
    have them.

    Args:
        events: Those of the briefing that are still to come.
        since: The version that an earlier state of the message showed, where it is another one.
        listed: The list that it was opened from.
    """
    words = texts(reader.language).briefings
    head: Block = []
    if since is not None and since != briefing.release.version:
        head.append(words.updated.format(version=briefing.release.version))
    lede = Quoted(briefing.lede.text, expandable=units(briefing.lede.text) > LEDE_OPEN_UP_TO)
    head += [*source_lines(briefing.lede, reader.language), _number(1), lede]
    blocks = [head]
    if briefing.sentences:
        body: Block = [words.sentences]
        for number, citation in enumerate(briefing.sentences, start=2):
            body += [_number(number), _quoted(citation)]
        blocks.append(body)
    details = _details(briefing, reader.language)
    for most, told in ((MAX_EVENTS, details), (MAX_EVENTS, []), (1, [])):
        tail = [block for block in (_events(events, most, reader), told) if block]
        if _whole([*blocks, *tail]) <= MESSAGE_LIMIT:
            break
    blocks += tail
    html = "\n\n".join(fitted(blocks, MESSAGE_LIMIT - 2 * len(blocks), reader.language))
    return Page(html, _rows(briefing, reader.language, listed))


def announcement_page(
    briefing: Briefing, language: Language, said: str = "", *, topics: Sequence[str] = ()
) -> Page:
    """A release as it is announced: where it stands, its lede, and a button that opens its briefing here.

    Args:
        said: What stands above it, as HTML.
        topics: The chat's topics that it is about.
    """
    block: Block = [said] if said else []
    block += source_lines(briefing.lede, language)
    if topics:
        named = " ".join(f"#{'_'.join(topic.split())}" for topic in topics)
        block.append(escape(clipped(named, TOPICS_LIMIT)))
    block.append(Quoted(briefing.lede.text))
    (html,) = fitted([block], MESSAGE_LIMIT, language)
    button = overview(briefing.release, language)
    return Page(html, ((Key(texts(language).briefings.button_open, button),),))


def sentence_page(
    citations: Sequence[Citation], sentence_id: int, language: Language, *, listed: Listed | None = None
) -> Page:
    """A sentence of a briefing among its neighbours, itself in bold.

    Args:
        citations: Neighbouring sentences in the order of the text, the sentence among them.
        listed: The list that its briefing was opened from.
    """
    words = texts(language)
    (place,) = (place for place, each in enumerate(citations) if each.sentence_id == sentence_id)
    cited = citations[place]
    top = [words.briefings.context]
    if not cited.current:
        top.insert(0, words.superseded.format(version=cited.version))
    bottom = source_lines(cited, language)
    room = MESSAGE_LIMIT - sum(visible_units(line) + 1 for line in (*top, *bottom))
    html = "\n".join([*top, neighbours(citations, place, room, words.cut), *bottom])
    back = BriefingButton(language, BriefingView.OVERVIEW, cited.release_id, cited.version, listed)
    return Page(html, ((Key(words.briefings.button_back, back),),))


def list_page(
    heading: str,
    briefings: Sequence[Briefing],
    language: Language,
    turning: Sequence[Key] = (),
    *,
    listed: Listed | None = None,
) -> Page:
    """Several releases, each with its title and lede, and a numbered button that opens its briefing.

    Args:
        heading: As HTML.
        briefings: At most ten.
        turning: Buttons to other pages of the list.
        listed: What list this is: the briefings are opened here and lead back to it. Without it they are
            opened in messages of their own.
    """
    blocks: list[Block] = [[heading]]
    keys = []
    for number, briefing in enumerate(briefings, start=1):
        lede = Quoted(briefing.lede.text, expandable=True)
        blocks.append([*_listing(number, briefing.release, language), lede])
        button = overview(briefing.release, language, listed)
        if listed is None:
            button = replace(button, view=BriefingView.REPLY)
        keys.append(Key(f"📰 {number}", button))
    html = "\n\n".join(fitted(blocks, MESSAGE_LIMIT - 2 * len(blocks), language))
    return Page(html, (*_in_rows(keys), tuple(turning)))


def choice_page(heading: str, releases: Sequence[ReleaseSummary], language: Language, more: int = 0) -> Page:
    """Several releases to choose one from, by their titles.

    Args:
        heading: As HTML.
        more: How many others there are.
    """
    words = texts(language).briefings
    lines = [heading, ""]
    for number, release in enumerate(releases, start=1):
        lines += _listing(number, release, language)
    if more:
        lines.append(words.more.format(count=more))
    lines += ["", words.how]
    keys = [
        Key(f"📰 {number}", overview(release, language)) for number, release in enumerate(releases, start=1)
    ]
    return Page("\n".join(lines), _in_rows(keys))


def overview(release: ReleaseSummary, language: Language, listed: Listed | None = None) -> BriefingButton:
    """The button that shows the release's briefing, and knows which version the reader has seen."""
    return BriefingButton(language, BriefingView.OVERVIEW, release.release_id, release.version, listed)


def _rows(briefing: Briefing, language: Language, listed: Listed | None) -> tuple[tuple[Key, ...], ...]:
    words = texts(language)
    here = overview(briefing.release, language, listed)
    sentences = tuple(
        Key(str(number), replace(here, view=BriefingView.SENTENCE, detail=citation.sentence_id))
        for number, citation in enumerate((briefing.lede, *briefing.sentences), start=1)
    )
    other = Language.EN if language is Language.ES else Language.ES
    deeper = []
    if briefing.details:
        details = replace(here, view=BriefingView.DETAILS, detail=0)
        deeper.append(Key(words.briefings.button_details, details))
    deeper.append(Key(words.briefings.button_print, replace(here, view=BriefingView.PRINT)))
    around = [Key(words.button_other_language, replace(here, language=other))]
    if listed is not None:
        around.insert(0, Key(words.briefings.button_list, BriefingButton.to_list(language, listed)))
    return sentences[:_IN_A_ROW], tuple(deeper), tuple(around)


def _in_rows(keys: Sequence[Key]) -> tuple[tuple[Key, ...], ...]:
    starts = range(0, len(keys), _IN_A_LIST_ROW)
    return tuple(tuple(keys[start : start + _IN_A_LIST_ROW]) for start in starts)


def _listing(number: int, release: ReleaseSummary, language: Language) -> list[str]:
    """A release of a list: its title, and in a line below what else tells it from others."""
    words = texts(language)
    title = clipped(release.title, TITLE_LIMIT)
    facts = [
        escape(clipped(release.issuer or "", NAME_LIMIT)),
        date_in_words(release.published, language) if release.published else "",
        link(words.event_release.format(number=release.release_id), release.url),
    ]
    return [f"<b>{number}.</b> {bold(title)}", " · ".join(fact for fact in facts if fact)]


def _whole(blocks: Sequence[Block]) -> int:
    """Units of the message where every sentence is quoted whole."""
    lines = [line for block in blocks for line in block]
    sizes = [units(line.text) if isinstance(line, Quoted) else visible_units(line) for line in lines]
    return sum(sizes) + len(lines) + 3 * len(blocks)


def _number(number: int) -> str:
    # Also keeps one quotation from running into the next, and says which button opens it.
    return f"<b>{number}</b>"


def _quoted(citation: Citation) -> Quoted:
    return Quoted(citation.text, expandable=units(citation.text) > OPEN_UP_TO)


def _events(events: Sequence[Entry], most: int, reader: Reader) -> Block:
    if not events:
        return []
    words = texts(reader.language)
    lines = [_event(entry, reader) for entry in events[:most]]
    if len(events) > most:
        lines.append(words.remind_more.format(count=len(events) - most))
    return [words.briefings.events, *lines]


def _event(entry: Entry, reader: Reader) -> str:
    told = " · ".join(what_and_where(entry.announcement, WHAT_LIMIT))
    return f"• {date_line(entry, reader)}: {told}"


def _details(briefing: Briefing, language: Language) -> Block:
    words = texts(language).briefings
    lines: Block = []
    for kind in DetailKind:
        every = [" ".join(each.text.split()) for each in briefing.details if each.kind is kind]
        found: list[str] = []
        for each in every:
            # Whole or not at all: half a figure is another figure.
            if units(" · ".join([*found, each])) <= DETAILS_LIMIT:
                found.append(each)
        if found:
            left_out = " · …" if len(found) < len(every) else ""
            lines.append(f"{words.details[kind]}: {escape(' · '.join(found))}{left_out}")
    return lines
