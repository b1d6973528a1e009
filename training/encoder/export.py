"""Stage 3: the trained encoder as a folder that `SentenceTransformer(folder)` loads, in half precision.

python -m training.encoder.export --work WORK --out FOLDER [--figures FILE]
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import PreTrainedTokenizerFast

from training.encoder.card import card
from training.encoder.student import Student

MAX_PIECES = 256
"""A longer text is read so far; the teacher was trained to no more."""


def main(given: Sequence[str] | None = None) -> None:
    """Write the model's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--stage", default="questions", help="stage whose model is exported")
    parser.add_argument(
        "--out", type=Path, required=True, help="the model's folder; what is in it is replaced"
    )
    parser.add_argument("--figures", type=Path, help="Markdown put into the model's card as its figures")
    arguments = parser.parse_args(given)
    figures = arguments.figures.read_text(encoding="utf-8") if arguments.figures else None
    export(Student.load(arguments.work / arguments.stage), arguments.out, figures)


def export(student: Student, out: Path, figures: str | None = None) -> None:
    """Write a student as a sentence-transformers folder with its card.

    Args:
        student: As trained, in float32.
        out: The folder; it is replaced as a whole, once all is written.
        figures: Markdown for the card.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as made:
        plain, folder = Path(made) / "plain", Path(made) / "model"
        student.encoder.save_pretrained(plain)
        make: Any = PreTrainedTokenizerFast  # Its constructor has no types.
        tokenizer = make(
            tokenizer_object=student.tokenizer,
            unk_token="[UNK]",
            pad_token="[PAD]",
            cls_token="[CLS]",
            sep_token="[SEP]",
            mask_token="[MASK]",
            model_max_length=MAX_PIECES,
        )
        tokenizer.save_pretrained(plain)
        transformer = Transformer(str(plain), max_seq_length=MAX_PIECES)
        pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
        model = SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu")
        # BertModel comes with a pooler, of no use to a mean: zeros, so that no chance gets into the file.
        for name, weights in model.named_parameters():
            if ".pooler." in name:
                weights.data.zero_()
        model.half().save(str(folder), create_model_card=False)
        for file in folder.rglob("*"):  # Else the weights are for their owner alone to read.
            file.chmod(0o755 if file.is_dir() else 0o644)
        _name_no_path(folder / "config.json")
        (folder / "README.md").write_text(card(figures), encoding="utf-8")
        if out.exists():
            shutil.rmtree(out)
        folder.rename(out)


def _name_no_path(config: Path) -> None:
    """Take out of the configuration where on this machine the weights came from."""
    state = json.loads(config.read_text(encoding="utf-8"))
    state.pop("_name_or_path", None)
    config.write_text(json.dumps(state, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
