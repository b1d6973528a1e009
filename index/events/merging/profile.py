"""The words by which an announcement is recognised when another release tells of the same event.

Words of the two languages meet by their keys: a word has its stem in its own language, what it would be in
English as it stands (names mostly), and, if Spanish, its likely English translations. Names that the two
languages write differently ("EE. UU.", "U.S.") have one key of their own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.events.announcement import Announcement
from index.events.merging.generic_words import (
    NOT_COUNTED,
    calendar_names,
    is_generic,
    is_head,
    is_occasion,
    is_several,
    ordinal,
    sort,
)
from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.lexical import term, words
from index.names import find_names
from index.release import Language
from index.translations import translations
from index.vocabulary import is_common

_GENERIC, _COMMON, _NAME = 0.2, 1.0, 1.5
"""How much a shared word tells; chosen by hand."""
_LIKELY = 0.15
"""Probability from which a translation counts as the same word."""
_CAPITALISED = re.compile(r"[^\W\d_][^\W_]*")
_STOP = re.compile(r"[^\s\w&'’-]+")
_AND = frozenset({"y", "e", "and"})
_IN = r"(?:\ben|\bin|\bat)\s+(?:(?:el|la|los|las|the)\s+)?"
_ROMAN = re.compile(r"\b(?=[IVXL])(X{0,3}L?X{0,3})(IX|IV|V?I{0,3})\b(?=\s+[^\W\d_])")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a name of several.

    Attributes:
        keys: Two words that share one mean the same.
        weight: How much it tells about which event is meant.
    """

    keys: frozenset[str]
    weight: float

    @property
    def distinctive(self) -> bool:
        """Whether it fits few events only."""
        return self.weight >= _COMMON

    @property
    def is_name(self) -> bool:
        """Whether it is no word of common use."""
        return self.weight >= _NAME


Name = tuple[Word, ...]
"""A full name, all words of it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an announcement is recognised by.

    Attributes:
        topic: The distinctive words of what it announces; where that has none, of who takes part.
        bare: Whether the topic is of who takes part.
        who: The distinctive words of who takes part.
        where: The distinctive words of the place.
        place: The place, folded, without an article in front.
        numbers: The edition and the year in what it announces, in digits: "10.ª cumbre", "Foro 2026".
        sorts: Whether it is told to be a regular one, or a special one: "sesión extraordinaria".
        several: Whether several are announced together: "reuniones", "listening sessions".
        named: Whether what it announces has a name: two distinctive words or more, capitalised.
    """

    topic: tuple[Word, ...]
    bare: bool
    who: tuple[Word, ...]
    where: tuple[Word, ...]
    place: str
    numbers: frozenset[str]
    sorts: frozenset[str]
    several: bool
    named: bool
    takes_up: bool
    """Whether it says what is held: "el encuentro", unlike "estará en Madrid"."""
    names: tuple[Name, ...]
    """The full names, in capitals, of groups and talks in what it announces and who takes part."""
    own_names: tuple[Name, ...]
    """Those in what it announces."""
    keys: frozenset[str]
    """Of all of its distinctive words."""
    where_keys: frozenset[str]
    """Of those of the place."""
    all_keys: frozenset[str]
    """Of all words of what it announces and who takes part, generic ones too."""


def profile(announcement: Announcement, reword: Callable[[str], str] = str) -> Profile:
    """Take from an announcement what it is recognised by.

    Args:
        reword: What to make of its texts before.
    """
    what, who, where = (
        reword(text or "") for text in (announcement.what, announcement.who, announcement.where)
    )
    return _profile(what, who, where, announcement.citation.language)


def context(announcement: Announcement) -> tuple[Word, ...]:
    """Give the words of the whole sentence and of the title."""
    cited = announcement.citation
    return _context(cited.text, cited.title, cited.language)


@lru_cache(maxsize=1024)
def _context(text: str, title: str, language: Language) -> tuple[Word, ...]:
    return (*_words(text, language)[0], *_words(title, language)[0])


def names_around(announcement: Announcement) -> tuple[Name, ...]:
    """Give the full names of groups and talks in the whole sentence and in the title."""
    cited = announcement.citation
    return _names_around(cited.text, cited.title, cited.language)


@lru_cache(maxsize=1024)
def _names_around(text: str, title: str, language: Language) -> tuple[Name, ...]:
    return (*_full_names(text, language), *_full_names(title, language))


