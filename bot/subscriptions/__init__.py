"""Subscriptions: new releases, sent to a chat as they arrive or gathered by the day or the week."""
