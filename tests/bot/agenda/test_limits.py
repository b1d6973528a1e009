"""However long names and sentences are, a page of `/next` is a message, and quotes letter for letter."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.agenda.buttons import AgendaButton
from bot.agenda.pages import COMPACT_SIZE, PAGE_SIZE, agenda_page, entry_page, nothing_page
from bot.html import MESSAGE_LIMIT, units
from index import Language
from index.events.entry import EntryStatus
from index.events.expression import Assumption
from tests.bot.agenda.making import announcement, entry, hour, read, reader, spans

long_texts = st.builds(
    lambda sign, count: (sign * count).strip() or "x",
    st.sampled_from(["a", "é ", "<&>", "𝄞", "word ", "e\u0301"]),
    st.integers(1, 6000),
)


@hypothesis_settings(deadline=None, max_examples=25)
@given(st.data())
def test_a_page_is_never_longer_than_a_message_and_quotes_letter_for_letter(data: st.DataObject) -> None:
    when = hour("2026-01-23", "17:30", zone="America/Argentina/Buenos_Aires")
    draw = data.draw
    language = draw(st.sampled_from(Language))

    def told(number: int) -> Any:
        names = {name: draw(long_texts) for name in ("title", "issuer", "what", "who", "where")}
        return announcement(
            when, draw(long_texts), sentence_id=number, version=99, release_id=10**6 + number, **names
        )

    compact = draw(st.booleans())
    status = draw(st.sampled_from(EntryStatus))
    events = [
        entry(
            told(number),
            replace(when, assumptions=frozenset(Assumption)),
            status=status,
            sources=tuple(announcement(when, release_id=10**6 + n) for n in range(9)),
            earlier=(told(number),),
        )
        for number in range(COMPACT_SIZE if compact else PAGE_SIZE)
    ]
    state = AgendaButton(language, filter=draw(long_texts), compact=compact)
    pages = [
        agenda_page([*events, *events], state, reader(language)),
        nothing_page(events, state, reader(language)),
        entry_page(events[0], state, reader(language), past=True),
    ]
    sentences = [each.citation.text for e in events for each in (e.announcement, *e.earlier)]
    for page in pages:
        assert units(read(page).text) <= MESSAGE_LIMIT
        for quotation in spans(page, "blockquote"):
            assert quotation and any(quotation in sentence for sentence in sentences)
        assert page.markup is None or page.markup.inline_keyboard
    assert len(spans(pages[2], "blockquote")) == 2
    if not compact:
        assert len(spans(pages[0], "blockquote")) == 2 * PAGE_SIZE
