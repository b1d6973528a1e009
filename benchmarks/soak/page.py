"""The page of a soak: what was owed, what became of it, and what it cost."""

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.soak.ledger import Debt, Fate, Kind
from benchmarks.soak.logbook import Logbook
from benchmarks.soak.play import AT_ONCE, Course
from benchmarks.soak.process import Sample, slope
from benchmarks.tables import machine, table

_ASKED = (Kind.QUESTION, Kind.FOLLOW_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All that a soak has shown.

    Attributes:
        asked_for: So many updates were to be played.
        fates: What became of each message that was to be answered.
        debts: Everything that was owed.
        spoke: Messages of the bot that answer what was not for it.
        calls: How often the bot made each call.
        faults: How often each fault was injected.
        acts: How often people did each thing.
        ended_by_itself: Exit codes of processes that ended otherwise than they were to.
        violations: Calls that no real Bot API takes.
        kinds: How many chats there are of each type.
    """

    seed: int
    asked_for: int
    course: Course
    fates: Mapping[Debt, Fate]
    debts: Sequence[Debt]
    spoke: int
    calls: Mapping[str, int]
    faults: Mapping[str, int]
    acts: Mapping[str, int]
    log: Logbook
    ended_by_itself: Sequence[int]
    violations: Sequence[str]
    kinds: Mapping[str, int]

    def count(self, fate: Fate | None, *kinds: Kind) -> int:
        """How many of some kinds had that fate; None: any."""
        return sum(1 for debt, met in self.fates.items() if debt.kind in kinds and fate in (None, met))

    def paid(self, kind: Kind) -> tuple[int, int]:
        """How many of a kind were paid, and how many there were."""
        own = [debt for debt in self.debts if debt.kind is kind]
        return sum(debt.paid_at is not None for debt in own), len(own)

    @property
    def failed(self) -> bool:
        """Whether a question was lost or answered twice, or something went wrong that nobody planned."""
        wrong = self.count(Fate.LOST, *_ASKED) + self.count(Fate.TWICE, *_ASKED)
        return bool(wrong or self.log.unhandled or self.ended_by_itself)


def page(outcome: Outcome) -> str:
    """The page, in Markdown."""
    return (
        "\n\n".join(
            (
                "# A soak",
                _what(outcome),
                "## What became of everything",
                _fates(outcome),
                "## What it cost",
                _cost(outcome),
                "## What went wrong on purpose",
                _faults(outcome),
                "## What the bot called",
                table(("call", "times"), _counts(outcome.calls)),
                "## What people did",
                table(("what", "times"), _counts(outcome.acts)),
            )
        )
        + "\n"
    )


def _what(outcome: Outcome) -> str:
    course = outcome.course
    chats = sum(outcome.kinds.values())
    kinds = ", ".join(f"{count} {kind}" for kind, count in outcome.kinds.items())
    command = f"python -m benchmarks.soak --updates {outcome.asked_for} --chats {chats} --seed {outcome.seed}"
    return (
        f"`vocero serve` as its own process against the Bot API server of the tests: {course.updates:,}"
        f" updates from {chats} chats ({kinds}), {AT_ONCE} people at once, `{command}`. Measured on"
        f" {machine()}, shared with other work, in {course.seconds / 60:.1f} minutes, without the second"
        " model (`VOCERO_READ=0`), with limits on questions that nobody reaches. The seed draws what"
        " people do and what goes wrong; how it falls together depends on the machine's speed.\n\n"
        "The server does not enforce Telegram's own limits, among them one message a second to a person, by"
        " which so much would take far longer. The bot holds itself to 30 messages a second in all and 20 a"
        " minute to a group (`bot/patience.py`), as in earnest; the load is spread over the chats so that the"
        " limit of a group is seldom met."
    )


def _fates(outcome: Outcome) -> str:
    rows = [
        ("questions accepted, follow-ups among them", f"{outcome.count(None, *_ASKED):,}"),
        *((f"… {fate.value}", f"{outcome.count(fate, *_ASKED):,}") for fate in Fate),
        ("commands", f"{outcome.count(None, Kind.COMMAND):,}"),
        *((f"… {fate.value}", f"{outcome.count(fate, Kind.COMMAND):,}") for fate in Fate),
        *((name, _of(*outcome.paid(kind))) for name, kind in _PAID),
        ("replies to what was not for the bot", str(outcome.spoke)),
        ("unhandled errors", str(len(outcome.log.unhandled))),
        ("processes that ended by themselves", str(len(outcome.ended_by_itself))),
        ("calls that no real Bot API takes", str(len(outcome.violations))),
    ]
    return table(("what", "count"), rows) + (
        "\n\nAnswered: exactly one reply, or in a group, where no release answers, exactly one reaction and"
        " no reply. Of unknown fate is an answer whose connection broke, or that was being sent when the"
        " process was killed; the bot says that it does not know whether it arrived, and the person asks"
        " again: that question is counted by itself."
    )


_PAID = (
    ("presses answered", Kind.PRESS),
    ("edits carried", Kind.EDIT),
    ("greetings", Kind.GREETING),
)


def _cost(outcome: Outcome) -> str:
    waits = sorted(
        debt.paid_at - debt.at for debt in outcome.debts if debt.kind in _ASKED and debt.paid_at is not None
    )
    growth = slope(outcome.course.samples)
    rows = [
        ("from question to answer, median", f"{_at(waits, 0.5):.2f} s"),
        ("from question to answer, 95 of 100", f"{_at(waits, 0.95):.2f} s"),
        ("updates a second, over all", f"{outcome.course.updates / outcome.course.seconds:.1f}"),
        *((f"memory {name}", size) for name, size in _memory(outcome.course.samples)),
        (
            "growth over the last half of the last process",
            "too short to tell" if growth is None else f"{growth:+.2f} MB per 1,000 updates",
        ),
    ]
    return table(("what", "measured"), rows) + (
        "\n\nThe times hold the ends of the process and all injected faults. Memory is VmRSS, sampled every"
        " second."
    )


def _memory(samples: Sequence[Sample]) -> list[tuple[str, str]]:
    if not samples:
        return []
    own = [sample for sample in samples if sample.life == samples[-1].life]
    rows = []
    for share in (0.1, 0.25, 0.5, 0.75, 1.0):
        sample = own[min(len(own) - 1, round(share * (len(own) - 1)))]
        rows.append((f"of the last process after {sample.updates:,} updates", f"{sample.megabytes:.0f} MB"))
    rows.append(("at its highest, of any process", f"{max(s.megabytes for s in samples):.0f} MB"))
    return rows


def _faults(outcome: Outcome) -> str:
    rows = [
        *((f"{kind}", f"{count:,}") for kind, count in sorted(outcome.faults.items())),
        *((f"process ended by {sign}", str(count)) for sign, count in sorted(outcome.course.ended.items())),
    ]
    given = [(said, f"{count:,}") for said, count in Counter(outcome.log.given_up).most_common()]
    return table(("fault", "times"), rows) + (
        "\n\nErrors in the log that a fault of the connection explains:\n\n"
        + (table(("record", "times"), given) if given else "none")
    )


def _counts(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    return [(name, f"{count:,}") for name, count in Counter(counts).most_common()]


def _of(paid: int, owed: int) -> str:
    return f"{paid:,} of {owed:,}"


def _at(waits: Sequence[float], share: float) -> float:
    if len(waits) < 2:
        return waits[0] if waits else float("nan")
    return statistics.quantiles(waits, n=100, method="inclusive")[round(share * 100) - 1]
