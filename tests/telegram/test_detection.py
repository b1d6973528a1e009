import pytest

from tests.telegram.content import Formatted
from tests.telegram.detection import detect
from tests.telegram.entities import Entity
from tests.telegram.links import checked_link, mentioned_user


def found(text: str, *entities: Entity) -> list[tuple[str, str]]:
    content = Formatted(text, detect(text, entities))
    return [(entity.type, content.covered(entity)) for entity in content.entities]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start", [("bot_command", "/start")]),
        ("/next@vocero_bot ahora", [("bot_command", "/next@vocero_bot")]),
        ("y/o 1/2 a//b", []),
        ("hola @anna_p.", [("mention", "@anna_p")]),
        ("anna@example.org", [("email", "anna@example.org")]),
        ("#Economía y #2026", [("hashtag", "#Economía")]),
        ("$USD", [("cashtag", "$USD")]),
        ("ver https://example.org/a_(b)?c=1, y ya.", [("url", "https://example.org/a_(b)?c=1")]),
        ("(gob.mx/sre)", [("url", "gob.mx/sre")]),
        ("EE. UU. p.m. S.A.", []),
        ("👍 /help", [("bot_command", "/help")]),
    ],
)
def test_telegram_finds_entities_in_plain_text(text: str, entities: list[tuple[str, str]]) -> None:
    assert found(text) == entities


def test_nothing_is_found_inside_code_or_a_link_but_it_is_inside_bold_and_quotes() -> None:
    for kind in ("code", "pre", "text_link"):
        assert found("/start", Entity(kind, 0, 6)) == [(kind, "/start")]
    for kind in ("bold", "blockquote"):
        assert set(found("/start", Entity(kind, 0, 6))) == {(kind, "/start"), ("bot_command", "/start")}


@pytest.mark.parametrize(
    ("link", "checked"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTP://Example.ORG/Aa", "http://example.org/Aa"),
        ("example.org:8080/x", "http://example.org:8080/x"),
        ("https://example.org?q=ñ", "https://example.org/?q=ñ"),
        ("tg://resolve?domain=vocero", "tg://resolve?domain=vocero"),
        ("https://user@example.org/", "https://user@example.org/"),
        ("https://example", None),
        ("ftp://example.org", None),
        ("javascript:alert(1)", None),
        ("https://exa mple.org", None),
        ("https://example.org:port/", None),
        ("", None),
    ],
)
def test_links_are_spelled_as_telegram_keeps_them(link: str, checked: str | None) -> None:
    assert checked_link(link) == checked


@pytest.mark.parametrize(
    ("link", "user"),
    [("tg://user?id=7", 7), ("tg:user?id=7", 7), ("tg://user?id=x", None), ("https://user?id=7", None)],
)
def test_mention_links_name_a_user(link: str, user: int | None) -> None:
    assert mentioned_user(link) == user
