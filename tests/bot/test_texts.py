import string
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from bot.html import MESSAGE_LIMIT, TOAST_LIMIT, visible_units
from bot.texts import Texts, texts
from index import Language
from tests.telegram.markup import parse_html

NAMES = [field.name for field in fields(Texts)]


def strings(words: Any) -> Iterator[tuple[str, str]]:
    for name in (field.name for field in fields(words)):
        value = getattr(words, name)
        if isinstance(value, Mapping):
            yield from ((f"{name}.{key}", text) for key, text in value.items())
        elif is_dataclass(value):
            yield from ((f"{name}/{key}", text) for key, text in strings(value))
        else:
            yield name, value


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


SPANISH, ENGLISH = (dict(strings(texts(language))) for language in (Language.ES, Language.EN))
ALL = [("es", *item) for item in SPANISH.items()] + [("en", *item) for item in ENGLISH.items()]


def test_both_languages_have_the_same_texts() -> None:
    assert SPANISH.keys() == ENGLISH.keys()
    assert len(SPANISH) >= len(NAMES)


@pytest.mark.parametrize("name", SPANISH)
def test_both_languages_leave_the_same_blanks(name: str) -> None:
    assert blanks(SPANISH[name]) == blanks(ENGLISH[name])


@pytest.mark.parametrize(("language", "name", "text"), ALL)
def test_every_text_says_something_that_telegram_can_read(language: str, name: str, text: str) -> None:
    filled = text.format(**dict.fromkeys(blanks(text), "1"))
    read, _ = parse_html(filled)
    assert read.strip()
    assert visible_units(filled) <= MESSAGE_LIMIT


@pytest.mark.parametrize(("language", "name", "text"), ALL)
def test_labels_toasts_and_descriptions_are_short_and_plain(language: str, name: str, text: str) -> None:
    limit = {"toast": TOAST_LIMIT, "button": 24, "commands.": 256}
    for prefix, most in limit.items():
        if name.rpartition("/")[2].startswith(prefix):
            assert len(text) <= most
            assert not set("<>&{}") & set(text)


def test_no_text_was_forgotten_in_the_other_language() -> None:
    same = {name for name in SPANISH if SPANISH[name] == ENGLISH[name]}
    assert same == set()


def test_the_help_names_every_command_of_the_menu() -> None:
    for language in Language:
        words = texts(language)
        for command in set(words.commands) - {"help"}:
            assert f"/{command}" in words.help
