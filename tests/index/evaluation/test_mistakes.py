"""How mistakes are read, and asking the library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config import Settings
from index import Library
from index.answer import Answer, Candidate, Status
from index.citation import Citation
from index.errors import EvaluationError
from index.evaluation import (
    Evaluation,
    Reading,
    Reply,
    ask_everything,
    find_mistakes,
    look_further,
    read_evaluation,
    release_languages,
    require_only,
)
from index.release import Language
from tests.hash_embedder import HashEmbedder

ES, EN = Language.ES, Language.EN
FARE = ("en-ferry.txt", "A single ticket costs $4.50.")
HARBOUR = ("en-ferry.txt", "The Harbour Ministry announced a new ferry to Brask Island on Monday.")
SUNDAYS = ("en-library.txt", "The library of Tolm will open on Sundays from May 5.")


def answer(status: Status, confidence: float, *cited: tuple[str, str]) -> Answer:
    candidates = tuple(
        Candidate(Citation(0, 0, 1, True, 0, 0, len(text), text, EN, "Title", f"/some/where/{name}"), 1.0, {})
        for name, text in cited
    )
    first = candidates[0].citation if candidates else None
    return Answer("?", EN, status, first, None, confidence, candidates, 1.0)


@pytest.mark.parametrize(
    ("name", "status", "cited", "reading"),
    [
        ("fare", Status.ANSWERED, [FARE, HARBOUR], None),
        ("fare", Status.ABSTAINED, [FARE, HARBOUR], Reading.SILENT),
        ("fare", Status.ANSWERED, [HARBOUR, FARE], Reading.OTHER_SENTENCE),
        ("fare", Status.ABSTAINED, [SUNDAYS, FARE], Reading.OTHER_RELEASE),
        ("fare", Status.ANSWERED, [HARBOUR, SUNDAYS], Reading.NOT_FOUND),
        ("fare", Status.ABSTAINED, [], Reading.NOT_FOUND),
        ("mayor", Status.ANSWERED, [SUNDAYS], Reading.SHOWN),
        ("mayor", Status.ABSTAINED, [SUNDAYS], None),
    ],
)
def test_a_mistake_is_read_by_where_the_right_sentence_was_lost(
    folder: Path, name: str, status: Status, cited: list[tuple[str, str]], reading: Reading | None
) -> None:
    (question,) = (asked for asked in read_evaluation(folder).all if asked.id == name)
    release = EN if question.golds else None
    found = find_mistakes([Reply(question, EN, release, answer(status, 0.5, *cited))])
    assert [mistake.reading for mistake in found] == ([reading] if reading else [])
    assert all(mistake.shown is (status is Status.ANSWERED) for mistake in found)


def test_the_surest_mistakes_come_first(folder: Path) -> None:
    fare = read_evaluation(folder).questions[0]
    replies = [Reply(fare, EN, EN, answer(Status.ANSWERED, sure, SUNDAYS)) for sure in (0.2, 0.9, 0.5)]
    assert [mistake.reply.answer.confidence for mistake in find_mistakes(replies)] == [0.9, 0.5, 0.2]


@pytest.fixture
def evaluation(folder: Path) -> Evaluation:
    return read_evaluation(folder)


@pytest.fixture
def filled(evaluation: Evaluation, tmp_path: Path) -> Iterator[Library]:
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", read=0)
    with Library(settings, embedder=HashEmbedder()) as library:
        for path in evaluation.releases:
            library.ingest(path)
        yield library


def test_everything_is_asked_in_both_languages_of_the_whole_library(
    filled: Library, evaluation: Evaluation
) -> None:
    reached = []
    replies = ask_everything(filled, evaluation, lambda done, total, question: reached.append((done, total)))
    assert [(reply.question.id, reply.pair) for reply in replies] == [
        *(("fare", "es→en"), ("fare", "en→en"), ("captain", "es→en"), ("captain", "en→en")),
        *(("doses", "es→es"), ("doses", "en→es"), ("works", "es→es"), ("works", "en→es")),
        *(("mayor", "es"), ("mayor", "en"), ("bridge", "es"), ("bridge", "en")),
    ]
    assert reached == [(done, 12) for done in range(12)]
    for reply in replies:
        assert reply.answer.question == reply.question.texts[reply.language]
        sources = {Path(c.citation.source).name[:2] for c in reply.answer.candidates}
        assert sources == {"es", "en"}


def test_looking_further_gives_all_candidates(filled: Library, evaluation: Evaluation) -> None:
    asked = evaluation.questions[3]
    short = Reply(asked, ES, ES, filled.ask(asked.texts[ES], language=ES, limit=1))
    further = look_further(filled, short)
    assert len(short.answer.candidates) == 1
    assert len(further.answer.candidates) == 11
    assert further.rank is not None
    assert further.answer.candidates[further.rank - 1].citation.text.startswith("Las obras terminan")


def test_a_release_that_is_not_in_the_library_is_told_by_its_golds(
    filled: Library, evaluation: Evaluation
) -> None:
    for release in filled.releases():
        if Path(release.source).name in ("en-ferry.txt", "es-vacunas.txt"):
            filled.remove(release.release_id)
    languages = release_languages(filled, evaluation)
    assert languages == {name: Language(name[:2]) for name in languages}
    assert {"en-ferry.txt", "es-vacunas.txt", "es-tren.txt"} <= languages.keys()


def test_releases_from_elsewhere_are_refused(filled: Library, evaluation: Evaluation, tmp_path: Path) -> None:
    require_only(filled, evaluation)
    for name, told in (("es-tren.txt", "es-tren.txt"), ("another.txt", "another.txt")):
        path = tmp_path / name
        path.write_text("Madrid, 3 de marzo de 2025.- Hoy llueve en todas partes.", encoding="utf-8")
        ingested = filled.ingest(path)
        with pytest.raises(EvaluationError, match=f"1 releases from elsewhere than .*, such as {told}"):
            require_only(filled, evaluation)
        filled.remove(ingested.release.release_id)
        path.unlink()
    require_only(filled, evaluation)
