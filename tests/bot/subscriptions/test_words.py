import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.subscription import Pace, Wish
from bot.subscriptions.words import (
    DEFAULT_MINUTE,
    DEFAULT_WEEKDAY,
    MAX_TOPICS,
    TOPIC_LIMIT,
    Read,
    read_wish,
)

EIGHT = 8 * 60


def daily(minute: int, *topics: str) -> Wish:
    return Wish(Pace.DAILY, minute, None, topics)


def weekly(weekday: int, minute: int, *topics: str) -> Wish:
    return Wish(Pace.WEEKLY, minute, weekday, topics)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("cada", Wish(Pace.EACH)),
        ("each", Wish(Pace.EACH)),
        ("cada comunicado", Wish(Pace.EACH)),
        ("every release as they arrive", Wish(Pace.EACH)),
        ("diario", daily(DEFAULT_MINUTE)),
        ("daily", daily(DEFAULT_MINUTE)),
        ("cada día", daily(DEFAULT_MINUTE)),
        ("every day", daily(DEFAULT_MINUTE)),
        ("todos los días a las 8", daily(EIGHT)),
        ("diario 8:00", daily(EIGHT)),
        ("8:00 diario", daily(EIGHT)),
        ("DIARIO 8.00", daily(EIGHT)),
        ("diario 8h", daily(EIGHT)),
        ("diario a las 8", daily(EIGHT)),
        ("diario 8 p. m.", daily(20 * 60)),
        ("diario a las 8 de la noche", daily(20 * 60)),
        ("diario a las 7 de la mañana", daily(7 * 60)),
        ("diario al mediodía", daily(12 * 60)),
        ("diario 6:45 seguridad", daily(6 * 60 + 45, "seguridad")),
        ("daily 8am", daily(EIGHT)),
        ("daily at 8 AM", daily(EIGHT)),
        ("daily 8:30 pm", daily(20 * 60 + 30)),
        ("daily at 12 am", daily(0)),
        ("daily 12 pm", daily(12 * 60)),
        ("daily at noon", daily(12 * 60)),
        ("at 8", daily(EIGHT)),
        ("semanal", weekly(DEFAULT_WEEKDAY, DEFAULT_MINUTE)),
        ("weekly", weekly(DEFAULT_WEEKDAY, DEFAULT_MINUTE)),
        ("every week", weekly(DEFAULT_WEEKDAY, DEFAULT_MINUTE)),
        ("semanal miércoles 7:30", weekly(2, 450)),
        ("miercoles 7:30", weekly(2, 450)),
        ("cada sábado", weekly(5, DEFAULT_MINUTE)),
        ("los domingos a las 9", weekly(6, 540)),
        ("weekly Friday 5pm", weekly(4, 17 * 60)),
        ("on mondays at 7:30 AM", weekly(0, 450)),
        ("every thursday, security", weekly(3, DEFAULT_MINUTE, "security")),
        ("cada seguridad, migración", Wish(Pace.EACH, topics=("seguridad", "migración"))),
        ("seguridad y migración, cada", Wish(Pace.EACH, topics=("seguridad", "migración"))),
        ("each about security and migration", Wish(Pace.EACH, topics=("security", "migration"))),
        ("daily 8:00 only about ports; schools", daily(EIGHT, "ports", "schools")),
        ("diario 8:00 Seguridad, seguridad", daily(EIGHT, "Seguridad")),
        ("diario 8:00 agua de riego", daily(EIGHT, "agua de riego")),
        ("diario a las 9 artículo 123", daily(540, "artículo 123")),
    ],
)
def test_what_is_written_is_read(text: str, wish: Wish) -> None:
    assert read_wish(text) == Read(wish)


@pytest.mark.parametrize("text", ["diario 8:00", "weekly friday 17:00", "semanal jueves 7:30", "daily 9am"])
def test_the_order_of_the_words_does_not_matter(text: str) -> None:
    words = text.split()
    for seed in range(6):
        shuffled = random.Random(seed).sample(words, len(words))
        assert read_wish(" ".join(shuffled)) == read_wish(text)


@pytest.mark.parametrize(
    ("text", "topics"), [("seguridad, migración", ("seguridad", "migración")), ("only ports", ("ports",))]
)
def test_topics_alone_are_no_wish_yet(text: str, topics: tuple[str, ...]) -> None:
    assert read_wish(text) == Read(None, topics)


@pytest.mark.parametrize("text", ["", "   ", "???", "🙂", ", ; .", "25:00:00"])
def test_nonsense_is_no_wish(text: str) -> None:
    assert read_wish(text).wish is None


@pytest.mark.parametrize(
    "text",
    [
        "diario 24:00",
        "daily at 25:00",
        "semanal 8:60",
        "daily at 13 am",
        "lunes y martes",
        "daily 8:00 and 9:00",
        "cada 8:00",
        "daily weekly",
        "daily monday",
    ],
)
def test_what_cannot_be_or_contradicts_itself_is_no_wish(text: str) -> None:
    assert read_wish(text).wish is None


@pytest.mark.parametrize("text", ["nunca", "never", "no", "off"])
def test_no_more_is_understood(text: str) -> None:
    assert read_wish(text) == Read(ends=True)


@pytest.mark.parametrize("text", ["todo", "todos los temas", "everything", "all topics"])
def test_all_topics_are_understood(text: str) -> None:
    assert read_wish(text) == Read(everything=True)


def test_too_many_topics_and_too_long_ones_are_told_of() -> None:
    fitting = ", ".join(f"tema{number}" for number in range(MAX_TOPICS))
    assert not read_wish(f"cada {fitting}").too_many
    assert read_wish(f"cada {fitting}, otro").too_many
    assert not read_wish("each " + "x" * TOPIC_LIMIT).too_many
    assert read_wish("each " + "x" * (TOPIC_LIMIT + 1)).too_many


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing_and_topics_are_slices_of_it(text: str) -> None:
    read = read_wish(text)
    line = " ".join(text.split())
    for topic in read.wish.topics if read.wish else read.topics:
        assert all(word in line for word in topic.split())
        assert topic.strip() == topic != ""
    if read.wish is not None and read.wish.pace is not Pace.EACH:
        assert read.wish.minute is not None and 0 <= read.wish.minute < 24 * 60
