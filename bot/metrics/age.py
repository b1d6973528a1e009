"""How old the newest release is, by when it came."""

from datetime import datetime

from bot.desk import Desk


async def newest_arrival(desk: Desk) -> datetime | None:
    """When the newest release that there still is came; None where there is none.

    Raises:
        LibraryError: The catalogue cannot be read.
    """
    last = await desk.last_arrival()
    # The newest may be removed since, or its number used for an older version: look further back each time.
    step = 1
    while last > 0:
        after = max(0, last - step)
        found = await desk.arrivals(after)
        if found:
            return found[-1].added_at
        if after == 0:
            break
        step *= 4
    return None
