"""Briefings: the few sentences of a release that carry it."""
