"""How a chat looks in the gallery, read from the page's HTML."""

import re
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from index import Language
from tests.gallery.frame import Frame
from tests.gallery.page import page
from tests.gallery.rich_text import as_html
from tests.gallery.service import service_words
from tests.telegram.content import Formatted, plain
from tests.telegram.fixtures import bot_api
from tests.telegram.markup import parse_html
from tests.telegram.messages import Message
from tests.telegram.server import BotApi, Chat, User

__all__ = ["bot_api"]


def formatted(markup: str) -> Formatted:
    text, entities = parse_html(markup)
    return Formatted(text, tuple(entities))


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
        ("<b>uno <i>dos</i></b> tres", "<b>uno <i>dos</i></b> tres"),
        ("🤷 <b>sí</b>", "🤷 <b>sí</b>"),
        ("<s>antes</s> ahora", "<s>antes</s> ahora"),
        ('<a href="https://a.example/?x=1">el sitio</a>', "<a>el sitio</a>"),
        ("<blockquote>una <b>cita</b></blockquote>\ny más", "<blockquote>una <b>cita</b></blockquote>y más"),
        (
            "x\n<blockquote expandable>larga</blockquote>",
            'x\n<blockquote class="expandable">larga</blockquote>',
        ),
        ('<tg-time unix="1647531900" format="wDT">mañana</tg-time>', "<a>mañana</a>"),
    ],
)
def test_a_text_is_shown_with_its_entities(markup: str, shown: str) -> None:
    assert as_html(formatted(markup)) == shown


def test_plain_text_is_no_markup() -> None:
    assert as_html(plain("<script>&</script>")) == "&lt;script&gt;&amp;&lt;/script&gt;"


@pytest.fixture
async def desk(bot_api: BotApi) -> AsyncIterator[tuple[Chat, User, User]]:
    anna, luis = bot_api.user("Anna"), bot_api.user("Luis")
    yield bot_api.supergroup("Mesa <1>", [anna, luis], bot="left"), anna, luis


def bodies(bot_api: BotApi, chat: Chat, language: Language = Language.ES, **more: Any) -> list[str]:
    """What stands on each telephone."""
    shown: Sequence[Message] = bot_api.messages(chat)
    html = page([Frame(bot_api, chat, tuple(shown), language, **more)])
    return re.findall(r"<main .*?</main>", html, flags=re.DOTALL)


async def test_a_chat_is_shown_in_the_light_and_in_the_dark_with_what_differs_in_nothing_else(
    bot_api: BotApi, desk: tuple[Chat, User, User]
) -> None:
    chat, anna, _ = desk
    await anna.send(chat, "hola")
    light, dark = bodies(bot_api, chat)
    assert light.replace("phone light", "phone dark") == dark
    assert "<b>Mesa &lt;1&gt;</b><small>2 miembros</small>" in light


async def test_who_writes_and_what_is_replied_to_is_named(
    bot_api: BotApi, desk: tuple[Chat, User, User]
) -> None:
    chat, anna, luis = desk
    question = await anna.send(chat, "una\npregunta")
    await luis.send(chat, "una respuesta", reply_to=question)
    light, _ = bodies(bot_api, chat)
    assert (
        '<div class="name">Luis</div><div class="reply"><b>Anna</b><span>una pregunta</span></div>' in light
    )


async def test_a_file_a_reaction_and_an_edit_are_seen(bot_api: BotApi, desk: tuple[Chat, User, User]) -> None:
    chat, anna, luis = desk
    file = await anna.send_document(chat, "a.ics", b"x" * 1234)
    await luis.react(file, "👍")
    await anna.edit(await anna.send(chat, "hola"), "adiós")
    light, _ = bodies(bot_api, chat, Language.EN)
    assert "<b>a.ics</b><small>1.2 kB</small>" in light
    assert '<div class="reactions"><span>👍</span></div>' in light
    assert re.search(r'adiós</div>.*<div class="time">edited \d\d:\d\d</div>', light)


async def test_a_notice_stands_behind_the_message_it_came_after(
    bot_api: BotApi, desk: tuple[Chat, User, User]
) -> None:
    chat, anna, _ = desk
    first = await anna.send(chat, "uno")
    await anna.send(chat, "dos")
    light, _ = bodies(bot_api, chat, toasts=((first.id, "¡Ojo!"),))
    assert re.search(r'uno</div>.*<p class="toast">¡Ojo!</p>.*dos</div>', light)


async def test_topics_are_headed_by_their_names(bot_api: BotApi) -> None:
    anna = bot_api.user("Anna")
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    ports = bot_api.topic(forum, "Puertos")
    await anna.send(forum, "uno", thread=ports)
    await anna.send(forum, "dos")
    light, _ = bodies(bot_api, forum)
    assert re.findall(r'<p class="topic"># (.*?)</p>', light) == ["Puertos", "General"]
    assert "Se creó el tema «Puertos»" in light


@pytest.mark.parametrize(
    ("language", "added", "joined", "left"),
    [
        (Language.ES, "Anna añadió a Vocero", "Eva se unió al grupo", "Eva salió del grupo"),
        (Language.EN, "Anna added Vocero", "Eva joined the group", "Eva left the group"),
    ],
)
async def test_service_messages_are_put_into_words(
    bot_api: BotApi, desk: tuple[Chat, User, User], language: Language, added: str, joined: str, left: str
) -> None:
    chat, anna, _ = desk
    eva = bot_api.user("Eva")
    await anna.add_bot(chat)
    await eva.join(chat)
    await eva.leave(chat)
    said = [service_words(bot_api, each, language) for each in bot_api.messages(chat) if each.service]
    assert said == [added, joined, left]


async def test_a_service_message_without_words_is_not_passed_over(
    bot_api: BotApi, desk: tuple[Chat, User, User]
) -> None:
    chat, _, _ = desk
    with pytest.raises(KeyError, match="pinned"):
        service_words(bot_api, Message(chat.id, 1, 0, None, service={"pinned_message": {}}), Language.ES)
