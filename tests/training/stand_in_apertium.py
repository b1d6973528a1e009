"""A program in the place of `apertium`: it says a sentence in the other language by a list of words."""

import stat
import sys
from pathlib import Path

_PROGRAM = """#!{python}
import sys
words = {words!r}
if sys.argv[2] == "spa-eng":
    words = {{spanish: english for english, spanish in words.items()}}
for line in sys.stdin:
    print(" ".join(words.get(word, word) for word in line.split()))
"""


def put_apertium(folder: Path, words: dict[str, str]) -> Path:
    """Write the program into the folder, which belongs into PATH."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "apertium"
    program.write_text(_PROGRAM.format(python=sys.executable, words=words), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program
