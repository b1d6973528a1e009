from pathlib import Path

import pytest

from benchmarks.follow_ups import Outcome, judge, read_pairs, row
from index import Answer, Candidate, Citation, Language, Status
from index.evaluation import Evaluation, Question
from index.evaluation.questions import Gold

ES, EN = Language.ES, Language.EN
WHEN = Question(
    "q1", {ES: "¿Cuándo?", EN: "When?"}, "fair.txt", (Gold("fair.txt", "The fair opens on Monday."),)
)
WHERE = Question("q2", {ES: "¿Dónde?", EN: "Where?"}, "fair.txt", (Gold("fair.txt", "It is in Lund."),))
EVALUATION = Evaluation(Path(), (), (WHEN, WHERE), ())


def citation(text: str) -> Citation:
    return Citation(1, 1, 1, True, 0, 0, len(text), text, EN, "Fair", "/any/fair.txt")


def answer(*texts: str, status: Status = Status.ANSWERED) -> Answer:
    cited = [citation(text) for text in texts]
    candidates = tuple(Candidate(each, 1.0, {}) for each in cited)
    return Answer("where?", EN, status, cited[0] if cited else None, None, 0.7, candidates, 1.0)


def test_pairs_are_read_with_the_questions_they_name(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("q1\tq2\t¿y dónde?\tand where?\nq2\t-\t¿y qué?\tand what?\n", encoding="utf-8")
    first, second = read_pairs(path, EVALUATION)
    assert (first.former, first.meant, first.texts[EN]) == (WHEN, WHERE, "and where?")
    assert (second.former, second.meant) == (WHERE, None)


@pytest.mark.parametrize("line", ["q1\tq2\tonly three", "q9\tq2\ta\tb", "q1\tq9\ta\tb", ""])
def test_a_line_that_is_not_a_pair_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(f"q1\tq2\ta\tb\n{line}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="line 2"):
        read_pairs(path, EVALUATION)


def test_an_answer_is_judged_by_what_was_meant() -> None:
    right, wrong = "It is in Lund.", "The fair opens on Monday."
    assert judge(answer(right, wrong), WHERE) == Outcome(first=True, in_five=True, shown=True)
    assert judge(answer(wrong, right), WHERE) == Outcome(first=False, in_five=True, shown=True)
    assert judge(answer(wrong, status=Status.ABSTAINED), WHERE) == Outcome(False, False, False)
    assert judge(answer(right), None) == Outcome(first=False, in_five=False, shown=True)
    assert judge(answer(), WHERE).in_five is False


def test_a_line_of_the_table_counts_the_right_ones_of_those_shown() -> None:
    found = [Outcome(True, True, True), Outcome(False, True, True), Outcome(False, False, False)]
    assert row("any", found) == "| any | 3 | .33 | .67 | .67 | .50 |"
    assert row("none shown", found[2:]) == "| none shown | 1 | .00 | .00 | .00 | – |"
