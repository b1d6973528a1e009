"""Signals: what is measured of a sentence as the answer to a question."""

from dataclasses import dataclass

SEARCHED = ("dense", "passage", "lexical_same", "lexical_across", "across")
"""The features that search gives of every candidate."""

LOOKED = (
    *SEARCHED,
    "kind_missing",
    "names",
    "date_told",
    "date_published",
    "date_contradicted",
    "recency",
    "short",
)
"""The features of a candidate that was looked at closely."""

READ = (*LOOKED, "reader")
"""The features of a candidate that was read together with the question."""


@dataclass(frozen=True, slots=True)
class CloseLook:
    """What a sentence and its release tell, held against the question's words.

    Attributes:
        kind_missing: Whether the question expects a date, an amount, a name or a place and the sentence has
            none but what the question says itself.
        names: Share, 0 to 1, of the names and numbers asked that the release has anywhere.
        date_told: Share of the date asked that the sentence states.
        date_published: Share of the date asked on which the release was published.
        date_contradicted: Share of the date asked that neither sentence, title nor release fits.
        recency: Where the question asks for the newest: from 0 for the oldest release that was looked at to 1
            for the newest. Else 0.
        short: Whether the sentence has few words: a heading, a fragment.
    """

    kind_missing: bool
    names: float
    date_told: float
    date_published: float
    date_contradicted: float
    recency: float
    short: bool


@dataclass(frozen=True, slots=True)
class Signals:
    """What was measured of a sentence.

    Attributes:
        dense: Cosine between question and sentence.
        passage: Cosine between question and the chunk that holds the sentence; that of the farthest chunk
            which search looked at, where its own was not among them.
        lexical: Share, 0 to 1, of the best BM25 score that the question's terms could reach.
        same_language: Whether question and release are in one language.
        look: What a closer look told; None where none was taken.
        reader: Log odds of the reader that the sentence answers, uncalibrated; None where it was not read.
    """

    dense: float
    passage: float
    lexical: float
    same_language: bool
    look: CloseLook | None = None
    reader: float | None = None

    def by_name(self) -> dict[str, float]:
        """Give the features by name; words that match mean more within one language."""
        named = {
            "dense": self.dense,
            "passage": self.passage,
            "lexical_same": self.lexical * self.same_language,
            "lexical_across": self.lexical * (not self.same_language),
            "across": float(not self.same_language),
        }
        if self.look is not None:
            named |= {name: float(getattr(self.look, name)) for name in LOOKED[len(SEARCHED) :]}
        if self.reader is not None:
            named["reader"] = self.reader
        return named

    def features(self, names: tuple[str, ...]) -> tuple[float, ...]:
        """Lay features out for a linear model.

        Args:
            names: Of `SEARCHED`, of `LOOKED` where it was looked at, of `READ` where it was read too.

        Raises:
            KeyError: A feature is wanted that was not measured.
        """
        named = self.by_name()
        return tuple(named[name] for name in names)
