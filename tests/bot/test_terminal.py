import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.as_json import answer_object, dump
from bot.terminal import (
    LABELS,
    byline,
    console,
    file_name,
    on_one_line,
    print_answer,
    print_releases,
)
from index import Answer, Candidate, Citation, Language, ReleaseSummary, Status
from tests.bot.command_line import ROOT

TEXT = "La ministra anunció [hoy] que “el puente abrirá el 3 de mayo” :smile: y nada más."
CITATION = Citation(
    sentence_id=7,
    release_id=3,
    version=1,
    current=True,
    position=4,
    start=100,
    end=100 + len(TEXT),
    text=TEXT,
    language=Language.ES,
    title="El puente [abre]",
    source="/releases/puente.txt",
    issuer="Ministerio de Obras",
    place="Sevilla",
    published=date(2025, 3, 1),
    url="https://example.org/puente?a=[1]",
)
ANSWER = Answer(
    question="¿cuándo abre el puente?",
    language=Language.ES,
    status=Status.ANSWERED,
    citation=CITATION,
    highlight=(41, 61),
    confidence=0.914,
    candidates=(Candidate(CITATION, 1.5, {"dense": 0.5}),),
    latency_ms=12.5,
)


def shown(answer: Answer) -> str:
    out = io.StringIO()
    print_answer(console(out), answer)
    return out.getvalue()


def test_down_a_pipe_the_sentence_is_one_line_letter_for_letter_however_long() -> None:
    long = replace(CITATION, text=TEXT * 20)
    assert f"  {TEXT * 20}\n" in shown(replace(ANSWER, citation=long))


def test_what_is_said_around_the_quotation_is_in_the_askers_language() -> None:
    assert shown(ANSWER).splitlines()[2:] == [
        "El puente [abre]",
        "Ministerio de Obras · Sevilla · 1 de marzo de 2025",
        "https://example.org/puente?a=[1]",
        f"caracteres 100 a {100 + len(TEXT)} de /releases/puente.txt",
        "Certeza de que responde: 91 %",
    ]
    assert shown(replace(ANSWER, language=Language.EN)).splitlines()[2:] == [
        "El puente [abre]",
        "Ministerio de Obras · Sevilla · March 1, 2025 · in Spanish",
        "https://example.org/puente?a=[1]",
        f"characters 100 to {100 + len(TEXT)} of /releases/puente.txt",
        "How surely it answers: 91 %",
    ]


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(CITATION, issuer=None, place=None, published=None, url=None)
    assert byline(bare, Language.ES) == ""
    assert len(shown(replace(ANSWER, citation=bare)).splitlines()) == 5


def test_on_a_terminal_lines_fit_and_the_answering_words_are_bold() -> None:
    out = io.StringIO()
    terminal = Console(file=out, force_terminal=True, width=40, markup=False, highlight=False, emoji=False)
    print_answer(terminal, ANSWER)
    assert "\x1b[1m" in out.getvalue()
    plain = "".join(
        part.partition("m")[2] if i else part for i, part in enumerate(out.getvalue().split("\x1b["))
    )
    assert max(map(len, plain.splitlines())) <= 40
    assert TEXT in " ".join(plain.split())


@pytest.mark.parametrize("language", list(Language))
def test_nothing_found_is_said(language: Language) -> None:
    nothing = replace(ANSWER, language=language, status=Status.ABSTAINED, citation=None, highlight=None)
    assert shown(nothing) == LABELS[language].nothing + "\n"


@given(st.text())
def test_no_title_moves_the_cursor(title: str) -> None:
    line = on_one_line(title)
    assert line.isprintable() or not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line)
    assert "\n" not in line


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/a/b/c.txt", "c.txt"),
        ("https://example.org/x/y.html", "y.html"),
        ("https://example.org/x/", "x"),
        ("/", "/"),
    ],
)
def test_a_release_is_named_by_the_last_part_of_its_source(source: str, name: str) -> None:
    assert file_name(source) == name


def test_json_is_one_line_with_its_letters_as_they_are() -> None:
    line = dump(
        answer_object(replace(ANSWER, citation=replace(CITATION, text="año\nnuevo"), highlight=(0, 3)))
    )
    assert "\n" not in line
    assert '"highlight": "año"' in line
    assert "a\\u00f1o" not in line


@pytest.mark.parametrize("terminal", [False, True])
def test_releases_are_shown_with_what_is_known_of_them(terminal: bool) -> None:
    out = io.StringIO()
    target = Console(file=out, force_terminal=terminal, width=120, color_system=None)
    print_releases(
        target,
        [
            ReleaseSummary(
                3, 2, "El puente [abre]\tpor fin", Language.ES, "/a.txt", 9, published=date(2025, 3, 1)
            ),
            ReleaseSummary(4, 1, "Bridge", Language.EN, "/b.txt", 8, issuer="Ministry"),
        ],
    )
    rows = [row.split() for row in out.getvalue().splitlines()]
    assert rows[-2] == ["3", "2025-03-01", "es", "El", "puente", "[abre]", "por", "fin", "-", "9"]
    assert rows[-1] == ["4", "-", "en", "Bridge", "Ministry", "8"]


def test_output_is_utf8_whatever_the_locale() -> None:
    code = "import sys, bot.streams as s; s.speak_utf8(); sys.stdout.write('\\u201c\\xf1\\u201d \\udce9')"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode() == "“ñ” \\udce9"
