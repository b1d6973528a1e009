"""/briefing: a release in the few sentences that carry it, in a message and in print."""
