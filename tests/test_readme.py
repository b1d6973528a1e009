"""The commands of the README, run as they stand there."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_makefile import clean_environment

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

NOT_RUN = {
    # No engine is needed to run the tests; tests/test_container.py checks what can be checked without.
    "docker compose build",
    "docker compose run --rm vocero ingest seeds",
    "docker compose up --detach",
}
SERVE = "vocero serve"

# The first command installs Vocero where that has not been done yet.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


def commands(heading: str) -> list[str]:
    """The lines of the `sh` blocks of a section."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", README, flags=re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"^```sh\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """That of a user in the project's folder, with data elsewhere and `make test` kept from calling us."""
    # The environment that these tests run in, where there is one, is as good as .venv.
    venv = Path(sys.prefix) if sys.prefix != sys.base_prefix else ROOT / ".venv"
    return clean_environment(
        VENV=str(venv),
        PYTHON=sys.executable,
        PATH=f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}",
        VOCERO_DATA_DIR=str(tmp_path_factory.mktemp("data")),
        PYTEST_ARGS="tests/config",
    )


def run(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_command_of_the_readme_is_known_here() -> None:
    everywhere = re.findall(r"^```sh\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    told = {line for block in everywhere for line in block.splitlines() if line.strip()}
    known = {*commands("Two commands"), *commands("Command line"), *commands("Telegram"), *NOT_RUN}
    assert told == known
    assert len(commands("Two commands")) == 2


@pytest.fixture(scope="module")
def first(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The first command, called for the first time."""
    return run(commands("Two commands")[0], environment)


def test_the_two_commands_do_what_they_say(
    first: subprocess.CompletedProcess[str], environment: dict[str, str]
) -> None:
    ask, test = commands("Two commands")
    assert first.returncode == 0, first.stderr
    assert "Reunión Ministerial de Seguridad en Washington, D.C., durante el mes de febrero" in first.stdout
    assert "15 de enero de 2026" in first.stdout

    again = run(ask, environment)
    assert again.stdout == first.stdout
    assert again.stderr == "", "the second call installs and ingests nothing, and has nothing else to say"

    tested = run(test, environment)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    for sign in ("All checks passed!", "already formatted", "Success: no issues found", " passed in "):
        assert sign in tested.stdout


def test_the_answer_at_the_top_is_the_one_that_is_given(first: subprocess.CompletedProcess[str]) -> None:
    (block,) = re.findall(r"\A.*?^```text\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    command, _, shown = block.partition("\n")
    assert command == f"$ {commands('Two commands')[0]}"
    said = [line.replace(f"{ROOT}/", "") for line in first.stdout.splitlines()]
    # In the README lines are broken for the reader; and how sure the answer is may differ by rounding.
    words = " ".join(shown.split()).rpartition(":")[0]
    assert " ".join(" ".join(said).split()).rpartition(":")[0] == words


def test_the_other_commands_run(environment: dict[str, str]) -> None:
    output = {}
    for command in commands("Command line"):
        done = run(command, environment)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        output[command] = done.stdout
    assert "23 de enero" in output['vocero ask "When does the security implementation group meet next?"']


def test_the_bot_starts_and_stops(environment: dict[str, str]) -> None:
    export, serve = commands("Telegram")
    assert serve == SERVE
    name, _, token = export.removeprefix("export ").partition("=")
    with socket.socket() as nobody:  # Bound but not listening: whoever calls is turned away.
        nobody.bind(("127.0.0.1", 0))
        here = {
            **environment,
            name: token,
            "VOCERO_TELEGRAM_API_URL": f"http://127.0.0.1:{nobody.getsockname()[1]}",
        }
        bot = subprocess.Popen(serve.split(), cwd=ROOT, env=here, stderr=subprocess.PIPE, text=True)
        try:
            assert bot.stderr is not None
            said = ""
            for line in bot.stderr:
                said += line
                if "Telegram cannot be reached" in line:
                    bot.send_signal(signal.SIGINT)
                    break
            _, rest = bot.communicate(timeout=60)
        finally:
            bot.kill()
    assert "Telegram cannot be reached" in said
    assert bot.returncode == 0, rest
    assert token not in said + rest
