"""Which of the two languages a text is written in.

Langdetect's own detector wants long, careful prose and samples at random; a question is short, often without
accents, and full of names of the other language. So the evidence is read directly, word by word, as log-odds
(natural logarithm, above zero for Spanish), with no chance in it:

- a word of the vocabulary counts what `data/language_words.tsv` says. Those log-odds are learned by
  `training/language_profiles.py` from parallel sentences, lower-case words only, so that names stay out:
  Tatoeba (CC BY 2.0 FR), Europarl (free of known copyright restrictions), texts of US government and civic
  sites (public domain, CC0, MIT, BSD, Apache), TICO-19 (CC0), OpenStax textbooks (CC BY 4.0); for words these
  lack, White House releases (US federal works) with a machine translation by Apertium;
- any other word counts how much likelier its letters are in Spanish than in English, by the character
  n-grams of langdetect's own two profiles (Apache-2.0), but never much: it is probably a name;
- a word that is written as a name, or stands in one, counts for a fraction, for names cross languages;
- inverted marks and Spanish accents count on top. Elsewhere accents are folded away, since the careless
  writer leaves them out.

Letters alone never decide: without a word of the vocabulary the text is names, numbers or noise, and the
chat's language stands. The evidence (a quarter of a megabyte) is read at the first call.
"""

import json
import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from index.folding import fold
from index.release import Language

# Round figures chosen by hand; the results of benchmarks/language.py change little around them.
_VOCABULARY_LIMIT = 8.0
"""What the surest word can count: about what the commonest articles and prepositions reach."""
_LETTERS_LIMIT = 1.5
"""What a word outside the vocabulary can count."""
_LETTERS_WEIGHT = 0.5
"""Neighbouring n-grams are not independent, and their sum is surer than it should be."""
_NAME_WEIGHT = 0.25
_FIRST_NAME_WEIGHT = 0.5
"""For a capital at the head of the text, which may be a name's or only the sentence's."""
_ACCENT = 2.0
_INVERTED_MARK = 8.0
_DOUBT = 0.5
"""Log-odds below which the chat's language decides."""
_LONE_DOUBT = 2.0
"""The same for a single word: "no" and "hotel" are at home in both languages."""
_SMOOTHING = 20_000
"""Pseudo-count that a shorter n-gram lends to a longer one; a profile counts tens of millions of letters."""

_HEAD = 2_000
"""Characters that are read: enough, in a bounded time, and some releases repeat themselves in the other
language further down."""
_SHOUT = 4
"""So many words, all with a capital, are more than a name."""

_NOT_LANGUAGE = re.compile(r"(?<!\S)(?:[/@#]\w\S*|https?:\S*|www\.\S*|\S+@\S+)")
"""Commands, mentions, hashtags and addresses."""
_PARTICLES = frozenset(("de", "del", "la", "las", "los"))
"""Of Spanish names, as written within them."""
_TOKEN = re.compile(r"[^\W\d_]+")
_SPANISH_ACCENTS = frozenset("áéíóúüñ")


def detect(text: str, *, default: Language) -> Language:
    """Says which language a question is written in.

    Args:
        text: What the user wrote; any length, with or without accents, capitals and punctuation.
        default: The chat's language, which settles doubt: no words, only names, a word of both languages.

    Returns:
        The language the evidence speaks for, or `default` where there is next to none.
    """
    score, doubt = _weigh(text)
    if abs(score) < doubt:
        return default
    return Language.ES if score > 0 else Language.EN


def detect_release(text: str) -> Language:
    """Says which language a whole release is written in, or opens in where it uses both.

    A text without any evidence, such as a table of figures, counts as Spanish.
    """
    return Language.ES if _weigh(text)[0] >= 0 else Language.EN


