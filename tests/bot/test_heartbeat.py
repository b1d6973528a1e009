import os
import time
from pathlib import Path

from bot.heartbeat import INTERVAL_S, SILENT_AFTER_S, beat, heartbeat_path, silence_s, stop


def test_a_bot_that_never_beat_or_was_stopped_is_not_running(tmp_path: Path) -> None:
    assert silence_s(tmp_path) is None
    assert silence_s(tmp_path / "missing") is None
    beat(tmp_path)
    stop(tmp_path)
    stop(tmp_path)
    assert silence_s(tmp_path) is None


def test_each_beat_ends_the_silence(tmp_path: Path) -> None:
    beat(tmp_path)
    long_ago = time.time() - 500
    os.utime(heartbeat_path(tmp_path), (long_ago, long_ago))
    before = silence_s(tmp_path)
    assert before is not None
    assert 499 < before < 600
    beat(tmp_path)
    after = silence_s(tmp_path)
    assert after is not None
    assert after < 60


def test_a_clock_that_was_set_back_makes_no_negative_silence(tmp_path: Path) -> None:
    beat(tmp_path)
    later = time.time() + 500
    os.utime(heartbeat_path(tmp_path), (later, later))
    assert silence_s(tmp_path) == 0


def test_a_beat_or_two_may_be_late_before_the_bot_counts_as_silent() -> None:
    assert SILENT_AFTER_S >= 3 * INTERVAL_S
