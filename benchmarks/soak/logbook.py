"""What the bot's log says of errors: those that come of injected faults, and the others."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^\d{4}-\d\d-\d\d [\d:,]+ (?P<level>[A-Z]+) (?P<name>\S+): (?P<said>.*)$")
_INJECTED = re.compile(r"\b(TimedOut|NetworkError|RetryAfter)\b")
# Polling stopped, as asked, while updates were on their way; they come again to the next process.
_STOPPED = "Updater stopped unexpectedly. Pulled updates will be ignored and pulled again on restart."
_POLLING = re.compile(
    r"\[(TimedOut|NetworkError|RetryAfter)\]|polling for updates|getting Updates", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Logbook:
    """What the log holds.

    Attributes:
        levels: How many records there are of each level.
        given_up: Errors that a fault of the connection or an end in good order explains, without the numbers
            in them.
        unhandled: Every other error, and what stands there that no logger wrote.
    """

    levels: Counter[str]
    given_up: Counter[str]
    unhandled: tuple[str, ...]


def read_log(path: Path) -> Logbook:
    """Read what the processes wrote to standard error."""
    levels: Counter[str] = Counter()
    given_up: Counter[str] = Counter()
    unhandled = []
    before = False
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        found = _LINE.match(line)
        if found is None:
            # The exception of a record stands in the line below it.
            if line.startswith("Traceback") or (line.strip() and not before):
                unhandled.append(line)
            continue
        before = True
        levels[found["level"]] += 1
        if found["level"] not in ("ERROR", "CRITICAL"):
            continue
        said = found["said"]
        if _INJECTED.search(said) or _POLLING.search(said) or said == _STOPPED:
            given_up[re.sub(r"\d+", "N", said.partition(" (at ")[0])] += 1
        else:
            unhandled.append(line)
    return Logbook(levels, given_up, tuple(unhandled))
