import os
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from config import Settings
from config.addresses import read_address
from config.example import example

ROOT = Path(__file__).parent.parent.parent
TOKEN = "123456:a-token-that-nobody-may-see"


@pytest.fixture(autouse=True)
def _no_settings_around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither a `.env` of the developer nor a variable of the machine takes part."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.upper().startswith("VOCERO_"):
            monkeypatch.delenv(name)


def test_the_example_file_lists_every_setting_with_its_default() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example()
    for name, field in Settings.model_fields.items():
        assert f"#VOCERO_{name.upper()}=" in example()
        assert field.description, f"{name} has no description"


def test_the_example_file_changes_nothing_even_with_every_line_uncommented(tmp_path: Path) -> None:
    before = Settings().model_dump()
    lines = [
        line.removeprefix("#") if line.startswith("#VOCERO_") else line for line in example().splitlines()
    ]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    assert Settings().model_dump() == before


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().data_dir = Path("elsewhere")  # type: ignore[misc]  # That it is wrong is the point.


def test_the_environment_counts_more_than_the_file_and_the_file_more_than_the_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("VOCERO_MODEL=from-file\nVOCERO_THREADS=3\n", encoding="utf-8")
    monkeypatch.setenv("VOCERO_MODEL", "from-environment")
    settings = Settings()
    assert (settings.model, settings.threads, settings.batch_size) == ("from-environment", 3, 32)


def test_only_variables_with_the_prefix_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODEL", "another-program's")
    monkeypatch.setenv("DATA_DIR", "/another/program")
    assert Settings().model == ""
    assert Settings().data_dir == Path("data")


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOCERO_TELEGRAM_TOKEN", "")
    monkeypatch.setenv("VOCERO_DIMENSIONS", "")
    assert Settings().telegram_token is None
    assert Settings().dimensions is None


def test_secrets_are_masked_wherever_settings_are_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOCERO_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("VOCERO_WEBHOOK_SECRET", TOKEN)
    settings = Settings()
    for written in (
        repr(settings),
        str(settings),
        f"{settings}",
        str(settings.model_dump()),
        settings.model_dump_json(),
    ):
        assert TOKEN not in written
        assert "**********" in written
    assert isinstance(settings.telegram_token, SecretStr)
    assert settings.telegram_token.get_secret_value() == TOKEN


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("VOCERO_MAX_FILE_MB", "0", "greater than 0"),
        ("VOCERO_MAX_FILE_MB", "many", "valid integer"),
        ("VOCERO_ANSWER_THRESHOLD", "1.5", "less than or equal to 1"),
        ("VOCERO_ANSWER_THRESHOLD", "nan", ""),
        ("VOCERO_POOLING", "median", "'mean', 'cls'"),
        ("VOCERO_WEBHOOK_PORT", "65536", "less than or equal to 65535"),
        ("VOCERO_WEBHOOK_URL", "example.org/hook", "valid URL"),
        ("VOCERO_LOG_LEVEL", "chatty", "'DEBUG'"),
        ("VOCERO_THREADS", "-1", "greater than or equal to 0"),
        ("VOCERO_TIME_ZONE", "Mars/Base", "no time zone 'Mars/Base'"),
        ("VOCERO_TIME_ZONE", "../../etc/passwd", "no time zone"),
    ],
)
def test_a_bad_value_is_refused_with_the_reason_and_without_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, complaint: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert complaint in str(caught.value)
    assert name.removeprefix("VOCERO_").lower() in str(caught.value)
    assert "input_value" not in str(caught.value)


def test_a_webhook_without_a_secret_is_refused_and_no_other_secret_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VOCERO_WEBHOOK_URL", "https://example.org/hook")
    monkeypatch.setenv("VOCERO_TELEGRAM_TOKEN", TOKEN)
    with pytest.raises(ValidationError, match="VOCERO_WEBHOOK_SECRET") as caught:
        Settings()
    assert TOKEN not in str(caught.value)
    monkeypatch.setenv("VOCERO_WEBHOOK_SECRET", "s3cret")
    assert str(Settings().webhook_url) == "https://example.org/hook"


def test_the_files_lie_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOCERO_DATA_DIR", "/somewhere")
    settings = Settings()
    assert settings.catalogue_path.parent == settings.vectors_path.parent == Path("/somewhere")
    assert settings.catalogue_path != settings.vectors_path


@pytest.mark.parametrize(
    ("written", "read"), [("4711", (4711,)), ("4711, -1001234567890,", (4711, -1001234567890)), (" ", ())]
)
def test_numbers_of_people_and_chats_are_written_with_commas(
    monkeypatch: pytest.MonkeyPatch, written: str, read: tuple[int, ...]
) -> None:
    monkeypatch.setenv("VOCERO_ALLOWED_CHATS", written)
    assert Settings().allowed_chats == read


def test_a_name_where_a_number_belongs_is_told_how_to_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOCERO_ADMINS", "@anna")
    with pytest.raises(ValidationError, match="write numbers with commas"):
        Settings()


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("9464", ("127.0.0.1", 9464)),
        (":9464", ("127.0.0.1", 9464)),
        ("0.0.0.0:80", ("0.0.0.0", 80)),
        ("[::1]:9464", ("::1", 9464)),
    ],
)
def test_an_address_to_listen_on_is_of_this_machine_unless_it_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, written: str, address: tuple[str, int]
) -> None:
    monkeypatch.setenv("VOCERO_METRICS_ADDRESS", written)
    assert read_address(Settings().metrics_address) == address


@pytest.mark.parametrize("written", ["localhost", "70000", "a:b", "-1"])
def test_what_is_no_address_is_told_what_one_is(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("VOCERO_METRICS_ADDRESS", written)
    with pytest.raises(ValidationError, match="give a port such as 9464"):
        Settings()
