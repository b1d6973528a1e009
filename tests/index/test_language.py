import functools
import os
import random
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import language
from index.folding import fold
from index.language import detect, detect_release, tokens
from index.release import Language

ES, EN = Language.ES, Language.EN
ROOT = Path(__file__).parents[2]

SPANISH = [
    "¿Cuándo se reúne el grupo de trabajo sobre seguridad?",
    "cuando se reune el grupo de trabajo sobre seguridad",
    "quien firmo el acuerdo",
    "CUÁNTO DINERO SE ENTREGÓ A LOS MUNICIPIOS",
    "Qué Dijo El Presidente Sobre La Reforma",
    "presupuesto de salud",
    "vacunas",
    "Vacunas?",
    "inflación",
    "gracias",
    "sí",
    "¿Biden?",
    "¡Hola!",
    "cuando llega Harris",
    "que dijo Mary Johnson en el White House Press Room",
    "q hizo la senadora x los migrantes",
    "y la fecha?",
]
ENGLISH = [
    "When does the security working group meet?",
    "when does the security working group meet",
    "who signed the agreement",
    "HOW MUCH MONEY WENT TO THE CITIES",
    "What Did The President Say About The Reform",
    "health budget",
    "vaccines",
    "Vaccines?",
    "inflation",
    "thanks",
    "yes",
    "what's the date?",
    "did García Márquez visit Bogotá",
    "who is Andrés Núñez de la Peña?",
    "what did the Secretaría de Hacienda y Crédito Público announce",
    "wheres the summit",
    "and the date?",
]
DOUBTFUL = [
    "",
    "   \n\t",
    "ok",
    "OK?",
    "no",
    "No.",
    "hotel",
    "agenda",
    "Biden",
    "biden?",
    "López Obrador",
    "lopez obrador",
    "Madrid?",
    "G20",
    "2026?",
    "1.900.000",
    "/next",
    "/next@vocero_bot",
    "@vocero_bot",
    "https://example.org/the/news/of/today",
    "www.example.org/the-news",
    "press@example.org",
    "#VacunasYa",
    "👍🏽",
    "🇲🇽 2026",
    "?!…",
    "Привет",
    "日本",
    "\ud800",
    "xkcd qwzx",
]


@pytest.mark.parametrize("default", Language)
@pytest.mark.parametrize("text", SPANISH)
def test_a_question_in_spanish_is_spanish_whatever_the_chat_speaks(text: str, default: Language) -> None:
    assert detect(text, default=default) is ES


@pytest.mark.parametrize("default", Language)
@pytest.mark.parametrize("text", ENGLISH)
def test_a_question_in_english_is_english_whatever_the_chat_speaks(text: str, default: Language) -> None:
    assert detect(text, default=default) is EN


@pytest.mark.parametrize("default", Language)
@pytest.mark.parametrize("text", DOUBTFUL)
def test_the_language_of_the_chat_settles_doubt(text: str, default: Language) -> None:
    assert detect(text, default=default) is default


@pytest.mark.parametrize("text", SPANISH)
def test_decomposed_accents_change_nothing(text: str) -> None:
    assert detect(unicodedata.normalize("NFD", text), default=EN) is ES


@pytest.mark.parametrize(("command", "words"), [("/next", "reuniones de febrero"), ("/ask", "la fecha")])
def test_the_words_after_a_command_count(command: str, words: str) -> None:
    assert detect(f"{command} {words}", default=EN) is ES


def test_a_mention_does_not_hide_the_question() -> None:
    assert detect("@la_vocera_oficial when is the meeting", default=ES) is EN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry opened two new clinics on Monday. " * 50, EN),
        ("El ministerio abrió dos nuevas clínicas el lunes. " * 50, ES),
        ("MADRID, 3 de mayo.- La ministra inauguró ayer el puente. " * 3, ES),
        ("MADRID, May 3 – The minister opened the bridge yesterday. " * 3, EN),
        ("The ministry opened a clinic. " * 100 + "El ministerio abrió una clínica. " * 400, EN),
        ("El ministerio abrió una clínica. " * 100 + "The ministry opened a clinic. " * 400, ES),
    ],
)
def test_a_release_has_the_language_it_opens_in(text: str, expected: Language) -> None:
    assert detect_release(text) is expected


@pytest.mark.parametrize("text", ["", "12 45 7,8", "— — —"])
def test_a_release_without_words_counts_as_spanish(text: str) -> None:
    assert detect_release(text) is ES


@pytest.mark.parametrize("language_", Language)
def test_the_seed_release_is_spanish(language_: Language) -> None:
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    assert seeds
    for seed in seeds:
        text = seed.read_text(encoding="utf-8")
        assert detect_release(text) is ES
        assert detect(text, default=language_) is ES


@given(st.text())
def test_any_text_gets_one_of_the_two_languages(text: str) -> None:
    answers = {detect(text, default=default) for default in Language}
    assert answers <= set(Language)
    assert detect_release(text) in set(Language)


@given(st.text(), st.sampled_from(SPANISH + ENGLISH))
def test_the_default_never_overrules_evidence(noise: str, text: str) -> None:
    """Where the two defaults give the same answer it is the evidence's; else each default gives itself."""
    mixed = f"{text} {noise}"
    by_default = {default: detect(mixed, default=default) for default in Language}
    assert len(set(by_default.values())) == 1 or all(default is got for default, got in by_default.items())


def test_the_order_of_questions_and_the_global_seed_change_nothing() -> None:
    questions = [*SPANISH, *ENGLISH, *DOUBTFUL]
    before = [detect(question, default=EN) for question in questions]
    state = random.getstate()
    backwards = [detect(question, default=EN) for question in reversed(questions)]
    assert random.getstate() == state, "it must not draw from the global generator"
    assert backwards == before[::-1]


def test_many_threads_that_come_first_together_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_evidence", functools.cache(language._Evidence))
    together = threading.Barrier(8)
    answers: list[list[Language]] = []

    def ask() -> None:
        together.wait()
        answers.append([detect(text, default=EN) for text in SPANISH])

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [[ES] * len(SPANISH)] * 8


def test_a_huge_text_without_a_space_does_not_hang() -> None:
    """Patterns that look for an address must not try every place of a long run."""
    assert detect("a@" * 500_000, default=EN) is EN
    assert detect("w" * 1_000_000, default=ES) is ES


def test_importing_reads_no_evidence_and_never_imports_langdetect() -> None:
    code = (
        "import sys; from index import language; assert language._evidence.cache_info().currsize == 0; "
        "language.detect('hola a todos', default=language.Language.EN); "
        "assert 'langdetect' not in sys.modules"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_without_langdetect_the_error_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="langdetect is not installed"):
        language._Evidence()


def test_every_row_of_the_vocabulary_is_a_number_and_folded_words() -> None:
    table = ROOT / "index" / "data" / "language_words.tsv"
    seen: set[str] = set()
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        log_odds, *words = line.split()
        assert -15 < float(log_odds) < 15
        assert words
        for word in words:
            assert fold(word) == word
            assert word.isascii()
            assert word.isalpha()
            assert word not in seen
            seen.add(word)
    assert len(seen) > 10_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't", ["don", "t"]),
        ("EE. UU.", ["EE", "UU"]),
        ("n.º 5_a", ["n", "º", "a"]),
        ("e\u0301l", ["él"]),
        ("", []),
    ],
)
def test_tokens_are_runs_of_letters(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("token", "expected"), [("Él", "el"), ("AÑO", "ano"), ("pingüino", "pinguino"), ("The", "the")]
)
def test_folding_drops_case_and_accents(token: str, expected: str) -> None:
    assert fold(token) == expected
