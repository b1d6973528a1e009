"""How like two announcements are in their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.events.merging.profile import Name, Profile, Word, context, distinctive, keys_of, names_around
from index.events.merging.telling import Telling
from index.mentions.listed import listed

COVERED, COVERED_BACK = 0.6, 0.3
"""Share of the one topic that the other announcement has to name, and of the other topic in return."""
WHOLLY = 0.85
"""Share of a topic that is as good as all of it."""
_FULL_NAME = 1.25
"""What it adds that a group or a series of talks is named in full: the Port Commission rarely meets twice in
a day. The least that makes one word enough."""
_BARE_NAME = 0.75
"""What a name is worth where only participants are compared: the same person has many meetings."""

_VENUES = listed(
    """
    palacio casa sala salon auditorio centro edificio hotel teatro universidad museo sede oficina escuela
    cancilleria ministerio secretaria congreso senado parlamento biblioteca hospital aeropuerto plaza parque
    palace house room hall auditorium center centre building theater theatre university museum headquarters
    office school library ministry capitol congress senate parliament hospital airport park
    """
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two announcements are in their words.

    Attributes:
        shared: The weight of the distinctive words in common, with 1 each for participants, place, edition.
        covered: Share of the topic of one that the other names; the greater of the two.
        back: The lesser.
        by_name: Whether the one names in full the group that meets, or the series of talks, of the other.
    """

    shared: float
    covered: float
    back: float
    by_name: bool = False


def likeness(one: Telling, other: Telling) -> Likeness:
    """Compare the words of two announcements, with their acronyms and with what these stand for."""
    found = _likeness(one, one.profile, other, other.profile)
    if one.brief is None and other.brief is None:
        return found
    a, b = one.brief or one.profile, other.brief or other.profile
    by_acronym = not one.acronyms.isdisjoint(b.all_keys) or not other.acronyms.isdisjoint(a.all_keys)
    return max(found, _likeness(one, a, other, b, by_acronym=by_acronym), key=_order)


def _likeness(one: Telling, a: Profile, other: Telling, b: Profile, *, by_acronym: bool = False) -> Likeness:
    bare = a.bare or b.bare
    if one.changes and not a.topic:
        # “The meeting of 23 January is cancelled”: which one, only the sentence or the title says.
        around = context(one.announcement)
        weight, share = _shared(b.topic, keys_of(distinctive(around)), bare=b.bare)
        by_name = _is_named(b, keys_of(around)) and not apart(a, b)
        return Likeness(weight + _FULL_NAME * by_name, share, share, by_name)
    weight_a, share_a = _shared(a.topic, b.keys, bare=bare)
    weight_b, share_b = _shared(b.topic, a.keys, bare=bare)
    shared = max(weight_a, weight_b)
    if not bare:
        shared += any_shared(a.who, b.keys)
    shared += any_shared(a.where, b.where_keys) + (not a.numbers.isdisjoint(b.numbers))
    covered, back = max(share_a, share_b), min(share_a, share_b)
    by_name = (by_acronym or _same_name(one, a, other, b)) and not apart(a, b)
    if by_name:
        # What else the one says of it, whose dialogue it is, the other may say beside it or in its title.
        back = max(back, min(share_a, _around(b, one)), min(share_b, _around(a, other)))
        if back >= COVERED or (one.changes and covered >= WHOLLY):
            shared += _FULL_NAME
    return Likeness(shared, covered, back, by_name)


def _around(profile: Profile, telling: Telling) -> float:
    """Give the share of a topic that the sentence and the title of another announcement name."""
    return _shared(profile.topic, keys_of(distinctive(context(telling.announcement))), bare=False)[1]


def _order(alike: Likeness) -> tuple[bool, float]:
    return alike.covered >= COVERED and alike.back >= COVERED_BACK, alike.shared


def _same_name(one: Telling, a: Profile, other: Telling, b: Profile) -> bool:
    """Tell whether the full name that the one has is among the words of the other.

    If that has a full name too, the names are the same, or what the longer one adds stands beside the shorter
    one: "Port Commission" is not the "Port Labor Commission".
    """
    if not a.names or not b.names:
        return _is_named(a, b.all_keys) or _is_named(b, a.all_keys)
    around_a, around_b = (keys_of(context(each.announcement)) for each in (one, other))
    return any(
        (_within(x, y) and is_named(y, keys_of(x) | around_a))
        or (_within(y, x) and is_named(x, keys_of(y) | around_b))
        for x in a.names
        for y in b.names
    )


def names_differ(one: Telling, other: Telling) -> bool:
    """Tell whether both name groups in full, and all of them are other ones: two committees, one topic.

    One name within the other is no difference, as the "Comisión Nacional de Puertos" is often told without
    its "Nacional". Across languages two words in common are enough.
    """
    a, b = one.profile, other.profile
    if not a.names or not b.names or (not one.acronyms.isdisjoint(other.acronyms)):
        return False
    if one.announcement.citation.language is not other.announcement.citation.language:
        return not any(sum(_shares(word, y) for word in x) > 1 for x in a.names for y in b.names)
    return not (
        _any_within(a.names, (*b.names, *names_around(other.announcement)))
        or _any_within(b.names, (*a.names, *names_around(one.announcement)))
    )


def _any_within(some: Sequence[Name], others: Sequence[Name]) -> bool:
    return any(_within(x, y) or _within(y, x) for x in some for y in others)


def _shares(word: Word, name: Name) -> bool:
    return any(not word.keys.isdisjoint(other.keys) for other in name)


def _within(name: Name, longer: Name) -> bool:
    return is_named(name, keys_of(longer))


def _is_named(profile: Profile, keys: frozenset[str]) -> bool:
    return any(is_named(name, keys) for name in profile.names)


def is_named(name: Name, keys: frozenset[str]) -> bool:
    """Tell whether a full name is among some words, every word of it."""
    return all(not word.keys.isdisjoint(keys) for word in name)


def apart(a: Profile, b: Profile) -> bool:
    """Tell whether both are told with a place, and neither with the other's."""
    if not a.where or not b.where or is_venue(a) != is_venue(b):
        return False
    return not any_shared(a.where, b.where_keys)


def is_venue(profile: Profile) -> bool:
    """Tell whether the place is a house or a hall."""
    return not _VENUES.isdisjoint(profile.place.split())


def _shared(topic: Sequence[Word], keys: frozenset[str], *, bare: bool) -> tuple[float, float]:
    """Give the weight of the words that have one of the keys, and their share of the weight of all."""
    total = found = weight = 0.0
    for word in topic:
        total += word.weight
        if not word.keys.isdisjoint(keys):
            found += word.weight
            weight += _BARE_NAME if bare and word.is_name else word.weight
    return weight, found / total if total else 0.0


def any_shared(found: Sequence[Word], keys: frozenset[str]) -> bool:
    """Tell whether one of the words has one of the keys."""
    return any(not word.keys.isdisjoint(keys) for word in found)
