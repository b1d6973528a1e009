"""Word lists, written as running text."""


def listed(words: str) -> frozenset[str]:
    """Make a set of the words of a text, parted by white space."""
    return frozenset(words.split())
