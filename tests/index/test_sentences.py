import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.release import Language, Paragraph
from index.sentences import split_paragraphs, split_sentences

ES, EN = Language.ES, Language.EN


def sentences_of(text: str, language: Language) -> list[str]:
    """The sentences of `text` taken as one paragraph."""
    whole = (Paragraph(len(text) - len(text.lstrip()), len(text.rstrip())),)
    return [text[found.start : found.end] for found in split_sentences(text, whole, language)]


def check(marked: str, language: Language) -> None:
    """Sentences must part where `marked` has “|”, which stands for a space, and nowhere else."""
    assert sentences_of(marked.replace("|", " "), language) == marked.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "La reunión fue el lunes.|El comunicado salió el martes.",
        "Viajará a Washington, D.C., en febrero.|Lo acompaña el embajador.",
        "La cita es en Washington, D.C.|La delegación llega el lunes.",
        "El embajador de EE. UU. en México y el de EE.UU. en Perú hablaron.",
        "Creció el comercio con EE. UU.|El déficit bajó.",
        "El gobierno de los EE.UU. Mexicanos respondió.",
        "El Sr. López y la Dra. Ana Ríos hablaron con el Gral. Ruiz, la Lic. Mora y el sr. Paz.",
        "Según el art. 5 de la ley y los arts. 6 y 7, el núm. 3 y el No. 4 siguen en pág. 12.",
        "El art. IV y el art. 1.º de la Ley entran en vigor.|La 2.ª sección espera.",
        "La 69a. Asamblea y el 4to. Informe coinciden.",
        "La sesión abre a las 5 p. m. y cierra a las 9 a.m. del viernes.",
        "La sesión abre a las 5 p. m.|La prensa entra antes.",
        "Habló J. R. de la Fuente con M. A. Ruiz y Francisco I. Madero.",
        "Subió 3.5 % y costó 1.200.000 pesos, o $1.9 mil millones.|Luego bajó 0.4 %.",
        "Más en www.ejemplo.gob.mx y en prensa@ejemplo.gob.mx.|También en https://ejemplo.mx/a.html?b=1.",
        "La firma Norte, S.A. de C.V. ganó el concurso con Sur y Cía. Ltda. de Puebla.",
        "Ganó Norte, S.A. de C.V.|El fallo es definitivo.",
        "Hay puentes, vías, etc. en obra.|Faltan puertos, aduanas, etc.|Rutas nuevas no hay.",
        "Se firmó en ene. 2026 y vence el 3 de dic. 2027.",
        "Dijo que no.|No.|Mañana hablará.",
        "El texto, p. ej. El Capital, se citó cf. 12.",
        "Llegaron las FF. AA. Mexicanas.",
    ],
)
def test_spanish_abbreviations_and_numbers_end_sentences_only_where_one_opens(text: str) -> None:
    check(text, ES)


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended on Monday.|A statement followed.",
        "The U.S. Senate met in Washington, D.C. on Friday.",
        "They met in Washington, D.C.|The secretary spoke first.",
        "Trade with the U.S. in 2025 fell.|Trade with the U.S. and Canada rose.",
        "It depends on the U.S.|However, talks go on.",
        "Gen. Clark, Sen. Mary Lane, Dr. Wu and Mr. Jones Jr. of St. Petersburg came.",
        "It is on Main St.|The event is free.",
        "No. 3 and art. 5, on p. 7 of vol. 2, apply from Jan. 23 to Sept. 11.",
        "Will it pass?|No.|The votes are missing.",
        "They love art.|Museums stay open.",
        "Doors open at 9 a.m. and close at 5 p.m. Eastern time.",
        "Doors open at 9 a.m.|They close at noon.",
        "J. R. Smith, Joseph A. Reed and George W. Hall signed.",
        "It cost $1.9 billion, up 3.5 percent from 1,200,000.50 a year ago.|Then 40 more came.",
        "See www.example.gov or write to press@example.gov.|More at https://example.gov/a.html?b=1.",
        "Acme Inc. and Best Co. Ltd. won.|The prize went to Acme Inc.|It was the third.",
        "Roads, bridges, etc. are ready.|Ports, roads, etc.|Bids close soon.",
        "Smith v. Jones and Mexico vs. The World were cited, e.g. The first.",
        "Sens. Lane (R-Tex.) Mora (D-Vt.) and Rep. Diaz (D-Calif.) met.",
        "He holds a Ph.D. from Boston.",
        "The law passed in 2024.|12 states followed.",
    ],
)
def test_english_abbreviations_and_numbers_end_sentences_only_where_one_opens(text: str) -> None:
    check(text, EN)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Afirmó: “Es una prioridad urgente”.|Después salió.", ES),
        ("Afirmó: “Es una prioridad urgente.”|Después salió.", ES),
        ('Afirmó: "Es una prioridad."|"Vendrán más", agregó.', ES),
        ("“La paz es difícil.|Hay que insistir”, dijo.", ES),
        ("«Vamos bien».|«Falta poco», añadió.", ES),
        ("Hablaron con su par (de los EE. UU.).|Ruiz no fue.", ES),
        ("“¿Vendrá?”, preguntó.|¿Cuándo?|¡Pronto!", ES),
        ("“¿Vendrá?” preguntó Ruiz.|¡Sí, hoy mismo!", ES),
        ("¿Lo sabía?!|No lo dijo.", ES),
        ("Se reunieron ayer.|(La cita fue privada.|Duró una hora.)|Ruiz no fue.", ES),
        ("Hoy… y mañana también... quizá.|Bueno…|Así es...|Terminó.", ES),
        ("Ya hay acuerdo.|(…) Falta la firma.|[...] Y el sello.", ES),
        ("El plan es claro.1|La meta también.[2]|El plazo no.³|Fin.", ES),
        ("“We will act,” said Lane.|“We must.”|The vote is near.", EN),
        ("He called it “a start.”|Lane disagreed.", EN),
        ("“Is it over?” Lane asked.|“No!”|She left.", EN),
        ("He lives in Washington, D.C.”|Lane added.", EN),
        ("Jim “J.R.” Smith and the “U.S.” Embassy agreed.", EN),
        ("Wait... there is more…|Much more.", EN),
        ("What?!|Nobody knew.", EN),
        ("He left . . . and came back.", EN),
    ],
)
def test_quotations_questions_ellipses_and_notes_close_with_their_marks(
    text: str, language: Language
) -> None:
    check(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ciudad de México, a 15 de enero de 2026.-|Como seguimiento, se reunieron.|Hubo acuerdo.", ES),
        ("Lima, 3 de mayo de 2024. -|El ministro viajó.", ES),
        ("MÉXICO, D.F.-|Rubio llegó ayer.", ES),
        ("TORREÓN, COAH.-|Crece la inversión.", ES),
        ("MADRID (AP) — El ministro viajó.|Volverá hoy.", ES),
        ("WASHINGTON, D.C. – Today the talks began.|They go on.", EN),
        ("ELIZABETH, N.J. — The mayor spoke.", EN),
        ("WASHINGTON, D.C.— Today the talks began.", EN),
        ("Madrid, 5 de enero.—|El ministro viajó.", ES),
        ("The first U.S.- Mexico talks and the U.S.-Canada talks ended.", EN),
    ],
)
def test_a_dateline_closed_by_a_stop_and_a_dash_is_its_own_sentence(text: str, language: Language) -> None:
    check(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5. Conectividad.", ES),
        ("‘1. ¿Quién paga?", ES),
        ("1.- Objetivo general.|Se amplía el plazo.", ES),
        ("a. Reforzar la frontera.", ES),
        ("IV. Cooperación técnica.", ES),
        ("Artículo 5. Objeto de la ley.", ES),
        ("Acordaron tres ejes: 1. Seguridad.|2. Migración.|3. Comercio.", ES),
        ("Acordaron: reforzar aduanas; ampliar puentes; abrir oficinas.|Es todo.", ES),
        ("P.- ¿Cuándo viaja?|R.- El lunes.", ES),
        ("PRESIDENTE RUIZ: Gracias a todos.|Empezamos.", ES),
        ("SR. LÓPEZ: Adelante.", ES),
        ("Q. Does it pass?", EN),
        ("Section 2. Scope of the agreement.", EN),
        ("GEN. CLARK: Thank you.|Next question.", EN),
        ("SECRETARY LANE: We met at 5 p.m.|The rest is known.", EN),
    ],
)
def test_list_numbers_and_speakers_stay_with_the_sentence_they_open(text: str, language: Language) -> None:
    check(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Protege la región.El acuerdo sigue.", ["Protege la región.", "El acuerdo sigue."]),
        ("¿Sí?¿Cómo?", ["¿Sí?", "¿Cómo?"]),
        ("5 de enero de 2026.-Como se anunció, viajó.", ["5 de enero de 2026.-", "Como se anunció, viajó."]),
        ("Visite ejemplo.gob.mx o www.Ejemplo.Com hoy.", ["Visite ejemplo.gob.mx o www.Ejemplo.Com hoy."]),
        ("La Lic.Mora y S.A.El Norte.", ["La Lic.Mora y S.A.El Norte."]),
    ],
)
def test_a_missing_space_after_the_stop_parts_sentences_only_before_a_clear_opening(
    text: str, expected: list[str]
) -> None:
    assert sentences_of(text, ES) == expected


