"""Names that Spanish and English write differently: "EE. UU." and "United States", "OTAN" and "NATO".

The table, `data/names.tsv`, is our own work, of general knowledge: what a press officer of either language
writes without spelling it out. It is read at the first call.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources

from index.alternatives import Alternatives
from index.lexical import terms, words
from index.release import Language

_COLUMNS = (Language.ES, Language.EN)


def find_names(asked: Sequence[str], language: Language) -> tuple[Alternatives, ...]:
    """Find the names of the table in the words of a question.

    Args:
        asked: The words, as `index.lexical.words` makes them.
        language: The language of the question; "EU" is the country in Spanish and the union in English.

    Returns:
        One for each name found, in their order, the longest where several begin; none overlap. Their forms
        are those of both languages.
    """
    names, longest = _names()
    found: list[Alternatives] = []
    start = 0
    while start < len(asked):
        for end in range(min(len(asked), start + longest), start, -1):
            forms = names[language].get(" ".join(asked[start:end]))
            if forms is not None:
                found.append(Alternatives(start, end, forms, whole=True))
                start = end
                break
        else:
            start += 1
    return tuple(found)


@cache
def _names() -> tuple[dict[Language, dict[str, tuple[tuple[Language, str], ...]]], int]:
    """Read the table: its forms as words of each language, with all forms of the same name as terms.

    Returns:
        That, and the number of words of the longest form.
    """
    names: dict[Language, dict[str, tuple[tuple[Language, str], ...]]] = {each: {} for each in _COLUMNS}
    table = resources.files("index").joinpath("data/names.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        row = [
            (language, form)
            for language, cell in zip(_COLUMNS, line.split("\t"), strict=True)
            for form in cell.split("|")
        ]
        forms = tuple(dict.fromkeys((language, " ".join(terms(form, language))) for language, form in row))
        for language, form in row:
            names[language][" ".join(words(form, language))] = forms
    return names, max(len(form.split()) for each in names.values() for form in each)
