"""What counts as right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.evaluation import Gold, is_right, rank_of_right
from index.evaluation.judging import highlight_fits, overlap


@pytest.mark.parametrize(
    ("sentence", "words", "right"),
    [
        ("The mill reopened on Thursday.", "reopened on Thursday", True),
        ("The mill  reopened\non Thursday.", "mill reopened on\tThursday.", True),
        ("It reopened on Thursday at noon.", "So it did. It reopened on Thursday at noon. We cheered.", True),
        # Too short to be more than an accident: 25 characters, and then one more.
        ("Se abrirá en diez días ya", "Todo listo: Se abrirá en diez días ya, dijo.", False),
        ("Se abrirá en doce días, ya", "Todo listo: Se abrirá en doce días, ya, dijo.", True),
        ("The mill reopened on Thursday.", "reopened on Friday", False),
        (" \n", "reopened", False),
        (None, "reopened", False),
    ],
)
def test_right_is_what_holds_the_answer_or_is_most_of_it(
    sentence: str | None, words: str, right: bool
) -> None:
    assert is_right([Gold("a.txt", words)], "a.txt", sentence) is right


@pytest.mark.parametrize("release", [None, "b.txt", "A.txt", ""])
def test_the_same_words_in_another_release_are_not_right(release: str | None) -> None:
    assert not is_right([Gold("a.txt", "ten days"), Gold("c.txt", "ten days")], release, "In ten days.")


def test_any_gold_makes_right_and_none_makes_nothing_right() -> None:
    golds = [Gold("a.txt", "ten days"), Gold("a.txt", "a week"), Gold("b.txt", "diez días")]
    assert is_right(golds, "a.txt", "It took a week.")
    assert is_right(golds, "b.txt", "Tardó diez días.")
    assert not is_right([], "a.txt", "It took a week.")


def test_the_rank_is_that_of_the_first_right_one() -> None:
    golds = [Gold("a.txt", "ten days")]
    cited = [("b.txt", "ten days"), ("a.txt", "ten weeks"), ("a.txt", "ten days"), ("a.txt", "ten days.")]
    assert rank_of_right(golds, cited) == 3
    assert rank_of_right(golds, cited[:2]) is None


@pytest.mark.parametrize(
    ("span", "highlight", "fits", "shared"),
    [
        ("$4.50", "$4.50", True, 1.0),
        ("3 de junio", "el 3 de JUNIO", True, 6 / 7),
        ("nearly 40 boats", "40 boats", True, 0.8),
        ("40 boats", "40 ships", False, 0.5),
        ("90 %", "90", True, 2 / 3),
        ("12 days", "next year", False, 0.0),
        ("12 days", None, False, 0.0),
        ("12 days", "", False, 0.0),
        # Found by the lenient measure, as it says, and not by the strict one.
        (
            "12 days",
            "The captain said on Monday that it would take them 12 days to reach Tolm.",
            True,
            4 / 17,
        ),
        ("twelve days", "e", True, 0.0),
    ],
)
def test_a_highlight_is_held_against_the_short_answer(
    span: str, highlight: str | None, fits: bool, shared: float
) -> None:
    assert highlight_fits(span, highlight) is fits
    assert overlap(span, highlight) == pytest.approx(shared)


words = st.lists(st.sampled_from(["tren", "90", "$", "Nora", "%"]), min_size=1, max_size=6).map(" ".join)


@given(words, words)
@settings(max_examples=30, deadline=None)
def test_the_overlap_is_a_share_and_takes_no_sides(span: str, highlight: str) -> None:
    assert 0 <= overlap(span, highlight) <= 1
    assert overlap(span, highlight) == overlap(highlight, span)
    assert overlap(span, span) == 1
