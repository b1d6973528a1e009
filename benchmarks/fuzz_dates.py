"""Throws broken sentences at the parser of dates for some minutes: nothing may crash it or keep it busy.

`python -m benchmarks.fuzz_dates --minutes 10 --seed 1`, with `--data FOLDER` of text files as the stuff to
break; without it, the words of dates alone. Prints the first input that fails, in full, and leaves with 1.
"""

import argparse
import datetime
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.tables import machine
from index.events.dates import find_dates
from index.events.expression import DateExpression
from index.release import Language

SLOW_S = 1.0
"""Seconds that a text of `LONGEST` characters may take at most, beside other work on the machine."""

LONGEST = 600
_WORDS = """
    el la los del al de en y a las le the of in on from to by until between and next last this próximo pasado
    enero february Marzo APR may mayo Sept. dic lunes Friday sábado mon hoy mañana tomorrow yesterday ayer
    semana week mes month año years trimestre quarter verano fall principios early finales mid dentro within
    three tres veintiuno treinta uno twenty-first 1.º 3rd 31 32 0 00 12 24:00 25:61 17:30 5pm p.m. h horas
    noon medianoche EST UTC (hora centro) 2026 26 '26 9999 10000 1/2/3 31/02/2026 2026-02-30 2026-13-01
    - – — , . ; : ( ) “ ” 🗓 ½ ² Ⅳ ٣
    """
_ODD = ("\u00a0", "\u202f", "\u0301", "\u200b", "\x00", "\ud83d", "\n", "\t")
_PIECES = (*_WORDS.split(), *_ODD)
_EXTREME = (datetime.date.min, datetime.date.max, datetime.date(2024, 2, 29))


class Failure(Exception):
    """What a text did that it must not do."""


def check(text: str, reference: datetime.date, language: Language) -> list[DateExpression]:
    """Look for the dates of a text and at what was found.

    Raises:
        Failure: Something of it is wrong.
    """
    began = time.perf_counter()
    try:
        found = find_dates(text, reference, language)
    except Exception as error:
        raise Failure(f"{type(error).__name__}: {error}") from error
    took = time.perf_counter() - began
    if took > SLOW_S:
        raise Failure(f"took {took:.1f} s")
    last = 0
    for each in found:
        if not last <= each.span[0] < each.span[1] <= len(text):
            raise Failure(f"the span {each.span} overlaps or lies outside")
        if each.start > each.end:
            raise Failure(f"ends before it starts: {each}")
        last = each.span[1]
    return found


def texts(chance: random.Random, stuff: Sequence[str]) -> Iterator[str]:
    """Make texts without end: of pieces, or of stuff with characters and pieces lost, doubled and put in."""
    while True:
        if not stuff or chance.random() < 0.5:
            text = "".join(
                chance.choice(_PIECES) + chance.choice((" ", " ", " ", ""))
                for _ in range(chance.randint(1, 40))
            )
        else:
            text = chance.choice(stuff)
            for _ in range(chance.randint(1, 8)):
                at = chance.randint(0, len(text))
                change = chance.choice(("", chance.choice(_PIECES), text[at : at + chance.randint(0, 30)]))
                text = text[:at] + change + text[at + chance.randint(0, 6) :]
        yield text[:LONGEST]


def main() -> int:
    """Run for as long as the command line says."""
    parser = argparse.ArgumentParser(description="Throw broken sentences at the parser of dates.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="folder of text files to break sentences of")
    arguments = parser.parse_args()
    stuff = [
        line.strip()
        for path in (sorted(arguments.data.rglob("*.txt")) if arguments.data else ())
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    ]
    chance = random.Random(arguments.seed)
    until = time.monotonic() + 60 * arguments.minutes
    tried = found = 0
    for text in texts(chance, stuff):
        language = chance.choice(list(Language))
        reference = chance.choice((*_EXTREME, datetime.date.fromordinal(chance.randint(1, 3_652_059))))
        try:
            found += len(check(text, reference, language))
        except Failure as failure:
            sys.stdout.write(f"{failure}\n{text!r}\nreference {reference}, language {language}\n")
            return 1
        tried += 1
        if time.monotonic() > until:
            break
    sys.stdout.write(
        f"{tried:,} texts, {found:,} dates found in them, nothing wrong; seed {arguments.seed}, {machine()}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
