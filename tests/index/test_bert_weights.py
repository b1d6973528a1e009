from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.bert_weights import BertShape, has_weights, read_weights
from index.errors import ModelError

SHAPE = BertShape(
    vocabulary=11, positions=9, token_types=2, hidden=4, layers=2, heads=2, intermediate=6, epsilon=1e-12
)
DOWN = "encoder.layer.1.output.dense.weight"


@pytest.fixture
def weights() -> dict[str, Any]:
    rng = np.random.default_rng(5)
    tensors = {name: rng.standard_normal(size, dtype=np.float32) for name, size in SHAPE.tensors().items()}
    # What a file may hold beside them.
    return tensors | {"embeddings.position_ids": np.arange(9), "pooler.dense.bias": np.zeros(4, np.float32)}


def write(file: Path, weights: dict[str, Any]) -> Path:
    from safetensors.numpy import save_file

    save_file(weights, file)
    return file


@pytest.mark.parametrize("precision", [np.float16, np.float32])
def test_the_tensors_of_a_bert_are_read_in_the_precision_of_the_file(
    precision: type, weights: dict[str, Any], tmp_path: Path
) -> None:
    stored = {name: tensor.astype(precision) for name, tensor in weights.items()}
    file = write(tmp_path / "model.safetensors", stored)

    assert has_weights(file, SHAPE)
    found = read_weights(file, SHAPE)
    assert set(found) == set(SHAPE.tensors())
    for name, tensor in found.items():
        assert tensor.dtype == precision
        np.testing.assert_array_equal(tensor, stored[name])


def leave_out(weights: dict[str, Any]) -> None:
    del weights[DOWN]


def turn(weights: dict[str, Any]) -> None:
    weights[DOWN] = np.ascontiguousarray(weights[DOWN].T)


def quantize(weights: dict[str, Any]) -> None:
    weights[DOWN] = weights[DOWN].astype(np.int8)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (leave_out, f"it has no tensor {DOWN}"),
        (turn, f"the tensor {DOWN} has the size [6, 4], not [4, 6]"),
        (quantize, f"the tensor {DOWN} is of type I8, not F16 or F32"),
    ],
)
def test_other_tensors_are_refused_by_name(
    spoil: Callable[[dict[str, Any]], None], reason: str, weights: dict[str, Any], tmp_path: Path
) -> None:
    spoil(weights)
    file = write(tmp_path / "model.safetensors", weights)

    assert not has_weights(file, SHAPE)
    with pytest.raises(ModelError) as caught:
        read_weights(file, SHAPE)
    assert f"The weights {file} cannot be loaded: {reason}." in str(caught.value)
    assert "copy or install the model again, or set VOCERO_MODEL" in str(caught.value)


def test_weights_in_the_other_sixteen_bits_are_refused(weights: dict[str, Any], tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    file = tmp_path / "model.safetensors"
    save_file({name: torch.from_numpy(tensor).bfloat16() for name, tensor in weights.items()}, file)

    assert not has_weights(file, SHAPE)
    with pytest.raises(ModelError, match="is of type BF16, not F16 or F32"):
        read_weights(file, SHAPE)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"version https://git-lfs.github.com/spec/v1\n"),
        lambda file: file.write_bytes(file.read_bytes()[:-10]),
        lambda file: file.write_bytes(b"\x00\xff" * 50),
    ],
    ids=["missing", "empty", "a pointer to it", "cut off", "scribbled on"],
)
def test_a_damaged_file_is_said_with_what_to_do(
    spoil: Callable[[Path], None], weights: dict[str, Any], tmp_path: Path
) -> None:
    file = write(tmp_path / "model.safetensors", weights)
    spoil(file)

    assert not has_weights(file, SHAPE)
    with pytest.raises(ModelError, match="copy or install the model again, or set VOCERO_MODEL") as caught:
        read_weights(file, SHAPE)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_more_layers_than_the_file_has_are_refused(weights: dict[str, Any], tmp_path: Path) -> None:
    file = write(tmp_path / "model.safetensors", weights)

    assert not has_weights(file, replace(SHAPE, layers=3))
    assert has_weights(file, replace(SHAPE, layers=1))
