"""Pieces that the tables and pages of the benchmarks have in common."""

import os
import platform
from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table in Markdown.

    Raises:
        ValueError: A row is longer or shorter than the heads.
    """
    lines = [_line(heads), "|" + "---|" * len(heads)]
    for row in rows:
        if len(row) != len(heads):
            raise ValueError(f"{len(row)} cells under {len(heads)} heads: {row}")
        lines.append(_line(row))
    return "\n".join(lines)


def share(value: float) -> str:
    """Give a share from 0 to 1 as the tables show it: ".912"."""
    shown = f"{value:.3f}"
    return shown.removeprefix("0") if value < 1 else shown


def hardware() -> str:
    """Say on what size of machine this runs."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return f"{os.cpu_count()} cores ({platform.machine()}) with {memory:.0f} GB"


def machine() -> str:
    """Say what the figures were measured on."""
    return f"{hardware()}, Python {platform.python_version()}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
