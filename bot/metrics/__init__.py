"""What the bot counts of its work, and the web server that shows it to whoever looks after the bot."""
