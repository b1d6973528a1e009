"""The commands of `vocero`, by what they work on; `bot/cli.py` makes the command line of them."""
