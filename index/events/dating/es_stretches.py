"""The rules of longer Spanish stretches, and of what is counted from the reference."""

from index.events.dating import build_dates as dates
from index.events.dating import build_stretches as stretches
from index.events.dating import es_doubts as doubts
from index.events.dating import es_rare as only
from index.events.dating.relative import UnitShift
from index.events.dating.rules import Rule
from index.events.dating.units import Unit
from index.events.expression import Bound, Edge

STRETCHES = [
    Rule("rel_month", "(?<= of_the) thisx (?= comma|dot|close)", dates.constant(UnitShift(Unit.MONTH, 0))),
    Rule(
        "period",
        "(month_ of)? (?P<m> month) (?P<y> (of|of_the|hyphen|slash|comma)? (the? year_)? year"
        " | (of|of_the)? the? rel_year | of_the apostrophe? two)",
        dates.calendar_date,
    ),
    Rule("period", "(?P<a> thisx|nextx|pastx) (month_ of)? (?P<m> month)", dates.calendar_date),
    Rule("period", "(month_ of)? (?P<m> month) (?P<b> nextx|pastx|last_one)", dates.calendar_date),
    Rule("period", "rel_month of month", stretches.month_of_shift),
    Rule("period", "(?P<y> rel_year) comma? in (?P<m> month)", dates.calendar_date),
    Rule("period", "month_ of (?P<m> month)", dates.calendar_date),
    Rule("year_alone", "year_ calendar? year", dates.carried("year")),
    Rule("period", "(?P<a> thisx|nextx|pastx|last_one) (?P<s> season)", stretches.season),
    Rule("period", "(?P<s> season) (?P<a> nextx|pastx)", stretches.season),
    Rule(
        "period",
        "(?P<s> season) (of|of_the)? (?P<y> year|rel_year|the? year_ year|year_alone)",
        stretches.season,
    ),
    Rule("period", "(?<= during|the) (?P<s> season) (?! word | named | of)", stretches.season),
    Rule(
        "period",
        "(?P<n> ordinal|nth|last_one) (?P<u> day|week|month_|weekend|unit|half_unit|weekday)"
        " (ofx? | hyphen) (?P<o> stretch|year_alone|month_|year_|week)",
        stretches.nth_or_half,
    ),
    Rule("period", "(?P<n> ordinal|nth) (?P<u> unit)", stretches.nth),
    Rule("period", "year hyphen? quarter_code", stretches.coded_quarter),
    Rule("period", "quarter_code (hyphen|of|of_the)? (year|rel_year)?", stretches.coded_quarter),
    Rule(
        "period",
        "(?P<n> num) (firsts|lasts) (?P<u> anyunit) ofx (?P<o> stretch|year_alone|month_|year_|week)",
        stretches.nth_of_several,
    ),
    Rule(
        "period",
        "(firsts|lasts) (?P<n> num)? (?P<u> anyunit) ofx (?P<o> stretch|year_alone|month_|year_|week)",
        stretches.nth_of_several,
    ),
    Rule(
        "when",
        "week (of|of_the|that_ goes of_the) (the? day)? the? (?P<a> date) (to|to_the|until|hyphen)"
        " (the? day)? the? (?P<b> date)",
        stretches.week_from_to,
    ),
    Rule(
        "period",
        "week (of|of_the|that_ begins|that_ goes of_the) (the? day)? the? (?P<o> date)",
        stretches.week_of,
    ),
    Rule("when", "week (ofx | that_ goes of_the) day? (?P<o> when)", stretches.week_from_to),
    Rule("period", "week (of|of_the) the? day? (?P<d> dayx) (?! word)", doubts.week_of_day),
    Rule("period", "weekend (of|of_the) (the? day)? the? (?P<o> date)", stretches.week_of),
    Rule("when", "weekend ofx day? (?P<o> when)", dates.carried("when")),
    Rule("date", "eve (of|of_the) (the? day)? the? (?P<o> date)", stretches.day_before),
    Rule(
        "period", "week (?P<n> daynum|under) (ofx (?P<o> rel_year|year|year_alone))?", stretches.numbered_week
    ),
    Rule("period", "(?<= to|the) half_unit ofx (?P<o> current_|year_alone)", stretches.edged(Edge.MID)),
    Rule("period", "course ofx (?P<x> day|week|month_|year_)", lambda found: dates.node_in(found.group("x"))),
    Rule("period", "(?P<e> edge|close_of) ofx (?P<o> current_|year_alone)", stretches.edge),
    Rule("period", "(firsts|lasts) (of|of_the) (?P<o> current_|year_alone)", stretches.edge_of_several),
    Rule("period", "(?P<e> edge|close_of) (of|of_the) (?P<o> day)", stretches.edge),
    Rule("period", "(?P<e> edge|close_of) (of|of_the) the? (?P<o> date|when)", stretches.edge),
    Rule("period", "more part ofx? (?P<o> rel_week|rel_month|rel_year)", stretches.remaining),
    Rule("period", "more early ofx? (?P<o> rel_week|rel_month|rel_year)", stretches.elapsed),
    Rule("period", "more early in the (?P<o> week|month_|year_)", stretches.elapsed),
    Rule("period", "(?P<o> year_) until the date_word", stretches.elapsed),
    Rule("when", "like very? part (the|day)* (?P<o> when|date)", stretches.bounded(Bound.BY)),
    Rule("when", "more? part (?P<o> when|date)", stretches.edged(Edge.LATE)),
    Rule("when", "early (to_the day)? (?P<o> when|date)", stretches.edged(Edge.EARLY)),
    Rule("period", "(rest | the? that_ remains) ofx (?P<o> current_)", stretches.remaining),
    Rule("period", "(the? that_ goes | the elapsed) ofx (?P<o> current_)", stretches.elapsed),
    Rule("period", "(thes year_ | unit ofx) (two|year|under)", stretches.decade),
    Rule("period", "unit (roman|low|mid)", stretches.century),
    Rule("period", "(?<= thes) decade_word", stretches.decade),
    Rule(
        "date",
        "ago (about | barely | more of | less of)* (?P<n> amount | some_ anyunit)",
        stretches.distance(-1),
    ),
    Rule(
        "date",
        "within of (about | barely)* (?P<n> amount | some_ anyunit) (to from_ of (date|now_))?",
        stretches.distance(1),
    ),
    Rule("when", "more of (?P<n> amount) before ofx (?P<o> date|when)", only.at_least),
    Rule("when", "more of (?P<n> amount) (after|posterior) ofx (?P<o> date|when)", only.later_than),
    Rule("when", "less of (?P<n> amount) (after|posterior) ofx (?P<o> date|when)", only.at_most),
    Rule("date", "(?P<n> amount) (after ofx | to from_ ofx) (?P<o> date|when)", stretches.distance(1)),
    Rule("date", "(?P<n> amount) (after | more part) (?! of)", stretches.coming_point),
    Rule("date", "(?P<n> amount) to from_ of now_", stretches.distance(1)),
    Rule("date", "(?P<n> amount) before ofx (?P<o> date|when)", stretches.distance(-1)),
    Rule("date", "(?P<n> amount | some_ anyunit) back", stretches.distance(-1)),
    Rule("date", "in (?P<n> few anyunit) (?! of | of_the)", stretches.coming_point),
    Rule("date", "in (?P<n> amount) (?! of | of_the)", doubts.not_counting(stretches.coming_point)),
    Rule("date", "date (of|comma)? date", stretches.weekday_beside),
    Rule("period", "(since|between|of)? (?P<x> year hyphen year)", stretches.years_apart),
    Rule(
        "period", "(?P<y> year) hyphen (?P<m> low) | (?P<n> low) hyphen (?P<z> year)", doubts.numbered_month
    ),
    Rule("period", "(?<= the|of_the) weekend", lambda found: dates.as_node(found.items[0])),
    Rule("period", "year_alone", lambda found: dates.as_node(found.items[0])),
    Rule("period", "month", doubts.month_alone),
    Rule("period", "year", doubts.year_alone),
]
"""Weeks, months, years and their parts, and what is counted from the reference."""
