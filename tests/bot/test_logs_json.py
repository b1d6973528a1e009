"""The log as JSON: what stands in a line, and that it is as discreet as the other form."""

import io
import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram.error import BadRequest

from bot.errors import TokenMissing
from bot.logs import MASK, JsonFormatter, configure
from config import Settings
from tests.bot.test_logs import QUESTION, TOKEN, logging_as_before, secret_settings

__all__ = ["logging_as_before", "secret_settings"]

pytestmark = pytest.mark.usefixtures("logging_as_before")


@pytest.fixture
def written(secret_settings: Settings) -> io.StringIO:
    """What the log holds, as `configure` sets it up at its most talkative."""
    configure(secret_settings.model_copy(update={"log_format": "json"}))
    stream = io.StringIO()
    handler = logging.getLogger().handlers[-1]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    return stream


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def fail(error: Exception) -> None:
    raise error


def logged(written: io.StringIO, error: Exception, logger: str = "bot.handlers.ask") -> dict[str, Any]:
    try:
        fail(error)
    except type(error):
        logging.getLogger(logger).exception("It failed.")
    (line,) = lines(written)
    return line


def test_a_record_is_an_object_on_a_line_with_its_time_in_utc(written: io.StringIO) -> None:
    logging.getLogger("bot.serving").info('Answering as "%s".\nWith a second line: ñ.', "vocero_bot")
    (line,) = lines(written)
    moment = datetime.fromisoformat(line.pop("time"))
    assert moment.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=1)
    assert line == {
        "level": "INFO",
        "logger": "bot.serving",
        "message": 'Answering as "vocero_bot".\nWith a second line: ñ.',
    }


def test_secrets_are_masked_wherever_they_stand(written: io.StringIO) -> None:
    logging.getLogger("bot.anything").info("calling https://api.telegram.org/bot%s/getMe", TOKEN)
    assert MASK in lines(written)[0]["message"]
    assert TOKEN not in written.getvalue()


def test_a_secret_that_json_writes_in_another_way_is_masked_too() -> None:
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, 'It is pass"word.', None, None)
    line = JsonFormatter(('pass"word',)).format(record)
    assert json.loads(line)["message"] == f"It is {MASK}."


def test_what_the_library_of_telegram_says_is_kept_without_the_words_of_users(written: io.StringIO) -> None:
    log = logging.getLogger("telegram.Bot")
    log.critical("Error while parsing updates! Received data was %r", [{"text": QUESTION}])
    log.warning("Update %s", {"text": QUESTION})
    log.info("Rate limit hit. Retrying after %f seconds", 3.1)
    assert [line["message"] for line in lines(written)] == [
        "Error while parsing updates! Received data was '[list]'",
        "Update [dict]",
        "Rate limit hit. Retrying after 3.100000 seconds",
    ]
    assert QUESTION not in written.getvalue()


@pytest.mark.parametrize("logger", ["bot.handlers.ask", "telegram.ext.Application", "asyncio"])
def test_an_exception_is_told_by_its_type_and_places_and_not_by_its_message(
    written: io.StringIO, logger: str
) -> None:
    line = logged(written, ValueError(QUESTION), logger)
    assert line["message"] == "It failed."
    assert set(line["error"]) == {"type", "places"}
    assert line["error"]["type"] == "ValueError"
    first, second = line["error"]["places"]
    assert first.startswith("test_logs_json.py:") and first.endswith(" in fail")
    assert second.endswith(" in logged")
    assert QUESTION not in written.getvalue()


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (BadRequest("Bad Request: chat not found"), "Chat not found"),
        (TokenMissing(f"It is not {TOKEN}."), f"It is not {MASK}."),
    ],
)
def test_a_message_that_holds_nobodys_words_is_told(
    written: io.StringIO, error: Exception, message: str
) -> None:
    assert logged(written, error)["error"]["message"] == message


def test_changing_the_form_leaves_one_handler(secret_settings: Settings) -> None:
    configure(secret_settings)
    once = len(logging.getLogger().handlers)
    configure(secret_settings.model_copy(update={"log_format": "json"}))
    configure(secret_settings)
    assert len(logging.getLogger().handlers) == once
    assert not isinstance(logging.getLogger().handlers[-1].formatter, JsonFormatter)
