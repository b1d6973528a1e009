"""By how much reminders are late, for whoever looks after the bot."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bot.metrics.metrics import Metrics
from bot.reminders.following import News, NewsKind, Zones, due
from bot.reminders.leads import Lead

_EVER = datetime.min.replace(tzinfo=UTC)


class Lateness:
    """Counts it in the metrics.

    What is told of an event counts from the moment at which it was due, but not from before the event was
    known: a release of tomorrow's event is told at once where a chat wants to know two days before, and is
    not late. What was there at the first look counts as known for ever, so that what came due while the bot
    was not running counts whole.
    """

    def __init__(self, metrics: Metrics) -> None:
        """Count in `metrics`."""
        self._metrics = metrics
        self._known: dict[str, datetime] | None = None

    def look(self, uids: Iterable[str], now: datetime) -> None:
        """Note what events there are now, by their names in the calendar."""
        before = self._known
        new = _EVER if before is None else now
        self._known = {uid: (before or {}).get(uid, new) for uid in uids}

    def told(self, found: Sequence[News], wide: Lead | None, zones: Zones, now: datetime) -> None:
        """Count what was just told.

        Args:
            wide: The chat's own lead.
        """
        for each in found:
            since = _due(each, wide, zones)
            if since is not None:
                known = (self._known or {}).get(each.after.uid, _EVER)
                self._metrics.late((now - max(since, known)).total_seconds())


def _due(told: News, wide: Lead | None, zones: Zones) -> datetime | None:
    """When the reminder was due; None where the news is another."""
    if told.kind is not NewsKind.REMINDER:
        return None
    before, after = told.before, told.after
    own = after.lead if before.reminded != after.reminded else None
    common = wide if before.reminded_wide != after.reminded_wide else None
    moments = [due(after.when, lead, zones).astimezone(UTC) for lead in (own, common) if lead is not None]
    return min(moments, default=None)
