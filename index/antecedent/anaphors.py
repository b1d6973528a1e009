"""Whether a sentence leans on what stands before it, and on what.

"She will travel on Monday", "Dicha reunión durará dos días", "Viajará el lunes": who or what it is about is
told by an earlier sentence. Only the subject is looked for, past the openings that press prose is fond of
("Asimismo,", "On Tuesday,", "Este jueves"); a pronoun elsewhere mostly has its name in the same sentence.
Where the forms leave doubt the sentence counts as standing alone.
"""

import re
from dataclasses import dataclass

from index.antecedent.naming import WORD, Noun, names_person, nouns
from index.antecedent.omitted import omitted
from index.antecedent.referent import Referent
from index.antecedent.subjects import Subjects, subjects
from index.folding import fold
from index.release import Language


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What a sentence leans on.

    Attributes:
        noun: The noun, folded, by which it takes it up ("reunion" for "dicha reunión"); None for a pronoun or
            a verb alone.
        near: Whether it is a demonstrative, which mostly takes up the sentence directly before.
    """

    referent: Referent
    noun: str | None = None
    near: bool = False


_SORTS = {Noun.PERSON: Referent.PERSON, Noun.PEOPLE: Referent.PEOPLE, Noun.BODY: Referent.BODY}
_QUOTE = re.compile(r"[“«\"]([^”»\"]*)(?:[”»\"]|$)")
# A quotation of fewer words is a name or a single expression rather than something that was said.
_SPOKEN_WORDS = 5
# How far into a sentence an opening such as "On Tuesday, at the request of the council," may reach, in words.
_OPENING = 25
# How gerunds end: "Speaking in Lima," and "Al término, recordando la fecha,".
_DOING = ("ing", "ando", "endo")
_MARKS = "“«\"‘”»’'-–—•*·¡¿( "


def anaphor(sentence: str, language: Language) -> Anaphor | None:
    """Tell what the sentence leans on; None where it can be understood alone."""
    spoken = _spoken(sentence, language)
    if spoken is not None:
        return Anaphor(Referent.SPEAKER) if spoken else None
    known = subjects(language)
    words = WORD.findall(sentence.lstrip(_MARKS))
    start = _subject_at(words, known)
    found = _pronoun(words[start:], known) or _noun(words[start:], language, known)
    if found is None and language is Language.ES and (referent := omitted(words[start:])) is not None:
        found = Anaphor(referent)
    if found is None and known.connective_words(words):
        found = _demonstrative(words[start:], language, known)
    opening = " ".join(words[:start])
    if found and found.referent is Referent.PERSON and names_person(opening, language):
        return None
    return found


def _spoken(sentence: str, language: Language) -> bool | None:
    """Whether it is a quotation without its speaker; None where it is no quotation."""
    text = sentence.strip()
    quote = _QUOTE.match(text)
    if quote is None:
        # The end of a quotation that began in an earlier sentence.
        open_before = text.count("”") + text.count("»") > text.count("“") + text.count("«")
        return (not names_person(re.split("[”»]", text)[-1], language)) if open_before else None
    behind = text[quote.end() :].strip(" .")
    goes_on = not behind or behind[0] in ",;" or quote[1][-1:] in {",", ".", "?", "!"}
    if len(quote[1].split()) < _SPOKEN_WORDS or not goes_on:
        return None
    return not names_person(text[quote.end() :], language)


def _subject_at(words: list[str], known: Subjects) -> int:
    """Where the subject stands, behind connectives, times and one prepositional opening."""
    start = 0
    opened = False
    while start < len(words):
        skipped = known.connective_words(words[start:]) or known.time_words(words[start:])
        begins = fold(words[start])
        if not skipped and not opened and (begins in known.prepositions or begins.endswith(_DOING)):
            skipped = _opening_words(words[start:])
            opened = True
        if not skipped:
            break
        start += skipped
        if start < len(words) and words[start] == ",":
            start += 1
    return start


def _opening_words(words: list[str]) -> int:
    """How many words go before the comma that ends an opening; 0 where there is none."""
    for place, word in enumerate(words[:_OPENING]):
        following = words[place + 1 : place + 3]
        # "May 4, 2026," and "in Lima, Peru," go on behind their first comma.
        inner = bool(following) and (
            following[0].isdigit() or (following[0][0].isupper() and following[1:] == [","])
        )
        if word == "," and not inner:
            return place + 1
    return 0


def _pronoun(words: list[str], known: Subjects) -> Anaphor | None:
    if not words:
        return None
    first, second = words[0].lower(), (words[1] if len(words) > 1 else "")
    if first in known.speaker and second != ",":
        return Anaphor(Referent.SPEAKER)
    if first in known.person:
        return Anaphor(Referent.PERSON)
    # "Both Chile and Peru", "its" before a name: what is meant is named here.
    if first in known.people and not second[:1].isupper():
        return Anaphor(Referent.PEOPLE)
    if first in known.thing and not known.expletive.match(" ".join(words).lower()):
        return Anaphor(Referent.THING, near=True)
    return None


def _noun(words: list[str], language: Language, known: Subjects) -> Anaphor | None:
    """A demonstrative or definite article and its noun, at the head of `words`."""
    if len(words) < 2:
        return None
    first, listed = words[0].lower(), nouns(language)
    demonstrative = first in known.demonstratives
    rest = words[1:]
    if first in known.articles and fold(rest[0]) in known.again:  # "la citada reunión", "the said plan"
        demonstrative, rest = True, rest[1:]
    if not demonstrative and first not in known.articles:
        return None
    head = next((place for place, word in enumerate(rest[:3]) if fold(word) in listed), None)
    if demonstrative:
        if head is None:
            alone = rest and rest[0].islower()
            return Anaphor(Referent.THING, near=True) if alone and fold(rest[0]) not in known.who else None
        noun = fold(rest[head])
        return Anaphor(_SORTS.get(listed[noun], Referent.THING), noun, near=True)
    if head is None or any(word[0].isupper() and fold(word) not in known.ranks for word in rest[:head]):
        return None
    noun, behind = fold(rest[head]), rest[head + 1 :]
    if not known.bare(behind):
        return None
    return Anaphor(_SORTS.get(listed[noun], Referent.THING), noun)


def _demonstrative(words: list[str], language: Language, known: Subjects) -> Anaphor | None:
    """Behind a connective or opening, which ties the sentence to another already, "esta cita" anywhere."""
    listed = nouns(language)
    for place, word in enumerate(words[:-1]):
        if word.lower() in known.demonstratives and fold(words[place + 1]) in listed:
            noun = fold(words[place + 1])
            return Anaphor(_SORTS.get(listed[noun], Referent.THING), noun, near=True)
    return None
