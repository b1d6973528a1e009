import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from config import Settings
from index.model_layout import read_layout
from index.model_source import find_model
from tests.index.tiny_model import DIMENSIONS, MAX_TOKENS

Change = Callable[[Any], object]


@pytest.fixture
def folder(tiny_model_path: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(tiny_model_path, tmp_path / "changed"))


def change(file: Path, how: Change) -> None:
    content = json.loads(file.read_text()) if file.exists() else {}
    how(content)
    file.write_text(json.dumps(content))


def put(*path: str | int, value: object) -> Change:
    def how(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value

    return how


def without(key: str) -> Change:
    return lambda content: content.pop(key)


def test_the_tiny_model_is_described(tiny_model_path: Path) -> None:
    layout = read_layout(tiny_model_path)

    assert layout is not None
    assert layout.weights == tiny_model_path / "model.safetensors"
    assert layout.tokenizer == tiny_model_path / "tokenizer.json"
    assert (layout.max_tokens, layout.normalised, layout.prompts) == (MAX_TOKENS, False, {})
    shape = layout.shape
    assert (shape.hidden, shape.layers, shape.heads, shape.intermediate) == (
        DIMENSIONS, 2, 2, 2 * DIMENSIONS,
    )  # fmt: skip
    assert (shape.positions, shape.token_types, shape.epsilon) == (MAX_TOKENS, 2, 1e-12)


def test_the_model_that_comes_with_vocero_is_described() -> None:
    layout = read_layout(Path(find_model(Settings(_env_file=None)).location))

    assert layout is not None
    assert (layout.normalised, layout.shape.hidden, layout.shape.layers) == (True, 384, 6)


NORMALIZE = {"path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}
DENSE = {"path": "2_Dense", "type": "sentence_transformers.models.Dense"}


@pytest.mark.parametrize(
    ("file", "how", "attribute", "value"),
    [
        ("sentence_bert_config.json", put("max_seq_length", value=20), "max_tokens", 20),
        ("sentence_bert_config.json", put("do_lower_case", value=False), "max_tokens", MAX_TOKENS),
        ("tokenizer_config.json", put("model_max_length", value=32), "max_tokens", 32),
        ("tokenizer_config.json", put("model_max_length", value=10**30), "max_tokens", MAX_TOKENS),
        ("tokenizer_config.json", without("model_max_length"), "max_tokens", MAX_TOKENS),
        (
            "config_sentence_transformers.json",
            put("prompts", value={"query": "pregunta: ", "document": ""}),
            "prompts",
            {"query": "pregunta: "},
        ),
        ("config_sentence_transformers.json", without("prompts"), "prompts", {}),
        (
            "modules.json",
            lambda modules: modules.append(NORMALIZE),
            "normalised",
            True,
        ),
        ("tokenizer_config.json", put("tokenizer_class", value="BertTokenizer"), "max_tokens", MAX_TOKENS),
        ("tokenizer_config.json", put("cls_token", value={"content": "[CLS]"}), "max_tokens", MAX_TOKENS),
    ],
)
def test_what_the_files_say_is_heeded(
    file: str, how: Change, attribute: str, value: object, folder: Path
) -> None:
    change(folder / file, how)

    layout = read_layout(folder)
    assert layout is not None
    assert getattr(layout, attribute) == value


def test_a_transformer_in_a_folder_of_its_own_is_found(folder: Path) -> None:
    inner = folder / "0_Transformer"
    inner.mkdir()
    for name in ("config.json", "model.safetensors", "tokenizer.json"):
        (folder / name).rename(inner / name)
    for name in ("tokenizer_config.json", "sentence_bert_config.json", "config_sentence_transformers.json"):
        (folder / name).unlink()
    change(folder / "modules.json", put(0, "path", value="0_Transformer"))

    layout = read_layout(folder)
    assert layout is not None
    assert layout.weights == inner / "model.safetensors"
    assert layout.max_tokens == MAX_TOKENS


@pytest.mark.parametrize(
    ("file", "how"),
    [
        ("modules.json", lambda modules: modules.append(DENSE)),
        ("modules.json", lambda modules: modules.pop()),
        ("modules.json", lambda modules: modules.reverse()),
        ("modules.json", lambda modules: modules.clear()),
        ("modules.json", put(0, "type", value="surprise.Transformer")),
        ("modules.json", put(0, "kwargs", value=["trust"])),
        ("1_Pooling/config.json", put("pooling_mode", value="cls")),
        ("1_Pooling/config.json", put("pooling_mode", value=["mean", "max"])),
        ("1_Pooling/config.json", put("include_prompt", value=False)),
        ("config.json", put("model_type", value="roberta")),
        ("config.json", put("architectures", value=["BertForMaskedLM"])),
        ("config.json", put("hidden_act", value="gelu_new")),
        ("config.json", put("position_embedding_type", value="relative_key")),
        ("config.json", put("is_decoder", value=True)),
        ("config.json", put("num_attention_heads", value=3)),
        ("config.json", put("num_hidden_layers", value=3)),
        ("config.json", put("vocab_size", value=184)),
        ("config.json", put("quantization_config", value={"bits": 4})),
        ("config.json", without("layer_norm_eps")),
        ("adapter_config.json", put("peft_type", value="LORA")),
        ("sentence_bert_config.json", put("do_lower_case", value=True)),
        ("sentence_bert_config.json", put("max_seq_length", value=MAX_TOKENS + 1)),
        ("sentence_bert_config.json", put("max_seq_length", value=2)),
        ("sentence_bert_config.json", put("transformer_task", value="fill-mask")),
        ("sentence_bert_config.json", put("query_length", value=10)),
        ("config_sentence_transformers.json", put("model_type", value="SparseEncoder")),
        ("tokenizer_config.json", put("tokenizer_class", value="XLMRobertaTokenizer")),
        ("tokenizer_config.json", put("truncation_side", value="left")),
        ("tokenizer_config.json", put("padding_side", value="left")),
        ("tokenizer.json", put("normalizer", "type", value="Lowercase")),
        ("tokenizer.json", put("normalizer", value=None)),
        ("tokenizer.json", put("pre_tokenizer", "type", value="Whitespace")),
        ("tokenizer.json", put("model", "type", value="BPE")),
        ("tokenizer.json", put("post_processor", "single", 0, "SpecialToken", "type_id", value=1)),
    ],
)
def test_anything_else_is_left_to_sentence_transformers(file: str, how: Change, folder: Path) -> None:
    change(folder / file, how)

    assert read_layout(folder) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("do_lower_case", False),
        ("strip_accents", False),
        ("tokenize_chinese_chars", False),
        ("cls_token", "<s>"),
        ("sep_token", {"content": "</s>"}),
    ],
)
def test_a_tokenizer_that_would_be_made_in_another_way_than_it_is_stored_is_left_alone(
    key: str, value: object, folder: Path
) -> None:
    change(folder / "tokenizer_config.json", put("tokenizer_class", value="BertTokenizer"))
    assert read_layout(folder) is not None

    change(folder / "tokenizer_config.json", put(key, value=value))
    assert read_layout(folder) is None


FILES = ("modules.json", "config.json", "tokenizer.json", "1_Pooling/config.json", "model.safetensors")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(file.read_bytes()[:-30]),
        lambda file: file.write_bytes(b"\x00\xff" * 50),
        lambda file: file.write_text("[1]"),
        lambda file: file.write_text('"model"'),
    ],
    ids=["missing", "cut off", "scribbled on", "a list", "a word"],
)
def test_a_folder_with_a_damaged_file_is_left_to_sentence_transformers(
    file: str, spoil: Callable[[Path], None], folder: Path
) -> None:
    spoil(folder / file)

    assert read_layout(folder) is None


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    assert read_layout(tmp_path / "nowhere") is None
