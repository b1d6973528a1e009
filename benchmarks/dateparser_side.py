"""dateparser's side of benchmarks/dates.py: a script of its own, run by any interpreter that has the package.

Reads a JSON list of [text, language, reference in ISO 8601] on standard input; prints a JSON object with
`seconds`, the processor time of all texts together, and `found`: of each text a list of [start, end, moment].

It has no part of the project in it, so that it runs where nothing of the project is installed.
"""

import datetime
import json
import sys
import time
import warnings
from importlib import import_module


def find(text: str, language: str, reference: str) -> list[tuple[int, int, str]]:
    """Search a text; the search gives words and no offsets, so they are looked up one behind the other."""
    search = import_module("dateparser.search").search_dates
    base = datetime.datetime.fromisoformat(reference).replace(tzinfo=None)
    dates = search(text, languages=[language], settings={"RELATIVE_BASE": base}) or ()
    found, offset = [], 0
    for words, moment in dates:
        at = text.find(words, offset)
        if at >= 0:
            offset = at + len(words)
        found.append((max(at, 0), max(at, 0) + len(words), moment.replace(tzinfo=None).isoformat()))
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
