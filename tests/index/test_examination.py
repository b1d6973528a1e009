from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from index import Citation, Language
from index.cross_encoder import Passage, Reading
from index.examination import look, read
from index.search import Hit
from index.signals import LOOKED, CloseLook, Signals
from tests.index.scripted_reader import ScriptedReader, use_plain_weights

ES, EN = Language.ES, Language.EN


@pytest.fixture(autouse=True)
def plain_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_weights(monkeypatch)


def citation(number: int, text: str, *, day: date | None = None, title: str = "Nota") -> Citation:
    return Citation(
        sentence_id=number,
        release_id=number,
        version=1,
        current=True,
        position=0,
        start=0,
        end=len(text),
        text=text,
        language=EN if text.startswith("The ") else ES,
        title=title,
        source=f"{number}.txt",
        published=day,
    )


@dataclass(frozen=True)
class Examined:
    """A candidate after both steps."""

    hit: Hit
    citation: Citation
    reading: Reading


def examine(
    question: str, language: Language, hits: Sequence[Hit], cited: Sequence[Citation], reader: ScriptedReader
) -> list[Examined]:
    """Look at candidates and read them all."""
    citations = {each.sentence_id: each for each in cited}
    looked = look(question, language, hits, citations, {each.release_id: each.text for each in cited})
    ranked, readings = read(question, looked, citations, reader)
    return [Examined(hit, citations[hit.sentence_id], readings[hit.sentence_id]) for hit in ranked]


def looked(
    question: str,
    cited: Sequence[Citation],
    *,
    language: Language = ES,
    texts: Mapping[int, str] | None = None,
) -> list[Hit]:
    """Look at sentences that search thinks the same of; a release has its own sentence and no other."""
    hits = [Hit(each.sentence_id, Signals(0.5, 0.4, 0.3, True), 7.0) for each in cited]
    citations = {each.sentence_id: each for each in cited}
    return look(question, language, hits, citations, texts or {each.release_id: each.text for each in cited})


def looks(
    question: str,
    cited: Sequence[Citation],
    *,
    language: Language = ES,
    texts: Mapping[int, str] | None = None,
) -> dict[int, CloseLook]:
    found = {}
    for hit in looked(question, cited, language=language, texts=texts):
        assert hit.signals.look is not None
        found[hit.sentence_id] = hit.signals.look
    return found


def order(found: Sequence[Hit]) -> list[int]:
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    return [hit.sentence_id for hit in found]


PIERS = [
    citation(1, "El muelle mide ahora casi trescientos metros de largo."),
    citation(2, "El muelle quedará cerrado mientras duren todas las obras."),
    citation(3, "El muelle recibió en verano a muchas familias del barrio."),
]


ALIKE = {each.sentence_id: each for each in PIERS}


def test_what_the_reader_prefers_comes_first_and_carries_its_odds() -> None:
    reader = ScriptedReader({"cerrado": 4.0, "familias": 1.0})
    hits = looked("¿qué pasa con el muelle?", PIERS)
    found, readings = read("¿qué pasa con el muelle?", hits, ALIKE, reader)
    assert order(found) == [2, 3, 1]
    assert [hit.signals.reader for hit in found] == [4.0, 1.0, -40.0]
    assert {number: each.log_odds for number, each in readings.items()} == {2: 4.0, 3: 1.0, 1: -40.0}
    before = {hit.sentence_id: hit.signals for hit in hits}
    for hit in found:
        assert hit.signals.features(LOOKED) == before[hit.sentence_id].features(LOOKED)


def test_the_reader_gets_the_question_and_each_sentence_under_its_title() -> None:
    reader = ScriptedReader({})
    cited = [citation(4, "El faro vuelve a lucir.", title="Faro"), PIERS[0]]
    read("¿qué pasa?", looked("¿qué pasa?", cited), {each.sentence_id: each for each in cited}, reader)
    [(question, passages)] = reader.asked
    assert question == "¿qué pasa?"
    assert sorted(passages) == [Passage("Faro", "El faro vuelve a lucir."), Passage("Nota", PIERS[0].text)]


def test_ties_are_broken_by_id() -> None:
    hits = looked("¿qué pasa con el muelle?", PIERS[::-1])
    assert order(hits) == [1, 2, 3]
    found, _ = read("¿qué pasa con el muelle?", hits[::-1], ALIKE, ScriptedReader({}))
    assert order(found) == [1, 2, 3]


def test_a_hit_without_a_citation_is_left_out() -> None:
    hits = [Hit(number, Signals(0.5, 0.4, 0.3, True), 7.0) for number in (1, 9, 2)]
    assert order(look("¿qué pasa?", ES, hits, ALIKE, {})) == [1, 2]


def test_nothing_to_look_at_is_nothing_to_read() -> None:
    assert looked("¿qué pasa?", []) == []
    assert read("¿qué pasa?", [], {}, ScriptedReader({})) == ([], {})


def test_what_search_thinks_still_counts() -> None:
    hits = [Hit(1, Signals(0.2, 0.4, 0.3, True), 1.0), Hit(2, Signals(0.9, 0.4, 0.3, True), 2.0)]
    found = look("¿qué pasa?", ES, hits, ALIKE, {})
    assert order(found) == [2, 1]
    assert order(read("¿qué pasa?", found, ALIKE, ScriptedReader({}))[0]) == [2, 1]


