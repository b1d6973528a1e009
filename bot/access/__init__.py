"""Who may use the bot: everybody, those of a list, or also who was let in by a code."""
