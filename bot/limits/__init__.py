"""How much may be asked: by a person, in a chat, and of the model at once."""
