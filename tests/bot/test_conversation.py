import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation import Conversation, lines
from bot.terminal import console
from index import CatalogueBusy, Library
from tests.bot.command_line import SEEDS, Vocero, runner

ES = "¿cuándo es la reunión ministerial de seguridad en Washington?"
EN = "When does the Grupo de Implementación de Seguridad bilateral meet?"


@pytest.fixture
def vocero(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Vocero]:
    yield runner(monkeypatch, capsys, tmp_path)


def test_questions_down_a_pipe_are_answered_one_after_the_other_without_a_prompt(vocero: Vocero) -> None:
    vocero("ingest", SEEDS)
    done = vocero("chat", stdin=f"{ES}\n\n{EN}\n")
    assert done.code == 0
    assert "»" not in done.out
    first, _, second = done.out.partition("Certeza de que responde")
    assert "Reunión Ministerial" in first
    assert "23 de enero" in second
    assert "How surely it answers" in second


def talk(library: Library, *said: str) -> str:
    """What a conversation shows to the last of the lines said."""
    out = io.StringIO()
    conversation = Conversation(library, console(out))
    for line in said:
        out.seek(0)
        out.truncate()
        assert conversation.say(line)
    return out.getvalue()


@pytest.mark.parametrize(
    ("question", "label"), [(ES, "Otro pasaje, el 2"), (EN, "Another passage, number 2")]
)
def test_more_shows_another_passage_in_the_language_of_the_question(
    library: Library, question: str, label: str
) -> None:
    shown = talk(library, question, "/more")
    assert shown.startswith(label)
    assert library.ask(question).candidates[1].citation.text in shown


def test_more_comes_to_an_end(library: Library) -> None:
    total = len(library.ask(ES).candidates)
    assert talk(library, ES, *["/more"] * total).startswith("No hay más pasajes")


def test_context_shows_the_neighbours_of_the_passage_shown_last(library: Library) -> None:
    candidates = library.ask(ES).candidates
    for said, citation in (
        ([ES, "/context"], candidates[0].citation),
        ([ES, "/more", "/context"], candidates[1].citation),
    ):
        shown = [line[2:] for line in talk(library, *said).splitlines() if line]
        assert shown == [neighbour.text for neighbour in library.context(citation.sentence_id)]


def test_context_of_a_release_that_was_removed_meanwhile_is_no_error(library: Library) -> None:
    conversation = Conversation(library, console(out := io.StringIO()))
    conversation.say(ES)
    library.remove(library.releases()[0].release_id)
    conversation.say("/context")
    assert out.getvalue().endswith("Ese comunicado ya no está en el catálogo.\n\n")


@pytest.mark.parametrize("command", ["/more", "/context"])
def test_before_the_first_question_there_is_nothing_to_show(library: Library, command: str) -> None:
    assert talk(library, command) == "Primero haga una pregunta.\n\n"


def test_releases_are_listed(library: Library) -> None:
    assert library.releases()[0].title in talk(library, "/releases")


@pytest.mark.parametrize("command", ["/help", "/HELP", "/dance"])
def test_any_other_command_shows_which_there_are(library: Library, command: str) -> None:
    assert "/context" in talk(library, command)


def test_quit_leaves_and_what_follows_is_not_read(vocero: Vocero) -> None:
    vocero("ingest", SEEDS)
    assert vocero("chat", stdin=f"/quit\n{ES}\n").out == ""


def test_an_error_answers_one_question_and_does_not_end_the_conversation(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.StringIO()
    conversation = Conversation(library, console(out))
    with monkeypatch.context() as patch:

        def busy(library: Library, question: str, **keywords: object) -> None:
            raise CatalogueBusy("Another process is writing [now].")

        patch.setattr(Library, "ask", busy)
        assert conversation.say(ES)
    assert out.getvalue() == "Another process is writing [now].\n\n"
    assert conversation.say(ES)
    assert "Reunión Ministerial" in out.getvalue()


def test_a_terminal_is_prompted_until_end_of_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["one", "two"])
    prompts: list[str] = []

    def answer(prompt: str) -> str:
        prompts.append(prompt)
        for line in typed:
            return line
        raise EOFError

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("builtins.input", answer)
    assert list(lines(Terminal(), "> ")) == ["one", "two"]
    assert prompts == ["> "] * 3
    assert capsys.readouterr().out == "\n"
