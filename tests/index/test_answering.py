"""From a question to the sentence that answers it, with a reader that says what the test wrote down."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from config import Settings
from index import Answer, Citation, Language, Library, Status
from index.signals import LOOKED, READ, SEARCHED
from tests.hash_embedder import HashEmbedder
from tests.index.scripted_reader import ScriptedReader, use_plain_weights

ES, EN = Language.ES, Language.EN

MUSEUM = """title: Museo de Lerma
date: 2026-02-10
lang: es
---
El museo de Lerma abre al público su nueva sala de cerámica. La sala de cerámica del museo abre gratis al
público los domingos. Según el patronato, las puertas se cierran a las 18:30 horas cada tarde.

Clara Montes dirige el museo desde 2019. Ella espera a miles de familias en primavera. El plazo de las becas
va del 4 de abril en papel o del 9 de junio por correo.
"""
PORT = """title: Puerto de Veracruz
date: {day}
lang: es
---
El puerto de Veracruz reabre el {words} por la mañana. Los barcos vuelven con la marea.
"""
HARBOUR = """title: Tarnby harbour
date: 2026-02-20
lang: en
---
The harbour of Tarnby handled 48,000 tons of fish last year. The fish market opens before dawn.
"""
CLOSES = "¿a qué hora abre o cierra al público la sala de cerámica del museo de Lerma?"
REOPENS = "¿cuándo reabre el puerto de Veracruz?"

Open = Callable[..., AbstractContextManager[Library]]


@pytest.fixture(autouse=True)
def plain_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_weights(monkeypatch)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    texts = {
        "museum": MUSEUM,
        "harbour": HARBOUR,
        "port-1": PORT.format(day="2026-03-01", words="4 de mayo"),
        "port-2": PORT.format(day="2026-03-09", words="11 de mayo"),
    }
    paths = [tmp_path / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def opened(settings: Settings, files: list[Path]) -> Iterator[Open]:
    """Give a library of the four releases, with other settings where wanted."""
    with Library(settings, embedder=HashEmbedder()) as library:
        for path in files:
            library.ingest(path)

    @contextmanager
    def opened(reader: ScriptedReader | None = None, **changes: object) -> Iterator[Library]:
        changed = settings.model_copy(update={"read": 20, **changes})
        with Library(changed, embedder=HashEmbedder(), reader=reader) as library:
            yield library

    yield opened


def assert_kept(library: Library, answer: Answer) -> None:
    """The promise: whatever is quoted stands there, letter for letter."""
    cited: list[Citation | None] = [answer.citation, answer.context, *answer.earlier]
    for each in (*cited, *(candidate.citation for candidate in answer.candidates)):
        if each is not None:
            assert library.release(each.release_id).text[each.start : each.end] == each.text
    if answer.candidates:
        assert answer.candidates[0].citation == answer.citation
    if answer.highlight is not None:
        assert answer.citation is not None
        start, end = answer.highlight
        assert 0 <= start < end <= len(answer.citation.text)
    assert 0 <= answer.confidence <= 1


def test_the_sentence_that_was_read_wins_over_the_merely_similar(opened: Open) -> None:
    with opened(read=0) as library:
        alone = library.ask(CLOSES)
    with opened(ScriptedReader({"18:30": 48.0}, answers="18:30")) as library:
        read = library.ask(CLOSES)
        assert_kept(library, read)
    assert alone.citation is not None and "18:30" not in alone.citation.text
    assert read.citation is not None and "18:30" in read.citation.text
    assert read.status is Status.ANSWERED
    assert read.highlight is not None
    assert "18:30" in read.citation.text[slice(*read.highlight)]


def test_those_that_were_read_are_listed_first_then_those_looked_at_then_the_others(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.answering.LOOKED_AT", 5)
    reader = ScriptedReader({"Según": 48.0})
    with opened(read=0) as library:
        looked = library.ask(CLOSES).candidates
    with opened(reader, read=3) as library:
        listed = library.ask(CLOSES).candidates
    stages = [READ] * 3 + [LOOKED] * 2 + [SEARCHED] * (len(looked) - 5)
    assert len(listed) == len(looked) > 6
    assert [tuple(each.signals) for each in listed] == stages
    assert [tuple(each.signals) for each in looked] == [LOOKED] * 5 + stages[5:]
    assert listed[3:] == looked[3:]
    [(question, passages)] = reader.asked
    assert question == CLOSES
    assert [passage.sentence for passage in passages] == [each.citation.text for each in looked[:3]]
    for first, last in ((0, 3), (3, 5), (5, len(listed))):
        scores = [each.score for each in listed[first:last]]
        assert scores == sorted(scores, reverse=True)


def test_with_nothing_to_be_read_no_reader_is_asked(opened: Open) -> None:
    reader = ScriptedReader({"18:30": 48.0})
    with opened(reader, read=0) as library:
        answer = library.ask(CLOSES)
        assert_kept(library, answer)
    assert reader.asked == []
    assert {tuple(each.signals) for each in answer.candidates} == {LOOKED}


@pytest.mark.parametrize("limit", [1, 2, 5, 100])
def test_no_more_candidates_are_listed_than_wanted(opened: Open, limit: int) -> None:
    with opened(ScriptedReader({"18:30": 48.0})) as library:
        whole, answer = library.ask(CLOSES), library.ask(CLOSES, limit=limit)
        assert_kept(library, answer)
    assert answer.candidates == whole.candidates[:limit]
    assert answer.citation == whole.citation


@pytest.mark.parametrize("read", [0, 20])
def test_a_limit_of_none_leaves_the_answer(opened: Open, read: int) -> None:
    with opened(ScriptedReader({"18:30": 48.0}), read=read) as library:
        answer = library.ask(CLOSES, limit=0)
    assert answer.candidates == ()
    assert answer.citation is not None


@pytest.mark.parametrize("first", ["4 de mayo", "11 de mayo"])
def test_of_two_dates_the_newer_release_is_cited_and_the_other_told_as_earlier(
    opened: Open, first: str
) -> None:
    with opened(ScriptedReader({first: 49.0, "reabre": 48.0}, answers="mayo")) as library:
        answer = library.ask(REOPENS)
        assert_kept(library, answer)
    assert answer.citation is not None and "11 de mayo" in answer.citation.text
    assert answer.highlight is not None and "11" in answer.citation.text[slice(*answer.highlight)]
    assert ["4 de mayo" in each.text for each in answer.earlier] == [True]
    assert answer.status is Status.ANSWERED


def test_the_cited_sentence_is_listed_first_however_few_are_listed(opened: Open) -> None:
    with opened(ScriptedReader({" 4 de mayo": 49.0, "reabre": 48.0})) as library:
        assert_kept(library, library.ask(REOPENS, limit=1))


def test_an_older_date_that_is_unsure_is_not_told(opened: Open) -> None:
    with opened(ScriptedReader({"11 de mayo": 49.0})) as library:
        answer = library.ask(REOPENS)
    assert answer.citation is not None and "11 de mayo" in answer.citation.text
    assert answer.earlier == ()


def test_a_sentence_that_leans_on_another_comes_with_it(opened: Open) -> None:
    with opened(ScriptedReader({"Ella espera": 49.0})) as library:
        answer = library.ask("¿a quién espera el museo en primavera?")
        assert_kept(library, answer)
    assert answer.citation is not None and "Ella espera" in answer.citation.text
    assert answer.context is not None and "Clara Montes" in answer.context.text
    assert answer.context.release_id == answer.citation.release_id
    assert answer.context.start < answer.citation.start


@pytest.mark.parametrize("words", ["4 de abril", "9 de junio"])
def test_of_two_dates_in_a_sentence_the_one_that_the_reader_points_to_is_marked(
    opened: Open, words: str
) -> None:
    with opened(ScriptedReader({"becas": 49.0}, answers=words)) as library:
        answer = library.ask("¿cuándo es lo de las becas?")
        assert_kept(library, answer)
    assert answer.citation is not None and answer.highlight is not None
    assert words in answer.citation.text[slice(*answer.highlight)]


def test_english_and_spanish_find_the_same_sentence(opened: Open) -> None:
    for question, language in (
        ("How many tons of fish did the harbour of Tarnby handle?", EN),
        ("¿Cuántas toneladas de pescado movió Tarnby?", ES),
    ):
        with opened(ScriptedReader({"48,000": 49.0}, answers="48,000")) as library:
            answer = library.ask(question)
            assert_kept(library, answer)
        assert answer.language is language
        assert answer.citation is not None and "48,000" in answer.citation.text
        assert answer.citation.language is EN


def test_silence_offers_what_the_newest_releases_can_be_asked_for(opened: Open) -> None:
    with opened(ScriptedReader({})) as library:
        silent = library.ask("¿quién ganó el campeonato de ajedrez?")
        assert_kept(library, silent)
    with opened(ScriptedReader({"18:30": 49.0})) as library:
        answered = library.ask(CLOSES)
    assert silent.status is Status.ABSTAINED
    assert silent.citation is not None
    assert [each.title for each in silent.askable] == [
        *("Puerto de Veracruz", "Puerto de Veracruz", "Tarnby harbour")
    ]
    assert answered.askable == ()


@pytest.mark.parametrize("read", [0, 20])
@pytest.mark.parametrize(("threshold", "status"), [(0.0, Status.ANSWERED), (1.0, Status.ABSTAINED)])
def test_the_threshold_decides_what_is_given_as_the_answer_and_nothing_else(
    opened: Open, read: int, threshold: float, status: Status
) -> None:
    with opened(ScriptedReader({"18:30": 48.0}), read=read) as library:
        usual = library.ask(CLOSES)
    with opened(ScriptedReader({"18:30": 48.0}), read=read, answer_threshold=threshold) as library:
        answer = library.ask(CLOSES)
        assert_kept(library, answer)
    assert answer.status is status
    assert (answer.askable == ()) == (status is Status.ANSWERED)
    assert (answer.citation, answer.highlight) == (usual.citation, usual.highlight)
    assert answer.confidence == usual.confidence


@pytest.mark.parametrize("question", ["¿?", "🤷", "a" * 10_000, '"" OR NEAR(', "¿qué dice el comunicado?"])
def test_whatever_is_asked_the_promise_is_kept(opened: Open, question: str) -> None:
    with opened(ScriptedReader({})) as library:
        assert_kept(library, library.ask(question))


def test_an_empty_library_asks_no_reader(settings: Settings) -> None:
    reader = ScriptedReader({})
    changed = settings.model_copy(update={"read": 20})
    with Library(changed, embedder=HashEmbedder(), reader=reader) as library:
        answer = library.ask(REOPENS)
    assert (answer.status, answer.citation, answer.candidates) == (Status.ABSTAINED, None, ())
    assert (answer.earlier, answer.askable, answer.confidence) == ((), (), 0.0)
    assert reader.asked == []
