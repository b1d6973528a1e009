"""Makes a model of multilingual-e5-small's shape with random weights: as slow as the real one, and of no use.

    python -m benchmarks.e5_shape FOLDER TOKENIZER

`FOLDER` is where it is written, `TOKENIZER` a model folder whose tokenizer it gets. The real one's tokenizer
is part of what cannot be had without a hub; with another model's, both read the same number of pieces.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from index.model_loading import import_sentence_transformers
from index.quiet import quiet

# https://huggingface.co/intfloat/multilingual-e5-small/blob/main/config.json; 118 M parameters.
VOCABULARY = 250_037
LAYERS, WIDTH, HEADS, INNER, LONGEST = 12, 384, 12, 1536, 512


def build_e5_shape(folder: Path, tokenizer_folder: Path) -> None:
    """Write the model as `SentenceTransformer.save` lays it out, with mean pooling.

    Args:
        folder: Made when missing.
        tokenizer_folder: A model's folder.
    """
    sentence_transformers = import_sentence_transformers()
    import torch
    from transformers import AutoTokenizer, BertConfig, BertModel

    torch.manual_seed(0)
    bert = BertModel(
        BertConfig(
            vocab_size=VOCABULARY,
            hidden_size=WIDTH,
            num_hidden_layers=LAYERS,
            num_attention_heads=HEADS,
            intermediate_size=INNER,
            max_position_embeddings=LONGEST,
        ),
        add_pooling_layer=False,
    )
    # transformers types no tokenizer.
    automatic: Any = AutoTokenizer
    with tempfile.TemporaryDirectory() as plain, quiet(offline=True):
        bert.save_pretrained(plain)
        automatic.from_pretrained(tokenizer_folder, local_files_only=True).save_pretrained(plain)
        # A folder without `modules.json` is read as a transformer with mean pooling.
        model = sentence_transformers.SentenceTransformer(plain, device="cpu", local_files_only=True)
        model.save(str(folder), create_model_card=False)


if __name__ == "__main__":
    build_e5_shape(Path(sys.argv[1]), Path(sys.argv[2]))
