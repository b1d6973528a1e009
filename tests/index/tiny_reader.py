"""A real reader of some kilobytes, as `training/reader/` exports it, with seeded random weights.

Its readings mean nothing, but what is computed with them is what is computed with the shipped one's.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file

from index.bert_weights import POSITIONS
from index.cross_encoder import Passage
from tests.index.tiny_model import build_tiny_model
from training.reader.export import LONGEST, export
from training.reader.student import (
    QUESTION_PIECES,
    SENTENCE_PIECES,
    TITLE_PIECES,
    ReaderStudent,
    Reading,
)


@dataclass(frozen=True, slots=True)
class TinyReader:
    """What was built.

    Attributes:
        encoder: Its folder.
        folder: The reader's own.
        student: What was exported; its weights are numbers that half precision has, so nothing is lost.
    """

    encoder: Path
    folder: Path
    student: ReaderStudent


def build_tiny_encoder(folder: Path, *, source: Path | None = None) -> Path:
    """Write the tiny model with as many positions as a reading may have pieces, and return the folder."""
    if source is None:
        build_tiny_model(folder)
    else:
        shutil.copytree(source, folder, dirs_exist_ok=True)
    tensors = load_file(folder / "model.safetensors")
    draw = torch.Generator().manual_seed(11)
    tensors[POSITIONS] = 0.3 * torch.randn(LONGEST + 8, tensors[POSITIONS].shape[1], generator=draw)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config["max_position_embeddings"] = LONGEST + 8
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def build_tiny_reader(folder: Path, *, source: Path | None = None) -> TinyReader:
    """Write encoder and reader side by side into `folder`."""
    encoder = build_tiny_encoder(folder / "model", source=source)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(5)
        student = ReaderStudent.start(encoder, layers=2)
        # Wide enough that readings differ plainly.
        torch.nn.init.normal_(student.answers.weight)
        torch.nn.init.normal_(student.span.weight)
    words = student.encoder.embeddings.word_embeddings.weight  # They stay in the encoder's file.
    for weights in student.parameters():
        if weights is not words:
            weights.data = weights.data.half().float()
    export(student.state_dict(), encoder, folder / "reader_model")
    return TinyReader(encoder, folder / "reader_model", student.eval())


def torch_readings(
    tiny: TinyReader, question: str, passages: Sequence[Passage]
) -> list[tuple[float, NDArray[np.float32]]]:
    """Read as the student does: log odds, and the log probabilities (pieces of the sentence, 2)."""
    tokenizer = tiny.student.tokenizer
    vocabulary = tokenizer.get_vocab()
    begin, end = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def pieces(text: str, most: int) -> list[int]:
        ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids[:most]
        return ids

    asked = pieces(question, QUESTION_PIECES)
    readings = []
    for passage in passages:
        title, told = pieces(passage.title, TITLE_PIECES), pieces(passage.sentence, SENTENCE_PIECES)
        row = np.array([begin, *asked, end, *title, end, *told, end], dtype=np.uint16)
        readings.append(Reading(row, len(asked) + 2, len(asked) + len(title) + 3))
    with torch.no_grad():
        odds, ends = tiny.student(readings)
    return [
        (
            float(odds[number]),
            ends[number, reading.first : len(reading.pieces) - 1].log_softmax(0).numpy(),
        )
        for number, reading in enumerate(readings)
    ]
