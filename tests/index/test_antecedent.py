from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from config import Settings
from index import Language, Library
from index.antecedent import REACH, antecedent, leans
from index.antecedent.anaphors import anaphor
from index.antecedent.referent import Referent
from tests.hash_embedder import HashEmbedder

ES, EN = Language.ES, Language.EN
PERSON, PEOPLE, BODY, THING, SPEAKER = Referent

LEANING = [
    (EN, "She will be joined by Dana Cole on Friday.", PERSON, None),
    (EN, "His visit ends on Sunday.", PERSON, None),
    (EN, "In Lima, Peru, he will open the book fair.", PERSON, None),
    (EN, "On March 3, 2026, they met again.", PEOPLE, None),
    (EN, "Speaking in Lima, she asked for calm.", PERSON, None),
    (EN, "Both countries ratified it in May.", PEOPLE, None),
    (EN, "It is expected to draw 700 visitors.", THING, None),
    (EN, "This is the third time in a year.", THING, None),
    (EN, "This meeting will last two days.", THING, "meeting"),
    (EN, "The officials reaffirmed their commitment.", PEOPLE, "officials"),
    (EN, "As part of the plan, the two leaders will meet in May.", PEOPLE, "leaders"),
    (EN, "The Vice President is traveling to Tokyo.", PERSON, "president"),
    (EN, "The agency has until June to reply.", BODY, "agency"),
    (EN, "“We will rebuild the bridge in three months,” said the mayor.", SPEAKER, None),
    (EN, "and we will not stop there.”", SPEAKER, None),
    (EN, "We expect the first boats in June.", SPEAKER, None),
    (ES, "Ella recibirá el premio.", PERSON, None),
    (ES, "El funcionario viajará el lunes.", PERSON, "funcionario"),
    (ES, "El funcionario peruano dijo que no.", PERSON, "funcionario"),
    (ES, "Durante la visita, ambos firmaron el acta.", PEOPLE, None),
    (ES, "Los dos mandatarios firmaron un acuerdo.", PEOPLE, "mandatarios"),
    (ES, "Dicha reunión durará dos días.", THING, "reunion"),
    (ES, "La citada reunión durará dos días.", THING, "reunion"),
    (ES, "La reunión se celebrará el lunes.", THING, "reunion"),
    (ES, "Asimismo, los vecinos podrán acudir a esta cita sin registro.", THING, "cita"),
    (ES, "De acuerdo con el aviso, este encuentro será el último.", THING, "encuentro"),
    (ES, "Se reunirá con alcaldes de la costa.", PERSON, None),
    (ES, "Viajará el lunes a Quito.", PERSON, None),
    (ES, "Esta noche se reunirá con la ministra.", PERSON, None),
    (ES, "Destacó que la obra avanza.", PERSON, None),
    (ES, "Anunció el cierre del puerto.", PERSON, None),
    (ES, "Viajarán juntos a Quito.", PEOPLE, None),
    (ES, "Se celebrará en Quito.", THING, None),
    (ES, "Será el 4 de mayo.", THING, None),
    (ES, "“La obra estará lista en tres meses”, puntualizó.", SPEAKER, None),
    (ES, "Esperamos abrir en junio.", SPEAKER, None),
]  # fmt: skip
ALONE = [
    (EN, "On Tuesday, President Ruiz will host her."),
    (EN, "It is important that all take part."),
    (EN, "The Vice President Ana Cole is traveling."),
    (EN, "The President of Chile said so."),
    (EN, "The official website opens today."),
    (EN, "When Ana Cole arrives, she will speak."),
    (EN, "Both Chile and Peru agreed."),
    (EN, "Those who apply must do so by May."),
    (EN, "We, the mayors of the coast, sign this charter."),
    (EN, "“We will rebuild the bridge in three months,” said Mayor Rita Holm."),
    (EN, "Bristol opens its library at midnight."),
    (ES, "El presidente de Chile viajará."),
    (ES, "El presidente, Luis Rey, viajará."),
    (ES, "Este jueves se realizó un diálogo."),
    (ES, "Se realizó la feria del libro."),
    (ES, "Se acordó ampliar el plazo."),
    (ES, "Asistieron 40 alcaldes."),
    (ES, "Hay tres sedes."),
    (ES, "Habrá tres sedes."),
    (ES, "Es necesario firmar."),
    (ES, "Explicó el ministro que no."),
    (ES, "Lo confirmó la Autoridad Portuaria."),
    (ES, "Irán anunció el cierre."),
    (ES, "Está prohibido."),
    (ES, "La reunión con los alcaldes será el lunes."),
    (ES, "“La obra estará lista en tres meses”, dijo la alcaldesa Rita Sanz."),
    (ES, "El puerto reabre el 4 de mayo."),
    (ES, ""),
    (EN, "…"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "referent", "noun"), LEANING)
def test_what_a_sentence_leans_on(
    language: Language, sentence: str, referent: Referent, noun: str | None
) -> None:
    found = anaphor(sentence, language)
    assert found is not None
    assert (found.referent, found.noun) == (referent, noun)
    assert leans(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), ALONE)
