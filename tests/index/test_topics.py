from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from config import Settings
from index import Language, Library
from index.topics.reference import reference
from index.topics.wording import forms, forms_in, places
from tests.hash_embedder import HashEmbedder
from tests.index.follow_up.releases import TEXTS, filled

ES, EN = Language.ES, Language.EN


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    yield from filled(tmp_path_factory.mktemp("library"))


def release(library: Library, name: str) -> int:
    return next(each.release_id for each in library.releases() if Path(each.source).name == name)


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("becas.txt", "becas"),
        ("becas.txt", "beca"),
        ("becas.txt", "BECAS"),
        ("becas.txt", "scholarships"),
        ("becas.txt", "educacion"),
        ("sal.txt", "museos"),
        ("sal.txt", "museum"),
        ("bridge.txt", "bridges"),
        ("bridge.txt", "puentes"),
        ("summit.txt", "fisheries"),
        ("summit.txt", "pesca"),
        ("vaccines.txt", "vacunas"),
        ("vaccines.txt", "vaccination"),
    ],
)
def test_a_release_fits_what_it_is_about_in_either_language_however_it_is_typed(
    library: Library, name: str, topic: str
) -> None:
    wanted = release(library, name)
    assert library.fitting([wanted], [topic]) == {wanted: (topic,)}


@pytest.mark.parametrize(
    "topic", ["fútbol", "bullfighting", "elecciones", "nuclear energy", "tasas de interés", "cine", "space"]
)
def test_no_release_fits_what_none_is_about(library: Library, topic: str) -> None:
    assert library.fitting([each.release_id for each in library.releases()], [topic]) == {}


def test_topics_come_back_as_they_were_given_and_in_their_order(library: Library) -> None:
    wanted, other = release(library, "becas.txt"), release(library, "bridge.txt")
    topics = ["puentes", "Becas", "toros", "becas", "Becas"]
    assert library.fitting([wanted, other], topics) == {wanted: ("Becas", "becas"), other: ("puentes",)}


@pytest.mark.parametrize(
    ("releases", "topics"), [([], ["becas"]), ([999], ["becas"]), ([1], []), ([1], [" "])]
)
def test_nothing_fits_where_there_is_no_release_or_no_topic(
    library: Library, releases: list[int], topics: list[str]
) -> None:
    assert library.fitting(releases, topics) == {}


class CountingEmbedder(HashEmbedder):
    """Counts what it is asked to embed as a question."""

    def __init__(self) -> None:
        self.asked = 0

    def encode_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        return super().encode_questions(texts)


def test_the_vector_of_a_topic_is_made_once(settings: Settings, tmp_path: Path) -> None:
    embedder = CountingEmbedder()
    path = tmp_path / "becas.txt"
    path.write_text(TEXTS["becas.txt"], encoding="utf-8")
    with Library(settings, embedder=embedder) as library:
        library.ingest(path)
        topics = [f"asunto {number}" for number in range(300)]
        library.fitting([1], topics)
        before = embedder.asked
        library.fitting([1], topics)
        assert embedder.asked - before <= 1  # the probe of the model, not one topic
        library.fitting([1], [*topics, "otro asunto"])
        assert embedder.asked - before <= 3


def test_forms_forgive_number_gender_and_accents_but_not_another_word() -> None:
    for typed in ("trabajadores", "Trabajadoras", "trabajador"):
        assert forms(typed, ES)[0] & forms_in("Los trabajadores", ES)
    assert not forms("trabajadores", ES)[0] & forms_in("el trabajo", ES)
    assert forms("migracion", ES)[0] & forms_in("La Migración", ES)
    assert forms("escuela", EN)[0] & forms_in("Schools", EN)


def test_a_topic_of_several_words_is_named_where_all_of_them_stand() -> None:
    where: dict[tuple[str, str], set[int]] = {}
    for place, text in enumerate(("derecho al agua", "el agua", "los derechos")):
        for form in forms_in(text, ES):
            where.setdefault(form, set()).add(place)
    assert places(forms("derechos de agua", ES), where) == {0}
    assert places(forms("de la", ES), where) == set()


def test_the_reference_has_every_topic_in_both_languages() -> None:
    listed = reference()
    assert len(listed) % 2 == 0 and len(listed) >= 80
    assert {"economía", "economy", "medio ambiente", "environment"} <= set(listed)
