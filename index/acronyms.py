"""Acronyms and what they stand for, as a release itself says it.

Releases write "High-Level Economic Dialogue (HLED)", "T-MEC (Tratado entre México, Estados Unidos y Canadá)",
"la Organización del Tratado del Atlántico Norte, OTAN". That letters and words belong together shows in the
initials: every letter, in order, begins a word or goes on with the beginning of one ("CONAGUA"), function
words and few others may be passed over, and the shortest stretch of words that explains all letters is taken.
The idea, to start from the bracket and match backwards, is that of A. S. Schwartz and M. A. Hearst, "A simple
algorithm for identifying abbreviation definitions in biomedical text" (2003). Across languages initials do
not match; there only the release's own word for it ("por sus siglas en inglés") joins the two, or the same
initials in another order ("Financial Intelligence Unit (UIF)").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.release import Language


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym with the words it stands for, both as the release writes them."""

    short: str
    long: str


_FUNCTION_WORDS = FUNCTION_WORDS[Language.ES] | FUNCTION_WORDS[Language.EN]
_LONGEST_SHORT = 12
"""Letters."""
_MOST_EXTRA = 8
"""A long form has at most so many words more than the acronym letters: function words, and those skipped."""
_LOOK_BACK = 240
"""Characters before an acronym in which its long form is sought; some ten long words have half of that."""

_LETTER = r"[^\W\d_]"
_SHORT = rf"(?:(?:{_LETTER}\.\s?){{2,6}}|{_LETTER}[\w&.-]{{1,{_LONGEST_SHORT}}})"
_FOREIGN = (
    r"(?:(?:conocid[oa]s?\s)?por\ssus?\s(?:siglas|acr[óo]nimos?|iniciales)(?:\s(?:en|del)\s\w+)?"
    r"|(?:known\s)?(?:by|for|as|with)\s(?:its|their|the)\s(?:\w+\s)?(?:acronyms?|initials|abbreviation))"
)
_QUOTES = "\"'“”‘’«»"
_BRACKET = re.compile(r"\(([^()\n]{2,200})\)")
_ONLY_SHORT = re.compile(
    rf"(?:(?:o|or|the|el|la|los|las)\s)?[{_QUOTES}]?(?P<short>{_SHORT})[{_QUOTES}]?"
    rf"(?P<foreign>,?\s{_FOREIGN})?(?:\s?[,;/].*)?"
)
_FOREIGN_FIRST = re.compile(rf"{_FOREIGN}(?:\scomo|,|:)?\s[{_QUOTES}]?(?P<short>{_SHORT})[{_QUOTES}]?")
_SHORT_BEFORE = re.compile(rf"(?<![\w.-])(?P<short>{_SHORT})\s?$")
_APPOSED = re.compile(
    rf"(?<=[,–—or-]\s)(?P<short>[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ&-]{{2,{_LONGEST_SHORT}}})(?=[\s,.;:)]|$)"
    rf"(?P<foreign>,?\s{_FOREIGN})?"
)
_APPOSING = re.compile(r"(?:,|\s(?:[–—-]|or?))\s$")
_WORD = re.compile(rf"(?:{_LETTER}\.){{2,}}|[^\W_]+")
_BORDER = re.compile(rf"[;:!?()\n]\s*(?=\S)|(?<!\b{_LETTER})(?<!\bUU)(?<!\bEE)\.\s+(?=[A-ZÁÉÍÓÚÑ¿¡“\"])")


def find_acronyms(text: str) -> list[Acronym]:
    """Find the acronyms that a text explains, in either language.

    Args:
        text: Prose; what a line break separates is not joined.

    Returns:
        Each pair once, in the order of the text.
    """
    found: dict[Acronym, None] = {}
    for line in text.splitlines():
        for acronym in _of_line(line):
            found[acronym] = None
    return list(found)


def compact(short: str) -> str:
    """Fold an acronym and leave out what is neither letter nor digit: "T-MEC", "t mec" and "TMEC" are one."""
    return re.sub(r"[\W_]", "", fold(short))


def _of_line(line: str) -> Iterator[Acronym]:
    for bracket in _BRACKET.finditer(line):
        inner = bracket[1].strip()
        before = line[max(0, bracket.start() - _LOOK_BACK) : bracket.start()].rstrip()
        given = _FOREIGN_FIRST.fullmatch(inner) or _ONLY_SHORT.fullmatch(inner)
        if given is not None:
            yield from _explained(given["short"], before, foreign=_is_foreign(given))
        short = _SHORT_BEFORE.search(before[-2 * _LONGEST_SHORT :])
        if short is not None and _is_short(short["short"]):
            # "T-MEC (Tratado entre …)": the words have to explain the letters from the first to the last.
            words = list(_WORD.finditer(re.split(rf";|,\s{_FOREIGN}", inner)[0]))
            while words and fold(words[0].group()) in _FUNCTION_WORDS:
                words.pop(0)
            if len(words) > 1 and _skipped(_letters(short["short"]), _folded(words)) is not None:
                yield Acronym(_bare(short["short"]), inner[words[0].start() : words[-1].end()])
    for apposed in _APPOSED.finditer(line):
        before = line[max(0, apposed.start() - _LOOK_BACK) : apposed.start()]
        joint = _APPOSING.search(before)
        if joint is not None:
            foreign = apposed["foreign"] is not None
            yield from _explained(
                apposed["short"], before[: joint.start()], foreign=foreign, capitalised=True
            )


