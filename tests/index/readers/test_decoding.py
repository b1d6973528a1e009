import codecs

import pytest

from index.errors import NotText
from index.readers.decoding import decode

SPANISH = (
    "La comisión aprobó el plan de reforestación del río Peñón: «será público», señaló la directora.\n"
    "¿Cuándo empieza? En otoño, según el calendario; costará 1.200 € a lo largo de tres años.\n"
)
ENGLISH = (
    "“We’ll open the café’s doors in May,” the mayor said — a year late.\n"
    "The city’s plan costs €1,200; the council’s vote is on Monday.\n"
)


@pytest.mark.parametrize("text", [SPANISH, ENGLISH, "Plain ASCII only.\n"], ids=["es", "en", "ascii"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-with-mark", "utf-16-be-with-mark", "utf-32"],
)
def test_unicode_is_read_without_a_word(text: str, encoding: str) -> None:
    if encoding.endswith("-with-mark"):
        name = encoding.removesuffix("-with-mark")
        data = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[name] + text.encode(name)
    else:
        data = text.encode(encoding)
    decoded = decode(data, "a.txt")
    assert decoded.text == text
    assert decoded.notices == ()


@pytest.mark.parametrize(
    "text",
    [
        SPANISH,
        ENGLISH,
        "Lingüística",
        "Año",
        "the plan—late as ever—was dropped",
        "MÉXICO: DECLARACIÓN ÚNICA",
        "Costo: 5 €. Peso: ½ kg.\n• Artículo 1.º\n• Sección 2.ª",
    ],
)
def test_windows_1252_is_read_and_said(text: str) -> None:
    decoded = decode(text.encode("cp1252"), "a.txt")
    assert decoded.text == text
    (notice,) = decoded.notices
    assert "Windows-1252" in notice
    assert "UTF-8" in notice


@pytest.mark.parametrize("text", [SPANISH, ENGLISH], ids=["es", "en"])
@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp437"])
def test_other_encodings_of_spanish_and_english_are_refused_rather_than_garbled(
    text: str, encoding: str
) -> None:
    data = text.encode(encoding, errors="ignore")
    with pytest.raises(NotText, match=r"a\.txt is in no encoding .*\(line 1\).*Save it as UTF-8"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Сегодня комиссия одобрила план.", "cp1251"), ("委員会は計画を承認した。", "shift_jis")],
)
def test_other_alphabets_in_old_encodings_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(NotText, match="in no encoding"):
        decode(text.encode(encoding), "a.txt")


def test_utf_8_cut_in_the_middle_of_a_letter_is_not_read_as_something_else() -> None:
    data = SPANISH.encode()
    cut = data[: data.rindex("ñ".encode()) + 1]
    with pytest.raises(NotText, match="UTF-8 but damaged in line 2"):
        decode(cut, "a.txt")


def test_utf_8_with_a_passage_pasted_from_windows_is_not_garbled() -> None:
    data = SPANISH.encode() + "También habrá música".encode("cp1252")
    with pytest.raises(NotText, match="UTF-8 but damaged in line 3"):
        decode(data, "a.txt")


@pytest.mark.parametrize("cut", [1, 3])
def test_damaged_utf_16_is_refused(cut: int) -> None:
    data = codecs.BOM_UTF16_LE + SPANISH.encode("utf-16-le") + b"\x00\xd8\x00"[:cut]
    with pytest.raises(NotText, match="begins as UTF-16 but is damaged"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
        (b"PK\x03\x04\x14\x00", "is a Word, OpenDocument or zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Word file"),
        (rb"{\rtf1\ansi El plan}", "is an RTF file"),
        (b"\x89PNG\r\n", "is an image"),
        (b"\xff\xd8\xff\xe0", "is an image"),
        (b"\x1f\x8b\x08", "is a compressed file"),
        (b"\n<!DOCTYPE html>\n<p>El plan</p>", "is a web page"),
        (b"<html lang='es'>", "is a web page"),
        (b"El plan\0del agua", "has null bytes"),
        (SPANISH.encode("utf-16-le"), "has null bytes"),
        (bytes(range(1, 9)) * 30, "has control characters"),
        (codecs.BOM_UTF16_LE + "El plan\0".encode("utf-16-le"), "has control characters"),
    ],
)
def test_what_is_no_text_is_named_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(NotText, match=rf"a\.txt {what}.* Save (?:it|its text) as plain text in UTF-8\."):
        decode(data, "a.txt")


def test_a_stray_control_character_does_not_make_a_file_binary() -> None:
    assert decode(b"El plan\x07 del agua\x0c", "a.txt").notices == ()


def test_lost_characters_are_pointed_out_and_kept() -> None:
    decoded = decode("La comisi�n aprob� el plan".encode(), "a.txt")
    assert decoded.text == "La comisi�n aprob� el plan"
    assert "2 characters" in decoded.notices[0]


def test_accents_encoded_twice_are_pointed_out_and_kept() -> None:
    twice = SPANISH.encode().decode("cp1252", errors="ignore")
    decoded = decode(twice.encode(), "a.txt")
    assert decoded.text == twice
    assert "encoded twice" in decoded.notices[0]


def test_nothing_at_all_is_text_without_words() -> None:
    assert decode(b"", "a.txt").text == decode(codecs.BOM_UTF8, "a.txt").text == ""
