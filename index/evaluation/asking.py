"""Putting every question to a library, in each language it is typed in."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.answer import Answer
from index.errors import EvaluationError
from index.evaluation.judging import CANDIDATES, is_right, rank_of_right
from index.evaluation.questions import Evaluation, Question
from index.evaluation.records import Record, cite, record_of
from index.language import detect_release
from index.library import Library
from index.release import Language

_EVERYTHING = 100_000


@dataclass(frozen=True, slots=True)
class Reply:
    """A question in one language, and what the library says to it.

    Attributes:
        release: The language of the release that the question is about; None where nothing answers it.
    """

    question: Question
    language: Language
    release: Language | None
    answer: Answer

    @property
    def pair(self) -> str:
        """The languages of question and release ("es→en"), or that of the question alone ("es")."""
        return f"{self.language}→{self.release}" if self.release else self.language.value

    @property
    def record(self) -> Record:
        """What a scorer needs of it."""
        return record_of(self.question.id, self.language, self.answer)

    @property
    def right(self) -> bool:
        """Whether the cited sentence answers, shown or not."""
        cited = cite(self.answer.citation) if self.answer.citation else None
        return cited is not None and is_right(self.question.golds, cited.release, cited.text)

    @property
    def rank(self) -> int | None:
        """The place, from 1, of the first candidate that answers; None where none does."""
        cited = (cite(candidate.citation) for candidate in self.answer.candidates)
        return rank_of_right(self.question.golds, ((of.release, of.text) for of in cited))


def require_only(library: Library, evaluation: Evaluation) -> None:
    """Make sure that the library holds releases of the folder and no others, each once.

    Others would be asked too, and would change the figures.

    Raises:
        EvaluationError: It holds others.
    """
    counted = Counter(Path(release.source).name for release in library.releases())
    strangers = sorted(counted.keys() - {path.name for path in evaluation.releases})
    strangers += sorted(name for name, times in counted.items() if times > 1)
    if strangers:
        raise EvaluationError(
            f"The catalogue to measure with holds {len(strangers)} releases from elsewhere than"
            f" {evaluation.folder}, such as {strangers[0]}. Name another folder for it, which may be new."
        )


def ask_everything(
    library: Library,
    evaluation: Evaluation,
    reached: Callable[[int, int, Question], None] = lambda done, total, question: None,
) -> tuple[Reply, ...]:
    """Ask every question over the whole library, in each language it is typed in.

    Args:
        reached: Called before each, with how many are done, how many there are, and which is next.

    Returns:
        In the order of the folder, each question in Spanish and then in English.

    Raises:
        LibraryError: The library cannot be asked.
    """
    # What is loaded at the first question only is no part of the latency of a bot that is at work.
    language, text = next(iter(evaluation.all[0].texts.items()))
    library.ask(text, language=language)
    languages = release_languages(library, evaluation)
    asked = [(question, language) for question in evaluation.all for language in question.texts]
    replies = []
    for done, (question, language) in enumerate(asked):
        reached(done, len(asked), question)
        answer = library.ask(question.texts[language], language=language, limit=CANDIDATES)
        about = languages[question.release] if question.release else None
        replies.append(Reply(question, language, about, answer))
    return tuple(replies)


def look_further(library: Library, reply: Reply) -> Reply:
    """Ask again with no end to the candidates, to see how far down the right sentence is."""
    text = reply.question.texts[reply.language]
    answer = library.ask(text, language=reply.language, limit=_EVERYTHING)
    return Reply(reply.question, reply.language, reply.release, answer)


def release_languages(library: Library, evaluation: Evaluation) -> dict[str, Language]:
    """Give the language of each release that is asked about, by file name.

    One that could not be ingested, or that has the same bytes as another, is told by its golds.
    """
    known = {Path(release.source).name: release.language for release in library.releases()}
    for question in evaluation.questions:
        if question.release is not None and question.release not in known:
            known[question.release] = detect_release(" ".join(gold.words for gold in question.golds))
    return known