def _is_foreign(given: re.Match[str]) -> bool:
    return given.re is _FOREIGN_FIRST or given["foreign"] is not None


def _is_short(short: str) -> bool:
    """Tell whether it is written like an acronym: capitals, or one and three letters more ("Celac")."""
    letters = [char for char in short if char.isalnum()]
    if not 2 <= len(letters) <= _LONGEST_SHORT or not letters[0].isupper():
        return False
    return sum(char.isupper() for char in letters) > 1 or (len(letters) > 3 and short.isalpha())


def _bare(short: str) -> str:
    short = short.strip()
    # "TRQs": the plural is not one of the letters.
    return short[:-1] if re.fullmatch(r"[A-ZÁÉÍÓÚÑ]{2,}s", short) else short


def _letters(short: str) -> str:
    return compact(_bare(short))


def _folded(words: Sequence[re.Match[str]]) -> tuple[str, ...]:
    return tuple(compact(word.group()) for word in words)


def _explained(short: str, before: str, *, foreign: bool, capitalised: bool = False) -> Iterator[Acronym]:
    """Explain an acronym by the words that stand before it."""
    if not _is_short(short):
        return
    borders = list(_BORDER.finditer(before))
    start = borders[-1].end() if borders else 0
    words = list(_WORD.finditer(before, start))
    long = _by_initials(_letters(short), words, strict=capitalised or _bare(short)[1:].islower())
    if long is None:
        long = _by_capitals(words, before) if foreign else None
        long = long or _by_any_order(_letters(short), words)
    if long is None:
        return
    if capitalised and not all(
        word.group()[0].isupper() for word in long if fold(word.group()) not in _FUNCTION_WORDS
    ):
        return
    if compact(short) not in _folded(long):
        yield Acronym(_bare(short), before[long[0].start() : long[-1].end()])


def _by_initials(letters: str, words: list[re.Match[str]], *, strict: bool) -> list[re.Match[str]] | None:
    """Find the words at the end of which every letter stands: the fewest skipped, then the fewest words."""
    best: tuple[int, int] | None = None
    for count in range(2, min(len(words), len(letters) + _MOST_EXTRA) + 1):
        stretch = words[-count:]
        first = fold(stretch[0].group())
        if not first.startswith(letters[0]) or first in _FUNCTION_WORDS:
            continue
        skipped = _skipped(letters, _folded(stretch))
        if skipped is not None and not (strict and skipped) and (best is None or (skipped, count) < best):
            best = skipped, count
    return words[-best[1] :] if best else None


@lru_cache(maxsize=1024)
def _skipped(letters: str, words: tuple[str, ...]) -> int | None:
    """Count the content words that explain no letter; None where the words do not explain all letters.

    One word for three letters may be skipped ("Estados Unidos" in "T-MEC"), never the first.
    """
    # By how many letters are explained: the fewest words skipped so far.
    fewest = {0: 0}
    for at, word in enumerate(words):
        following: dict[int, int] = {}
        for done, skipped in fewest.items():
            taken = 0
            while taken < len(word) and done + taken < len(letters) and word[taken] == letters[done + taken]:
                taken += 1
                following[done + taken] = min(following.get(done + taken, skipped), skipped)
            if at:
                passed = skipped + (word not in _FUNCTION_WORDS and not word.isdigit())
                following[done] = min(following.get(done, passed), passed)
        fewest = following
    skipped_at_end = fewest.get(len(letters))
    return None if skipped_at_end is None or skipped_at_end > len(letters) // 3 else skipped_at_end


def _by_any_order(letters: str, words: list[re.Match[str]]) -> list[re.Match[str]] | None:
    """Find the capitalised words whose initials are the letters in another order."""
    taken: list[str] = []
    for count, word in enumerate(reversed(words), start=1):
        if word.group()[0].isupper():
            taken.append(fold(word.group())[0])
        elif fold(word.group()) not in _FUNCTION_WORDS:
            return None
        if len(taken) == len(letters):
            return words[-count:] if len(letters) > 2 and sorted(taken) == sorted(letters) else None
    return None


def _by_capitals(words: list[re.Match[str]], text: str) -> list[re.Match[str]] | None:
    """Take the capitalised words at the end, with the function words between them."""
    start = len(words)
    listed = False
    for at in range(len(words) - 1, -1, -1):
        word = words[at].group()
        # A comma separates things, unless the name itself lists them ("… México, Estados Unidos y Canadá").
        if "," in text[words[at].end() :][:1] and not listed:
            break
        if word[0].isupper() and fold(word) not in _FUNCTION_WORDS:
            start = at
        elif fold(word) not in _FUNCTION_WORDS or word == "s":
            break
        listed |= word in ("y", "e", "and")
    return words[start:] if len(words) - start > 1 else None
