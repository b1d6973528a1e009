"""A real sentence-transformers model of some kilobytes: a BERT of two layers with seeded random weights.

Its vectors mean nothing beyond the pieces of words they are made of, so texts that share words lie closer
together; that is enough to test whatever is done with an embedding model.
"""

import string
import tempfile
from pathlib import Path
from typing import Any

from index.model_loading import import_sentence_transformers
from index.quiet import quiet

DIMENSIONS = 32
MAX_TOKENS = 64
_WORDS = (
    *("query", "passage", "question", "text", "the", "of", "and", "to", "in", "is", "on", "at", "for", "by"),
    *("when", "where", "who", "what", "which", "minister", "ministry", "meeting", "agreement", "budget"),
    *("million", "january", "february", "water", "health", "trade", "press", "release", "date"),
    *(
        "el",
        "la",
        "los",
        "las",
        "de",
        "del",
        "y",
        "en",
        "es",
        "por",
        "para",
        "con",
        "cuando",
        "donde",
        "quien",
    ),
    *("que", "cual", "ministro", "ministerio", "secretaria", "reunion", "acuerdo", "presupuesto", "millones"),
    *("enero", "febrero", "agua", "salud", "comercio", "prensa", "comunicado", "fecha"),
)


def build_tiny_model(folder: Path, *, seed: int = 7, prompts: dict[str, str] | None = None) -> Path:
    """Write the model into `folder` as `SentenceTransformer.save` lays it out, and return `folder`.

    Args:
        folder: Made when missing.
        seed: Another seed gives another model of the same shape.
        prompts: What the model says of itself in `config_sentence_transformers.json`.
    """
    sentence_transformers = import_sentence_transformers()
    import torch
    from transformers import BertConfig, BertModel

    tokenizer = _tokenizer()
    # The generator of the process is put back: a test that needs this model must not change another's luck.
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        bert = BertModel(
            BertConfig(
                vocab_size=len(tokenizer),
                hidden_size=DIMENSIONS,
                num_hidden_layers=2,
                num_attention_heads=2,
                intermediate_size=2 * DIMENSIONS,
                max_position_embeddings=MAX_TOKENS,
                # Wide enough that the words, and not the layer norms, decide where a text lies.
                initializer_range=0.3,
            )
        )
    with tempfile.TemporaryDirectory() as plain, quiet(offline=True):
        bert.save_pretrained(plain)
        tokenizer.save_pretrained(plain)
        # A folder without `modules.json` is read as a transformer with mean pooling.
        model = sentence_transformers.SentenceTransformer(
            plain, device="cpu", prompts=prompts, local_files_only=True
        )
        model.save(str(folder), create_model_card=False)
    return folder


def _tokenizer() -> Any:
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import TemplateProcessing
    from transformers import PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    letters = string.ascii_lowercase + string.digits
    pieces = [*special, *string.punctuation, "¿", "¡", "«", "»", "“", "”", "º", "ª", "€", "–", "—", "…"]
    pieces += [*letters, *(f"##{letter}" for letter in letters), *_WORDS]
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B [SEP]",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    # transformers types no tokenizer's constructor.
    make: Any = PreTrainedTokenizerFast
    return make(
        tokenizer_object=tokenizer,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=MAX_TOKENS,
    )
