"""What two statements of a date, an amount or a name say, compared without regard to how they are written."""

import re
from dataclasses import dataclass

from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.mentions import MentionKind, find_mentions
from index.release import Language

COMPARABLE = (MentionKind.TIME, MentionKind.QUANTITY, MentionKind.NAME)

_MONTHS = {
    name: month
    for names in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "january february march april may june july august september october november december",
    )
    for month, name in enumerate(names.split(), start=1)
} | {"setiembre": 9}
# "mil millones" and "billion" are one scale; a Spanish "billón" is an English trillion.
_SCALES = {
    Language.ES: {"mil": 3, "millon": 6, "millones": 6, "billon": 12, "billones": 12},
    Language.EN: {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[$€£%]")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ORDINALS = re.compile(r"(?<=\d)(?:st|nd|rd|th|ro|er)\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """What the highlighted words state.

    Attributes:
        values: Day, month ("m5") and clock numbers of a time, the amounts of a quantity, the words of a name.
        years: The years of a time, apart: a date may be given with its year or without.
        unit: What a quantity counts, folded; empty for the rest.
    """

    kind: MentionKind
    values: frozenset[str]
    years: frozenset[str]
    unit: frozenset[str]


def figure(sentence: str, span: tuple[int, int], language: Language) -> Figure | None:
    """Read what stands at `span`; None where it is no date, amount or name, or says none exactly.

    A weekday alone or "a few" is nothing that another release could contradict.
    """
    kind = _kind(sentence, span, language)
    if kind is None:
        return None
    text = _ORDINALS.sub("", fold(sentence[span[0] : span[1]]))
    words = _WORD.findall(text)
    content = [word for word in words if word not in FUNCTION_WORDS[language]]
    if kind is MentionKind.NAME:
        return Figure(kind, frozenset(content), frozenset(), frozenset()) if content else None
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    if kind is MentionKind.TIME:
        years = frozenset(number for number in numbers if _YEAR.match(number))
        days = {number.lstrip("0") for number in numbers if number not in years}
        months = {f"m{_MONTHS[word]}" for word in words if word in _MONTHS}
        return Figure(kind, frozenset(days | months), years, frozenset()) if days | months else None
    scales = _SCALES[language]
    power = sum(scales[word] for word in words if word in scales)
    unit = frozenset(word for word in content if word not in scales and not _NUMBER.fullmatch(word))
    values = frozenset(_amount(number, power, language) for number in numbers)
    return Figure(kind, values, frozenset(), unit) if values else None


def comparable(one: Figure, other: Figure) -> bool:
    """Whether both state the same sort of thing: the same unit, no two different years."""
    if one.kind is not other.kind:
        return False
    if one.kind is MentionKind.QUANTITY:
        return one.unit == other.unit or not one.unit.isdisjoint(other.unit)
    return not (one.years and other.years and one.years.isdisjoint(other.years))


def same(one: Figure, other: Figure) -> bool:
    """Whether they agree: one may say more than the other ("4 de mayo", "lunes 4 de mayo a las 10")."""
    return one.values <= other.values or other.values <= one.values


def _kind(sentence: str, span: tuple[int, int], language: Language) -> MentionKind | None:
    overlaps = {
        mention: min(mention.end, span[1]) - max(mention.start, span[0])
        for mention in find_mentions(sentence, language)
        if mention.kind in COMPARABLE
    }
    best = max(overlaps, key=lambda mention: overlaps[mention], default=None)
    return best.kind if best is not None and overlaps[best] > 0 else None


def _amount(number: str, power: int, language: Language) -> str:
    """The number in plain digits, times ten to the power, without needless zeros."""
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number)
    digits = re.sub(r"[.,]", "" if grouped else ".", number)
    whole, _, part = digits.partition(".")
    part = part.replace(".", "").rstrip("0")
    shifted = whole + part[:power].ljust(power, "0")
    rest = part[power:]
    return (shifted.lstrip("0") or "0") + (f".{rest}" if rest else "")
