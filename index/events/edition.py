"""The edition of the rules by which events are found."""

RULES: int = 1
"""One more whenever the same release gives other events: catalogues of an older edition find theirs anew."""
