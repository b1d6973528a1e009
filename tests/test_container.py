"""What can be said about Dockerfile and compose.yaml without an engine to build and run them."""

import json
import re
import shlex
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # Publishes no types; what is read from it is checked here.

from config import Settings

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def stages() -> list[list[tuple[str, str]]]:
    """The instructions of each stage: their name and what follows it, continued lines joined."""
    text = re.sub(r"^\s*#.*\n", "", DOCKERFILE, flags=re.MULTILINE).replace("\\\n", " ")
    found: list[list[tuple[str, str]]] = []
    for line in text.splitlines():
        name, _, rest = line.strip().partition(" ")
        if name == "FROM":
            found.append([])
        if name:
            found[-1].append((name, " ".join(rest.split())))
    return found


def of(stage: list[tuple[str, str]], name: str) -> list[str]:
    return [rest for instruction, rest in stage if instruction == name]


def compose() -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def sent_to_the_builder(path: str) -> bool:
    """Whether .dockerignore lets the path through: the last line that fits it, or a parent, decides."""
    let_through = True
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.strip().lstrip("!")
        if not pattern or pattern.startswith("#"):
            continue
        parents = [path, *(parent.as_posix() for parent in Path(path).parents)]
        patterns = {pattern, pattern.removeprefix("**/")}
        names = parents + [Path(parent).name for parent in parents if pattern.startswith("**/")]
        if any(fnmatch(name, p) for name in names for p in patterns if name not in {".", ""}):
            let_through = line.strip().startswith("!")
    return let_through


def test_the_image_is_built_in_stages_and_only_the_finished_environment_moves_on() -> None:
    build, final = stages()
    assert of(final, "RUN"), "the final stage makes its user"
    assert not any("pip" in run for run in of(final, "RUN"))
    assert [copy for copy in of(final, "COPY") if "--from" in copy] == [
        "--from=build /opt/vocero /opt/vocero"
    ]
    assert of(build, "FROM")[0].partition(" ")[0] == of(final, "FROM")[0]


def test_torch_is_installed_first_and_in_the_version_of_the_makefile() -> None:
    (torch,) = re.findall(r"^TORCH \?= (.+)$", MAKEFILE, flags=re.MULTILINE)
    build, _ = stages()
    assert f"TORCH={torch}" in of(build, "ARG")
    installs = [run for run in of(build, "RUN") if "pip install" in run]
    assert [shlex.split(run)[-1] for run in installs] == ["$TORCH", "."]


def test_no_file_of_the_project_names_a_package_index() -> None:
    for name in ("Dockerfile", "compose.yaml", "Makefile", "pyproject.toml", "README.md", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://[^\s)]*(pypi|download\.pytorch|simple)", text), name


def test_pip_can_be_told_where_to_look_by_arguments_of_the_build() -> None:
    build, _ = stages()
    told = set(compose()["services"]["vocero"]["build"]["args"])
    assert told == {"PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"}
    assert told <= set(of(build, "ARG"))


def test_what_is_copied_exists_and_reaches_the_builder() -> None:
    copied = [
        source
        for stage in stages()
        for copy in of(stage, "COPY")
        if "--from" not in copy
        for source in copy.split()[:-1]
    ]
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    packages = {
        pattern.rstrip("*") for pattern in project["tool"]["setuptools"]["packages"]["find"]["include"]
    }
    assert {*packages, "seeds", "pyproject.toml", project["project"]["readme"]} == set(copied)
    for source in copied:
        assert (ROOT / source).exists()
        assert sent_to_the_builder(source), source


@pytest.mark.parametrize(
    "path", [".env", ".git", "data/catalogue.sqlite3", ".venv/bin/python", "tests", "bot/__pycache__/cli.pyc"]
)
def test_what_the_image_does_not_need_or_must_not_hold_stays_here(path: str) -> None:
    assert not sent_to_the_builder(path)


def test_the_bot_runs_as_a_user_without_rights_whom_the_data_folder_belongs_to() -> None:
    _, final = stages()
    (user,) = of(final, "USER")
    (setup,) = of(final, "RUN")
    uid = user.partition(":")[0]
    assert int(uid) > 0
    assert f"--uid {uid}" in setup
    (volume,) = of(final, "VOLUME")
    assert re.search(rf"--owner vocero .* {volume}$", setup)
    order = [name for name, _ in final]
    assert order.index("RUN") < order.index("USER") < order.index("ENTRYPOINT")


def test_the_volume_is_where_the_settings_say() -> None:
    _, final = stages()
    (environment,) = of(final, "ENV")
    values = dict(pair.split("=", 1) for pair in environment.split())
    (volume,) = of(final, "VOLUME")
    assert "VOCERO_DATA_DIR".removeprefix("VOCERO_").lower() in Settings.model_fields
    assert values["VOCERO_DATA_DIR"] == volume
    service = compose()["services"]["vocero"]
    assert service["environment"]["VOCERO_DATA_DIR"] == volume
    (mounted,) = service["volumes"]
    name, _, target = mounted.partition(":")
    assert target == volume
    assert name in compose()["volumes"]


def test_what_the_container_runs_are_commands_of_vocero(capsys: pytest.CaptureFixture[str]) -> None:
    from bot.cli import app

    _, final = stages()
    (entry,) = of(final, "ENTRYPOINT")
    (command,) = of(final, "CMD")
    (health,) = of(final, "HEALTHCHECK")
    check = json.loads(health[health.index("[") :])
    with (ROOT / "pyproject.toml").open("rb") as file:
        scripts = tomllib.load(file)["project"]["scripts"]
    assert {check[0], *json.loads(entry)} == set(scripts)
    for arguments in (check[1:], json.loads(command)):
        # With the help option behind them: they parse, and nothing is run.
        assert app([*arguments, "--help"], standalone_mode=False) in (0, None)
        assert arguments[0] in capsys.readouterr().out


def test_the_service_can_change_nothing_but_its_data() -> None:
    service = compose()["services"]["vocero"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["tmpfs"] == ["/tmp"]
    assert "ports" not in service, "long polling needs none"
    assert "healthcheck" not in service, "the image's own holds"
