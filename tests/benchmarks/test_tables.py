"""Pieces that the tables of the benchmarks have in common."""

import pytest

from benchmarks.tables import machine, share, table


def test_a_table_has_a_line_for_each_row_under_its_heads() -> None:
    assert table(("pair", "first"), [["es→en", ".500"], ["en→es", "1"]]).splitlines() == [
        "| pair | first |",
        "|---|---|",
        "| es→en | .500 |",
        "| en→es | 1 |",
    ]


def test_a_row_that_does_not_fit_the_heads_is_refused() -> None:
    with pytest.raises(ValueError, match="3 cells under 2 heads"):
        table(("pair", "first"), [["es→en", ".500", "1"]])


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0, ".000"), (0.1234, ".123"), (0.9999, "1.000"), (1.0, "1.000")]
)
def test_a_share_stands_without_the_nought_before_its_point(value: float, shown: str) -> None:
    assert share(value) == shown


def test_the_machine_is_told_by_its_cores_and_its_memory() -> None:
    assert " cores (" in machine() and " GB, Python 3." in machine()
