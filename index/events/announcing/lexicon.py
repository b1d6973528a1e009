"""The words of a language that tell of events: nouns, verbs, and what makes a verb speak of the future."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.events.event import EventKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words, folded. General vocabulary of the press, of no corpus in particular.

    Attributes:
        nouns: The heads of the phrases that name an event, in singular and plural.
        verbs: The verbs, as infinitives, that tell an event by themselves ("meet", "visitar").
        light: Verbs that tell one together with a noun ("hold a summit").
        publishing: Verbs that make an event of what is published.
        unfit: Verbs whose date is not that of an event: what expires, lasts, or makes up a number of years.
        lasting: Verbs that tell of an event only together with a noun: "the talks will continue on Monday".
        deadlines: Words beside which the last day of something is a deadline for the reader.
        handing: Verbs of handing something in, which make of "by June 30" a deadline.
        articles: What opens a noun phrase.
        complements: Prepositions by which the name of an event goes on.
        locative: Prepositions in front of a place.
        heading: Verbs, with their prepositions, whose object is a place ("travel to").
        venues: Nouns of places without a name.
        breaks: Words that open a subordinate clause.
        vague: Words that make of days or weeks no date: "in the coming weeks".
        bodies: Nouns that, with a capital, mostly name an institution: "Congress".
        conjunctions: "And".
        reporting: Verbs of saying, whose clause is not the event itself.
    """

    nouns: Mapping[str, EventKind]
    verbs: Mapping[str, EventKind]
    light: frozenset[str]
    publishing: frozenset[str]
    unfit: frozenset[str]
    lasting: frozenset[str]
    deadlines: frozenset[str]
    handing: frozenset[str]
    articles: frozenset[str]
    complements: frozenset[str]
    locative: frozenset[str]
    heading: Mapping[str, frozenset[str]]
    venues: frozenset[str]
    breaks: frozenset[str]
    vague: frozenset[str]
    bodies: frozenset[str]
    conjunctions: frozenset[str]
    reporting: frozenset[str]


def by_kind(words: Mapping[EventKind, str]) -> dict[str, EventKind]:
    """Make the table of words from running text by kind."""
    return {word: kind for kind, listed in words.items() for word in listed.split()}
