"""The sign of life of `vocero serve`: a file that the bot touches while it can, and a check of its age.

The bot has no port of its own when it polls, so the container's health check looks at this file instead.
"""

import time
from pathlib import Path

INTERVAL_S = 30.0
"""How often the bot beats, in seconds."""

SILENT_AFTER_S = 120.0
"""A bot that has not beaten for so many seconds (four beats) counts as not working."""


def heartbeat_path(data_dir: Path) -> Path:
    """Where the sign of life lies."""
    return data_dir / "heartbeat"


def beat(data_dir: Path) -> None:
    """Note that the bot is alive now.

    Raises:
        OSError: The folder cannot be written to.
    """
    heartbeat_path(data_dir).touch()


def stop(data_dir: Path) -> None:
    """Take the sign of life away at an orderly shutdown."""
    heartbeat_path(data_dir).unlink(missing_ok=True)


def silence_s(data_dir: Path) -> float | None:
    """Seconds since the last beat (never negative), or None where no bot is running on this data."""
    try:
        beaten = heartbeat_path(data_dir).stat().st_mtime
    except OSError:
        return None
    return max(0.0, time.time() - beaten)
