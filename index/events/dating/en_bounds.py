"""What English rules of ranges and bounds make of what they find."""

from dataclasses import dataclass, replace

from index.events.dating import build_hours as hours
from index.events.dating import build_ranges as ranges
from index.events.dating.build_dates import node_in
from index.events.dating.clock import Clock
from index.events.dating.compound import Between, Bounded, Timed
from index.events.dating.point import CalendarDate
from index.events.dating.portion import DayOf
from index.events.dating.relative import Distance
from index.events.dating.rules import Found, Item, in_order
from index.events.dating.stretch import Context, Node, Stretch, Tense
from index.events.expression import Bound, Edge

_LASTING = frozenset(
    in_order(
        "open reopen opens reopens opened closed available valid apply applies applied run runs running force"
        " effect live place required mandatory permitted allowed banned lifted suspended binding visible"
    )
)
"""Behind these “from” tells when something begins that lasts."""


@dataclass(frozen=True, slots=True)
class Past:
    """What lies behind: “since Monday”."""

    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days as beside a verb of the past."""
        return self.of.resolve(replace(context, tense=Tense.PAST, loose=False))


def working_week(found: Found) -> bool | None:
    """Silence “Monday to Friday”, which is a habit; “from Monday to Friday” and “this Monday” are dates."""
    before = found.before
    return None if before is not None and before.kind in ("from_", "hyphen") else ranges.working_week(found)


def between(found: Found) -> Node | None:
    """Make a range of groups a and b; “Tuesday before Friday” is none."""
    bound = found.first("bound") if any(item.kind == "bound" for item in found.items[1:-1]) else Bound.BY
    if bound is not Bound.BY:
        return None
    values = [found.group(name)[0].value for name in "ab"]
    if isinstance(values[1], DayOf) and isinstance(values[0], CalendarDate) and values[0].weekday is not None:
        # “Tuesday to Thursday next week” has the week for both.
        return Between(DayOf(values[0].weekday, values[1].of), values[1])
    if any(isinstance(value, Between | Bounded) for value in values):
        return None
    to = next((item for item in found.items if item.kind in ("to", "through", "hyphen", "bound")), None)
    bare = all(
        isinstance(value, CalendarDate) and value.weekday is not None and value.day is None
        for value in values
    )
    if bare and to is not None and to.kind == "hyphen" and not to.glued:
        return None
    return ranges.between(found)


_BY_WORD = {"by": Bound.BY, "through": Bound.BY, "prior": Bound.BEFORE, "ahead": Bound.BEFORE, "up": Bound.BY}


def _bound(items: list[Item], behind: bool) -> Bound | None:
    kinds = [item.kind for item in items]
    told = next((item.value for item in items if item.kind in ("bound", "begins", "ends")), None)
    if "beginning" in kinds:
        return Bound.SINCE
    which = next((item.value for item in items if item.kind == "comparative"), None)
    if "onward" in kinds or (behind and kinds[-1:] == ["on"]):
        return Bound.SINCE
    if "greater" in kinds:
        return Bound.SINCE if behind else Bound.AFTER
    if "more_sign" in kinds:
        return Bound.SINCE if "equal_sign" in kinds else Bound.AFTER
    if "less_sign" in kinds:
        return Bound.BY if "equal_sign" in kinds else Bound.BEFORE
    if "no_" in kinds:
        return Bound.BY if which is Edge.LATE else Bound.SINCE
    if behind:
        return Bound.SINCE if which is Edge.LATE or told is Bound.AFTER else Bound.BY
    if "or" in kinds:
        return Bound.SINCE if told is Bound.AFTER else Bound.BY
    if "as" in kinds:
        return (
            Bound.BY if any(item.value is Edge.LATE for item in items if item.kind == "edge") else Bound.SINCE
        )
    if which is not None:
        return Bound.AFTER if which is Edge.LATE else Bound.BEFORE
    if kinds[:2] == ["as", "from_"]:
        return Bound.SINCE
    if "up" in kinds:
        return Bound.BY
    if isinstance(told, Bound):
        return told
    return next((_BY_WORD[kind] for kind in kinds if kind in _BY_WORD), None)


def bounded(found: Found) -> Bounded | None:
    """Say on which side of group o the time lies: “before June 1”, “June 1 or later”, “as of June 1”."""
    group = found.group("o")
    whole = _whole(group[0])
    if whole is None or isinstance(whole, Bounded):
        return None
    around = [item for item in found.items if item is not group[0]]
    behind = bool(around) and around[-1].start > group[0].start
    bound = _bound(around, behind)
    if isinstance(whole, Between) and bound is not Bound.SINCE:
        return None
    if around[0].kind == "bound" and bound is Bound.SINCE:
        return Bounded(bound, Past(whole))
    return Bounded(bound, whole) if bound is not None else None


def _whole(item: Item) -> Node | None:
    if isinstance(item.value, Clock):
        return Timed(clock=item.value)
    return node_in([item])


def bounded_hour(found: Found) -> Bounded | None:
    """Read “Thursday before 5 p.m.”, “today no later than noon”."""
    bound = _bound(list(found.group("z")), behind=False)
    day = found.group("d")[0].value
    if bound is None or isinstance(day, Timed | Between | Bounded):
        return None
    return Bounded(bound, Timed(day, found.first("clock")))


def clock_and_on(found: Found) -> Bounded | None:
    """Read “3 p.m. or later on Monday”."""
    day = found.group("d")[0].value
    bound = _bound(list(found.group("z")), behind=True)
    if bound is None or isinstance(day, Timed | Between | Bounded):
        return None
    return Bounded(bound, Timed(day, found.first("clock")))


def not_bounded(found: Found) -> Bounded | None:
    """Read “not before June 1”, “not until June 1”, “not after June 1”."""
    whole = _whole(found.group("o")[0])
    bound = {Bound.BEFORE: Bound.SINCE, Bound.BY: Bound.SINCE, Bound.AFTER: Bound.BY}.get(
        found.first("bound")
    )
    return Bounded(bound, whole) if bound and whole else None


def more_than(found: Found) -> Bounded | None:
    """Read “more than ten days after May 4”."""
    point = found.first("date")
    if not isinstance(point, Distance):
        return None
    return Bounded(Bound.AFTER if point.amounts[0][1] > 0 else Bound.BEFORE, point)


def following(found: Found) -> Bounded | None:
    """Read “following March 15”."""
    whole = node_in(found.group("o"))
    if not isinstance(whole, CalendarDate) or whole.day is None:
        return None
    return Bounded(Bound.AFTER, whole)


def since_from(found: Found) -> Bounded | None:
    """Read “open from 1 June”, “From 1 June, ...”, “until 5 p.m. from Monday”: not “the letter from May”."""
    before, whole = found.before, node_in(found.group("o"))
    if whole is None or isinstance(whole, Between | Bounded):
        return None
    if before is not None:
        opening = before.kind == "dot" and found.items[0].capital
        lasting = before.kind == "word" and before.value.casefold() in _LASTING
        hour = isinstance(before.value, Clock | Timed | Bounded)
        if not (opening or lasting or hour):
            return None
    return Bounded(Bound.SINCE, whole)


def hour_behind_bound(found: Found) -> list[Item] | None:
    """Read “Thursday before 5”."""
    clock = hours.spoken_clock(found)
    group = found.group("x")
    if clock is None:
        return None
    return [*found.group("d"), *found.group("p"), Item("clock", clock, group[0].start, group[-1].end)]
