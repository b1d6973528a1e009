"""What can go wrong on the Telegram side, each with a message that says what to do next.

    BotError
     ├── TokenMissing      no token in the settings
     ├── TokenRejected     Telegram does not know the token
     ├── WebhookRefused    Telegram takes the token but not the webhook
     ├── CannotReceive     Telegram fails when asked to deliver updates
     ├── CannotListen      the webhook's address or port cannot be listened on
     ├── ChatsUnusable     the file with what each chat chose cannot be used
     ├── InboxUnusable     the file of updates that wait for their turn cannot be used
     └── TooBusy           so many questions wait for the model that one more has no place

The messages are for whoever runs the bot. What a Telegram user reads comes from `bot/texts/`.
No message ever holds the token.
"""


class BotError(Exception):
    """Root of everything that `bot` raises on purpose."""


class TokenMissing(BotError):
    """There is no token in the settings."""


class TokenRejected(BotError):
    """Telegram does not know the token."""


class WebhookRefused(BotError):
    """Telegram takes the token but not the webhook."""


class CannotReceive(BotError):
    """Telegram fails when asked to deliver updates."""


class CannotListen(BotError):
    """The webhook's address or port cannot be listened on."""


class ChatsUnusable(BotError):
    """The file with what each chat chose cannot be used."""


class InboxUnusable(BotError):
    """The file of updates that wait for their turn cannot be used."""


class TooBusy(BotError):
    """So many questions wait for the model that one more has no place."""
