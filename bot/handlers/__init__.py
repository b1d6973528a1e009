"""What the bot does with an update: one module for each conversation. `bot/app.py` puts them in order."""
