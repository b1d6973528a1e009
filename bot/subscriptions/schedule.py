"""When the next digest is due."""

import datetime
from zoneinfo import ZoneInfo

from bot.subscriptions.subscription import Pace, Wish


def next_due(wish: Wish, zone: ZoneInfo, after: datetime.datetime) -> datetime.datetime | None:
    """The first moment after another one at which a digest is due, in UTC; None where each release is sent.

    By the clocks of `zone`: an hour that they skip is told as soon as they have skipped it, and one that they
    go through twice the first time.

    Args:
        after: Aware.
    """
    if wish.pace is Pace.EACH or wish.minute is None:
        return None
    day = after.astimezone(zone).date()
    # A week and a day: today's may be over, and the clocks may be changed meanwhile.
    for ahead in range(9):
        date = day + datetime.timedelta(days=ahead)
        if wish.pace is Pace.WEEKLY and date.weekday() != wish.weekday:
            continue
        wall = datetime.datetime.combine(date, datetime.time(*divmod(wish.minute, 60)), zone)
        # An hour that does not exist is read with the offset before the gap, and comes out behind it.
        moment = wall.astimezone(datetime.UTC)
        if moment > after:
            return moment
    raise AssertionError("a week holds every weekday")
