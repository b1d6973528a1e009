"""The closed word classes by which a question shows that it leans on another, in each language, folded."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.release import Language


@dataclass(frozen=True, slots=True)
class LeaningWords:
    """The words of one language.

    Attributes:
        openings: What ties a question to the one before, as runs of words, the longest first.
        subjects: Pronouns that stand for what was named before them.
        pronouns: Those that may stand for what is named behind them too.
        clitics: They do so right before a verb.
        nounless: Runs of words that stand for a noun left out ("el de", "one").
        nounless_at_end: Those that do so where no noun follows ("the next").
        expletive_before: Before these words "it" stands for nothing.
        articles: Definite ones, with demonstratives: what follows is taken as known.
    """

    openings: tuple[tuple[str, ...], ...]
    subjects: frozenset[str]
    pronouns: frozenset[str]
    clitics: frozenset[str]
    nounless: tuple[tuple[str, ...], ...]
    nounless_at_end: tuple[tuple[str, ...], ...]
    expletive_before: frozenset[str]
    articles: frozenset[str]


def _phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in listed.split(";")), key=len, reverse=True))


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SPANISH = LeaningWords(
    openings=_phrases(
        "y; e; pero; o; entonces; y entonces; y si; y que hay de; que hay de; y que hay con; y que pasa con"
        "; que pasa con; y que tal; que tal; y sobre; y en cuanto a; en cuanto a; y respecto a; ademas"
        "; y ademas; tambien; y tambien; ok y; vale y; bueno y; gracias y; ah y"
    ),
    # Without its accent "él" is the article.
    subjects=_set("ella ellos ellas"),
    pronouns=_set(
        "ello eso esto aquello ese esos esas su sus suyo suya alli ahi alla ambos ambas"
        " dicho dicha dichos dichas"
    ),
    clitics=_set("lo la los las le les"),
    nounless=_phrases("el de; la de; los de; las de; el del; la del; los del; las del"),
    nounless_at_end=_phrases(
        "el otro; la otra; los otros; las otras; los demas; las demas; el mismo; la misma; el primero"
        "; la primera; el segundo; la segunda; el ultimo; la ultima; el proximo; la proxima; el siguiente"
        "; la siguiente"
    ),
    expletive_before=frozenset(),
    articles=_set("el la los las ese esa esos esas este esta estos estas dicho dicha"),
)
_ENGLISH = LeaningWords(
    openings=_phrases(
        "and; but; or; so; then; and then; also; and also; what about; and what about; how about"
        "; and how about; ok and; okay and; thanks and; as for; and as for; and if; what if"
    ),
    subjects=_set("it he she they"),
    pronouns=_set("its him his her hers them their theirs itself"),
    clitics=frozenset(),
    nounless=_phrases("one; ones"),
    nounless_at_end=_phrases(
        "the other; the others; the same; the former; the latter; the next; the second; the first; the last"
        "; that; this; these; those; is this; was this; was that; is that; did that; will that; does that"
        "; will this; does this; did this"
    ),
    expletive_before=_set("cost costs take takes took mean means possible true"),
    articles=_set("the this that these those"),
)
WORDS: Mapping[Language, LeaningWords] = {Language.ES: _SPANISH, Language.EN: _ENGLISH}
