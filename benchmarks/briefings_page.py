"""The page of the benchmark of briefings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from benchmarks.briefing_systems import SYSTEMS
from benchmarks.tables import machine, share, table
from index.release import Language

if TYPE_CHECKING:
    from benchmarks.briefings import Measured

Floats = NDArray[np.float64]

_RUNS = 2000
_BRIEFING = next(iter(SYSTEMS))

INTRODUCTION = """\
Whether the briefing of a release holds the answers to what is asked about it. The questions, and the
sentences that answer them, are those of an evaluation folder and older than the briefings; a briefing *holds*
an answer where its lede or one of its three to five sentences is such a one. That is a proxy: what is asked
is not all that carries a release, but whoever asks has found it worth asking.

*As many* is as many sentences as the briefing of the same release has, lede included; *as many words*, the
first sentences (or random ones) until they have at least the briefing's words, so that nobody wins by length.
*First that are news* leaves out headings and asides by the briefing's own rules. What is left to chance is
computed, or the mean of 200 draws. *Likeness* is the mean cosine of two chosen sentences, by the vectors of
the catalogue, which are made behind the release's title and so are alike from the start."""

HOW = """\
## How the sentences are chosen

The lede is the first sentence that is news (`index/briefing/lede.py`). The others cover, together with it, as
much as they can of what the release says, for their length (`index/briefing/coverage.py`): its terms,
figures, dates, names and announced events, each counted once, and all its sentences by their vectors. The
weights are round numbers, found on the tuned releases by changing one at a time; between half and double,
most of them move the share held there by less than .03. Figures, dates and announced events count most. A
sentence that cannot be understood alone counts less, as does a line of a list; headings and asides do not
count at all. Releases of up to six sentences are shown nearly whole by every system; the gain is in the
longer ones.

## What was looked at

The untouched releases were measured three times. At the first look the briefings held .639 of the answers,
the first five sentences .472; then the weights of figures, length and vectors were changed once more, by
what the tuned ones showed, and since then only sentences of four or five words with a figure were let in,
for a case of our own. The mistakes made in the untouched were not read. Thirty releases tell little of
small differences, as the intervals show."""


def report(measured: Sequence["Measured"], *, seed: int) -> str:
    """The whole page, in Markdown."""
    untouched = [one for one in measured if one.held_out]
    tuned = [one for one in measured if not one.held_out]
    longer = [one for one in untouched if one.sentences > _LONG]
    parts = [
        "# What briefings hold",
        "",
        "<!-- Written by benchmarks/briefings.py; edit that. -->",
        "",
        INTRODUCTION,
        "",
    ]
    for title, group in (
        (f"{len(untouched)} releases, untouched while the rules were made", untouched),
        (f"The {len(tuned)} releases that the rules were tuned on", tuned),
        (f"Of the untouched, the {len(longer)} of more than {_LONG} sentences", longer),
    ):
        if group:
            parts += [f"## {title}", "", _table(group), ""]
    slowest = max(measured, key=lambda one: one.seconds)
    times = sorted(one.seconds * 1000 for one in measured)
    parts += [
        f"Square brackets: 95 % intervals, by drawing whole releases anew {_RUNS} times. *Gain* is the share"
        " that the briefing holds less that of the system, of the same draws.",
        "",
        f"`python -m benchmarks.briefings --data FOLDER --write`, seed {seed}, on {machine()}. A briefing"
        f" takes {np.median(times):.0f} ms in the median and {times[-1]:.0f} ms for the slowest release, of"
        f" {slowest.sentences} sentences.",
        "",
        HOW,
        "",
    ]
    return "\n".join(parts)


_LONG = 12
"""Sentences; twice what a briefing has at most."""


def _table(group: Sequence["Measured"]) -> str:
    heads = ["system", "held", "gain of the briefing", *Language, "words", "likeness"]
    own = _held(group, _BRIEFING)
    asked = np.array([len(one.outcomes[_BRIEFING].held) for one in group], dtype=np.float64)
    rows = []
    for system in SYSTEMS:
        held = _held(group, system)
        gain = "" if system == _BRIEFING else _interval(own - held, asked, signed=True)
        spoken = [np.array([one.language is language for one in group]) for language in Language]
        by_language = [
            share(held[these].sum() / asked[these].sum()) if these.any() else "" for these in spoken
        ]
        outcomes = [one.outcomes[system] for one in group]
        alike = [outcome.likeness for outcome in outcomes if outcome.likeness is not None]
        words = float(np.mean([outcome.words for outcome in outcomes]))
        likeness = share(float(np.mean(alike))) if alike else ""
        rows.append([system, _interval(held, asked), gain, *by_language, f"{words:.0f}", likeness])
    return table(heads, rows) + f"\n\n{asked.sum():.0f} questions."


def _held(group: Sequence["Measured"], system: str) -> Floats:
    """(releases,): how many answers the system holds in each."""
    return np.array([sum(one.outcomes[system].held) for one in group], dtype=np.float64)


def _interval(parts: Floats, wholes: Floats, *, signed: bool = False) -> str:
    """The share of the parts in the wholes, with its interval: whole releases are drawn anew."""
    generator = np.random.default_rng(0)
    drawn = generator.integers(len(parts), size=(_RUNS, len(parts)))
    low, high = np.percentile(parts[drawn].sum(axis=1) / wholes[drawn].sum(axis=1), (2.5, 97.5))
    show = _signed if signed else share
    return f"{show(parts.sum() / wholes.sum())} [{show(low)}, {show(high)}]"


def _signed(value: float) -> str:
    return ("+" if value >= 0 else "−") + share(abs(value))
