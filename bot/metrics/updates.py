"""The updates that come, counted by their kind."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.metrics.metrics import OTHER, Metrics


class Tally:
    """Counts each update and lets it pass."""

    def __init__(self, metrics: Metrics) -> None:
        """Count in `metrics`."""
        self._metrics = metrics

    async def count(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Count an update."""
        self._metrics.update(kind_of(update))


def kind_of(update: Update) -> str:
    """What the update brings, as the Bot API names it (https://core.telegram.org/bots/api#update)."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), OTHER)