def test_a_line_break_inside_wrapped_prose_counts_as_a_space() -> None:
    text = "El secretario viajó a Washington, D.C.,\nen enero. Volverá con el Sr.\nLópez el lunes."
    assert sentences_of(text, ES) == [
        "El secretario viajó a Washington, D.C.,\nen enero.",
        "Volverá con el Sr.\nLópez el lunes.",
    ]


def test_the_language_decides_which_words_open_a_sentence() -> None:
    text = "Firmó con Acme Inc. The rest of it"
    assert len(sentences_of(text, EN)) == 2
    assert len(sentences_of(text, ES)) == 1


def test_a_very_long_sentence_stays_whole() -> None:
    text = "Acordaron " + ", ".join(f"el punto {number} del acta" for number in range(500)) + "."
    assert sentences_of(text, ES) == [text]


def test_each_sentence_names_the_paragraph_it_stands_in() -> None:
    text = "ANTECEDENTES\n\nUno fue. Dos fueron.\n\n- Tres son."
    found = split_sentences(text, split_paragraphs(text), ES)
    assert [(text[s.start : s.end], s.paragraph) for s in found] == [
        ("ANTECEDENTES", 0),
        ("Uno fue.", 1),
        ("Dos fueron.", 1),
        ("Tres son.", 2),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n"])
def test_nothing_but_white_space_has_no_sentence(text: str) -> None:
    assert split_sentences(text, split_paragraphs(text), ES) == ()
    assert split_sentences(text, (Paragraph(0, len(text)),), ES) == ()


# Pieces that meet the rules more often than random characters do.
WORDS = 'D.C. Sr. art. 5 2026.- ... … “ ” " ( ) ¿ ? ! El The palabra Nombre 1. a) • - — # m. [1] ¹ . ; : CAPS'
SPACES = [" ", "  ", "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u2028", "\x1c"]
PIECES = st.one_of(st.sampled_from(WORDS.split()), st.sampled_from(SPACES))
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@settings(deadline=None)
@given(text=TEXTS, language=st.sampled_from(Language))
def test_sentences_cover_each_paragraph_in_order_without_overlap_or_loss(
    text: str, language: Language
) -> None:
    paragraphs = split_paragraphs(text)
    sentences = split_sentences(text, paragraphs, language)
    covered = set[int]()
    for sentence in sentences:
        paragraph = paragraphs[sentence.paragraph]
        words = text[sentence.start : sentence.end]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert words == words.strip()
        covered.update(range(sentence.start, sentence.end))
    for before, after in pairwise(sentences):
        assert before.end <= after.start
        assert before.paragraph <= after.paragraph
    for paragraph in paragraphs:
        inside = range(paragraph.start, paragraph.end)
        assert all(text[at].isspace() or at in covered for at in inside)


# A quadratic search over these would take minutes, or seconds for the shorter ones.
RUNS = [(unit, 1_000_000) for unit in (".", '"', "A", "”", "¿", " ", "—")]
STOPS = [
    (unit, 60_000) for unit in (". ", "… ", '." ', "A. ", ") ", ". “", "D.C. ", "1. ", "a.\n", "- ", ".- ")
]


@pytest.mark.parametrize(("unit", "size"), RUNS + STOPS)
@pytest.mark.parametrize(("head", "tail"), [("", "Fin."), ("Algo ", "fin.")])
def test_a_long_paragraph_of_one_thing_takes_linear_time(head: str, tail: str, unit: str, size: int) -> None:
    text = head + unit * (size // len(unit)) + tail
    began = time.process_time()
    sentences = split_sentences(text, (Paragraph(0, len(text)),), ES)
    assert time.process_time() - began < 2
    assert sentences[-1].end == len(text)
