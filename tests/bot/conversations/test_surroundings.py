"""What stands around the quotation, as it arrives in a chat and in a terminal."""

import io
from dataclasses import replace
from typing import Any

import pytest

from bot.conversation import Conversation
from bot.serving import App
from bot.terminal import console
from index import Answer, Library, Status
from index.antecedent import REACH, antecedent
from index.askable import OPENING, askable
from tests.bot.conversations.running import changed
from tests.telegram.server import BotApi

COST = {"es": "¿Cuánto costaron las obras?", "en": "How many millones costaron the obras?"}


@pytest.fixture
def surrounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that gives what stands around, from the catalogue itself, whatever it is asked."""
    plain = Library.ask

    def ask(self: Library, question: str, **keywords: Any) -> Answer:
        found = plain(self, question, **keywords)
        assert found.citation is not None
        before = self._catalogue.preceding(found.citation.sentence_id, REACH)
        assert antecedent("Se reunirá.", [each.text for each in before], found.citation.language) is None
        offered = askable(self._catalogue.openings(limit=3, sentences=OPENING))
        silent = "nadie" in question or "nobody" in question
        return replace(
            found,
            status=Status.ABSTAINED if silent else Status.ANSWERED,
            context=before[0],
            earlier=() if silent else (self._catalogue.neighbours(found.citation.sentence_id, 0, 1)[-1],),
            askable=offered if silent else (),
        )

    monkeypatch.setattr(Library, "ask", ask)


REOPENS = "El puerto de Veracruz reabrirá sus muelles el 4 de mayo."
COSTS = "Las obras costaron 3 millones & <acabaron> antes."
THANKS = "La directora, Elena Prado, agradeció el trabajo de los buzos."


@pytest.mark.parametrize(
    ("code", "context", "earlier"),
    [
        ("es", "Contexto, del mismo comunicado:", "Antes, el 2 de marzo de 2026 (comunicado n.º 1):"),
        ("en", "Context, from the same release:", "Earlier, on March 2, 2026 (release no. 1):"),
    ],
)
async def test_context_and_earlier_answers_arrive_verbatim_and_leave_with_the_first_page(
    bot_api: BotApi, bot: App, surrounded: None, code: str, context: str, earlier: str
) -> None:
    anna = bot_api.user("Anna", language_code=code)
    reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), COST[code]))
    assert reply.quotes == [REOPENS, COSTS, THANKS]
    assert reply.text.startswith(f"{context}\n{REOPENS}\n")
    assert f"\n{earlier}\n{THANKS}" in reply.text
    await anna.press(reply, reply.buttons[0])
    view = await changed(bot_api, reply)
    assert len(view.quotes) == 1
    await anna.press(view, view.buttons[0])
    back = await changed(bot_api, view)
    assert back.quotes == [COSTS]
    assert back.buttons == reply.buttons
    assert earlier not in back.text


OFFERED = {
    "es": ["Lo más reciente:", "• «Reabre el puerto de Veracruz»: ", "• «City library extends its hours»: "],
    "en": [
        "The newest releases:",
        "• “Reabre el puerto de Veracruz”: ",
        "• “City library extends its hours”: ",
    ],
}
SILENT = {
    "es": "¿Cuánto costaron las obras que nadie vio?",
    "en": "How many millones costaron the obras that nobody saw?",
}


@pytest.mark.parametrize("code", ["es", "en"])
async def test_a_question_without_an_answer_is_told_what_could_be_asked(
    bot_api: BotApi, bot: App, surrounded: None, code: str
) -> None:
    anna = bot_api.user("Anna", language_code=code)
    reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), SILENT[code]))
    assert reply.quotes == [REOPENS, COSTS]
    last = reply.text.splitlines()[-3:]
    assert all(line.startswith(start) for line, start in zip(last, OFFERED[code], strict=True))
    assert ("fechas" if code == "es" else "dates") in last[1]


@pytest.mark.parametrize("code", ["es", "en"])
def test_the_conversation_in_the_terminal_tells_it_too(shelf: Library, surrounded: None, code: str) -> None:
    out = io.StringIO()
    assert Conversation(shelf, console(out)).say(SILENT[code])
    lines = [line for line in out.getvalue().splitlines() if line]
    starts = [start.replace("•", "-") for start in OFFERED[code]]
    assert all(line.startswith(start) for line, start in zip(lines[-3:], starts, strict=True))
    assert f"  {REOPENS}" in lines
