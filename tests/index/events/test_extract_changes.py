"""Events that a sentence moves or cancels."""

import datetime

import pytest

from index.events.event import Change
from tests.index.events.extracting import find

MOVED = [
    ("en", "The summit has been postponed to June 4.", "The summit", None),
    (
        "en",
        "The hearing originally scheduled for March 6 was rescheduled to June 4, 2026.",
        "The hearing",
        "2026-03-06",
    ),
    ("es", "La cumbre se pospone para el 4 de junio.", "La cumbre", None),
    (
        "es",
        "La audiencia prevista para el 6 de marzo se aplaza al 4 de junio de 2026.",
        "La audiencia",
        "2026-03-06",
    ),
]


MOVED += [
    ("en", "The talks were postponed from March 12 to June 4.", "The talks", "2026-03-12"),
    ("en", "The ministers agreed to delay the talks until June 4.", "the talks", None),
    ("en", "The vote will be held on June 4, not March 12.", "The vote", "2026-03-12"),
    ("en", "The vote will be held on June 4 instead of March 12.", "The vote", "2026-03-12"),
    ("en", "The new date for the vote is June 4.", "the vote", None),
    ("en", "The hearing on March 9 is cancelled; the vote was pushed back to June 4.", "the vote", None),
    (
        "en",
        "The deadline to submit designs for the bridge has been extended to June 4.",
        "The deadline to submit designs for the bridge",
        None,
    ),
    ("es", "La cumbre se pospone del 2 al 4 de junio.", "La cumbre", "2026-06-02"),
    ("es", "La sesión prevista para el 2 de junio se pospone al 4.", "La sesión", "2026-06-02"),
    ("es", "La sesión será el 4 y no el 2 de junio.", "La sesión", "2026-06-02"),
    (
        "es",
        "Donde dice 2 de junio debe decir 4 de junio: la cita será el 4 de junio.",
        "la cita",
        "2026-06-02",
    ),
    ("es", "La nueva fecha de la sesión es el 4 de junio.", "la sesión", None),
    (
        "es",
        "El plazo para entregar diseños del puente se amplía hasta el 4 de junio.",
        "El plazo para entregar diseños del puente",
        None,
    ),
]


@pytest.mark.parametrize(("language", "text", "what", "former"), MOVED)
def test_a_moved_event_has_its_new_date_and_the_former_where_told(
    language: str, text: str, what: str, former: str | None
) -> None:
    found = find(text, language)
    (event,) = [event for event in found.events if event.change is Change.MOVED]
    assert event.when is not None
    assert event.when.start == datetime.date(2026, 6, 4)
    assert (str(event.former.start) if event.former else None) == former
    assert found.text(event.what) == what


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The hearing scheduled for March 6 has been cancelled.", "2026-03-06"),
        ("en", "The bilateral summit on rivers has been called off.", None),
        ("en", "The town hall on March 6 will not take place.", "2026-03-06"),
        ("es", "La audiencia prevista para el 6 de marzo queda cancelada.", "2026-03-06"),
        ("es", "Se cancela la cumbre bilateral sobre ríos.", None),
        ("en", "Minister Ruiz’s visit to Lima has been canceled.", None),
        ("en", "The harbor council has cancelled its upcoming session.", None),
        ("en", "The harbor council’s session will no longer take place.", None),
        ("es", "Se suspende la sesión del consejo del puerto.", None),
        ("es", "La sesión del consejo del puerto no se realizará.", None),
        ("es", "El consejo del puerto canceló la sesión que celebraría en Tampico.", None),
        ("es", "La ministra cancela su viaje a Lima, que iniciaría el 6 de marzo.", "2026-03-06"),
        ("es", "La reunión del 6 de marzo no se realizará.", "2026-03-06"),
    ],
)
def test_a_cancelled_event_keeps_the_date_that_the_sentence_tells(
    language: str, text: str, day: str | None
) -> None:
    (event,) = find(text, language).events
    assert event.change is Change.CANCELLED
    assert (str(event.when.start) if event.when else None) == day
    assert event.former == event.when


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The meeting of June 2025 was postponed to August 2025."),
        ("en", "The bank cancelled the debt of 400 farmers."),
        ("es", "La reunión de junio de 2025 se pospuso para agosto de 2025."),
        ("es", "Se cancela la llamada reforma hídrica."),
        ("en", "The council paid for the cancelled flights of its members."),
        ("es", "La aerolínea que canceló cuarenta vuelos pagará una multa."),
    ],
)
def test_what_was_changed_long_ago_or_is_no_event_gives_nothing(language: str, text: str) -> None:
    assert find(text, language).events == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The summit scheduled for June 4 was postponed until further notice."),
        ("es", "La cumbre prevista para el 4 de junio se pospone hasta nuevo aviso."),
    ],
)
def test_what_is_put_off_without_a_date_no_longer_has_one(language: str, text: str) -> None:
    (event,) = find(text, language).events
    assert event.change is Change.CANCELLED
    assert event.former is not None
    assert event.former.start == datetime.date(2026, 6, 4)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The board meeting on rivers is postponed until further notice."),
        ("es", "La reunión de la junta sobre ríos se aplaza hasta nuevo aviso."),
    ],
)
def test_what_is_put_off_before_any_date_was_told_is_moved_to_none(language: str, text: str) -> None:
    (event,) = find(text, language).events
    assert (event.change, event.when) == (Change.MOVED, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The committee, which cancelled the contract in January, will hold a hearing on March 20."),
        ("en", "The bank cancelled the debt of 400 farmers and will meet with them on March 20."),
        ("en", "After the canceled flights, the minister will travel to Lima on March 20."),
        ("es", "La aerolínea que canceló cuarenta vuelos comparecerá el 20 de marzo ante el Senado."),
        ("es", "Tras la cancelación del contrato, la comisión se reunirá el 20 de marzo."),
    ],
)
def test_what_else_was_cancelled_does_not_cancel_the_event(language: str, text: str) -> None:
    (event,) = find(text, language).events
    assert event.change is Change.ANNOUNCED
    assert event.when is not None
    assert event.when.start == datetime.date(2026, 3, 20)


def test_a_sentence_that_cancels_one_event_may_announce_another() -> None:
    found = find("The March 12 hearing is cancelled; the committee will meet on March 20 to vote.", "en")
    assert [event.change for event in found.events] == [Change.CANCELLED, Change.ANNOUNCED]
    assert [days.split()[0] for days in found.days()] == ["2026-03-12", "2026-03-20"]


def test_the_hour_alone_may_be_moved() -> None:
    (event,) = find("La sesión del 12 de marzo se pospone a las 16:00 horas.", "es").events
    assert event.change is Change.MOVED
    assert event.when is not None
    assert (event.when.start, event.when.time) == (datetime.date(2026, 3, 12), datetime.time(16))


def test_a_later_sentence_gives_the_new_date_of_what_was_put_off() -> None:
    found = find("Se pospone la reunión de la junta de ríos. La reunión se realizará el 19 de marzo.", "es")
    (event,) = found.events
    assert event.change is Change.MOVED
    assert found.days() == ["2026-03-19 2026-03-19"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "The Harbor Council has moved its meeting to March 19.", "The Harbor Council"),
        (
            "es",
            "La Junta de Ríos informa que su reunión ha sido reprogramada para el 19 de marzo.",
            "La Junta de Ríos",
        ),
    ],
)
def test_whose_event_is_moved_is_told(language: str, text: str, who: str) -> None:
    found = find(text, language)
    assert [found.text(event.who) for event in found.events] == [who]
