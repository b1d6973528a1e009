"""A folder of evaluation data -> `Evaluation`.

The folder holds `releases/*.txt`, and in JSON lines `questions.jsonl` (id, release, question_es, question_en,
gold[]; where known span, type, and in `alt` or `also` other releases that answer) and `unanswerable.jsonl`
(id, question_es, question_en). One of the two languages may be left out: the question is asked in the other
one alone. Other keys are passed over.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import EvaluationError
from index.evaluation.questions import Evaluation, Gold, Question
from index.release import Language

RELEASES, QUESTIONS, UNANSWERABLE = "releases", "questions.jsonl", "unanswerable.jsonl"
"""What a folder holds."""


def read_evaluation(folder: Path) -> Evaluation:
    """Read the folder. Its releases are named, not read.

    Raises:
        EvaluationError: Something is missing, or a line is not as it should be; the message names both.
    """
    releases = _releases(folder)
    names = {path.name for path in releases}
    taken: dict[str | int, _Line] = {}
    questions = [_answerable(line, names) for line in _lines(folder / QUESTIONS, taken)]
    unanswerable = [_question(line) for line in _lines(folder / UNANSWERABLE, taken)]
    if not questions and not unanswerable:
        raise EvaluationError(f"{folder} asks nothing: {QUESTIONS} and {UNANSWERABLE} are empty.")
    return Evaluation(folder, releases, tuple(questions), tuple(unanswerable))


def _releases(folder: Path) -> tuple[Path, ...]:
    try:
        found = tuple(
            path for path in sorted((folder / RELEASES).iterdir()) if path.match("*.txt") and path.is_file()
        )
    except OSError as error:
        raise EvaluationError(
            f"{folder / RELEASES} cannot be read ({error.strerror}). Give the folder that holds"
            f" {RELEASES}/, {QUESTIONS} and {UNANSWERABLE}."
        ) from error
    if not found:
        raise EvaluationError(f"{folder / RELEASES} holds no .txt files. Put the releases there.")
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """An object of a file of JSON lines, which knows where it stands."""

    path: Path
    number: int
    fields: dict[str, Any]

    def wrong(self, what: str) -> EvaluationError:
        return EvaluationError(f"{self.path}, line {self.number}: {what}")

    def text(self, key: str) -> str:
        value = self.fields.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f'"{key}" must be a text that is not empty.')
        return value

    def optional(self, key: str) -> str | None:
        return None if self.fields.get(key) in (None, "") else self.text(key)


def _lines(path: Path, taken: dict[str | int, _Line]) -> Iterator[_Line]:
    """Give the objects of a file, and note their ids among those taken."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path} is not UTF-8 (byte {error.start}). Save it as UTF-8.") from error
    except OSError as error:
        raise EvaluationError(
            f"{path} cannot be read ({error.strerror}). The folder must hold it, be it empty."
        ) from error
    # Not splitlines(): JSON allows the line separator U+2028 inside a text.
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError as error:
            raise EvaluationError(f"{path}, line {number}: this is no JSON ({error}).") from error
        if not isinstance(fields, dict):
            raise EvaluationError(f"{path}, line {number}: each line must be an object, in braces.")
        found = _Line(path, number, fields)
        name = fields.get("id")
        if not isinstance(name, str | int) or isinstance(name, bool) or name == "":
            raise found.wrong('"id" must be a text or a whole number.')
        if (former := taken.get(name)) is not None:
            raise found.wrong(f"the id {name!r} is taken by {former.path.name}, line {former.number}.")
        taken[name] = found
        yield found


def _question(line: _Line) -> Question:
    keys = {language: f"question_{language}" for language in Language}
    texts = {language: line.text(key) for language, key in keys.items() if key in line.fields}
    if not texts:
        raise line.wrong('"question_es" must be a text that is not empty, or "question_en", or both.')
    return Question(line.fields["id"], texts)


def _answerable(line: _Line, names: set[str]) -> Question:
    asked = _question(line)
    release = line.text("release")
    if release not in names:
        raise line.wrong(f"{release} is not in {RELEASES}/. Put it there, or correct the name.")
    golds = [Gold(release, words) for words in _texts(line, "gold", line.fields.get("gold"), one=False)]
    for other in _others(line):
        golds += [Gold(other["release"], words) for words in _texts(line, "gold", other.get("gold"))]
    if not golds:
        raise line.wrong('"gold" must hold at least one sentence that answers.')
    return Question(
        asked.id, asked.texts, release, tuple(golds), line.optional("span"), line.optional("type")
    )


def _others(line: _Line) -> list[dict[str, Any]]:
    """Give the other releases that answer; a bare name, without words, makes nothing right."""
    key = "alt" if line.fields.get("alt") else "also"
    others = line.fields.get(key) or []
    if not isinstance(others, list):
        raise line.wrong(f'"{key}" must be a list.')
    objects = [other for other in others if isinstance(other, dict)]
    if not all(isinstance(other.get("release"), str) for other in objects):
        raise line.wrong(f'each "{key}" must name its "release".')
    return objects


def _texts(line: _Line, key: str, value: object, *, one: bool = True) -> list[str]:
    """Check a list of texts, or, where `one` is allowed, a single one."""
    texts = [value] if one and isinstance(value, str) else value or []
    if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
        raise line.wrong(f'"{key}" must be a list of sentences that are not empty.')
    return texts
