import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import EmptyRelease, HeaderError, NotText, ReleaseError, ReleaseTooLarge
from index.readers import ReadResult, read_release
from index.readers.cleaning import clean
from index.release import Language, ParagraphKind

LIMIT = 20_000_000
SEED = Path(__file__).parents[3] / "seeds" / "2026-01-15-dialogo-de-la-fuente-rubio.txt"

SPANISH = (
    "Puebla, Pue., a 15 de enero de 2026.- El organismo de cuenca presentó el plan del agua.\n\n"
    "El plan entra en vigor en marzo y cubre a todos los municipios de la región.\n"
)
ENGLISH = (
    "Water plan takes effect\n\n"
    "DOVER, Del. (Jan. 15, 2026) — The river agency presented the water plan for the valley.\n\n"
    "The plan covers all the towns of the region and is paid for by the state.\n"
)


def read(path: Path, data: bytes | str) -> ReadResult:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_release(path, max_bytes=LIMIT)


def test_the_seed_gives_place_and_date_by_its_dateline_and_its_title_by_its_lede() -> None:
    result = read_release(SEED, max_bytes=LIMIT)
    release = result.release
    assert result.notices == ()
    assert release.place == "Ciudad de México"
    assert release.published == date(2026, 1, 15)
    assert release.language is Language.ES
    assert release.title == (
        "Como seguimiento a la llamada telefónica sostenida el lunes entre la presidenta de México…"
    )
    assert release.text == SEED.read_text(encoding="utf-8")
    assert len(release.paragraphs) == 7
    assert release.issuer is release.url is None


def test_an_english_release_without_a_header_is_understood(tmp_path: Path) -> None:
    result = read(tmp_path / "a.md", ENGLISH)
    release = result.release
    assert result.notices == ()
    assert (release.title, release.place, release.published, release.language) == (
        "Water plan takes effect",
        "DOVER, Del.",
        date(2026, 1, 15),
        Language.EN,
    )
    assert release.text == ENGLISH.rstrip()
    assert [paragraph.kind for paragraph in release.paragraphs] == [
        ParagraphKind.HEADING,
        ParagraphKind.PROSE,
        ParagraphKind.PROSE,
    ]


def test_a_header_goes_before_what_the_text_says_and_is_not_part_of_the_text(tmp_path: Path) -> None:
    header = (
        "title: Otro título\nfecha: 2025-12-31\nlang: en\nlugar: Cholula\nurl: https://example.org/a\n---\n\n"
    )
    release = read(tmp_path / "2020-01-01-a.txt", header + SPANISH).release
    assert release.text == SPANISH.rstrip()
    assert release.title == "Otro título"
    assert release.published == date(2025, 12, 31)
    assert release.language is Language.EN
    assert release.place == "Cholula"
    assert release.url == "https://example.org/a"


def test_what_a_header_leaves_out_is_looked_for_in_the_text(tmp_path: Path) -> None:
    release = read(tmp_path / "a.txt", "issuer: Organismo de Cuenca\ntitle: Plan\n---\n" + SPANISH).release
    assert (release.issuer, release.title) == ("Organismo de Cuenca", "Plan")
    assert (release.place, release.published, release.language) == (
        "Puebla, Pue.",
        date(2026, 1, 15),
        Language.ES,
    )


def test_a_title_line_that_the_header_repeats_stays_in_the_text(tmp_path: Path) -> None:
    release = read(tmp_path / "a.txt", "title: Water plan takes effect\nlang: en\n---\n" + ENGLISH).release
    assert release.text == ENGLISH.rstrip()


def test_the_name_of_the_file_gives_the_date_only_as_a_last_resort_and_it_is_said(tmp_path: Path) -> None:
    undated = read(tmp_path / "2026-02-03-plan.txt", "El plan del agua entra en vigor este año.\n")
    assert undated.release.published == date(2026, 2, 3)
    assert "2026-02-03 was taken from the file's name" in undated.notices[0]
    dated = read(tmp_path / "2026-02-03-otro.txt", SPANISH)
    assert dated.release.published == date(2026, 1, 15)
    assert dated.notices == ()
    assert read(tmp_path / "2026-02-31-plan.txt", "El plan del agua.").release.published is None
    assert read(tmp_path / "plan-2026-02-03.txt", "El plan del agua.").release.published is None


def test_the_digest_is_of_the_bytes_and_the_source_is_the_resolved_path(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + SPANISH.replace("\n", "\r\n").encode()
    (tmp_path / "folder").mkdir()
    path = tmp_path / "folder" / ".." / "a.txt"
    result = read(path, data)
    assert result.digest == hashlib.sha256(data).hexdigest()
    assert result.release.source == str((tmp_path / "a.txt").resolve())
    assert result.release.text == SPANISH.rstrip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encoding_and_line_endings_do_not_change_the_release(
    tmp_path: Path, encoding: str, ending: str
) -> None:
    header = "título: Agua y pañuelos\nlang: es\n---\n"
    plain = read(tmp_path / "a.txt", header + SPANISH)
    other = read(tmp_path / "a.txt", (header + SPANISH).replace("\n", ending).encode(encoding))
    assert other.release == plain.release
    assert plain.notices == ()
    assert ["Windows-1252" in notice for notice in other.notices] == ([True] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b"", EmptyRelease, "holds no text"),
        (b"\xef\xbb\xbf \r\n\t\r\n", EmptyRelease, "holds no text"),
        (b"---\n***\n", EmptyRelease, "holds no text"),
        (b"title: Plan\nlang: es\n---\n\n", EmptyRelease, "holds a header but no text below it"),
        (b"El plan\0", NotText, "null bytes"),
        (b"title: Plan\ndate: ayer\n---\nEl plan", HeaderError, "line 2"),
        (b"x" * (LIMIT + 1), ReleaseTooLarge, "over the limit of 20 MB"),
    ],
    ids=["empty", "blank", "rules", "header-only", "binary", "header", "gigantic"],
)
def test_bad_input_is_a_message_that_names_the_file(
    tmp_path: Path, data: bytes, error: type[ReleaseError], message: str
) -> None:
    with pytest.raises(error, match=rf"a\.txt.*{message}"):
        read(tmp_path / "a.txt", data)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_sound_release_or_a_release_error(tmp_path: Path, data: bytes) -> None:
    try:
        release = read(tmp_path / "a.txt", data).release
    except ReleaseError as error:
        assert str(error)
        return
    text = release.text
    assert clean(text) == text
    assert release.title
    assert release.paragraphs
    assert all(
        text[each.start : each.end].strip() == text[each.start : each.end] for each in release.paragraphs
    )


@pytest.mark.timeout(20)
def test_a_release_of_megabytes_is_read_in_seconds(tmp_path: Path) -> None:
    data = (SPANISH * 12_000).encode()
    assert len(data) > 2_000_000
    assert read(tmp_path / "a.txt", data).release.published == date(2026, 1, 15)
