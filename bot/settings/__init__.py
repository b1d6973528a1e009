"""/settings: everything that a chat chose, in one message."""
