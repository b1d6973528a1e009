"""Writes the trained reader as the folder that ships with Vocero, in half precision.

    python -m training.reader.export --work WORK --encoder FOLDER --out FOLDER [--figures FILE]

The vectors of the word pieces are the encoder's and stay in its file.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file

from index.bert_weights import POSITIONS, WORDS, BertShape
from training.reader.card import card
from training.reader.student import QUESTION_PIECES, SENTENCE_PIECES, TITLE_PIECES

LONGEST = QUESTION_PIECES + TITLE_PIECES + SENTENCE_PIECES + 4
"""Pieces of a reading, its four marks included."""


def main(given: Sequence[str] | None = None) -> None:
    """Write the reader's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--stage", default="reader", help="folder of the work folder that has `reader.pt`")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="the folder of the encoder it was trained on"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="the reader's folder; what is in it is replaced"
    )
    parser.add_argument("--figures", type=Path, help="Markdown put into the card as its figures")
    arguments = parser.parse_args(given)
    figures = arguments.figures.read_text(encoding="utf-8") if arguments.figures else None
    state = torch.load(arguments.work / arguments.stage / "reader.pt", map_location="cpu", weights_only=True)
    export(state, arguments.encoder, arguments.out, figures)


def export(state: dict[str, torch.Tensor], encoder: Path, out: Path, figures: str | None = None) -> None:
    """Write a reader as `index/cross_encoder.py` reads it, with its card.

    Args:
        state: Of a `ReaderStudent`.
        encoder: A folder with `config.json` and `model.safetensors`.
        out: The folder; it is replaced as a whole, once all is written.
        figures: Markdown for the card.
    """
    tensors = {
        name.removeprefix("encoder.") if name.startswith("encoder.") else name: tensor.half().contiguous()
        for name, tensor in state.items()
    }
    tensors.pop(WORDS)
    tensors[POSITIONS] = tensors[POSITIONS][:LONGEST].clone()
    config = json.loads((encoder / "config.json").read_text(encoding="utf-8"))
    layers = {name.split(".")[2] for name in tensors if name.startswith("encoder.layer.")}
    shape = BertShape(
        vocabulary=config["vocab_size"],
        positions=LONGEST,
        token_types=config["type_vocab_size"],
        hidden=config["hidden_size"],
        layers=len(layers),
        heads=config["num_attention_heads"],
        intermediate=config["intermediate_size"],
        epsilon=config["layer_norm_eps"],
    )
    fields = {
        "encoder_sha256": hashlib.sha256((encoder / "model.safetensors").read_bytes()).hexdigest(),
        "pieces": {"question": QUESTION_PIECES, "sentence": SENTENCE_PIECES, "title": TITLE_PIECES},
        "shape": {name: getattr(shape, name) for name in BertShape.__dataclass_fields__},
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as made:
        folder = Path(made) / "reader"
        folder.mkdir()
        save_file(tensors, folder / "model.safetensors")
        (folder / "config.json").write_text(json.dumps(fields, indent=2) + "\n", encoding="utf-8")
        (folder / "README.md").write_text(card(figures), encoding="utf-8")
        for file in folder.iterdir():
            file.chmod(0o644)
        folder.chmod(0o755)
        if out.exists():
            shutil.rmtree(out)
        folder.rename(out)


if __name__ == "__main__":
    main()
