"""XQuAD-R's paragraphs as releases."""

import json
from pathlib import Path

import pytest

from benchmarks.xquad import read_xquad
from benchmarks.xquad_releases import (
    Passage,
    Titles,
    cut_through,
    golds,
    read_passages,
    write_releases,
)
from index.evaluation import Gold
from index.readers import read_release
from index.release import Language
from tests.benchmarks.tiny_sets import ENGLISH, write_xquad

ES, EN = Language.ES, Language.EN
MOST = 1_000_000


def test_the_paragraphs_come_with_how_many_questions_there_are_about_each(tmp_path: Path) -> None:
    passages = read_passages(write_xquad(tmp_path) / "en.json")

    assert [(each.text, each.questions) for each in passages] == [
        ("The mill opened in 1911. Lena Ruiz ran it.", 2),
        ("The road is closed.", 1),
    ]
    assert {each.title for each in passages} == {None}


@pytest.mark.parametrize(
    ("article", "title"),
    [
        ("Packet_switching", "Packet switching"),
        ("Sky_(United_Kingdom)", "Sky (United Kingdom)"),
        ("Caf%C3%A9", "Café"),
        ("", None),
        (None, None),
    ],
)
def test_an_articles_title_is_written_as_it_would_be_printed(article: str | None, title: str | None) -> None:
    assert Passage(article, "", 0).title == title


@pytest.mark.parametrize(
    ("titles", "first", "second"),
    [(Titles.ARTICLE, "Old mill: a history", "0002"), (Titles.NUMBER, "0001", "0002")],
)
def test_a_paragraph_becomes_a_release_under_its_articles_title_or_else_a_number(
    titles: Titles, first: str, second: str, tmp_path: Path
) -> None:
    passages = [
        Passage("Old_mill:_a_history", "\ufeffEl molino abrió en 1911.\nLo llevaba Lena Ruiz.", 2),
        Passage(None, "La carretera está cerrada.", 1),
    ]

    paths = write_releases(passages, ES, titles, tmp_path / "releases")

    releases = [read_release(path, max_bytes=MOST).release for path in paths]
    assert [release.title for release in releases] == [first, second]
    assert {release.language for release in releases} == {ES}
    assert [release.text for release in releases] == [
        "El molino abrió en 1911.\nLo llevaba Lena Ruiz.",
        "La carretera está cerrada.",
    ]


def test_what_is_right_is_the_one_sentence_in_the_one_release(tmp_path: Path) -> None:
    write_xquad(tmp_path)
    passages = read_passages(tmp_path / "es.json")
    paths = write_releases(passages, ES, Titles.ARTICLE, tmp_path / "releases")

    assert golds(read_xquad(tmp_path), passages, paths, ES) == [
        Gold(paths[0].name, "Lo llevaba Lena Ruiz."),
        Gold(paths[0].name, "El molino abrió en 1911."),
        Gold(paths[1].name, "La carretera está cerrada."),
    ]


def test_a_mark_that_cleaning_takes_from_a_release_is_not_looked_for_in_it(tmp_path: Path) -> None:
    write_xquad(tmp_path)
    data = json.loads((tmp_path / "es.json").read_text(encoding="utf-8"))
    paragraph = data["data"][1]["paragraphs"][0]
    paragraph["context"] = "\ufeff" + paragraph["context"]
    paragraph["sentences"][0] = "\ufeff" + paragraph["sentences"][0]
    (tmp_path / "es.json").write_text(json.dumps(data), encoding="utf-8")
    passages = read_passages(tmp_path / "es.json")
    paths = write_releases(passages, ES, Titles.ARTICLE, tmp_path / "releases")

    wanted = golds(read_xquad(tmp_path), passages, paths, ES)

    assert wanted[2].words == "La carretera está cerrada."
    assert cut_through(wanted, paths, MOST) == 0


def test_questions_about_other_paragraphs_are_refused(tmp_path: Path) -> None:
    xquad = read_xquad(write_xquad(tmp_path))
    passages = read_passages(tmp_path / "en.json")[:1]
    paths = write_releases(passages, EN, Titles.ARTICLE, tmp_path / "releases")

    with pytest.raises(ValueError, match="3 questions of XQuAD-R do not fit 2"):
        golds(xquad, passages, paths, EN)


def test_a_question_whose_sentence_the_splitter_cuts_is_counted(tmp_path: Path) -> None:
    text = " ".join(ENGLISH[0][0])
    (path,) = write_releases([Passage(None, text, 3)], EN, Titles.ARTICLE, tmp_path / "releases")
    wanted = [Gold(path.name, words) for words in ("Lena Ruiz ran it.", text, "1911. Lena")]

    assert cut_through(wanted, [path], MOST) == 2
