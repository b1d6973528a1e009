import datetime
import re
from dataclasses import replace
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefings.printable import file_name, printable
from index import Briefing, Detail, DetailKind, Language
from index.events.entry import Entry
from tests.bot.agenda.making import NOW, announcement, day, entry
from tests.bot.briefings.making import COST, HEAD, LEDE, briefing, with_details

ES, EN = Language.ES, Language.EN
ZONE = ZoneInfo("America/Mexico_City")
VOID = frozenset({"meta", "br"})


class Printed(HTMLParser):
    """The page as a browser reads it; a tag that is not closed where it should be fails."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        self.texts.setdefault(tag, [])
        if tag not in VOID:
            self.open.append(tag)
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts[tag][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def printed(made: Briefing, language: Language = ES, events: tuple[Entry, ...] = ()) -> Printed:
    return Printed(printable(made, events, language, ZONE, NOW))


@pytest.mark.parametrize(
    ("language", "headings", "place", "made_at", "facts"),
    [
        (
            ES,
            ["La noticia", "Lo esencial, con sus palabras", "Cifras", "Nombres", "Lo que viene"],
            "Comunicado n.º 3, versión 1, caracteres 0 a 56",
            "Hecho el 16 de enero de 2026, 12:00 (Ciudad de México, UTC-0600)",
            "15 de enero de 2026",
        ),
        (
            EN,
            ["The news", "The essentials, in its words", "Figures", "Names", "Coming up"],
            "Release no. 3, version 1, characters 0 to 56",
            "Made on January 16, 2026, 12:00 (Mexico City, UTC-0600)",
            "January 15, 2026",
        ),
    ],
)
def test_all_of_a_briefing_is_printed_with_where_it_stands(
    language: Language, headings: list[str], place: str, made_at: str, facts: str
) -> None:
    coming = entry(announcement(day("2026-01-23"), "Habrá una nueva reunión.", sentence_id=99))
    page = printed(with_details(), language, (coming,))
    assert page.texts["h1"] == ["Reabre el puerto"]
    assert page.texts["h2"] == headings
    assert page.texts["blockquote"] == [LEDE, COST, HEAD, "Habrá una nueva reunión."]
    assert page.texts["figcaption"][0] == place
    assert made_at in page.texts["footer"][0]
    assert "puerto.txt" in page.texts["footer"][0]
    assert facts in page.texts["p"][0]
    assert "https://puerto.example/nota?a=1&b=2" in page.texts["a"]


def test_figures_and_names_tell_their_own_place_in_the_release() -> None:
    made = with_details()
    (figure, *_, name) = [item for item in printed(made).texts["li"] if "☐" in item]
    text = f"{LEDE} {COST} {HEAD}"
    for item, words in ((figure, "3 millones"), (name, "Elena Prado")):
        found = re.search(r"caracteres (\d+) a (\d+)", item)
        assert found is not None and words in item
        assert text[int(found[1]) : int(found[2])] == words


def test_an_event_whose_sentence_is_quoted_already_does_not_repeat_it() -> None:
    told = entry(announcement(day("2026-01-23"), COST, sentence_id=12))
    page = printed(with_details(), ES, (told,))
    assert page.texts["blockquote"].count(COST) == 1
    assert "nueva reunión" in page.texts["li"][-1]


@pytest.mark.parametrize(("language", "releases"), [(ES, "en"), (EN, "es")])
def test_what_is_quoted_is_marked_with_the_language_of_the_release(language: Language, releases: str) -> None:
    page = printed(briefing(language=Language(releases)), language)
    assert page.attributes("html") == [{"lang": language}]
    assert {each["lang"] for each in page.attributes("blockquote")} == {releases}
    assert {each["cite"] for each in page.attributes("blockquote")} == {"https://puerto.example/nota?a=1&b=2"}


def test_a_bare_release_is_printed_without_gaps_or_empty_headings() -> None:
    bare = briefing(LEDE, issuer=None, place=None, published=None, url=None)
    page = printed(bare)
    assert page.texts["h2"] == ["La noticia"]
    assert page.texts["p"][0] == "Comunicado n.º 3"
    assert "cite" not in page.attributes("blockquote")[0]


def test_the_page_is_one_file_for_the_printer() -> None:
    page = printable(with_details(), (), ES, ZONE, NOW)
    read = Printed(page)
    assert page.startswith("<!DOCTYPE html>")
    assert {"charset": "utf-8"} in read.attributes("meta")
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in read.seen}
    (style,) = read.texts["style"]
    assert "url(" not in style and "@import" not in style
    assert "@page" in style
    assert re.search(r"figure \{[^}]*break-inside: avoid", style)


def test_an_address_that_is_none_becomes_no_link() -> None:
    page = printed(briefing(LEDE, url="javascript:alert(1)"))
    assert page.attributes("a") == []
    assert "cite" not in page.attributes("blockquote")[0]


anything = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n<>&\"'-"), min_size=1)


@settings(max_examples=40)
@given(anything, anything, anything | st.none(), st.sampled_from(Language))
def test_any_text_gives_a_well_formed_page_that_holds_it_letter_for_letter(
    text: str, title: str, name: str | None, language: Language
) -> None:
    made = briefing(LEDE, text, title=title, issuer=name, place=name, url=name)
    (cited,) = made.sentences
    found = Detail(DetailKind.NAME, text, cited, 0, len(text))
    told = entry(announcement(day("2026-01-23"), text, what=text, who=name, where=name, sentence_id=99))
    page = printed(replace(made, details=(found,)), language, (told,))
    safe = re.sub("[\ufffe\uffff]", "\ufffd", text)
    assert page.texts["blockquote"] == [LEDE, safe, safe]
    assert page.texts["h1"] == [re.sub("[\ufffe\uffff]", "\ufffd", title)]
    assert safe in page.texts["span"]


@given(st.text())
def test_nothing_that_a_text_may_hold_breaks_the_file(text: str) -> None:
    page = printable(briefing(text or "x", title=text), (), ES, ZONE, NOW)
    assert Printed(page.encode().decode()).texts["title"]


@pytest.mark.parametrize(
    ("title", "published", "name"),
    [
        ("Reabre el puerto de Veracruz", "2026-03-02", "2026-03-02-reabre-el-puerto-de-veracruz.html"),
        ("¡Más de 3 mil niñas!", "2026-03-02", "2026-03-02-mas-de-3-mil-ninas.html"),
        ("../../etc/passwd", None, "etc-passwd.html"),
        ("港が再開", None, "release-3.html"),
        ("", "2026-03-02", "2026-03-02-release-3.html"),
    ],
)
def test_the_file_is_named_after_date_and_title(title: str, published: str | None, name: str) -> None:
    day = datetime.date.fromisoformat(published) if published else None
    assert file_name(briefing(LEDE, title=title, published=day)) == name


@given(st.text())
def test_every_name_is_short_and_of_plain_letters(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,75}\.html", file_name(briefing(LEDE, title=title)))
