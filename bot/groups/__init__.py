"""The bot in groups: when it is spoken to, who may settle what it does there, and when it has to go."""
