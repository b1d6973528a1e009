import io
import logging
import sys
from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from telegram.error import BadRequest

from bot.errors import TokenMissing
from bot.logs import MASK, DiscreetFormatter, configure, describe, secrets
from config import Settings
from index import CatalogueBusy

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
QUESTION = "¿Quién filtró el acuerdo?"


@pytest.fixture
def secret_settings(settings: Settings) -> Settings:
    secret = {"telegram_token": SecretStr(TOKEN), "webhook_secret": SecretStr("a-long-webhook-secret")}
    return settings.model_copy(update={**secret, "log_level": "DEBUG"})


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore", "telegram", "asyncio")}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture
def written(secret_settings: Settings, logging_as_before: None) -> io.StringIO:
    """What the log holds, as `configure` sets it up at its most talkative."""
    configure(secret_settings)
    stream = io.StringIO()
    handler = logging.getLogger().handlers[-1]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    return stream


def test_secrets_are_masked_wherever_they_stand(written: io.StringIO) -> None:
    log = logging.getLogger("bot.anything")
    log.info("calling https://api.telegram.org/bot%s/getMe", TOKEN)
    log.warning("a-long-webhook-secret")
    assert TOKEN not in written.getvalue()
    assert "a-long-webhook-secret" not in written.getvalue()
    assert written.getvalue().count(MASK) == 2


def test_secrets_do_not_show_in_the_settings_either(secret_settings: Settings) -> None:
    assert TOKEN not in repr(secret_settings) + str(secret_settings)
    assert secrets(secret_settings) == (TOKEN, "a-long-webhook-secret")


def test_addresses_of_calls_are_not_logged(written: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("httpcore.connection").debug("connect_tcp.started host='api.telegram.org'")
    assert written.getvalue() == ""


def test_what_the_library_of_telegram_says_is_kept_without_the_words_of_users(written: io.StringIO) -> None:
    log = logging.getLogger("telegram.Bot")
    log.debug("Processing update %s", QUESTION)
    log.critical("Error while parsing updates! Received data was %r", [{"text": QUESTION}])
    log.error('Can not load invalid JSON data: "%s"', QUESTION)
    log.warning("Update %s", {"text": QUESTION})
    log.info("Rate limit hit. Retrying after %f seconds", 3.1)
    lines = written.getvalue()
    assert QUESTION not in lines
    assert "Received data was '[list]'" in lines
    assert "Retrying after 3.100000 seconds" in lines
    assert len(lines.splitlines()) == 4


def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("logger", ["bot.handlers.ask", "telegram.ext.Application", "asyncio"])
def test_an_exception_is_logged_by_its_type_and_place_and_not_by_its_message(
    written: io.StringIO, logger: str
) -> None:
    try:
        fail(ValueError(QUESTION))
    except ValueError:
        logging.getLogger(logger).exception("It failed.")
    lines = written.getvalue()
    assert QUESTION not in lines
    assert "It failed.\nValueError (at test_logs.py:" in lines
    assert "in fail <" in lines


def test_a_traceback_that_another_handler_has_formatted_is_not_taken_over() -> None:
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "It failed.", None, None)
    try:
        fail(ValueError(QUESTION))
    except ValueError:
        record.exc_info = sys.exc_info()
    logging.Formatter().format(record)
    assert QUESTION in (record.exc_text or "")
    assert QUESTION not in DiscreetFormatter(()).format(record)
    assert QUESTION in (record.exc_text or ""), "the record is left as it was"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ValueError(QUESTION), "ValueError"),
        (BadRequest("Bad Request: chat not found"), "BadRequest: Chat not found"),
        (CatalogueBusy("Another process holds it."), "CatalogueBusy: Another process holds it."),
        (TokenMissing("There is no token."), "TokenMissing: There is no token."),
    ],
)
def test_only_messages_that_hold_nobodys_words_are_shown(error: Exception, expected: str) -> None:
    assert describe(error) == expected


def test_configuring_twice_does_not_write_twice(secret_settings: Settings, logging_as_before: None) -> None:
    configure(secret_settings)
    once = len(logging.getLogger().handlers)
    configure(secret_settings)
    assert len(logging.getLogger().handlers) == once


def test_a_record_of_ours_keeps_what_it_says(written: io.StringIO) -> None:
    logging.getLogger("bot.serving").info("Answering as @%s.", "vocero_bot")
    assert written.getvalue().endswith("INFO bot.serving: Answering as @vocero_bot.\n")
