"""Recognizers-Text's side of benchmarks/dates.py: a script of its own, like benchmarks/dateparser_side.py.

The job is the same; `found` has for each text a list of [start, end, values], as the package resolves them.
"""

import datetime
import json
import sys
import time
import warnings
from importlib import import_module
from typing import Any

CULTURES = {"es": "es-es", "en": "en-us"}


def find(text: str, language: str, reference: str) -> list[tuple[int, int, list[dict[str, Any]]]]:
    """Recognise the dates of a text, and durations, sets and hours with them: it has no way to leave them."""
    recognize = import_module("recognizers_date_time").recognize_datetime
    moment = datetime.datetime.fromisoformat(reference).replace(tzinfo=None)
    found = []
    for one in recognize(text, CULTURES[language], reference=moment):
        values = (one.resolution or {}).get("values") or []
        found.append((one.start, one.end + 1, [dict(value) for value in values]))
    return found


def main() -> None:
    """Answers the job on standard input."""
    warnings.simplefilter("ignore")
    job = json.load(sys.stdin)
    for language in {language for _, language, _ in job}:
        find("2020", language, "2020-01-01")
    start = time.process_time()
    found = [find(*row) for row in job]
    seconds = time.process_time() - start
    json.dump({"seconds": seconds, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
