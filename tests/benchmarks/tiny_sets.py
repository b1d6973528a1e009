"""Tiny sets of our own in the formats of XQuAD-R and of the development set."""

import json
from pathlib import Path
from typing import Any

Paragraphs = list[tuple[list[str], list[tuple[str, str, str]]]]

ENGLISH: Paragraphs = [
    (
        ["The mill opened in 1911.", "Lena Ruiz ran it."],
        [("q1", "Who ran the mill?", "Lena Ruiz"), ("q2", "When did it open?", "1911")],
    ),
    (["The road is closed."], [("q3", "What is closed?", "The road")]),
]
SPANISH: Paragraphs = [
    (
        ["El molino abrió en 1911.", "Entonces era de madera.", "Lo llevaba Lena Ruiz."],
        [("q1", "¿Quién llevaba el molino?", "Lena Ruiz"), ("q2", "¿Cuándo abrió?", "1911")],
    ),
    (["La carretera está cerrada."], [("q3", "¿Qué está cerrado?", "La carretera")]),
]


def _paragraph(sentences: list[str], questions: list[tuple[str, str, str]]) -> dict[str, Any]:
    context = " ".join(sentences)
    starts = [context.index(sentence) for sentence in sentences]
    return {
        "context": context,
        "sentences": sentences,
        "sentence_breaks": [
            [start, start + len(sentence)] for start, sentence in zip(starts, sentences, strict=True)
        ],
        "qas": [
            {
                "id": name,
                "question": words,
                "answers": [{"text": answer, "answer_start": context.index(answer)}],
            }
            for name, words, answer in questions
        ],
    }


def write_xquad(folder: Path, english: Paragraphs = ENGLISH, spanish: Paragraphs = SPANISH) -> Path:
    for code, paragraphs in (("en", english), ("es", spanish)):
        # Each paragraph an article of its own, as the format allows.
        data = {"data": [{"paragraphs": [_paragraph(*paragraph)]} for paragraph in paragraphs]}
        (folder / f"{code}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


RELEASES = {
    "en-mill.txt": (
        "title: Mill of Orvel reopens\ndate: 2024-05-02\nlang: en",
        "The mill of Orvel reopened on Thursday.\n\nMinister Lena Ruiz thanked the forty volunteers.",
    ),
    "es-puente.txt": (
        "title: Nuevo puente en Larraza\ndate: 2024-06-11\nlang: es",
        "El puente de Larraza costó nueve millones de euros. Se abrirá al tráfico en septiembre.",
    ),
    "es-feria.txt": (
        "title: Feria del libro\ndate: 2024-07-01\nlang: es",
        "La feria recibió a ochenta editoriales. El puente se abrirá en septiembre, dijo el alcalde.",
    ),
}
QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "q1",
        "release": "en-mill.txt",
        "question_es": "¿A cuántos voluntarios dio las gracias Lena Ruiz?",
        "question_en": "How many volunteers did Lena Ruiz thank?",
        "gold": ["thanked the forty\nvolunteers"],
        "alt": [],
    },
    {
        "id": "q2",
        "release": "es-puente.txt",
        "question_es": "cuando se abre el puente de Larraza",
        "question_en": "When will the bridge of Larraza open?",
        "gold": ["Se abrirá al tráfico en septiembre."],
        "alt": [{"release": "es-feria.txt", "gold": "El puente se abrirá en septiembre"}],
    },
    {
        "id": "q3",
        "release": "es-feria.txt",
        "question_es": "¿Qué dijo el ministro?",
        "question_en": "What did the minister say?",
        "gold": ["words that no sentence has"],
    },
]
UNANSWERABLE = [{"id": "u1", "question_es": "¿Quién pintó el techo?", "question_en": "Who painted the roof?"}]


def write_development(folder: Path) -> Path:
    """Write the releases and the questions about them into the folder."""
    (folder / "releases").mkdir()
    for name, (head, body) in RELEASES.items():
        (folder / "releases" / name).write_text(f"{head}\n---\n{body}\n", encoding="utf-8")
    for name, rows in (("questions", QUESTIONS), ("unanswerable", UNANSWERABLE)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder
