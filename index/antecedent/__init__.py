"""Sentences that cannot be understood alone, and the earlier sentence that tells what they are about."""

from index.antecedent.finding import REACH, antecedent, leans

__all__ = ["REACH", "antecedent", "leans"]