DAYS = [date(2026, 1, 5), date(2026, 3, 2), date(2026, 3, 2), date(2026, 6, 9), None]


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("¿cuál es la última novedad del muelle?", ES, [0.0, 0.5, 0.5, 1.0, 0.0]),
        ("what is the latest about the pier?", EN, [0.0, 0.5, 0.5, 1.0, 0.0]),
        ("¿qué pasa con el muelle?", ES, [0.0] * 5),
    ],
)
def test_recency_goes_by_the_days_of_what_was_seen_where_the_newest_is_asked(
    question: str, language: Language, expected: list[float]
) -> None:
    cited = [citation(number, PIERS[0].text, day=day) for number, day in enumerate(DAYS)]
    found = looks(question, cited, language=language)
    assert [found[number].recency for number in range(5)] == pytest.approx(expected)
    ranked = order(looked(question, cited, language=language))
    assert ranked[0] == (3 if expected[3] else 0)


@pytest.mark.parametrize(("day", "expected"), [(DAYS[0], 1.0), (None, 0.0)])
def test_of_one_day_all_dated_ones_are_the_newest(day: date | None, expected: float) -> None:
    cited = [citation(number, PIERS[0].text, day=day) for number in range(2)]
    assert {look.recency for look in looks("¿cuál es la última novedad?", cited).values()} == {expected}


def test_the_share_of_the_date_asked_that_fits_is_told_apart_by_where_it_fits() -> None:
    stated = citation(1, "La obra del muelle terminará el 4 de mayo de 2026 en Lugo.", day=date(2025, 12, 1))
    published = citation(2, "La obra del muelle sigue en marcha según el puerto.", day=date(2026, 5, 4))
    half = citation(3, "La obra del muelle terminará pronto, en mayo de 2024.", day=date(2024, 2, 1))
    undated = citation(4, "La obra del muelle sigue en marcha según el puerto.")
    question = "¿qué pasa en el muelle el 4 de mayo de 2026?"
    found = looks(question, [stated, published, half, undated])
    assert [found[number].date_told for number in (1, 2, 3, 4)] == pytest.approx([1, 0, 1 / 3, 0])
    assert [found[number].date_published for number in (1, 2, 3, 4)] == pytest.approx([0, 1, 0, 0])
    assert [found[number].date_contradicted for number in (1, 2, 3, 4)] == pytest.approx([0, 0, 2 / 3, 0])
    assert order(looked(question, [half, stated]))[0] == 1
    assert set(looks("¿qué pasa en el muelle?", [stated, half]).values()) == {
        looks("¿qué pasa en el muelle?", [stated])[1]
    }


@pytest.mark.parametrize(
    ("question", "language"),
    [("¿quién preside el patronato de Lerma?", ES), ("who chairs the Lerma board?", EN)],
)
def test_a_name_counts_wherever_in_its_release_it_stands(question: str, language: Language) -> None:
    text = "El patronato lo preside desde ayer Clara Montes."
    cited = [
        citation(1, text),
        citation(2, text, title="Patronato de Lerma"),
        citation(3, text),
        citation(4, "El patronato de Lerma lo preside desde ayer Clara Montes."),
    ]
    texts = {each.release_id: each.text for each in cited} | {3: f"Lerma estrena patronato. {text}"}
    found = looks(question, cited, language=language, texts=texts)
    assert [found[number].names for number in (1, 2, 3, 4)] == [0.0, 1.0, 1.0, 1.0]
    assert order(looked(question, cited, language=language, texts=texts))[-1] == 1


@pytest.mark.parametrize(
    ("question", "language", "has", "lacks"),
    [
        ("¿cuándo abre la feria?", ES, "La feria abre el 3 de mayo.", "La feria abre para todo el mundo."),
        ("when does the fair open?", EN, "The fair opens on May 3.", "The fair opens for all of us."),
        (
            "¿cuánto cuesta la feria?",
            ES,
            "La feria cuesta 17 millones de pesos.",
            "La feria cuesta muy poco este año.",
        ),
        (
            "who opened the fair?",
            EN,
            "The fair was opened by Clara Montes.",
            "The fair was opened with some delay.",
        ),
        ("¿dónde es la feria?", ES, "La feria es en Lugo este año.", "La feria es otra vez al aire libre."),
        # Said by the question itself, a date is no answer to it.
        (
            "¿a qué hora es la feria del 3 de mayo?",
            ES,
            "La feria es a las 10:30 horas.",
            "La feria del 3 de mayo tendrá música.",
        ),
    ],
)
def test_a_sentence_without_the_kind_of_words_that_answer_comes_later(
    question: str, language: Language, has: str, lacks: str
) -> None:
    cited = [citation(1, lacks), citation(2, has)]
    found = looks(question, cited, language=language)
    assert (found[1].kind_missing, found[2].kind_missing) == (True, False)
    assert order(looked(question, cited, language=language)) == [2, 1]


@pytest.mark.parametrize("question", ["¿qué pasa con la feria?", "¿es gratis la feria?", "¿por qué cierra?"])
def test_no_kind_is_missing_where_the_question_expects_no_date_amount_or_name(question: str) -> None:
    assert not looks(question, [citation(1, "La feria abre para todo el mundo.")])[1].kind_missing


def test_a_number_within_another_number_of_the_question_is_not_said_by_it() -> None:
    cited = [citation(1, "Asistieron 20.")]
    assert not looks("¿cuántos asistieron a la feria de 2026?", cited)[1].kind_missing


@pytest.mark.parametrize(("text", "short"), [("Muelle de Lugo", True), (PIERS[0].text, False)])
def test_a_few_words_are_a_heading(text: str, short: bool) -> None:
    assert looks("¿qué pasa?", [citation(1, text)])[1].short is short
