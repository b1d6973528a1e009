import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.paragraphs import split_paragraphs
from index.release import ParagraphKind

PROSE, HEADING, ITEM = ParagraphKind.PROSE, ParagraphKind.HEADING, ParagraphKind.ITEM

LEDE_ES = (
    "La secretaria de Economía se reunió este jueves con su homólogo para revisar los avances del plan. "
    "Ambos destacaron que el comercio creció 3.5 % en el año y que habrá otra reunión en Washington, D.C., "
    "antes de que termine el mes de marzo."
)
LEDE_EN = (
    "The Secretary of Commerce met on Thursday with her counterpart to review the progress of the plan. "
    "Both noted that trade grew 3.5 percent over the year and that another meeting will take place in "
    "Washington, D.C. before the end of March."
)


def paragraphs_of(text: str) -> list[tuple[ParagraphKind, str]]:
    return [(found.kind, text[found.start : found.end]) for found in split_paragraphs(text)]


def test_blank_lines_part_paragraphs_however_they_are_made() -> None:
    text = f"\n\n{LEDE_ES}\n \t\n\n  {LEDE_EN}  \n"
    assert paragraphs_of(text) == [(PROSE, LEDE_ES), (PROSE, LEDE_EN)]


@pytest.mark.parametrize("lede", [LEDE_ES, LEDE_EN])
@pytest.mark.parametrize("width", [60, 66, 72, 76, 80, 100])
def test_hard_wrapped_prose_stays_one_paragraph(lede: str, width: int) -> None:
    wrapped = textwrap.fill(lede, width)
    assert "\n" in wrapped
    assert paragraphs_of(wrapped) == [(PROSE, wrapped)]


WORDS = "el de Ruiz dijo que. México, 23 - acuerdo (dos) año”. La 5. y"


@settings(deadline=None)
@given(words=st.lists(st.sampled_from(WORDS.split()), min_size=40), width=st.integers(70, 80))
def test_prose_wrapped_by_a_program_stays_one_paragraph_unless_a_line_looks_like_an_item(
    words: list[str], width: int
) -> None:
    wrapped = textwrap.fill(" ".join(["Ayer", *words]), width, break_on_hyphens=False)
    if not any(line.startswith(("- ", "23 ", "5. ")) for line in wrapped.split("\n")):
        assert len(paragraphs_of(wrapped)) == 1


def test_a_number_or_a_dash_that_wrapping_left_at_a_line_start_makes_no_item() -> None:
    text = (
        "The next meeting of the group on security will take place on January\n"
        "23. The agenda covers trade, migration and the shared border of the two\n"
        "- so far friendly - nations, which the ministers will visit afterwards."
    )
    assert paragraphs_of(text) == [(PROSE, text)]


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        ("- ", ""),
        ("• ", ""),
        ("•", ""),
        ("* ", ""),
        ("– ", ""),
        ("1. ", "1. "),
        ("2) ", "2) "),
        ("3.- ", "3.- "),
        ("a) ", "a) "),
        ("(b) ", "(b) "),
        ("iv. ", "iv. "),
        ("II. ", "II. "),
    ],
)
def test_list_items_part_at_single_line_breaks_and_bullets_stand_outside_them(mark: str, kept: str) -> None:
    text = f"Los países acordaron lo siguiente:\n{mark}Reforzar la frontera\n{mark}Ampliar el comercio."
    assert paragraphs_of(text) == [
        (PROSE, "Los países acordaron lo siguiente:"),
        (ITEM, f"{kept}Reforzar la frontera"),
        (ITEM, f"{kept}Ampliar el comercio."),
    ]


def test_a_wrapped_item_keeps_its_lines_together() -> None:
    text = (
        "- Reforzar la frontera común con más personal, más equipo y una oficina\n"
        "  conjunta en cada cruce de los dos países\n"
        "- Ampliar el comercio"
    )
    assert paragraphs_of(text) == [
        (ITEM, text[2 : text.index("\n- ")]),
        (ITEM, "Ampliar el comercio"),
    ]


