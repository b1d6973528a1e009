"""The words of an answering sentence that answer: the whole date, amount or name, or a clause of it."""

from index.highlight.choice import Relevance, highlight

__all__ = ["Relevance", "highlight"]
