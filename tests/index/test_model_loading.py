import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from config import Settings
from index.errors import ModelError, ModelNotFound
from index.model_loading import load_model, set_pooling
from index.model_source import ModelSource, find_model
from tests.index.tiny_model import DIMENSIONS, build_tiny_model


@pytest.fixture(scope="module")
def tiny_model_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def model_path(tiny_model_path: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(tiny_model_path, tmp_path / "spoilt"))


def source_of(folder: Path) -> ModelSource:
    return find_model(Settings(_env_file=None, model=str(folder)))


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def scribble(file: Path) -> None:
    file.write_bytes(b"\x00\xff" * 50)


def leave_out_modules(file: Path) -> None:
    file.write_text("[]")


def invent_a_kind(file: Path) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | {"model_type": "crystal-ball"}))


def ask_for_own_code(file: Path) -> None:
    modules = json.loads(file.read_text())
    modules[0]["type"] = "surprise.Surprise"
    file.write_text(json.dumps(modules))
    (file.parent / "surprise.py").write_text("raise SystemExit('code of the model was run')")


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        ("model.safetensors", truncate),
        ("model.safetensors", scribble),
        ("model.safetensors", Path.unlink),
        ("config.json", scribble),
        ("config.json", truncate),
        ("config.json", invent_a_kind),
        ("tokenizer.json", truncate),
        ("modules.json", truncate),
        ("modules.json", leave_out_modules),
        ("modules.json", ask_for_own_code),
        ("1_Pooling/config.json", truncate),
    ],
)
def test_a_spoilt_model_is_said_with_what_to_do(
    file: str, spoil: Callable[[Path], None], model_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    spoil(model_path / file)

    with pytest.raises(ModelError) as caught:
        load_model(source_of(model_path))

    assert not isinstance(caught.value, ModelNotFound)
    assert f"The model in {model_path.resolve()} cannot be loaded: " in str(caught.value)
    assert "copy or install it again, or set VOCERO_MODEL" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_loading_and_encoding_say_nothing(tiny_model_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    load_model(source_of(tiny_model_path)).encode(["agua"], show_progress_bar=False)

    assert capfd.readouterr() == ("", "")


def test_a_model_kept_in_half_precision_computes_in_full(model_path: Path) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    file = model_path / "model.safetensors"
    halves = {name: weight.half() for name, weight in load_file(file).items()}
    save_file(halves, file, metadata={"format": "pt"})
    config = json.loads((model_path / "config.json").read_text()) | {"dtype": "float16"}
    (model_path / "config.json").write_text(json.dumps(config))

    model = load_model(source_of(model_path))

    assert {parameter.dtype for parameter in model.parameters()} == {torch.float32}


def test_what_follows_the_pooling_stays(tiny_model_path: Path) -> None:
    import torch

    model = load_model(source_of(tiny_model_path))
    model.append(torch.nn.Identity())
    before = list(model.children())

    set_pooling(model, "cls")

    after = list(model.children())
    assert [type(module) for module in after] == [type(module) for module in before]
    assert (after[0], after[2]) == (before[0], before[2])
    pooling = cast(Any, after[1])
    assert (pooling.get_config_dict()["pooling_mode"], pooling.include_prompt) == ("cls", True)


def test_a_model_without_pooling_cannot_have_another(tiny_model_path: Path) -> None:
    model = load_model(source_of(tiny_model_path))
    del model[1]

    with pytest.raises(ModelError, match="Leave VOCERO_POOLING empty"):
        set_pooling(model, "cls")


def test_the_dimensions_of_the_tiny_model_are_what_it_says(tiny_model_path: Path) -> None:
    assert load_model(source_of(tiny_model_path)).encode(["agua"], show_progress_bar=False).shape == (
        1,
        DIMENSIONS,
    )
