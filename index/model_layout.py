"""Which model folders `index.light_model` can run, told by their JSON files.

The answer is yes only where every file says what sentence-transformers would make of it and that is a plain
BERT: whatever is not known here is left to sentence-transformers.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.bert_weights import BertShape, has_weights

# The last part of the types in `modules.json`; their packages have moved between versions.
_MODULES = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
_PACKAGE = "sentence_transformers."

# What may stand in `sentence_bert_config.json` beside `max_seq_length`. Another key has to say nothing.
_TRANSFORMER = {
    "transformer_task": "feature-extraction",
    "module_output_name": "token_embeddings",
    "modality_config": {"text": {"method": "forward", "method_output_name": "last_hidden_state"}},
}

# Classes that take `tokenizer.json` as it is, and those that make the tokenizer anew from its vocabulary and
# `tokenizer_config.json` (transformers 5; the second without a configuration too).
_AS_IT_IS = ("TokenizersBackend", "PreTrainedTokenizerFast")
_MADE_ANEW = ("BertTokenizer", "BertTokenizerFast", None)

_SPECIAL = {"cls_token": "[CLS]", "sep_token": "[SEP]", "unk_token": "[UNK]"}
_TEMPLATE = [
    {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
    {"Sequence": {"id": "A", "type_id": 0}},
    {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
]

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ModelLayout:
    """A BERT with mean pooling, as its folder describes it.

    Attributes:
        weights: In the format of safetensors.
        tokenizer: In the format of tokenizers.
        max_tokens: Of a text; the others are not read. The special ones count.
        normalised: Whether the model gives vectors of length 1.
        prompts: What it wants put before a text, by kind of text; only kinds with a prompt.
    """

    weights: Path
    tokenizer: Path
    shape: BertShape
    max_tokens: int
    normalised: bool
    prompts: Mapping[str, str]


def read_layout(folder: Path) -> ModelLayout | None:
    """Describe the model in a folder, or give None where it takes sentence-transformers to run it."""
    try:
        return _read(folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        # Files that are missing or damaged too: whoever loads the model then says what is wrong with them.
        _logger.debug("The model in %s is left to sentence-transformers: %r", folder, error)
        return None


def _read(folder: Path) -> ModelLayout:
    modules = _json(folder / "modules.json")
    kinds = [module["type"].rpartition(".")[2] for module in modules]
    _expect(kinds in _MODULES, f"modules {kinds}")
    _expect(all(module["type"].startswith(_PACKAGE) for module in modules), "modules of its own")
    _expect(not any(module.get("kwargs") for module in modules), "modules with arguments")
    transformer, pooling = folder / modules[0]["path"], folder / modules[1]["path"]
    _expect(not (transformer / "adapter_config.json").exists(), "an adapter")
    _check_pooling(_json(pooling / "config.json"))
    whole = _json_if_any(folder / "config_sentence_transformers.json")
    _expect(whole.get("model_type") in (None, "SentenceTransformer"), "another type of model")
    shape = _shape(_json(transformer / "config.json"))
    tokenizer_config = _json_if_any(transformer / "tokenizer_config.json")
    _check_tokenizer(_json(transformer / "tokenizer.json"), tokenizer_config)
    weights = transformer / "model.safetensors"
    _expect(has_weights(weights, shape), "weights of another kind")
    return ModelLayout(
        weights=weights,
        tokenizer=transformer / "tokenizer.json",
        shape=shape,
        max_tokens=_max_tokens(
            _json_if_any(transformer / "sentence_bert_config.json"), tokenizer_config, shape.positions
        ),
        normalised=len(modules) == len(_MODULES[1]),
        prompts={kind: text for kind, text in (whole.get("prompts") or {}).items() if text},
    )


def _shape(config: Mapping[str, Any]) -> BertShape:
    _expect(config.get("model_type") == "bert", "not a BERT")
    _expect(config.get("architectures") == ["BertModel"], "weights for another task")
    _expect(config.get("hidden_act") == "gelu", "another activation")
    _expect(config.get("position_embedding_type", "absolute") == "absolute", "relative positions")
    for flag in ("is_decoder", "add_cross_attention", "quantization_config"):
        _expect(not config.get(flag), flag)
    shape = BertShape(
        vocabulary=config["vocab_size"],
        positions=config["max_position_embeddings"],
        token_types=config["type_vocab_size"],
        hidden=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        intermediate=config["intermediate_size"],
        epsilon=config["layer_norm_eps"],
    )
    _expect(shape.heads > 0 and shape.hidden % shape.heads == 0, "heads of unequal sizes")
    return shape


def _check_pooling(config: Mapping[str, Any]) -> None:
    mode = config.get("pooling_mode")
    if mode is None:
        # As versions before 6 wrote it: one switch for each kind.
        mode = [key for key, on in config.items() if key.startswith("pooling_mode_") and on]
    _expect(mode in ("mean", ["mean"], ["pooling_mode_mean_tokens"]), f"pooling {mode}")
    _expect(config.get("include_prompt", True) is True, "pooling without the prompt")


def _max_tokens(config: Mapping[str, Any], tokenizer_config: Mapping[str, Any], positions: int) -> int:
    for key, value in config.items():
        _expect(key == "max_seq_length" or not value or value == _TRANSFORMER.get(key), f"{key}={value}")
    limit = config.get("max_seq_length")
    if limit is None:
        limit = min(tokenizer_config.get("model_max_length") or positions, positions)
    _expect(len(_TEMPLATE) <= limit <= positions, f"{limit} tokens")
    return int(limit)


def _check_tokenizer(tokenizer: Mapping[str, Any], config: Mapping[str, Any]) -> None:
    normalizer, model = tokenizer["normalizer"], tokenizer["model"]
    _expect(normalizer["type"] == "BertNormalizer", "another normalizer")
    _expect(tokenizer["pre_tokenizer"] == {"type": "BertPreTokenizer"}, "another pre-tokenizer")
    _expect(model["type"] == "WordPiece", "no word pieces")
    _expect(tokenizer["post_processor"]["single"] == _TEMPLATE, "other special tokens")
    for side in ("truncation_side", "padding_side"):
        _expect(config.get(side, "right") == "right", side)
    _expect((tokenizer.get("truncation") or {}).get("direction", "Right") == "Right", "truncation")
    kind = config.get("tokenizer_class")
    if kind in _AS_IT_IS:
        return
    _expect(kind in _MADE_ANEW, f"tokenizer {kind}")
    lowercase = config.get("do_lower_case", True)
    strip = config.get("strip_accents")
    made = (
        lowercase,
        lowercase if strip is None else strip,
        config.get("tokenize_chinese_chars", True),
        True,
    )
    strip = normalizer["strip_accents"]
    stored = (
        normalizer["lowercase"],
        normalizer["lowercase"] if strip is None else strip,
        normalizer["handle_chinese_chars"],
        normalizer["clean_text"],
    )
    _expect(made == stored, "two normalizers")
    _expect((model["continuing_subword_prefix"], model["max_input_chars_per_word"]) == ("##", 100), "words")
    for name, token in _SPECIAL.items():
        _expect(_content(config.get(name, token)) == token, name)


def _content(token: Any) -> Any:
    return token["content"] if isinstance(token, dict) else token


def _expect(holds: bool, reason: str) -> None:
    if not holds:
        raise ValueError(reason)


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _json_if_any(file: Path) -> dict[str, Any]:
    return dict(_json(file)) if file.exists() else {}
