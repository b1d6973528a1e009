"""Measures how follow-ups are answered: with the question before, without it, and with the two run together.

    python -m benchmarks.follow_ups --data FOLDER --pairs FILE --catalogue FOLDER [--write]

`FOLDER` is a folder of evaluation data, as `vocero eval` reads it. `FILE` has a line for each follow-up, with
tabs between: the id of the question before, the id of the question that the follow-up asks ("-" where nothing
answers it), the follow-up in Spanish and in English. The catalogue is made where there is none. Prints the
page; with `--write` it also becomes docs/follow_ups.md.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.process import ROOT
from config import Settings
from index import Answer, Language, Library, Preceding, Status
from index.evaluation import Evaluation, Question, is_right, read_evaluation

REPORT = ROOT / "docs" / "follow_ups.md"
NONE = "-"


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and one that follows it.

    Attributes:
        former: The question before.
        meant: What the follow-up asks, in full; None where nothing answers it.
        texts: The follow-up, in each language.
    """

    former: Question
    meant: Question | None
    texts: dict[Language, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a follow-up.

    Attributes:
        first: Whether the cited sentence is right.
        in_five: Whether one of the first five is.
        shown: Whether it is given as the answer.
    """

    first: bool
    in_five: bool
    shown: bool


class Asked:
    """A library that keeps what it answered to questions that follow none."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, Language], Answer] = {}

    def alone(self, text: str, language: Language) -> Answer:
        """Ask a question that follows none."""
        if (text, language) not in self._known:
            self._known[text, language] = self._library.ask(text, language=language)
        return self._known[text, language]

    def after(self, text: str, language: Language, before: Preceding) -> Answer:
        """Ask a question after another."""
        return self._library.ask(text, language=language, after=before)


Way = Callable[[Asked, str, Language, Preceding], Answer]


def with_it(asked: Asked, text: str, language: Language, before: Preceding) -> Answer:
    """Ask it after the question before."""
    return asked.after(text, language, before)


def without_it(asked: Asked, text: str, language: Language, before: Preceding) -> Answer:
    """Ask it as if nothing had been asked before."""
    return asked.alone(text, language)


def joined(asked: Asked, text: str, language: Language, before: Preceding) -> Answer:
    """Ask the two as one text."""
    return asked.alone(f"{before.question} {text}", language)


WAYS: dict[str, Way] = {
    "by itself": without_it,
    "both run together": joined,
    "after the question before": with_it,
}


def read_pairs(path: Path, evaluation: Evaluation) -> list[Pair]:
    """Read a file of follow-ups.

    Raises:
        SystemExit: A line is not as it should be.
    """
    known = {str(question.id): question for question in evaluation.questions}
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        fields = line.split("\t")
        if len(fields) != 4 or fields[0] not in known or fields[1] not in {NONE, *known}:
            raise SystemExit(f"{path}, line {number}: two ids and the follow-up in two languages are wanted")
        former, meant, spanish, english = fields
        texts = {Language.ES: spanish, Language.EN: english}
        pairs.append(Pair(known[former], known.get(meant), texts))
    return pairs


def judge(answer: Answer, meant: Question | None) -> Outcome:
    """Judge an answer to a follow-up."""
    golds = meant.golds if meant is not None else ()
    right = [
        is_right(golds, Path(each.citation.source).name, each.citation.text) for each in answer.candidates[:5]
    ]
    return Outcome(right[:1] == [True], any(right), answer.status is Status.ANSWERED)


def outcomes(asked: Asked, pairs: Sequence[Pair], way: Way, *, across: bool) -> list[Outcome]:
    """Ask every follow-up in each language.

    Args:
        across: Whether the question before is asked in the other language.
    """
    found = []
    for pair in pairs:
        for language, text in pair.texts.items():
            spoken = next(each for each in Language if (each is language) is not across)
            before = Preceding.of(asked.alone(pair.former.texts[spoken], spoken))
            found.append(judge(way(asked, text, language, before), pair.meant))
    return found


def pulled(library: Asked, questions: Sequence[Question]) -> tuple[int, int, int]:
    """Ask every question after one about another release, and by itself.

    Returns:
        How many were asked, how many were taken for a follow-up, and of how many that changed what is cited
        or whether it is shown.
    """
    asked = taken = changed = 0
    for place, question in enumerate(questions):
        former = next(
            each for each in (*questions[place + 1 :], *questions[:place]) if each.release != question.release
        )
        for language, text in question.texts.items():
            before = Preceding.of(library.alone(former.texts[language], language))
            alone = library.alone(text, language)
            after = library.after(text, language, before)
            asked += 1
            taken += after.understood is not None
            changed += (alone.status, alone.citation) != (after.status, after.citation)
    return asked, taken, changed


def row(name: str, found: Sequence[Outcome]) -> str:
    """Write a line of the table."""
    shown = [each for each in found if each.shown]
    right = _share(each.first for each in shown) if shown else "–"
    first, five = (each.first for each in found), (each.in_five for each in found)
    often = _share(each.shown for each in found)
    return f"| {name} | {len(found)} | {_share(first)} | {_share(five)} | {often} | {right} |"


def page(library: Asked, evaluation: Evaluation, pairs: Sequence[Pair]) -> str:
    """Measure, and write the page."""
    answerable = [pair for pair in pairs if pair.meant is not None]
    unanswerable = [pair for pair in pairs if pair.meant is None]
    lines = []
    for across, where in ((False, "in the same language"), (True, "in the other language")):
        for name, way in WAYS.items():
            lines.append(row(f"{name}, {where}", outcomes(library, answerable, way, across=across)))
    refused = [
        f"| {name} | {len(found)} | {_share(not each.shown for each in found)} |"
        for name, way in WAYS.items()
        for found in [outcomes(library, unanswerable, way, across=False)]
        if found
    ]
    asked, taken, changed = pulled(library, evaluation.all)
    return PAGE.format(
        rows="\n".join(lines), refused="\n".join(refused), asked=asked, taken=taken, changed=changed
    )


PAGE = """# Follow-ups

How a short next question ("¿y dónde?", "and who will attend?") is answered over the development set (300
releases), by

    python -m benchmarks.follow_ups --data FOLDER --pairs FILE --catalogue FOLDER --write

The follow-ups ask what a second question about the same release asks, in the few words that somebody uses who
has just asked the first; the question before was answered as the bot answers it, rightly or not.

| asked | follow-ups | right sentence first | in 5 | shown as the answer | of these, right |
|---|---|---|---|---|---|
{rows}

Run together, the words of the first question bring its own answer back. Therefore both readings are
measured, what the follow-up says itself and the whole of it, and the release cited before is favoured.

Follow-ups that no release answers:

| asked | follow-ups | left unanswered |
|---|---|---|
{refused}

Questions that stand alone, each asked after one about another release: {asked} were asked, {taken} of them
were taken for a follow-up, and {changed} got another citation, or were shown where they had not been, or
the other way round.
"""


def _share(found: Iterable[bool]) -> str:
    told = list(found)
    return f"{sum(told) / len(told):.2f}".removeprefix("0") if told else "–"


def main() -> None:
    """Measure, print, and write where that is asked for."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--pairs", type=Path, required=True)
    arguments.add_argument("--catalogue", type=Path, required=True)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    evaluation = read_evaluation(given.data)
    with Library(Settings(_env_file=None, data_dir=given.catalogue)) as library:
        for path in evaluation.releases:
            library.ingest(path)
        text = page(Asked(library), evaluation, read_pairs(given.pairs, evaluation))
    print(text)  # noqa: T201  # what the program is for
    if given.write:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
