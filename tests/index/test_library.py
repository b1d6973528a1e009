import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from config import Settings
from index import Language, Library, ModelMismatch, NoSuchRelease, Outcome, ReleaseError, Status
from tests.conftest import SEED
from tests.hash_embedder import HashEmbedder

ES, EN = Language.ES, Language.EN

FIRST = """title: Visita a Oaxaca
date: 2026-03-02
lang: es
---
La secretaria de Cultura visitará Oaxaca el 12 de marzo. El recorrido empieza en el museo regional.
"""
MOVED = FIRST.replace("12 de marzo", "19 de marzo")
ENGLISH = """title: Fisheries agreement signed
date: 2026-03-05
lang: en
---
The two governments signed a fisheries agreement in Halifax. It covers lobster, cod and herring.
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


Write = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("¿cuándo es la reunión ministerial?", ES, "Reunión Ministerial de Seguridad en Washington, D.C."),
        ("cuando es la reunion ministerial", ES, "Reunión Ministerial de Seguridad en Washington, D.C."),
        ("¿Cuándo se reúne el Grupo de Implementación de Seguridad?", ES, "el próximo viernes 23 de enero"),
        ("When does the Grupo de Implementación meet?", EN, "el próximo viernes 23 de enero"),
    ],
)
def test_the_sentence_that_answers_is_cited(
    library: Library, question: str, language: Language, expected: str
) -> None:
    answer = library.ask(question)
    assert answer.language is language
    assert answer.citation is not None
    assert expected in answer.citation.text


def test_every_candidate_is_a_slice_of_its_release(library: Library, write: Write) -> None:
    library.ingest(write("oaxaca.txt", FIRST))
    library.ingest(write("halifax.txt", ENGLISH))
    for question in ("¿qué visitará la secretaria?", "fisheries agreement", "narcotráfico"):
        answer = library.ask(question)
        assert answer.candidates
        for candidate in answer.candidates:
            cited = candidate.citation
            assert library.release(cited.release_id).text[cited.start : cited.end] == cited.text


def test_a_citation_carries_what_makes_it_trusted(library: Library, write: Write) -> None:
    library.ingest(write("oaxaca.txt", FIRST))
    cited = library.ask("¿cuándo visitará Oaxaca la secretaria de Cultura?").candidates[0].citation
    assert cited.title == "Visita a Oaxaca"
    assert cited.published is not None and cited.published.isoformat() == "2026-03-02"
    assert cited.source.endswith("oaxaca.txt")
    assert (cited.version, cited.current, cited.position) == (1, True, 0)


def test_the_same_bytes_change_nothing_wherever_they_lie(library: Library, write: Write) -> None:
    first = library.ingest(write("a.txt", FIRST))
    before = library.state()
    again = library.ingest(write("a.txt", FIRST))
    elsewhere = library.ingest(write("b.txt", FIRST))
    assert first.outcome is Outcome.ADDED
    assert again.outcome is elsewhere.outcome is Outcome.UNCHANGED
    assert again.release == elsewhere.release == first.release
    assert library.state() == before


def test_the_same_bytes_need_no_model(library: Library, settings: Settings) -> None:
    class Absent(HashEmbedder):
        def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            raise AssertionError("the model was used")

    with Library(settings, embedder=Absent()) as again:
        assert again.ingest(SEED).outcome is Outcome.UNCHANGED


def test_changed_bytes_become_a_version_and_the_old_sentences_stop_answering(
    library: Library, write: Write
) -> None:
    path = write("oaxaca.txt", FIRST)
    added = library.ingest(path)
    old = library.ask("visitará Oaxaca").candidates[0].citation
    path.write_text(MOVED, encoding="utf-8")
    updated = library.ingest(path)
    assert updated.outcome is Outcome.UPDATED
    assert (updated.release.release_id, updated.release.version) == (added.release.release_id, 2)
    texts = [candidate.citation.text for candidate in library.ask("visitará Oaxaca").candidates]
    assert any("19 de marzo" in text for text in texts)
    assert not any("12 de marzo" in text for text in texts)
    # A button under an old message still finds what it cited, and can tell that it is superseded.
    then = library.citation(old.sentence_id)
    assert then is not None and then.text == old.text and not then.current


def test_a_change_that_is_taken_back_is_a_third_version(library: Library, write: Write) -> None:
    path = write("oaxaca.txt", FIRST)
    library.ingest(path)
    for text in (MOVED, FIRST):
        path.write_text(text, encoding="utf-8")
        last = library.ingest(path)
    assert (last.outcome, last.release.version) == (Outcome.UPDATED, 3)
    assert "12 de marzo" in library.ask("visitará Oaxaca").candidates[0].citation.text


def test_a_removed_release_is_gone_with_all_its_versions(library: Library, write: Write) -> None:
    path = write("oaxaca.txt", FIRST)
    library.ingest(path)
    path.write_text(MOVED, encoding="utf-8")
    release_id = library.ingest(path).release.release_id
    old = library.ask("visitará Oaxaca").candidates[0].citation
    removed = library.remove(release_id)
    assert removed.title == "Visita a Oaxaca"
    assert all(c.citation.release_id != release_id for c in library.ask("visitará Oaxaca").candidates)
    assert library.citation(old.sentence_id) is None
    assert library.context(old.sentence_id) == ()
    with pytest.raises(NoSuchRelease, match="vocero releases"):
        library.release(release_id)
    with pytest.raises(NoSuchRelease, match=str(release_id)):
        library.remove(release_id)


def test_ids_are_not_given_twice(library: Library, write: Write) -> None:
    first = library.ingest(write("a.txt", FIRST)).release.release_id
    library.remove(first)
    assert library.ingest(write("a.txt", FIRST)).release.release_id > first


def test_context_gives_the_neighbours_in_order_and_stops_at_the_edges(library: Library) -> None:
    middle = library.ask("Grupo de Implementación de Seguridad").candidates[0].citation
    around = library.context(middle.sentence_id, before=2, after=1)
    assert [c.position for c in around] == list(range(middle.position - 2, middle.position + 2))
    everything = library.context(middle.sentence_id, before=99, after=99)
    text = library.release(middle.release_id).text
    assert everything[0].start == 0
    assert everything[-1].end == len(text)


def test_releases_are_listed_newest_first_and_undated_ones_last(library: Library, write: Write) -> None:
    library.ingest(write("undated.txt", "Aviso sin fecha\n\nEl acto será público y gratuito para todos."))
    library.ingest(write("oaxaca.txt", FIRST))
    library.ingest(write("halifax.txt", ENGLISH))
    listed = library.releases()
    assert [r.title for r in listed][:2] == ["Fisheries agreement signed", "Visita a Oaxaca"]
    assert listed[-1].published is None
    assert library.releases(offset=1, limit=2) == listed[1:3]
    assert library.count() == 4


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_nothing_asked_gets_no_answer(library: Library, question: str) -> None:
    answer = library.ask(question, default_language=EN)
    assert (answer.status, answer.citation, answer.language) == (Status.ABSTAINED, None, EN)


@pytest.mark.parametrize(
    "question", ["¿?", "🤷", "(ﾟ▽ﾟ)/", "ﷺ", "\ud83d hola", '"" OR NEAR(', "a" * 10_000, "NOT * ^ : sentence:x"]
)
def test_odd_questions_are_answered_or_not_but_never_fail(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert 0.0 <= answer.confidence <= 1.0


def test_an_empty_library_abstains_without_a_model(settings: Settings) -> None:
    with Library(settings.model_copy(update={"model": "/no/such/model"})) as library:
        assert library.ask("¿cuándo es la reunión?").status is Status.ABSTAINED
        assert library.releases() == ()


def test_the_threshold_decides_between_answer_and_nearest(library: Library, settings: Settings) -> None:
    question = "¿cuándo es la reunión ministerial?"
    sure = library.ask(question)
    for threshold, status in ((0.0, Status.ANSWERED), (1.0, Status.ABSTAINED)):
        changed = settings.model_copy(update={"answer_threshold": threshold})
        with Library(changed, embedder=HashEmbedder()) as other:
            answer = other.ask(question)
        assert answer.status is status
        assert answer.citation == sure.citation
        assert answer.confidence == sure.confidence


@pytest.mark.parametrize("read", [0, 10])
def test_what_nobody_said_is_far_less_sure_than_what_was_said(settings: Settings, read: int) -> None:
    # With the models that ship: the vectors of the tests' own know no meaning.
    with Library(settings.model_copy(update={"read": read})) as library:
        library.ingest(SEED)
        said = library.ask("¿cuándo es la reunión ministerial de seguridad?")
        assert said.status is Status.ANSWERED
        for question in ("¿quién ganó el campeonato de ajedrez?", "who won the chess championship?"):
            assert library.ask(question).confidence < said.confidence / 2


def test_an_unreadable_file_leaves_the_catalogue_as_it_was(library: Library, tmp_path: Path) -> None:
    before = library.state()
    binary = tmp_path / "photo.txt"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 40)
    with pytest.raises(ReleaseError):
        library.ingest(binary)
    assert library.state() == before


def test_another_process_is_seen_by_the_next_question(
    library: Library, settings: Settings, write: Write
) -> None:
    assert all(c.citation.title != "Visita a Oaxaca" for c in library.ask("visitará Oaxaca").candidates)
    with Library(settings, embedder=HashEmbedder()) as other:
        release_id = other.ingest(write("oaxaca.txt", FIRST)).release.release_id
        assert library.ask("visitará Oaxaca").candidates[0].citation.title == "Visita a Oaxaca"
        other.remove(release_id)
    assert all(c.citation.title != "Visita a Oaxaca" for c in library.ask("visitará Oaxaca").candidates)


def test_many_threads_may_ask_while_one_ingests(library: Library, write: Write) -> None:
    paths = [write(f"{n}.txt", FIRST.replace("12 de marzo", f"{n} de abril")) for n in range(1, 13)]
    stop = threading.Event()

    def ask() -> int:
        asked = 0
        while not stop.is_set():
            answer = library.ask("¿cuándo visitará Oaxaca?")
            for candidate in answer.candidates[:3]:
                cited = candidate.citation
                assert library.release(cited.release_id).text[cited.start : cited.end] == cited.text
            asked += 1
        return asked

    with ThreadPoolExecutor(4) as pool:
        askers = [pool.submit(ask) for _ in range(4)]
        try:
            for path in paths:
                library.ingest(path)
        finally:
            stop.set()
        assert all(asker.result() for asker in askers)
    assert library.count() == 13


def test_the_state_tells_what_there_is_without_a_model(library: Library, settings: Settings) -> None:
    library.ask("reunión")
    with Library(settings.model_copy(update={"model": "/no/such/model"})) as other:
        state = other.state()
    assert (state.releases, state.versions, state.model, state.dimensions) == (1, 1, "hashes", 64)
    assert state.sentences > state.chunks > 0
    assert state.catalogue_bytes > 0
    assert state.vectors == "up to date"


@pytest.mark.parametrize("harm", ["delete", "truncate", "scramble"])
def test_a_harmed_vector_index_is_rebuilt_and_that_is_said_once(
    library: Library, settings: Settings, harm: str
) -> None:
    before = library.ask("reunión ministerial")
    library.close()
    path = settings.vectors_path
    content = path.read_bytes()
    match harm:
        case "delete":
            path.unlink()
        case "truncate":
            path.write_bytes(content[: len(content) // 2])
        case "scramble":
            path.write_bytes(content[:-8] + b"\xff" * 8)
    notices: list[str] = []
    for _ in range(2):
        with Library(settings, embedder=HashEmbedder(), notify=notices.append) as again:
            assert again.ask("reunión ministerial").candidates == before.candidates
    assert len(notices) == 1
    assert "rebuilt from the catalogue" in notices[0]


def test_a_vector_index_that_cannot_be_saved_still_answers(settings: Settings) -> None:
    settings.vectors_path.mkdir(parents=True)
    notices: list[str] = []
    with Library(settings, embedder=HashEmbedder(), notify=notices.append) as library:
        library.ingest(SEED)
        assert library.ask("reunión ministerial").candidates
    assert any("cannot be saved" in notice for notice in notices)


class Other(HashEmbedder):
    """The same name and dimensions, other vectors."""

    def _encode(self, text: str) -> NDArray[np.float32]:
        return super()._encode(text)[::-1].copy()


def test_another_model_is_refused_until_the_library_is_reindexed(
    library: Library, settings: Settings, write: Write
) -> None:
    question = "¿cuándo es la reunión ministerial?"
    before = library.ask(question)
    with Library(settings, embedder=Other()) as other:
        with pytest.raises(ModelMismatch, match="vocero reindex"):
            other.ask(question)
        with pytest.raises(ModelMismatch, match="vocero reindex"):
            other.ingest(write("oaxaca.txt", FIRST))
        assert other.count() == 1
        steps: list[tuple[int, int]] = []
        assert other.reindex(lambda done, of: steps.append((done, of))) == 1
        assert steps == [(1, 1)]
        after = other.ask(question)
    assert before.citation == after.citation  # the ids of the sentences, too, stay as they were
    with pytest.raises(ModelMismatch):
        library.ask(question)


def test_a_reindex_that_dies_leaves_the_old_vectors(library: Library, settings: Settings) -> None:
    class Dying(Other):
        def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            if len(texts) > 2:
                raise KeyboardInterrupt
            return super().encode_passages(texts)

    before = library.ask("reunión ministerial")
    with Library(settings, embedder=Dying()) as other, pytest.raises(KeyboardInterrupt):
        other.reindex()
    assert library.ask("reunión ministerial").candidates == before.candidates


def test_a_reindex_takes_along_what_another_process_adds_meanwhile(
    library: Library, settings: Settings, write: Write
) -> None:
    late = write("oaxaca.txt", FIRST)
    added: list[Outcome] = []

    def add_once(done: int, of: int) -> None:
        if not added:
            with Library(settings, embedder=HashEmbedder()) as other:
                added.append(other.ingest(late).outcome)

    assert library.reindex(add_once) == 2
    assert "12 de marzo" in library.ask("visitará Oaxaca").candidates[0].citation.text


def test_an_emptied_library_takes_any_model(library: Library, settings: Settings) -> None:
    library.remove(library.releases()[0].release_id)
    with Library(settings, embedder=Other()) as other:
        assert other.ingest(SEED).outcome is Outcome.ADDED
        assert other.ask("reunión ministerial").citation is not None


def test_a_correction_that_another_file_holds_already_is_still_a_new_version(
    library: Library, write: Write
) -> None:
    path = write("nota.txt", FIRST)
    library.ingest(path)
    library.ingest(write("nota-corregida.txt", MOVED))
    path.write_text(MOVED, encoding="utf-8")
    assert library.ingest(path).outcome is Outcome.UPDATED
    texts = [candidate.citation.text for candidate in library.ask("visitará Oaxaca").candidates]
    assert not any("12 de marzo" in text for text in texts)


def test_removing_the_last_release_needs_no_model(library: Library, settings: Settings) -> None:
    notices: list[str] = []
    missing = settings.model_copy(update={"model": "/no/such/model"})
    with Library(missing, notify=notices.append) as other:
        other.remove(other.releases()[0].release_id)
    assert notices == []


def test_an_index_that_cannot_be_made_does_not_undo_an_ingest(settings: Settings) -> None:
    notices: list[str] = []
    wrong = settings.model_copy(update={"faiss_index": "Nonsense"})
    with Library(wrong, embedder=HashEmbedder(), notify=notices.append) as library:
        assert library.ingest(SEED).outcome is Outcome.ADDED
    assert len(notices) == 1 and "VOCERO_FAISS_INDEX" in notices[0]


def test_reindexing_nothing_settles_no_model(settings: Settings) -> None:
    with Library(settings, embedder=HashEmbedder()) as library:
        assert library.reindex() == 0
        assert library.state().model is None


def test_a_reindex_that_ends_while_a_question_is_embedded_mixes_no_vectors(
    library: Library, settings: Settings
) -> None:
    class Overtaken(HashEmbedder):
        def encode_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
            if texts == ["reunión ministerial"]:
                with Library(settings, embedder=Other()) as other:
                    other.reindex()
            return super().encode_questions(texts)

    with Library(settings, embedder=Overtaken()) as slow, pytest.raises(ModelMismatch):
        slow.ask("reunión ministerial")


def test_neither_language_pushes_the_other_out_of_the_dense_candidates(
    settings: Settings, write: Write
) -> None:
    few = settings.model_copy(update={"candidates": 2})
    with Library(few, embedder=HashEmbedder()) as library:
        for n in range(6):
            library.ingest(write(f"{n}.txt", FIRST.replace("12 de marzo", f"{n + 1} de abril")))
        library.ingest(write("halifax.txt", ENGLISH))
        found = {
            c.citation.language for c in library.ask("la secretaria de Cultura visitará Oaxaca").candidates
        }
    assert found == {ES, EN}
