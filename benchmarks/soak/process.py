"""The bot as a process of its own: started, watched, killed and started again."""

import asyncio
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.process import ROOT, VOCERO

START_S = 240.0
"""A start loads the model, which takes long on a machine that does much else, and waits out faults."""

END_S = 90.0
"""A process that was asked to end answers what it has taken first."""


@dataclass(frozen=True, slots=True)
class Sample:
    """How large the process was.

    Attributes:
        life: Which process, counted from 0.
        updates: How many updates there had been.
        megabytes: VmRSS, 10^6 bytes.
    """

    life: int
    updates: int
    megabytes: float


class BotProcess:
    """`vocero serve`, one process at a time.

    Attributes:
        lives: How many processes there have been.
        log_path: What they wrote to standard error, one after the other.
        ended_by_itself: The exit codes of those that nobody ended.
    """

    def __init__(self, data: Path, environment: dict[str, str]) -> None:
        """Keep its data in `data`; the environment holds its settings."""
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("VOCERO_")},
            "VOCERO_DATA_DIR": str(data),
            "PYTHONPATH": str(ROOT),
            **environment,
        }
        self._folder = data.parent
        self._ending = False
        self._process: asyncio.subprocess.Process | None = None
        self._log: IO[bytes] | None = None
        self.log_path = data.parent / "log.txt"
        self.lives = 0
        self.ended_by_itself: list[int] = []

    @property
    def running(self) -> bool:
        """Whether it has been started and has not ended."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start it; returns before it is ready."""
        self._ending = False
        if self._log is None:
            self._log = self.log_path.open("ab")
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", VOCERO, "serve"),
            env=self._environment,
            cwd=self._folder,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=self._log,
        )
        self.lives += 1

    def send(self, sign: signal.Signals) -> None:
        """Send it a signal by which it is to end, where it runs."""
        self._ending = True
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(sign)

    async def end(self, sign: signal.Signals) -> float:
        """Send it the signal and wait for its end.

        Returns:
            Seconds until it had ended.
        """
        process = self._process
        assert process is not None, "it was never started"
        begin = time.monotonic()
        self.send(sign)
        try:
            await asyncio.wait_for(process.wait(), END_S)
        except TimeoutError:
            process.kill()
            await process.wait()
        if sign is signal.SIGTERM and process.returncode != 0:
            self.ended_by_itself.append(process.returncode or 0)  # It was to end in good order.
        return time.monotonic() - begin

    async def revive(self) -> None:
        """Start it again if it has ended although nobody asked it to."""
        if not self._ending and self._process is not None and self._process.returncode is not None:
            self.ended_by_itself.append(self._process.returncode)
            await self.start()

    def megabytes(self) -> float | None:
        """How much memory it holds (VmRSS); None where it does not run or the system does not say."""
        if self._process is None or self._process.returncode is not None:
            return None
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return None
        for line in status.splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024 / 1e6
        return None

    def close(self) -> None:
        """Close the log."""
        if self._log is not None:
            self._log.close()
            self._log = None


def slope(samples: list[Sample]) -> float | None:
    """How fast the last process grew, in MB per 1,000 updates, by least squares over its last half.

    None where there are too few samples to tell.
    """
    if not samples:
        return None
    last = samples[-1].life
    own = [sample for sample in samples if sample.life == last]
    half = (own[0].updates + own[-1].updates) / 2
    points = [(sample.updates / 1000, sample.megabytes) for sample in own if sample.updates >= half]
    if len(points) < 3:
        return None
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    if spread == 0:
        return None
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