@lru_cache(maxsize=32_768)
def _profile(what: str, who: str, where: str, language: Language) -> Profile:
    of_what, numbers = _words(_without_place(what, where), language)
    all_who, all_where = (_words(text, language)[0] for text in (who, where))
    of_who, of_where = distinctive(all_who), distinctive(all_where)
    topic = distinctive(of_what)
    told = topic or of_who
    own_names = tuple(_full_names(what, language))
    in_what = words(what, language)
    where_keys = keys_of(of_where)
    return Profile(
        told,
        not topic,
        of_who,
        of_where,
        _place(where, language),
        numbers,
        frozenset(found for word in in_what if (found := sort(word)) is not None),
        _several(in_what, language),
        sum(1 for each in _capitals(what) if not is_generic(fold(each), language)) > 1,
        any(is_occasion(word, language) for word in in_what),
        tuple(dict.fromkeys((*own_names, *_full_names(who, language)))),
        own_names,
        where_keys | keys_of((*topic, *of_who)),
        where_keys,
        keys_of((*of_what, *all_who)),
    )


def keys_of(found: Iterable[Word]) -> frozenset[str]:
    """Give the keys of words."""
    return frozenset(key for word in found for key in word.keys)


def _words(text: str, language: Language) -> tuple[list[Word], frozenset[str]]:
    """Make the words of a text, without its dates and numbers; and the numbers that are not of dates."""
    found = words(text, language)
    capitals = {fold(each) for each in _capitals(text)} if not text.isupper() else set()
    romans = {fold(match.group()): str(_value(match.group())) for match in _ROMAN.finditer(text)}
    names = {at: name for name in find_names(found, language) for at in range(name.start, name.end)}
    made: list[Word] = []
    numbers: set[str] = set()
    for at, word in enumerate(found):
        name = names.get(at)
        if name is not None:
            if at == name.start:
                made.append(Word(frozenset({f"name:{name.forms[0][1]}"}), _NAME))
        elif word in romans:
            numbers.add(romans[word])
        elif word.isdigit():
            if not _is_of_date(found, at):
                numbers.add(str(int(word)))
        elif (count := ordinal(word)) is not None:
            if found[at + 1 : at + 2] and found[at + 1] not in NOT_COUNTED:
                numbers.add(count)
        elif word not in calendar_names() and word not in ("er", "st", "nd", "rd", "th"):
            made.append(_word(word, language, word in capitals))
    return made, frozenset(numbers)


def distinctive(found: Iterable[Word]) -> tuple[Word, ...]:
    """Give those words that fit few events only, each once."""
    return tuple(dict.fromkeys(word for word in found if word.distinctive))


def _without_place(what: str, where: str) -> str:
    """Leave out where it is held: of "meet in Lima", not of "trip to Lima"."""
    return re.sub(_IN + re.escape(where), " ", what, flags=re.IGNORECASE) if where else what


def _full_names(text: str, language: Language) -> Iterator[Name]:
    """Find "Comisión de Puertos", "Committee on Water": capitals, function words between them, and a head."""
    for part in _STOP.split(text):
        run: list[str] = []
        for word, after in pairwise([*part.split(), "", ""]):
            joins = run and fold(word) in FUNCTION_WORDS[language]
            if joins and fold(word) in _AND and not after[:1].isupper():
                joins = False  # "the Port Commission and the Navy"
            if word[:1].isupper() or joins:
                run.append(word)
                continue
            made = tuple(_words(" ".join(run), language)[0]) if len(run) > 1 else ()
            if any(each.distinctive for each in made) and any(is_head(fold(each), language) for each in run):
                yield made
            run = []


def _capitals(text: str) -> list[str]:
    return [word for word in _CAPITALISED.findall(text) if word[0].isupper()]


def _several(found: Sequence[str], language: Language) -> bool:
    """Tell by the first word that says what is held."""
    for word in found:
        if is_several(word, language):
            return True
        if is_occasion(word, language):
            return False
    return False


def _is_of_date(found: Sequence[str], at: int) -> bool:
    """Tell whether a number stands beside the name of a month: "23 de enero", "January 23"."""
    return any(word in calendar_names() for word in (*found[at + 1 : at + 2], *found[max(0, at - 2) : at]))


@lru_cache(maxsize=32_768)
def _word(word: str, language: Language, capital: bool) -> Word:
    weight = _NAME if capital and not is_common(word) else _COMMON
    if is_generic(word, language):
        weight = _GENERIC
    return Word(frozenset(_keys(word, language)), weight)


def _keys(word: str, language: Language) -> Iterator[str]:
    yield term(word, Language.EN)
    if language is Language.ES:
        stem = term(word, language)
        yield f"es:{stem}"
        for other, probability in translations(stem, language):
            if probability >= _LIKELY:
                yield other


def _place(where: str, language: Language) -> str:
    found = fold(where).split()
    while found and found[0] in FUNCTION_WORDS[language]:
        found.pop(0)
    return " ".join(found).strip(" .,")


def _value(roman: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in roman]
    following = [*digits[1:], 0]
    return sum(-one if one < other else one for one, other in zip(digits, following, strict=True))
