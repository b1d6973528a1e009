"""Pictures of pages, taken by one Chromium without a window, which is told what to do through two pipes.

The commands are those of https://chromedevtools.github.io/devtools-protocol/; with `--remote-debugging-pipe`
Chromium reads them from file descriptor 3 and answers on 4, each message ended by a zero byte.
"""

import base64
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCALE = 2
"""Device pixels for each CSS pixel, as on a telephone."""

_QUIET = (
    "--headless",
    "--no-sandbox",  # In a container, as root, there is none to be had; the pages are our own.
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
)
_READY = """
Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]).then(() => 0)
"""
_READS, _WRITES = 3, 4
_SPARE = 10  # The ends of the pipes are kept clear of the two above.


class NoChromium(Exception):
    """There is no Chromium on this machine."""


class ChromiumFailed(Exception):
    """Chromium did not do what it was told."""


def find_chromium() -> str:
    """Where Chromium is.

    Raises:
        NoChromium: Nowhere.
    """
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise NoChromium("There is no Chromium. On Debian: apt-get install chromium fonts-noto-color-emoji")


class Chromium:
    """A Chromium at work with one empty page. `opened` starts one."""

    def __init__(self, commands: BinaryIO, answers: BinaryIO) -> None:
        self._commands = commands
        self._answers = answers
        self._count = 0
        self._session = ""
        target = self._do("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._frame = self._do("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def picture(self, page: str, width: int, scale: float = SCALE) -> bytes:
        """A picture of a whole page, whatever its height.

        Args:
            page: HTML that names no other file.
            width: CSS pixels.
            scale: Device pixels for each of them.

        Returns:
            A PNG.

        Raises:
            ChromiumFailed: It did not do it.
        """
        self._shape(width, 100, scale)
        self._do("Page.setDocumentContent", frameId=self._frame, html=page)
        self._evaluate(_READY)
        height = self._evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        # A page is laid out anew when the window has its height: nothing of it is left to be drawn later.
        self._shape(width, height, scale)
        return base64.b64decode(self._do("Page.captureScreenshot", format="png")["data"])

    def _shape(self, width: int, height: int, scale: float) -> None:
        self._do(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=False,
        )

    def _evaluate(self, script: str) -> int:
        done = self._do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return int(done["result"]["value"])

    def close(self) -> None:
        """Tell it to end."""
        self._session = ""
        self._do("Browser.close")

    def _do(self, method: str, **params: Any) -> dict[str, Any]:
        self._count += 1
        told = {"id": self._count, "method": method, "params": params}
        if self._session:
            told["sessionId"] = self._session
        self._commands.write(json.dumps(told).encode() + b"\0")
        self._commands.flush()
        while True:
            answer = json.loads(self._read())
            if answer.get("id") != self._count:
                continue  # Something that happened, of which nobody asked to be told.
            if "error" in answer:
                raise ChromiumFailed(f"{method}: {answer['error'].get('message')}")
            result: dict[str, Any] = answer["result"]
            return result

    def _read(self) -> bytes:
        message = bytearray()
        while not message.endswith(b"\0"):
            # `peek` gives what is there already; pictures are megabytes, so not a byte at a time.
            there = self._answers.peek()  # type: ignore[attr-defined]
            if not there:
                raise ChromiumFailed("Chromium has ended before it answered.")
            end = there.find(b"\0") + 1 or len(there)
            message += self._answers.read(end)
        return bytes(message[:-1])


@contextmanager
def opened(program: str = "") -> Iterator[Chromium]:
    """Chromium, started and at the end closed.

    Args:
        program: Where it is, if not where `find_chromium` finds it.

    Raises:
        NoChromium: There is none.
        ChromiumFailed: It ends at once.
    """
    program = program or find_chromium()
    with tempfile.TemporaryDirectory(prefix="gallery-", ignore_cleanup_errors=True) as folder:
        theirs_in, ours_out = _pipe()
        ours_in, theirs_out = _pipe()
        process = os.posix_spawn(
            program,
            [program, *_QUIET, "--remote-debugging-pipe", f"--user-data-dir={folder}/profile"],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs_in, _READS),
                (os.POSIX_SPAWN_DUP2, theirs_out, _WRITES),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
        )
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            with os.fdopen(ours_out, "wb") as commands, os.fdopen(ours_in, "rb") as answers:
                chromium = Chromium(commands, answers)
                yield chromium
                chromium.close()
        except BrokenPipeError as error:
            raise ChromiumFailed("Chromium has ended.") from error
        finally:
            # It ends by itself once its pipes are closed.
            os.waitpid(process, 0)


def _pipe() -> tuple[int, int]:
    ends = os.pipe()
    spare = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _SPARE) for end in ends)
    for end in ends:
        os.close(end)
    return spare[0], spare[1]
