import json
import logging
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config import Settings
from index.embed import SentenceTransformerEmbedder
from index.errors import ModelError, ModelNotFound
from index.model_source import ModelSource, find_model
from tests.index.tiny_hub import COMMIT, TinyHub
from tests.index.tiny_model import DIMENSIONS, build_tiny_model

REPOSITORY = "press-office/tiny"


def settings_of(model: str, **others: Any) -> Settings:
    return Settings(_env_file=None, model=model, **others)


@pytest.fixture(scope="module")
def tiny_model_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hub's local cache, empty."""
    from huggingface_hub import constants

    folder = tmp_path / "hf" / "hub"
    # HF_HOME is read when huggingface_hub is imported, which other tests have done.
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(folder))
    return folder


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        # Noted too, for the loading code takes many an error in silence and goes on.
        asked.append(arguments)
        raise OSError("the network was asked for")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield
    assert asked == []


def point_at(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What HF_ENDPOINT does, which too is read at import."""
    from huggingface_hub import constants, hf_api

    monkeypatch.setattr(constants, "ENDPOINT", url)
    monkeypatch.setattr(
        constants, "HUGGINGFACE_CO_URL_TEMPLATE", url + "/{repo_id}/resolve/{revision}/{filename}"
    )
    monkeypatch.setattr(hf_api.api, "endpoint", url)
    # transformers keeps a client of its own, once it has made one.
    monkeypatch.setattr("transformers.utils.hub._hf_api", None, raising=False)


@pytest.fixture
def hub(tiny_model_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TinyHub]:
    with TinyHub(tiny_model_path, REPOSITORY).serving() as hub:
        point_at(hub.url, monkeypatch)
        yield hub


@pytest.fixture
def hub_that_is_down(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    point_at(f"http://127.0.0.1:{port}", monkeypatch)


def put_into_cache(cache: Path, model: Path, *, repository: str = REPOSITORY, branch: str = "main") -> None:
    """Lay a model out as huggingface_hub's cache does: refs to a commit, its snapshot of links to blobs."""
    folder = cache / f"models--{repository.replace('/', '--')}"
    snapshot, blobs = folder / "snapshots" / COMMIT, folder / "blobs"
    blobs.mkdir(parents=True)
    for number, file in enumerate(file for file in sorted(model.rglob("*")) if file.is_file()):
        link = snapshot / file.relative_to(model)
        link.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, blobs / f"{number:040x}")
        link.symlink_to(os.path.relpath(blobs / f"{number:040x}", link.parent))
    (folder / "refs").mkdir()
    (folder / "refs" / branch).write_text(COMMIT)


# Here ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("no_network")
def test_no_name_means_the_model_that_comes_with_vocero() -> None:
    source = find_model(settings_of(""))

    assert (source.name, source.on_hub, source.offline) == ("vocero-es-en", False, True)
    assert (Path(source.location) / "model.safetensors").stat().st_size > 10_000_000


def test_a_missing_model_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.model_source._OWN_FOLDER", tmp_path / "model")

    with pytest.raises(ModelNotFound, match=r"not there\. Install Vocero again"):
        find_model(settings_of(""))


@pytest.mark.usefixtures("no_network")
def test_a_folder_is_taken_as_it_is(tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny_model_path.parent.parent)
    name = f"{tiny_model_path.parent.name}/tiny"

    assert find_model(settings_of(name)) == ModelSource(name, str(tiny_model_path.resolve()))
    monkeypatch.setenv("HOME", str(tiny_model_path.parent))
    assert find_model(settings_of("~/tiny")).location == str(tiny_model_path.resolve())


@pytest.mark.parametrize(
    "name",
    ["/srv/no/such/model", "./model", "../models/e5", "a/b/c", "~/nowhere/model", r"C:\models\e5", "a model"],
)
@pytest.mark.usefixtures("no_network")
def test_a_path_that_does_not_exist_is_not_looked_for_on_the_hub(name: str) -> None:
    with pytest.raises(ModelNotFound) as caught:
        find_model(settings_of(name))

    assert name in str(caught.value)
    assert "Set VOCERO_MODEL to a folder that exists, to a hub name" in str(caught.value)


def test_a_file_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_text("")

    with pytest.raises(ModelNotFound, match=r"is a file\. Set VOCERO_MODEL to the folder"):
        find_model(settings_of(str(tmp_path / "model.safetensors")))


def test_a_folder_without_a_model_in_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match=r"neither modules\.json nor config\.json"):
        find_model(settings_of(str(tmp_path)))


@pytest.mark.parametrize(
    ("config", "names"),
    [
        ({"_name_or_path": "intfloat/multilingual-e5-small"}, ("intfloat/multilingual-e5-small",)),
        ({"_name_or_path": 7}, ()),
        ({}, ()),
        ([], ()),
        (None, ()),
    ],
)
def test_the_names_of_a_folder_are_its_own_and_its_ancestors(
    config: object, names: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "config.json").write_text("{" if config is None else json.dumps(config))

    assert find_model(settings_of(str(tmp_path))).names() == (str(tmp_path), str(tmp_path.resolve()), *names)


# On a hub, offline --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("no_network")
def test_offline_a_hub_model_is_loaded_from_the_local_cache(cache: Path, tiny_model_path: Path) -> None:
    put_into_cache(cache, tiny_model_path)

    embedder = SentenceTransformerEmbedder(settings_of(REPOSITORY, model_offline=True))

    assert (embedder.name, embedder.dimensions) == (REPOSITORY, DIMENSIONS)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("revision", ["v1", COMMIT])
