"""The forms of Spanish verbs."""

import pytest

from index.events.announcing.conjugation import (
    first_persons,
    present,
    subjunctives,
    third_persons,
    unaccented,
)

FORMS = [
    ("viajar", ("viajo", "viaja", "viajamos", "viajan")),
    ("recorrer", ("recorro", "recorre", "recorremos", "recorren")),
    ("partir", ("parto", "parte", "partimos", "parten")),
    ("comenzar", ("comienzo", "comienza", "comenzamos", "comienzan")),
    ("encontrar", ("encuentro", "encuentra", "encontramos", "encuentran")),
    ("rendir", ("rindo", "rinde", "rendimos", "rinden")),
    ("concluir", ("concluyo", "concluye", "concluimos", "concluyen")),
    ("ofrecer", ("ofrezco", "ofrece", "ofrecemos", "ofrecen")),
    ("vencer", ("venzo", "vence", "vencemos", "vencen")),
    ("elegir", ("elijo", "elige", "elegimos", "eligen")),
    ("reunir", ("reúno", "reúne", "reunimos", "reúnen")),
    ("sostener", ("sostengo", "sostiene", "sostenemos", "sostienen")),
    ("ir", ("voy", "va", "vamos", "van")),
    ("prever", ("preveo", "prevé", "prevemos", "prevén")),
]


@pytest.mark.parametrize(("verb", "forms"), FORMS)
def test_the_present_of_a_verb(verb: str, forms: tuple[str, str, str, str]) -> None:
    assert present(verb) == forms


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("reunir", "reúna"),
        ("comenzar", "comiencen"),
        ("llegar", "lleguemos"),
        ("convocar", "convoque"),
        ("sostener", "sostengan"),
        ("ir", "vaya"),
        ("ofrecer", "ofrezca"),
    ],
)
def test_the_subjunctive_of_a_verb(verb: str, form: str) -> None:
    assert subjunctives([verb])[form] == verb


def test_tables_give_the_infinitive_of_each_form_but_of_no_verb_that_tells_none() -> None:
    assert third_persons(["viajar", "hacer"]) == {"viaja": "viajar", "viajamos": "viajar", "viajan": "viajar"}
    assert first_persons(["ir"]) == {"voy": "ir"}
    assert unaccented({"reúne": "reunir"}) == {"reune": "reunir"}
