"""A small folder of evaluation data of our own."""

import json
from pathlib import Path
from typing import Any

RELEASES = {
    "en-ferry.txt": (
        "title: New ferry to Brask Island\ndate: 2024-03-04\nlang: en",
        "The Harbour Ministry announced a new ferry to Brask Island on Monday.\n\n"
        "The ferry will leave the port of Tolm every weekday at 7:30 a.m. A single ticket costs $4.50.\n\n"
        "Captain Ilse Moran will command the ferry.",
    ),
    "en-library.txt": (
        "title: Library of Tolm opens on Sundays\ndate: 2024-04-02\nlang: en",
        "The library of Tolm will open on Sundays from May 5.\n\n"
        "Captain Ilse Moran commands the new ferry and will read her diary there.",
    ),
    "es-vacunas.txt": (
        "title: Campaña de vacunación en Peralba\ndate: 2024-05-06\nlang: es",
        "La campaña de vacunación en Peralba empieza el 3 de junio de 2024.\n\n"
        "La Secretaría de Salud aplicará 12,500 dosis contra la influenza.\n\n"
        "El doctor Bruno Salas dirige la campaña.",
    ),
    "es-tren.txt": (
        "title: Tren entre Peralba y Mirasol\ndate: 2024-06-07\nlang: es",
        "El tren entre Peralba y Mirasol costará 90 millones de pesos.\n\n"
        "Las obras terminan en marzo de 2026, anunció la secretaria Nora Quint.",
    ),
}

QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "fare",
        "release": "en-ferry.txt",
        "question_es": "cuanto cuesta el ferry a Brask Island",
        "question_en": "How much does a single ticket cost?",
        "gold": ["A single ticket costs\n$4.50."],
        "span": "$4.50",
        "type": "how_many",
        "alt": [],
    },
    {
        "id": "captain",
        "release": "en-ferry.txt",
        "question_es": "¿Qué dirige Captain Ilse Moran?",
        "question_en": "Which ferry does Captain Ilse Moran command?",
        "gold": ["Captain Ilse Moran will command the ferry."],
        "span": None,
        "also": [{"release": "en-library.txt", "gold": "Captain Ilse Moran commands the new ferry"}],
    },
    {
        "id": "doses",
        "release": "es-vacunas.txt",
        "question_es": "¿Cuántas dosis contra la influenza aplicará la Secretaría de Salud?",
        "question_en": "How many influenza doses will be given?",
        "gold": ["aplicará 12,500 dosis contra la influenza"],
        "span": "12,500",
        "alt": None,
    },
    {
        "id": "works",
        "release": "es-tren.txt",
        "question_es": "¿Cuándo acaba todo?",
        "question_en": "When is it all over?",
        "gold": ["Las obras terminan en marzo de 2026"],
        "alt": [{"release": "es-vacunas.txt", "gold": ["words that stand nowhere"]}, "en-library.txt"],
    },
]
UNANSWERABLE = [
    {
        "id": "mayor",
        "question_es": "¿Quién es el alcalde de Peralba?",
        "question_en": "Who is Peralba's mayor?",
    },
    {
        "id": "bridge",
        "question_es": "¿Cuándo cierra el puente?",
        "question_en": "When does the bridge close?",
    },
]


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_set(folder: Path) -> Path:
    """Write releases and questions into the folder."""
    (folder / "releases").mkdir(parents=True)
    for name, (head, body) in RELEASES.items():
        (folder / "releases" / name).write_text(f"{head}\n---\n{body}\n", encoding="utf-8")
    write_lines(folder / "questions.jsonl", QUESTIONS)
    write_lines(folder / "unanswerable.jsonl", UNANSWERABLE)
    return folder