@pytest.mark.parametrize(
    "heading", ["Cooperación en seguridad", "Key Outcomes of the Meeting", "ANTECEDENTES", "2026: NEXT STEPS"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_line_before_prose_is_a_heading(heading: str, gap: str) -> None:
    for body in (LEDE_ES, textwrap.fill(LEDE_EN, 72)):
        assert paragraphs_of(heading + gap + body) == [(HEADING, heading), (PROSE, body)]


def test_markdown_headings_lose_their_hashes() -> None:
    assert paragraphs_of(f"# Título\n{LEDE_ES}\n## Anexo") == [
        (HEADING, "Título"),
        (PROSE, LEDE_ES),
        (HEADING, "Anexo"),
    ]


def test_a_heading_that_runs_over_two_lines_is_one() -> None:
    text = f"DECLARACIÓN CONJUNTA DE LOS MINISTROS\nDE ECONOMÍA\n{LEDE_ES}"
    assert paragraphs_of(text)[0] == (HEADING, "DECLARACIÓN CONJUNTA DE LOS MINISTROS\nDE ECONOMÍA")


def test_prose_typed_in_capitals_is_prose() -> None:
    text = textwrap.fill(LEDE_EN.upper(), 72)
    assert paragraphs_of(text) == [(PROSE, text)]


@pytest.mark.parametrize(
    "line",
    [
        "Atentamente,",
        "Los ejes son:",
        "Se acabó la espera.",
        "¿Qué sigue ahora?",
        "“Vamos bien”",
        "WHEN: Friday, January 23, at 9 a.m.",
        "y otras cosas más",
        "210 caballos",
    ],
)
def test_a_short_line_that_says_something_is_no_heading(line: str) -> None:
    assert paragraphs_of(f"{line}\n\n{LEDE_ES}")[0] == (PROSE, line)


def test_a_short_line_that_nothing_follows_is_no_heading() -> None:
    assert paragraphs_of(f"{LEDE_ES}\n\nMarta Ruiz")[-1] == (PROSE, "Marta Ruiz")


def test_many_short_lines_in_a_row_are_a_list() -> None:
    people = [
        "Ana Ruiz, Minister of Trade",
        "Joe Lane, Ambassador",
        "Eva Paz, Director",
        "Ian Roe, Secretary",
    ]
    text = "\n\n".join([*people, LEDE_EN])
    assert paragraphs_of(text) == [*((ITEM, name) for name in people), (PROSE, LEDE_EN)]


def test_short_lines_that_a_colon_announces_are_a_list() -> None:
    text = f"Los invitados son:\n\nAna Ruiz, ministra\n\nJoe Lane, embajador\n\n{LEDE_ES}"
    assert [kind for kind, _ in paragraphs_of(text)] == [PROSE, ITEM, ITEM, PROSE]


@pytest.mark.parametrize(
    "turns",
    [
        [
            "PRESIDENTE PEÑA LÓPEZ: Muchas gracias a todos.",
            "PREGUNTA: ¿Cuándo viaja?",
            "PRESIDENTE PEÑA LÓPEZ: Hoy.",
        ],
        ["SECRETARY LANE: Thank you all for coming here today.", "Q: When?", "SECRETARY LANE: Soon."],
        ["PREGUNTA.- ¿Cuándo será la próxima reunión?", "P.- ¿Y dónde?", "R.- En Lima."],
        ["Fecha: 23 de enero", "Hora: 17:30", "Lugar: Palacio Nacional"],
    ],
)
def test_speaker_turns_and_labels_part_at_single_line_breaks(turns: list[str]) -> None:
    assert paragraphs_of("\n".join(turns)) == [(PROSE, turn) for turn in turns]


def test_unwrapped_paragraphs_part_at_single_line_breaks() -> None:
    third = "2026 será un año de acuerdos entre los dos países."
    assert paragraphs_of(f"{LEDE_ES}\n{LEDE_EN}\n{third}") == [
        (PROSE, LEDE_ES),
        (PROSE, LEDE_EN),
        (PROSE, third),
    ]


def test_a_rule_stands_alone() -> None:
    assert paragraphs_of(f"{LEDE_ES}\n* * *\n{LEDE_EN}") == [
        (PROSE, LEDE_ES),
        (HEADING, "* * *"),
        (PROSE, LEDE_EN),
    ]


SHORT = "- uno|• dos|3. tres|•|- -|# |# Uno|#|***|FIN|SR. PAZ: sí|: no|Fecha: hoy|Corto|y sigue|Acaba.|| |\r"
LINES = st.sampled_from([*SHORT.split("|"), *textwrap.wrap(LEDE_EN, 72)])


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join)))
def test_paragraphs_are_stripped_ordered_and_leave_out_layout_marks_only(text: str) -> None:
    paragraphs = split_paragraphs(text)
    assert all(found.start < found.end for found in paragraphs)
    assert all(before.end < after.start for before, after in pairwise(paragraphs))
    left = text
    for found in reversed(paragraphs):
        words = text[found.start : found.end]
        assert words == words.strip()
        left = left[: found.start] + left[found.end :]
    assert not any(char.isalnum() for char in left)


@pytest.mark.parametrize("unit", ["\n", "a\n", "- a\n", "CAPS\n", "1.", "#", "A: b\n", "*", "Corto\n\n", "•"])
def test_a_long_text_of_one_thing_takes_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit)) + "Fin."
    began = time.process_time()
    paragraphs = split_paragraphs(text)
    assert time.process_time() - began < 2
    assert paragraphs[-1].end == len(text)