def test_a_sentence_that_names_its_subject_stands_alone(language: Language, sentence: str) -> None:
    assert not leans(sentence, language)
    assert antecedent(sentence, ["The mayor, Rita Holm, told the council: yes."], language) is None


@pytest.mark.parametrize(
    ("language", "sentence", "before", "expected"),
    [
        (EN, "She will speak at noon.", ["The Minister, Ana Cole, arrives today."], 0),
        (EN, "She will speak at noon.", ["Rain is forecast.", "Ana Cole arrives today."], 1),
        (EN, "She will speak at noon.", ["She lands early.", "Minister Ana Cole arrives today."], 1),
        (EN, "She will speak at noon.", ["The fair opens in Mexico City."], None),
        (EN, "She will speak at noon.", ["It rains."] * 3 + ["Minister Ana Cole arrives."], None),
        (EN, "She will speak at noon.", [], None),
        (EN, "The President will speak.", ["The Minister called.", "President Ana Cole arrived."], 1),
        (ES, "Viajará el lunes.", ["El ministro de Defensa calló.", "Llegó la alcaldesa Eva Sanz."], 1),
        (ES, "Viajará el lunes.", ["El Jefe de Estado calló.", "Eva Sanz llegó."], 1),
        (EN, "The officials agreed to meet again.", ["Ana Cole received Luis Rey in Lima."], 0),
        (EN, "This summit will last two days.", ["Lima hosts the meeting of ports in May."], 0),
        (EN, "The meeting will last two days.", ["The weather is mild.", "Lima hosts a summit."], 1),
        (EN, "The meeting will last two days.", ["The weather is mild in Lima."], None),
        (EN, "This is the third time.", ["The harbour of Bristol closed on Monday."], 0),
        (EN, "This is the third time.", ["It closed.", "The harbour of Bristol closed."], None),
        (EN, "“We will open the bridge in May,” she said.", ["Mayor Rita Holm told reporters:"], 0),
        (EN, "“We will open the bridge in May,” she said.", ["Mayor Rita Holm was late."], None),
        (ES, "El funcionario viajará el lunes.", ["El vocero, Luis Rey, dio los detalles."], 0),
        (ES, "Se reunirá con alcaldes.", ["Viajará el lunes.", "La ministra Eva Sanz irá a Quito."], 1),
        (ES, "Dicha reunión durará dos días.", ["Quito acogerá un encuentro de puertos."], 0),
        (ES, "Ambos firmaron el acta.", ["Eva Sanz recibió a Luis Rey."], 0),
        (ES, "Ambos firmaron el acta.", ["Llovió toda la tarde."], None),
        (ES, "“La obra estará lista en tres meses”, añadió.", ["La alcaldesa Eva Sanz dijo que sí."], 0),
        (ES, "Asimismo, habrá autobuses para esta cita.", ["La feria del libro abre en mayo."], 0),
    ],
)  # fmt: skip
def test_the_nearest_sentence_that_names_the_subject_is_the_context(
    language: Language, sentence: str, before: list[str], expected: int | None
) -> None:
    assert antecedent(sentence, before, language) == expected


# Whatever the rules look at, in any order: marks without partners, names, nouns, verbs, none of them.
PIECES = """
    “ ” " « » , . : … ¿ - Ana Cole de El la The this esta Dicha reunión meeting ministra official 4 2026 On
    Tuesday in se Se viajará dijo said es ha que was to her It that and Asimismo los ambos both 😀
"""
made_up = st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join)


@hypothesis_settings(max_examples=40, deadline=None)
@given(made_up, st.lists(made_up, max_size=5), st.sampled_from(Language))
def test_whatever_the_text_the_context_is_one_of_the_nearest_sentences(
    sentence: str, before: list[str], language: Language
) -> None:
    found = antecedent(sentence, before, language)
    assert found is None or (leans(sentence, language) and 0 <= found < min(REACH, len(before)))


PAGES = """\
title: The harbour
date: 2026-03-02
lang: en
---
Ana Cole came. She spoke. All was well.

# Roads

She left. The road is open.
"""


@pytest.fixture
def harbour(settings: Settings, embedder: HashEmbedder, tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "harbour.md"
    path.write_text(PAGES, encoding="utf-8")
    with Library(settings, embedder=embedder) as library:
        library.ingest(path)
        yield library


def test_what_stands_before_a_sentence_is_given_nearest_first_and_not_across_a_heading(
    harbour: Library,
) -> None:
    catalogue = harbour._catalogue
    ids = {c.text: c.sentence_id for c in catalogue.neighbours(1, 0, 99)}
    assert {"She left.", "All was well."} <= set(ids)

    def before(text: str, limit: int) -> list[str]:
        return [citation.text for citation in catalogue.preceding(ids[text], limit)]

    assert before("All was well.", 3) == ["She spoke.", "Ana Cole came."]
    assert before("All was well.", 1) == ["She spoke."]
    assert before("The road is open.", 3) == ["She left."]
    assert before("She left.", 3) == []
    assert before("Ana Cole came.", 3) == []
    assert catalogue.preceding(10**6, 3) == ()