def tokens(text: str) -> list[str]:
    """Runs of letters of `text`, composed (NFC), as written: "don't" gives two."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


def _weigh(text: str) -> tuple[float, float]:
    """Log-odds of Spanish against English, and what they must reach to be believed."""
    text = _NOT_LANGUAGE.sub(" ", text[:_HEAD])
    found = tokens(text)
    evidence = _evidence()
    words = [fold(token) for token in found]
    names = _names(found)
    marked = "¿" in text or "¡" in text
    score = _INVERTED_MARK if marked else 0.0
    for position, (token, word) in enumerate(zip(found, words, strict=True)):
        odds = evidence.of(word)
        if names[position]:
            odds *= _NAME_WEIGHT if position else _FIRST_NAME_WEIGHT
        elif not _SPANISH_ACCENTS.isdisjoint(token.lower()):
            odds += _ACCENT
        score += odds
    if marked:
        return score, _DOUBT
    if not any(evidence.knows(word) for word in words):
        return score, math.inf
    return score, _DOUBT if len(words) > 1 else _LONE_DOUBT


def _names(found: list[str]) -> list[bool]:
    """Which tokens are written as names or, like the "de la" of "Ponce de la Fuente", stand inside one."""
    names = [token[0].isupper() for token in found]
    if all(names) and not 1 < len(found) < _SHOUT:
        # A capital on a lone word is the telephone's, and capitals throughout are a habit or a headline.
        return [False] * len(found)
    after = False
    for position in range(len(found) - 1, 0, -1):
        if found[position] in _PARTICLES:
            names[position] = after and _follows_name(found, position)
        after = names[position]
    return names


def _follows_name(found: list[str], position: int) -> bool:
    """Whether a token with a capital precedes, particles left out."""
    while position and found[position] in _PARTICLES:
        position -= 1
    return found[position][0].isupper()


@dataclass(frozen=True, slots=True)
class _Letters:
    """A language's letters: a Markov chain of order two over folded words, from a langdetect profile.

    Attributes:
        counts: How often each letter, pair and triple occurs; a space stands for the edge of a word.
        letters: The sum over single letters.
        words: How many words were counted.
    """

    counts: dict[str, int]
    letters: int
    words: int

    @classmethod
    def load(cls, language: Language) -> "_Letters":
        """Reads the profile that langdetect carries for the language."""
        # Found without importing langdetect, which would cost more than reading the profile.
        package = find_spec("langdetect")
        if package is None or not package.submodule_search_locations:
            raise ModuleNotFoundError("langdetect is not installed: its letter profiles are needed")
        profile = Path(package.submodule_search_locations[0]) / "profiles" / language.value
        counts: dict[str, int] = {}
        for gram, count in json.loads(profile.read_text(encoding="utf-8"))["freq"].items():
            folded = fold(gram)
            if folded.isascii():
                counts[folded] = counts.get(folded, 0) + count
        letters = sum(count for gram, count in counts.items() if len(gram) == 1)
        words = sum(count for gram, count in counts.items() if len(gram) == 2 and gram[0] == " ")
        return cls(counts, letters, words)

    def log_probability(self, word: str) -> float:
        """Of a folded word and the space that ends it; each order is smoothed with the one below."""
        count = self.counts.get
        edged = f" {word} "
        total = 0.0
        for end in range(1, len(edged)):
            letter, before = edged[end], edged[end - 1]
            single = (self.words if letter == " " else count(letter, 0) + 1) / (self.letters + self.words)
            pair = count(before + letter, 0)
            context = max(self.words if before == " " else count(before, 0), pair)
            likely = (pair + _SMOOTHING * single) / (context + _SMOOTHING)
            if end >= 2:
                triple = count(edged[end - 2 : end + 1], 0)
                # A profile drops rare n-grams, so a pair can be rarer in it than a triple that holds it.
                context = max(count(edged[end - 2 : end], 0), triple)
                likely = (triple + _SMOOTHING * likely) / (context + _SMOOTHING)
            total += math.log(likely)
        return total


class _Evidence:
    """What single words say; read once and not changed afterwards, so any thread may ask."""

    def __init__(self) -> None:
        table = Path(__file__).with_name("data") / "language_words.tsv"
        self._vocabulary: dict[str, float] = {}
        for line in table.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                log_odds, *words = line.split()
                self._vocabulary.update(dict.fromkeys(words, float(log_odds)))
        self._spanish, self._english = _Letters.load(Language.ES), _Letters.load(Language.EN)
        # Names come back again and again in the questions about one release.
        self._letters = lru_cache(maxsize=4096)(self._by_letters)

    def knows(self, word: str) -> bool:
        """Whether a folded word is in the vocabulary."""
        return word in self._vocabulary

    def of(self, word: str) -> float:
        """Log-odds of Spanish for a folded word."""
        known = self._vocabulary.get(word)
        if known is None:
            return self._letters(word)
        return max(-_VOCABULARY_LIMIT, min(_VOCABULARY_LIMIT, known))

    def _by_letters(self, word: str) -> float:
        if not word.isascii():
            return 0.0
        odds = self._spanish.log_probability(word) - self._english.log_probability(word)
        return max(-_LETTERS_LIMIT, min(_LETTERS_LIMIT, odds * _LETTERS_WEIGHT))


@cache
def _evidence() -> _Evidence:
    """Loads at first use. Two threads that come first together may both load the same; no harm is done."""
    return _Evidence()
