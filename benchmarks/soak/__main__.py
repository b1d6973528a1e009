"""Plays thousands of updates against the bot, which is disturbed and killed meanwhile, and counts.

    python -m benchmarks.soak [--updates 20000] [--chats 500] [--seed 6] [--folder FOLDER] [--write]

Prints the page; with `--write` it also becomes docs/soak.md. The exit code is 1 when an accepted question was
lost or answered twice, or something failed that was not made to.
"""

import argparse
import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.soak.ledger import Debt, Fate
from benchmarks.soak.page import Outcome, page
from benchmarks.soak.soak import soak

REPORT = Path(__file__).parents[2] / "docs" / "soak.md"

_SHOWN = 40


def main() -> None:
    """Play, print the page, and write it where asked to."""
    parser = argparse.ArgumentParser(description="Thousands of updates against a bot that is disturbed.")
    parser.add_argument("--updates", type=int, default=20_000)
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--folder", type=Path, help="an empty folder in which the bot's log is left")
    parser.add_argument("--write", action="store_true", help="write docs/soak.md too")
    chosen = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        outcome = asyncio.run(soak(folder, updates=chosen.updates, chats=chosen.chats, seed=chosen.seed))
    text = page(outcome)
    sys.stdout.write(text)
    sys.stdout.writelines(f"{line}\n" for line in _amiss(outcome)[:_SHOWN])
    if chosen.write:
        REPORT.write_text(text, encoding="utf-8")
    sys.exit(1 if outcome.failed else 0)


def _amiss(outcome: Outcome) -> list[str]:
    """What to look at, line by line; no words of anybody's."""
    lines = [f"unhandled: {line}" for line in outcome.log.unhandled]
    lines += [f"violation: {line}" for line in outcome.violations]
    lines += [f"ended by itself: {code}" for code in outcome.ended_by_itself]

    lines += [
        f"{fate}: {_place(debt)}"
        for debt, fate in outcome.fates.items()
        if fate in (Fate.LOST, Fate.TWICE, Fate.FAILED)
    ]
    return lines + [f"unpaid: {_place(debt)}" for debt in outcome.debts if debt.paid_at is None]


def _place(debt: Debt) -> str:
    message = debt.message
    where = f" {message.id} in chat {message.chat_id}" if message is not None else ""
    marks = " (unconfirmed)" * debt.unconfirmed + " (edited)" * debt.edited
    return f"{debt.kind}{where}{marks}, at {debt.said_at:%H:%M:%S}"


if __name__ == "__main__":
    main()
