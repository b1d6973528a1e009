"""What is coming up, as it is shown: in Telegram, on a terminal, as JSON."""
