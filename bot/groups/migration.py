"""A group that becomes a supergroup."""

MIGRATION_PAUSE_S = 1.0
"""A group that becomes a supergroup adds the bot to it, and Telegram tells both at once, in any order; so
long the bot does not speak to a new supergroup, for it may turn out to be an old group."""