def test_offline_the_revision_of_the_settings_is_the_one_that_is_loaded(
    revision: str, cache: Path, tiny_model_path: Path
) -> None:
    put_into_cache(cache, tiny_model_path, branch="v1")

    embedder = SentenceTransformerEmbedder(
        settings_of(REPOSITORY, model_offline=True, model_revision=revision)
    )

    assert embedder.dimensions == DIMENSIONS
    for other in (None, "v2"):
        with pytest.raises(ModelNotFound, match="not in the local cache"):
            SentenceTransformerEmbedder(settings_of(REPOSITORY, model_offline=True, model_revision=other))


@pytest.mark.usefixtures("no_network")
def test_a_hub_name_without_an_organisation_is_one_of_sentence_transformers(
    cache: Path, tiny_model_path: Path
) -> None:
    put_into_cache(cache, tiny_model_path, repository="sentence-transformers/tiny")

    assert SentenceTransformerEmbedder(settings_of("tiny", model_offline=True)).name == "tiny"


@pytest.mark.usefixtures("no_network")
def test_a_hub_model_of_a_known_family_has_its_prefixes(cache: Path, tiny_model_path: Path) -> None:
    name = "intfloat/multilingual-e5-small"
    put_into_cache(cache, tiny_model_path, repository=name)

    embedder = SentenceTransformerEmbedder(settings_of(name, model_offline=True))

    assert (embedder.prefixes.query, embedder.prefixes.passage) == ("query: ", "passage: ")


@pytest.mark.usefixtures("no_network", "cache")
@pytest.mark.parametrize("name", [REPOSITORY, "tiny", "a--b/c", "-a/b", "a..b"])
def test_offline_a_hub_model_that_is_not_in_the_cache_is_said(name: str) -> None:
    with pytest.raises(ModelNotFound) as caught:
        SentenceTransformerEmbedder(settings_of(name, model_offline=True))

    for advice in (name, "not in the local cache", "VOCERO_MODEL_OFFLINE", "VOCERO_MODEL to a folder"):
        assert advice in str(caught.value)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "lost", ["model.safetensors", "config.json", "tokenizer.json", "1_Pooling/config.json"]
)
def test_offline_a_hub_model_that_is_only_partly_in_the_cache_is_said(
    lost: str, cache: Path, tiny_model_path: Path
) -> None:
    put_into_cache(cache, tiny_model_path)
    (next(cache.glob("*/snapshots/*")) / lost).unlink()

    # Which of the two it is depends on what the loading code makes of the gap.
    with pytest.raises(ModelError, match=r"(not|incomplete) in the .*local cache"):
        SentenceTransformerEmbedder(settings_of(REPOSITORY, model_offline=True))


# On a hub -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("revision", [None, "v1", COMMIT])
def test_a_hub_model_is_fetched_once(
    revision: str | None, hub: TinyHub, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = settings_of(REPOSITORY, model_revision=revision)

    assert SentenceTransformerEmbedder(settings).dimensions == DIMENSIONS
    fetched = [request for request in hub.requests if request.endswith("/model.safetensors")]
    assert f"GET /{REPOSITORY}/resolve/{COMMIT}/model.safetensors" in fetched
    hub.requests.clear()
    assert SentenceTransformerEmbedder(settings).dimensions == DIMENSIONS
    assert not [request for request in hub.requests if "/resolve/" in request and "README" not in request]
    assert not [request for request in hub.requests if "agent" in request]
    assert capfd.readouterr() == ("", "")


def test_a_name_that_the_hub_does_not_know_is_said(hub: TinyHub) -> None:
    with pytest.raises(ModelNotFound, match=r"no folder press-office/huge here and the hub knows no model"):
        find_model(settings_of("press-office/huge"))

    assert len(hub.requests) == 1


def test_a_name_that_no_hub_would_have_is_said_without_asking(hub: TinyHub) -> None:
    with pytest.raises(ModelNotFound, match="Check the spelling of VOCERO_MODEL"):
        find_model(settings_of("a--b/c"))

    assert hub.requests == []


def test_a_revision_that_the_hub_does_not_know_is_said(hub: TinyHub) -> None:
    with pytest.raises(ModelNotFound, match=r"no revision v9 on the hub. Correct VOCERO_MODEL_REVISION"):
        find_model(settings_of(REPOSITORY, model_revision="v9"))


def test_a_licence_that_was_not_accepted_is_said(hub: TinyHub) -> None:
    hub.gated = True

    with pytest.raises(ModelNotFound, match=r"accepted its licence. .*HF_TOKEN"):
        SentenceTransformerEmbedder(settings_of(REPOSITORY))


@pytest.mark.usefixtures("hub_that_is_down")
def test_a_hub_that_is_down_does_not_matter_to_a_model_in_the_cache(
    cache: Path, tiny_model_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put_into_cache(cache, tiny_model_path)

    with caplog.at_level(logging.WARNING):
        assert SentenceTransformerEmbedder(settings_of(REPOSITORY)).dimensions == DIMENSIONS

    assert [record.getMessage() for record in caplog.records if record.name.startswith("index.")] == [
        "The hub cannot be asked about the model press-office/tiny ([Errno 111] Connection refused):"
        " the local cache is used."
    ]


@pytest.mark.timeout(20)  # Left to itself, the loading code tries for more than a minute.
@pytest.mark.usefixtures("hub_that_is_down")
def test_a_hub_that_is_down_and_nothing_in_the_cache_is_said_soon() -> None:
    with pytest.raises(ModelNotFound, match=r"Check VOCERO_MODEL and the network"):
        SentenceTransformerEmbedder(settings_of(REPOSITORY))
