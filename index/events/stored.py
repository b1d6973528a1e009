"""A date expression as the catalogue keeps it: JSON, without what is not told."""

import datetime
import json

from index.events.expression import Assumption, Bound, DateExpression, DayPart, Edge, Granularity


def dump_date(expression: DateExpression) -> str:
    """Write an expression as JSON."""
    fields = {
        "span": expression.span,
        "start": expression.start.isoformat(),
        "end": expression.end.isoformat(),
        "granularity": expression.granularity,
        "time": expression.time.isoformat() if expression.time else None,
        "end_time": expression.end_time.isoformat() if expression.end_time else None,
        "zone": expression.zone,
        "part": expression.part,
        "edge": expression.edge,
        "bound": expression.bound,
        "assumptions": sorted(expression.assumptions),
    }
    return json.dumps({name: value for name, value in fields.items() if value})


def load_date(stored: str) -> DateExpression:
    """Read what `dump_date` has written."""
    fields = json.loads(stored)
    start, end = fields["span"]
    return DateExpression(
        span=(start, end),
        start=datetime.date.fromisoformat(fields["start"]),
        end=datetime.date.fromisoformat(fields["end"]),
        granularity=Granularity(fields["granularity"]),
        time=_time(fields.get("time")),
        end_time=_time(fields.get("end_time")),
        zone=fields.get("zone"),
        part=DayPart(fields["part"]) if "part" in fields else None,
        edge=Edge(fields["edge"]) if "edge" in fields else None,
        bound=Bound(fields["bound"]),
        assumptions=frozenset(Assumption(each) for each in fields.get("assumptions", ())),
    )


def _time(stored: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(stored) if stored else None
