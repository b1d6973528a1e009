"""Wordings of press notices that tell of changes, of rules that begin to hold, and of places."""

import pytest

from index.events.event import Change
from tests.index.events.extracting import find


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La reunión que estaba prevista para el 23 de marzo se pospone para el 30 de marzo.", "es"),
        ("La cumbre que iba a celebrarse el 23 de marzo se aplaza al 30 de marzo.", "es"),
        ("El foro, originalmente previsto para el 23 de marzo, se realizará ahora el 30 de marzo.", "es"),
        ("The summit, which was to be held on March 23, has been moved to March 30.", "en"),
        ("The hearing, initially planned for March 23, will now be held on March 30.", "en"),
    ],
)
def test_what_was_to_be_on_another_day_is_moved(text: str, language: str) -> None:
    found = find(text, language)
    (event,) = found.events
    assert event.change is Change.MOVED
    assert found.days() == ["2026-03-30 2026-03-30"]
    assert event.former is not None
    assert event.former.start.isoformat() == "2026-03-23"


def test_a_verb_with_now_alone_moves_nothing() -> None:
    (event,) = find("El foro se realizará ahora el 30 de marzo.", "es").events
    assert event.change is Change.ANNOUNCED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El 1.º de abril entra en vigor el reglamento de tránsito.", "es"),
        ("The traffic rule takes effect April 1.", "en"),
        ("The traffic rule comes into force on April 1.", "en"),
        ("Se espera que el acuerdo sea firmado el 1 de abril.", "es"),
        ("La comisión convocó a los alcaldes a un encuentro el 1 de abril.", "es"),
        ("Ahead of the April 1 summit in Leeds, officials met in York.", "en"),
    ],
)
def test_what_is_told_in_another_time_is_coming(text: str, language: str) -> None:
    assert find(text, language).days() == ["2026-04-01 2026-04-01"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El reglamento entró en vigor el 2 de marzo.", "es"),
        ("Ahead of the March 2 summit in Leeds, officials met in York.", "en"),
    ],
)
def test_what_was_before_the_release_is_not(text: str, language: str) -> None:
    assert not find(text, language).events


def test_who_meets_before_a_summit_is_not_at_it() -> None:
    found = find("Ahead of the April 1 summit in Leeds, the ministers will meet on March 20 in York.", "en")
    assert [found.text(event.where) for event in found.events] == ["Leeds", "York"]
    assert "summit" not in (found.whats()[1] or "")


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("El 10 de abril en Bogotá la ONU presentará su informe.", "es", "Bogotá"),
        ("El municipio hará una feria el 10 de abril en el parque central.", "es", "el parque central"),
        ("WHAT: Panel on ports\nWHEN: April 10, 9 a.m.\nWHERE: 10 Elm St., Reno, N.V.", "en", None),
    ],
)
def test_a_place_ends_where_its_name_does(text: str, language: str, place: str | None) -> None:
    found = find(text, language)
    (event,) = found.events
    assert found.text(event.where) == (place or "10 Elm St., Reno, N.V.")


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("A follow-up meeting will be held on April 1.", "en", "A follow-up meeting"),
        (
            "The Minister will attend the UN General Assembly, which takes place from May 4 to 6.",
            "en",
            "the UN General Assembly",
        ),
        (
            "La ministra irá a la Asamblea General de la Liga, que tendrá lugar del 4 al 6 de mayo.",
            "es",
            "la Asamblea General de la Liga",
        ),
        ("La conferencia sobre desarme será el 1 de abril.", "es", "La conferencia sobre desarme"),
        (
            "El 1 de abril inicia el periodo extraordinario de sesiones.",
            "es",
            "el periodo extraordinario de sesiones",
        ),
    ],
)
def test_a_name_is_whole(text: str, language: str, what: str) -> None:
    assert find(text, language).whats() == [what]
