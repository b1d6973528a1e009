"""Questions and answers of a few words, in both languages, about who was where and when."""

from pathlib import Path

from tests.index.tiny_reader import build_tiny_encoder
from training.encoder.tables import write_table
from training.reader import negatives

PEOPLE = ("Ana Ruiz", "Luis Rey", "Eva Sanz", "Iván Cano", "Sara Gil", "Juan Paz", "Nora Luz", "Raúl Mar")
TOWNS = ("Lugo", "Lerma", "Tarnby", "Norwick", "Halifax", "Oaxaca", "Puebla")
MONTHS = (("January", "enero"), ("February", "febrero"), ("March", "marzo"), ("April", "abril"))


_DEEDS = (
    ("{} met the press in {} on {}.", "{} habló con la prensa en {} el {}."),
    (
        "the budget of water for {1} was signed by {0}, {2}.",
        "el presupuesto de agua de {1} lo firmó {0}, {2}.",
    ),
    ("{} visited a health centre, {}, {}.", "{} visitó un centro de salud, {}, {}."),
    ("trade, said {} in {} ({}), is to grow.", "el comercio, dijo {} en {} ({}), va a crecer."),
)


def _table() -> list[list[str]]:
    rows = []
    for number, person in enumerate(PEOPLE):
        for place, town in enumerate(TOWNS):
            day, (month, mes) = 2 + (5 * number + place) % 26, MONTHS[(number + place) % 4]
            english, spanish = _DEEDS[(number + 3 * place) % 4]
            rows.append(
                [
                    f"When was {person} in {town}?",
                    f"¿Cuándo estuvo {person} en {town}?",
                    english.format(person, town, f"{month} {day}"),
                    spanish.format(person, town, f"{day} de {mes}"),
                ]
            )
    return rows


TABLE = _table()


def make_work(folder: Path, encoder: Path) -> Path:
    """Fill a work folder: an encoder, the questions, and their negatives.

    Args:
        encoder: The tiny model.
    """
    build_tiny_encoder(folder / "questions", source=encoder)
    write_table(folder / "questions.tsv", TABLE)
    negatives.main(["--work", str(folder)])
    return folder
