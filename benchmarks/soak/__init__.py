"""A soak: thousands of updates against the bot as its own process, with faults and kills.

See `python -m benchmarks.soak --help`; what it measured is in docs/soak.md.
"""
