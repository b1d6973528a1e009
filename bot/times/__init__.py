"""Dates in words, and the time zones of those who read them."""
