"""Other ways to write what a question names: acronyms, their expansions, names as each language has them.

Full-text search takes any of them for the words asked. A form of several words has to be found as a phrase:
"unidos" alone is not the country.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.lexical import term
from index.release import Language
from index.translations import translations


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What a stretch of the words asked may be called in releases.

    Attributes:
        start: The first of the words, counted in what `index.lexical.words` makes of the question.
        end: Where they stop, exclusive.
        forms: Each with the language of the releases that write it so: terms of that language, as
            `index.lexical.terms` makes them, with single spaces between them.
        whole: Whether the words mean this and nothing else, so that none of them is to be sought alone.
    """

    start: int
    end: int
    forms: tuple[tuple[Language, str], ...]
    whole: bool


def groups(
    asked: Sequence[str], asked_in: Language, target: Language, found: Sequence[Alternatives]
) -> list[tuple[str, ...]]:
    """Lay out what to search for in the releases of one language: of each group, one will do.

    Args:
        asked: The words of the question, as `index.lexical.words` makes them.
        found: What `index.names.find_names` and `Catalogue.expansions` found in them.

    Returns:
        Groups of terms and phrases (terms with a space between them), without repetition. Between double
        quotes each is an FTS5 string. Many words are the same in both languages, so across languages the
        word itself is one of its group.
    """
    hidden = {at for each in found if each.whole and each.end - each.start > 1 for at in _span(each)}
    laid_out: dict[tuple[str, ...], None] = {}
    for at, word in enumerate(asked):
        if at not in hidden:
            others = [
                form for each in found if _span(each) == range(at, at + 1) for form in _of(each, target)
            ]
            certain = any(each.whole and at in _span(each) for each in found)
            own = [term(word, target)] if certain else _translated(word, asked_in, target)
            laid_out[tuple(dict.fromkeys([*own, *others]))] = None
    for each in found:
        forms = _of(each, target)
        if each.end - each.start > 1 and forms:
            laid_out[tuple(dict.fromkeys(forms))] = None
    return list(laid_out)


def frequency(form: str, frequencies: Mapping[str, int]) -> int:
    """Tell in how many sentences a form occurs at most: as often as the rarest of its terms.

    Args:
        frequencies: In how many sentences single terms occur; those that occur nowhere may be missing.
    """
    return min(frequencies.get(name, 0) for name in form.split())


def _translated(word: str, asked_in: Language, target: Language) -> list[str]:
    own = term(word, target)
    if target is asked_in:
        return [own]
    return [own, *(other for other, _ in translations(term(word, asked_in), asked_in))]


def _span(each: Alternatives) -> range:
    return range(each.start, each.end)


def _of(each: Alternatives, target: Language) -> list[str]:
    return [form for language, form in each.forms if language is target]
