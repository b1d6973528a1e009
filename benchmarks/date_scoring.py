"""Judges what is found in a sentence against what is to be found in it.

A sentence is right as a whole: every expected span is found with a right value, and nothing else is found.

Spans are compared loosely, for systems differ in whether articles, prepositions and such belong to a date:
two are the same where they overlap and each covers the content words of the other. The rest,
`FUNCTION_WORDS`, is closed classes only: articles, prepositions and conjunctions; the words of bounds and
hedges (“before”, “around”) and those that say which one (“this”, “next”), whose meaning is in the value; and
what only says that a day, a year, an hour or its zone follows.

Of neighbouring expected dates (“8 and 9 May”) a system may make one stretch that is exactly all of them.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from benchmarks.date_conventions import Found
from benchmarks.recognizers_cases import DAY, Case, Expected, Reading
from index.release import Language

_ZONES = "utc gmt z et est edt ct cst cdt mt mst mdt pt pst pdt"

_ENGLISH = """a an the of in on at to from by for and or with during within into as through thru over
    before after since until till between prior past no not later earlier late early soon than more less
    greater around about approximately sometime starting beginning ending up least
    this that next last coming upcoming following previous current same
    day year date time hours clock o s sharp th"""

_SPANISH = """el la los las lo un una unos unas de del do a al en por para con y e o u durante dentro hacia
    sobre antes después desde hasta entre partir posterior anterior previo más mas menos tarde tardar temprano
    tan pronto como no que alrededor aproximadamente comenzando empezando
    este esta estos estas ese esa próximo próxima próximos próximas proximo proxima pasado pasada pasados
    pasadas último última últimos últimas ultimo ultima ultimos ultimas siguiente siguientes actual misma
    mismo
    día dia año ano fecha hora horas h punto"""

FUNCTION_WORDS = {
    language: frozenset(f"{words} {_ZONES}".split())
    for language, words in ((Language.EN, _ENGLISH), (Language.ES, _SPANISH))
}

_WORD = re.compile(r"\w+")


def judge(case: Case, found: Sequence[Found]) -> bool:
    """Tell whether a sentence is right as a whole."""
    left = list(found)
    missing = []
    for expected in case.expected:
        match = next((one for one in left if _is(case, expected, one)), None)
        if match is not None:
            left.remove(match)
        else:
            missing.append(expected)
    for one in tuple(left):
        joined = [expected for expected in missing if _overlap(expected.span, one.span)]
        if len(joined) > 1 and _is_all(case, joined, one):
            left.remove(one)
            missing = [expected for expected in missing if expected not in joined]
    return not left and all(expected.optional for expected in missing)


def same_span(case: Case, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans overlap and each covers the content words of the other."""
    return _overlap(one, other) and _content(case, one) == _content(case, other)


def _is(case: Case, expected: Expected, found: Found) -> bool:
    if not same_span(case, expected.span, found.span):
        return False
    if not expected.readings or expected.optional:
        return True
    return any(
        found.means(reading) or (expected.day_only and found.means(_days(reading)))
        for reading in expected.readings
    )


def _is_all(case: Case, expected: Sequence[Expected], found: Found) -> bool:
    """Tell whether one stretch is exactly several that follow each other without a gap."""
    covered = (min(one.span[0] for one in expected), max(one.span[1] for one in expected))
    if not same_span(case, covered, found.span):
        return False
    for readings in zip(*(one.readings for one in expected), strict=False):
        gapless = all(first.end == second.start is not None for first, second in pairwise(readings))
        if gapless and found.means(replace(readings[0], end=readings[-1].end)):
            return True
    return False


def _content(case: Case, span: tuple[int, int]) -> frozenset[int]:
    """Where the content words begin that the span covers or touches."""
    return frozenset(
        word.start()
        for word in _WORD.finditer(case.text)
        if _overlap(word.span(), span) and word.group().casefold() not in FUNCTION_WORDS[case.language]
    )


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _days(reading: Reading) -> Reading:
    """The whole days on which a reading begins and ends."""
    return Reading(_midnight(reading.start), (end := _midnight(reading.end)) and end + DAY)


def _midnight(moment: datetime.datetime | None) -> datetime.datetime | None:
    return moment and moment.replace(hour=0, minute=0, second=0, microsecond=0)
