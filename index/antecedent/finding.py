"""Which earlier sentence tells what a sentence that cannot be understood alone is about.

`index/antecedent/anaphors.py` tells whether it leans on another and on what; here the nearest sentence before
it is looked for that names such a thing. Where none does, none is shown: a wrong context misleads more than
none.
"""

from collections.abc import Sequence

from index.antecedent.anaphors import Anaphor, anaphor
from index.antecedent.naming import Noun, count_names, names_person, nouns, takes_up
from index.antecedent.referent import Referent
from index.folding import fold
from index.release import Language

REACH = 3
"""Sentences looked back at: beyond that, who "she" is has mostly been told anew."""

_SAYING = {
    Language.ES: "dij afirm senal explic declar anunci destac subray asegur expres manifest indic agreg anad"
    " coment sostuv puntualiz inform record pid",
    Language.EN: "said say stat told declar announc explain add not remark stress underscor argu warn",
}


def leans(sentence: str, language: Language) -> bool:
    """Tell whether the sentence cannot be understood without one before it."""
    return anaphor(sentence, language) is not None


def antecedent(sentence: str, before: Sequence[str], language: Language) -> int | None:
    """Find the sentence that names what this one is about.

    Args:
        before: The sentences before it in the same release, nearest first, none from beyond a heading; at
            most `REACH` of them are looked at.

    Returns:
        An index into `before` (0 is directly before), or None where the sentence can be understood alone or
        none of them names what it leans on.
    """
    wanted = anaphor(sentence, language)
    if wanted is None:
        return None
    for place, earlier in enumerate(before[:REACH]):
        own = anaphor(earlier, language)
        if own is not None and _leans_alike(own, wanted):
            continue
        if _names(earlier, own, wanted, language, place):
            return place
    return None


def _leans_alike(own: Anaphor, wanted: Anaphor) -> bool:
    """Whether an earlier sentence leans on the very thing that is looked for, and so does not name it."""
    if own.referent is not wanted.referent:
        # Who speaks in a quotation is not among those it speaks of.
        return own.referent is Referent.SPEAKER and wanted.referent is not Referent.THING
    # A role is as little a name as "she" is; of things, two nouns are two things.
    return wanted.referent is not Referent.THING or None in (own.noun, wanted.noun) or own.noun == wanted.noun


def _names(earlier: str, own: Anaphor | None, wanted: Anaphor, language: Language, place: int) -> bool:
    match wanted.referent:
        case Referent.PERSON:
            return names_person(earlier, language)
        case Referent.PEOPLE:
            return count_names(earlier) > 1 or _holds(earlier, Noun.PEOPLE, language)
        case Referent.BODY:
            return count_names(earlier) > 0
        case Referent.SPEAKER:
            return names_person(earlier, language) and _tells_saying(earlier, language)
        case Referent.THING:
            if wanted.noun is not None and _same_sort(earlier, wanted.noun, language):
                return True
            near = wanted.near or wanted.noun is None
            return near and place == 0 and own is None and _names_something(earlier, language)


def _holds(sentence: str, sort: Noun, language: Language) -> bool:
    listed = nouns(language)
    return any(listed[word] is sort for word in takes_up(sentence, language))


def _same_sort(sentence: str, noun: str, language: Language) -> bool:
    """Whether the sentence holds the noun or another of its sort: what was a summit may become a meeting."""
    return _holds(sentence, nouns(language)[noun], language)


def _names_something(sentence: str, language: Language) -> bool:
    return count_names(sentence) > 0 or bool(takes_up(sentence, language))


def _tells_saying(sentence: str, language: Language) -> bool:
    stems = tuple(_SAYING[language].split())
    return sentence.rstrip().endswith(":") or any(fold(word).startswith(stems) for word in sentence.split())
