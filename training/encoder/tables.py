"""Tab-separated tables between the stages."""

from collections.abc import Iterable, Sequence
from pathlib import Path


def write_table(path: Path, table: Iterable[Sequence[str]]) -> None:
    """Write rows of texts, white space in them as single spaces."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as out:
        for row in table:
            out.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")
    beside.replace(path)


def read_table(path: Path) -> list[list[str]]:
    """Read what `write_table` wrote."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
