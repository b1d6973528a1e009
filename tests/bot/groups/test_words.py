import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.words import without

BOT = "@vocero_test_bot"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{BOT} ¿Cuándo abre?", "¿Cuándo abre?"),
        (f"{BOT}, when does it open?", "when does it open?"),
        (f"{BOT}: when does it open?", "when does it open?"),
        (f"{BOT} - when does it open?", "when does it open?"),
        (f"{BOT}! When does it open?", "When does it open?"),
        (f"{BOT}\n¿Cuándo abre?", "¿Cuándo abre?"),
        (f"¿Cuándo abre, {BOT}?", "¿Cuándo abre?"),
        (f"When does it open {BOT}?", "When does it open?"),
        (f"¿Cuándo abre? {BOT}", "¿Cuándo abre?"),
        (f"When does it open, {BOT}", "When does it open"),
        (f"Oye, {BOT}, ¿cuándo abre?", "Oye, ¿cuándo abre?"),
        (f"Hi {BOT}: when does it open?", "Hi: when does it open?"),
        (f"¿{BOT}, cuándo abre?", "¿cuándo abre?"),
        (f"When ({BOT}) does it open?", "When does it open?"),
        (f"¿Cuándo abre {BOT} el puerto?", "¿Cuándo abre el puerto?"),
        (f"🚢 {BOT} ¿cuándo abre? 🚢", "🚢 ¿cuándo abre? 🚢"),
        (f"{BOT} 3 ships or 4?", "3 ships or 4?"),
        (BOT, ""),
        (f"{BOT}?", ""),
        (f"¿{BOT}?", ""),
        (f"{BOT} ¿?", ""),
        (f"{BOT} 👆", ""),
    ],
)
def test_a_mention_is_taken_out_with_what_it_leaves_behind(text: str, words: str) -> None:
    start = units(text[: text.index(BOT)])
    assert without(text, [(start, start + units(BOT))]) == words


def test_several_mentions_are_taken_out() -> None:
    text = f"{BOT} ¿cuándo abre, {BOT}?"
    second = text.rindex(BOT)
    assert without(text, [(0, len(BOT)), (second, second + len(BOT))]) == "¿cuándo abre?"


@pytest.mark.parametrize("text", ["¿Cuándo?", "  When, then?  ", "a ,b", "¿, y qué?"])
def test_without_mentions_the_text_is_left_as_it_is(text: str) -> None:
    assert without(text, []) == text.strip()


@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_letters_and_digits_are_never_lost(before: str, after: str) -> None:
    start = units(before)
    found = without(f"{before} {BOT} {after}", [(start + 1, start + 1 + units(BOT))])

    def kept(text: str) -> list[str]:
        return [sign for sign in text if sign.isalnum()]

    assert kept(found) == kept(before + after)
