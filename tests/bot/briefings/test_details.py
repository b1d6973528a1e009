"""The line of figures and names under a briefing."""

from dataclasses import replace

from bot.briefings.pages import briefing_page
from index import Detail, DetailKind
from tests.bot.agenda.making import read, reader
from tests.bot.briefings.making import HEAD, LEDE, briefing, detail


def test_a_name_too_long_for_the_line_leaves_room_for_the_others_and_is_marked_as_left_out() -> None:
    long = "Comisión " * 50 + "Nacional"
    made = briefing(LEDE, f"Lo dijo la {long}.", HEAD)
    monster, head = made.sentences
    found: tuple[Detail, ...] = (
        detail(DetailKind.NAME, long, monster),
        detail(DetailKind.NAME, "Elena Prado", head),
    )
    text = read(briefing_page(replace(made, details=found), [], reader())).text
    assert text.splitlines()[-1] == "Nombres: Elena Prado · …"
