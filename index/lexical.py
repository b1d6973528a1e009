"""Terms of full-text search: Snowball stems, accents folded, the same for text and question.

Careless typing is the rule in a chat, so a term must not depend on accents: "reunion ministerial" has to
find "Reunión Ministerial". The Spanish stemmer, however, knows some suffixes by their accents ("-ía",
"-ió", "-ará"). Words are therefore folded first, and the accents of the commonest of those endings are put
back before the stemmer sees them. What a term is thus depends on the folded word alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import local

import Stemmer

from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.release import Language

_SNOWBALL = {Language.ES: "spanish", Language.EN: "english"}

# Letters and digits; initialisms however they are spaced, dotted or hyphened ("EE. UU.", "U. S.", "T-MEC",
# "G-7" and "G7"); and, apart from their number, letters that are written with or without a space or hyphen
# before it ("COP27", "COVID-19"). "us" is the country after an article and in "us-mexico".
_TOKEN = re.compile(
    r"""
    (?P<plural>  (?P<double>[^\W\d_])(?P=double)(?:\.\s?|\s)(?P<other>[^\W\d_])(?P=other)\b\.? )
  | (?P<dotted>  (?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.? | (?:[^\W\d_]\.){2,}
               | (?:[A-ZÁÉÍÓÚÑ]\.\s)+[A-ZÁÉÍÓÚÑ]\. | [ap]\.\sm\.
               | (?<=[Tt]he\s)us\b | \bus(?=-[^\W\d_]) )
  | (?P<hyphen>  (?<!['’])\b[^\W\d_]-(?:\d{1,3}[^\W\d_]?(?![\w-]) | [^\W\d_]{3,}) )
  | (?P<number>  \d+(?:[.,]\d+)* ) (?:(?:st|nd|rd|th|[ºª]|er|[rdtvmn][oa])\b)?
  | (?P<word>    [^\W\d_]{2,}(?=\d) | [^\W_]+ )
    """,
    re.VERBOSE,
)
_KINDS = ("word", "number", "dotted", "hyphen", "plural")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_ACCENTED_ENDINGS = re.compile(r"(?<=[ai])ra(?=n?$)|ia(?=(?:s|n|mos)?$)|io$")
_ACCENTS = {"ra": "rá", "ia": "ía", "io": "ió"}

# A Snowball stemmer keeps its working memory in the object, so each thread has its own.
_stemmers = local()


def terms(text: str, language: Language) -> list[str]:
    """Break `text` into the terms that are indexed and searched, in their order, repeated as in the text.

    Function words are left out. A number is one term, without its thousand marks.
    """
    return [term(word, language) for word in words(text, language)]


def words(text: str, language: Language) -> list[str]:
    """Break `text` into folded words and numbers, without the function words of its language."""
    return [
        word
        for token, surely_content in _tokens(text)
        # A letter may fold to nothing (a lone mark) or to several words (the ligature "ﷺ").
        for word in token.split()
        if surely_content or word not in FUNCTION_WORDS[language]
    ]


def term(word: str, language: Language) -> str:
    """Make the term of a folded word: its stem, or the number itself."""
    return word if word[0].isdigit() else _stem(word, language)


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Yield folded tokens, and whether each is certainly no function word ("US" is not "us")."""
    for match in _TOKEN.finditer(text):
        kind = next(name for name in _KINDS if match[name])
        token = match[kind]
        if kind == "number":
            yield number(token), True
        elif kind == "word":
            yield fold(token), len(token) > 1 and token.isupper() and not text.isupper()
        else:
            yield fold(re.sub(r"[.\s-]", "", token)), True


def number(token: str) -> str:
    """Make the word of a number as written in digits: without thousand marks, with a decimal point."""
    if _THOUSANDS.fullmatch(token):
        return re.sub(r"[.,]", "", token)
    return token.replace(",", ".")


@lru_cache(maxsize=65_536)
def _stem(word: str, language: Language) -> str:
    if language is Language.ES:
        word = _ACCENTED_ENDINGS.sub(lambda ending: _ACCENTS[ending.group()], word)
    return fold(_stemmer(language).stemWord(word))


def _stemmer(language: Language) -> Stemmer.Stemmer:
    if not hasattr(_stemmers, language):
        setattr(_stemmers, language, Stemmer.Stemmer(_SNOWBALL[language]))
    stemmer: Stemmer.Stemmer = getattr(_stemmers, language)
    return stemmer
