"""Topics: which of the things that somebody follows a release is about, by meaning, in either language."""

from index.topics.fitting import Topics

__all__ = ["Topics"]
