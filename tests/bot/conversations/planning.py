"""Releases that announce something, and the moment from which it is to come."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from index import Library
from tests.bot.conversations.running import add

NOW = datetime(2026, 1, 16, 18, tzinfo=UTC)

HEADER = """\
title: {title}
issuer: Comisión de Puertos
date: {date}
url: https://puertos.example/{number}
---
"""
MEETING = (
    "La Comisión de Puertos sostendrá una reunión el viernes 23 de enero de 2026 a las 17:30 h en Veracruz."
)
SUMMIT = "La cumbre de seguridad portuaria se celebrará en febrero de 2026 en Cartagena."
HEARING = "The City Council will hold a public hearing on harbour noise on March 5, 2026 in Bristol."
MOVED = (
    "La reunión de la Comisión de Puertos prevista para el viernes 23 de enero se pospone al viernes 30 de"
    " enero de 2026."
)
CANCELLED = "La reunión de la Comisión de Puertos prevista para el viernes 23 de enero queda cancelada."

PORTS = HEADER.format(title="Agenda de la Comisión", date="2026-01-15", number=1) + f"{MEETING} {SUMMIT}\n"
COUNCIL = f"""\
title: Council calls a hearing
issuer: City Council
date: 2026-01-14
lang: en
---
{HEARING}
"""
CALLED_OFF = HEADER.format(title="No habrá reunión", date="2026-01-16", number=4) + f"{CANCELLED}\n"
POSTPONED = HEADER.format(title="Cambia la fecha", date="2026-01-16", number=3) + f"{MOVED}\n"


def sitting(number: int) -> str:
    """A release that announces a meeting on that day of March."""
    header = HEADER.format(title=f"Sesión {number}", date="2026-01-10", number=100 + number)
    return f"{header}El comité técnico número {number} se reunirá el {number} de marzo de 2026 en Bogotá.\n"


def plan(library: Library, folder: Path, *texts: str) -> list[int]:
    """Ingest releases and give their ids."""
    return [add(library, folder, f"plan-{number}.txt", text) for number, text in enumerate(texts)]


def moment(now: datetime = NOW) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: now
