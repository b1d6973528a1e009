"""What `vocero eval` shows: the measures as tables, and what went wrong, for people to read."""

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.terminal import console, file_name, on_one_line
from index.answer import Candidate
from index.evaluation import Bin, Figure, Measure, Measures, Mistake, Reading, Reply

_OF_PAIRS = {
    Measure.TOP_1: "right first",
    Measure.TOP_5: "in first 5",
    Measure.MRR: "MRR@20",
    Measure.ANSWERED: "answered",
    Measure.RIGHTLY: "and rightly",
    Measure.HIGHLIGHT: "highlight",
    Measure.OVERLAP: "highlight F1",
}
_OVERALL = {
    Measure.SILENT: "unanswerable questions left unanswered",
    Measure.PRECISION: "answers shown that are right",
    Measure.RIGHTLY: "answerable questions answered rightly",
    Measure.RIGHTLY_SAME: "the same, question and release in one language",
    Measure.HIGHLIGHT: "highlights that have the short answer, or are a part of it",
    Measure.OVERLAP: "highlights against the short answer, F1 of the words",
    Measure.RISK: "area under the risk-coverage curve (lower is better)",
    Measure.CALIBRATION: "expected calibration error (lower is better)",
}
_PIPE_WIDTH = 160
"""Columns of a line that no terminal shows."""


def report_console(stream: TextIO) -> Console:
    """A console on the stream, with room for every column where it is no terminal."""
    out = console(stream)
    if not out.is_terminal:
        out.width = _PIPE_WIDTH
    return out


def print_measures(out: Console, measures: Measures) -> None:
    """The figures with their 95 % intervals, how far to believe the confidence, and how long answers took."""
    pairs = _table("", *measures.pairs)
    pairs.add_row("questions", *(str(count) for count in measures.asked.values()))
    for measure, label in _OF_PAIRS.items():
        pairs.add_row(label, *(_figure(figures[measure]) for figures in measures.pairs.values()))
    _print(out, pairs)
    overall = _table("ALL QUESTIONS", "")
    for measure, label in _OVERALL.items():
        overall.add_row(label, _figure(measures.overall[measure]))
    overall.add_row("unanswerable questions", str(measures.unanswerable))
    overall.add_row("latency, p50 and p95", _latency(measures))
    _print(out, overall)
    bins = _table("CONFIDENCE", "ANSWERS", "MEAN", "RIGHT")
    for of in measures.reliability:
        bins.add_row(*_bin(of))
    _print(out, bins)


def print_readings(out: Console, mistakes: Sequence[Mistake]) -> None:
    """How often what went wrong, by languages of question and release."""
    counts = Counter((mistake.reading, mistake.reply.pair) for mistake in mistakes)
    columns = sorted({pair for _, pair in counts}, key=lambda pair: (len(pair) == len("es"), pair))
    table = _table("MISTAKES", *columns, "ALL", "SHOWN")
    for reading in Reading:
        own = [mistake for mistake in mistakes if mistake.reading is reading]
        shown = sum(mistake.shown for mistake in own)
        cells = [counts[reading, pair] for pair in columns]
        table.add_row(reading.value, *map(str, [*cells, len(own), shown]))
    _print(out, table)


def print_mistakes(out: Console, mistakes: Sequence[Mistake], places: Sequence[Reply]) -> None:
    """The first mistakes, one after the other.

    Args:
        places: For each mistake that is shown, the same question with all its candidates.
    """
    for number, (mistake, further) in enumerate(zip(mistakes, places, strict=False), start=1):
        _print_mistake(out, number, mistake, further)


def _print_mistake(out: Console, number: int, mistake: Mistake, further: Reply) -> None:
    reply = mistake.reply
    question = on_one_line(reply.question.texts[reply.language])
    state = "shown" if mistake.shown else "not shown"
    kind = f" ({on_one_line(reply.question.kind)})" if reply.question.kind else ""
    _line(
        out, f"{number}. {on_one_line(str(reply.question.id))}  {reply.pair}  {question}{kind}", style="bold"
    )
    _line(out, f"{mistake.reading}; confidence {reply.answer.confidence:.2f}, {state}", 2)
    first = mistake.first
    _print_sentence(out, "first", first)
    rank = further.rank
    right = further.answer.candidates[rank - 1] if rank else None
    if right is not None:
        if rank != 1:
            _print_sentence(out, f"right, number {rank}", right)
    elif reply.question.golds:
        gold = reply.question.golds[0]
        found = len(further.answer.candidates)
        _line(out, f"right, not among {found} candidates: {on_one_line(gold.release)}", 2)
        _line(out, on_one_line(gold.words), 4)
    _print_signals(out, first, right if rank != 1 else None)


def _print_sentence(out: Console, label: str, candidate: Candidate | None) -> None:
    if candidate is None:
        _line(out, f"{label}: nothing", 2)
        return
    _line(out, f"{label}: {on_one_line(file_name(candidate.citation.source))}", 2)
    _line(out, on_one_line(candidate.citation.text), 4)


def _print_signals(out: Console, first: Candidate | None, right: Candidate | None) -> None:
    """The scores of what came first and, beside them, of what should have."""
    found = [candidate for candidate in (first, right) if candidate is not None]
    if not found:
        return
    table = _table("signal", *("first", "right")[: len(found)])
    for name in dict.fromkeys(name for candidate in found for name in candidate.signals):
        scores = (candidate.signals.get(name) for candidate in found)
        table.add_row(on_one_line(name), *("-" if score is None else f"{score:.3f}" for score in scores))
    table.add_row("score", *(f"{candidate.score:.3f}" for candidate in found))
    _print(out, table, indent=4)


def _table(*headers: str) -> Table:
    """The first column to the left, the others, which are figures, to the right."""
    table = Table(box=None, pad_edge=False)
    for number, header in enumerate(headers):
        table.add_column(header, justify="right" if number else "left", no_wrap=bool(number))
    return table


def _print(out: Console, table: Table, *, indent: int = 0) -> None:
    """The table with an empty line below it."""
    out.print(Padding(table, (0, 0, 1, indent), expand=False))


def _line(out: Console, text: str, indent: int = 0, *, style: str = "") -> None:
    if out.is_terminal:
        out.print(Padding(Text(text, style=style), (0, 0, 0, indent)))
    else:
        out.file.write(" " * indent + text + "\n")


def _figure(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    return f"{_share(figure.value)} ({_share(figure.low, 2)}–{_share(figure.high, 2)})"


def _share(value: float, digits: int = 3) -> str:
    """Without the nought that shares begin with, and 1 bare, so that four columns fit a terminal."""
    rounded = f"{value:.{digits}f}"
    return "1" if float(rounded) == 1 else rounded.removeprefix("0")


def _latency(measures: Measures) -> str:
    if measures.latency_p50 is None or measures.latency_p95 is None:
        return "-"
    return f"{measures.latency_p50:.0f} ms, {measures.latency_p95:.0f} ms"


def _bin(of: Bin) -> tuple[str, str, str, str]:
    mean = "-" if of.confidence is None else _share(of.confidence)
    right = "-" if of.right is None else _share(of.right)
    return f"{of.low:.1f}–{of.high:.1f}", str(of.count), mean, right
