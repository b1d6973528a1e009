"""The rules of Spanish dates. `es_stretches` and `es_hours` have those that come after these."""

from index.events.dating import build_dates as dates
from index.events.dating import build_stretches as stretches
from index.events.dating import es_doubts as doubts
from index.events.dating import es_rare as only
from index.events.dating.relative import DayShift, Now
from index.events.dating.rules import Rule
from index.events.dating.units import Unit
from index.events.expression import DayPart

MACROS = {
    "num": "(low|mid|high|under|two|year|much)",
    "daynum": "(low|mid|high)",
    "dayx": "(daynum|nth (dot (?= to_the|of))?)",
    "monthx": "(month|mar|short_may)",
    "of_month": "((of_the month_)? (of|of_the) monthx | of_the rel_month of monthx | (hyphen|slash)? monthx)",
    "inyear": "(comma? (of|of_the) (the? year_)? (year|rel_year) | comma? rel_year |"
    " (comma|hyphen|slash)? year"
    " | of_the apostrophe? (two|mid|high|under) | of two)",
    "anyunit": "(day|week|month_|year_|unit|short_unit|weekend)",
    "count_": "(num | one | one? pair of)",
    "amount": "(count_ anyunit (and half)? (and count_ anyunit (?! after|before|posterior)){0,3})",
    "thisx": "(this|current)",
    "nextx": "(next|following|nexts|followings)",
    "next_one": "(next|following)",
    "pastx": "(past|previous|pasts|previouses)",
    "past_one": "(past|previous)",
    "some_": "(some|few)",
    "rel": "(rel_day|rel_week|rel_month|rel_year|rel_unit)",
    "ofx": "(of (the|thes)? | of_the)",
    "stretch": "(period|rel|month|year)",
    "current_": "(stretch|year_|month_|week|unit)",
}

WORDS = [
    Rule("count", "num (and? num){1,8}", dates.number),
    Rule("month", "short_month dot?", dates.carried("short_month")),
    Rule("month", "short_may dot? (?= (of|of_the|hyphen|slash)? year | daynum)", dates.carried("short_may")),
    Rule("", "(month|weekday) (to|hyphen|until|and|of) mar dot?", doubts.march_or_tuesday),
    Rule("month", "mar dot (?= (of|hyphen)? year)", dates.carried("mar")),
    Rule("next", "that_ comes", dates.constant(1)),
    Rule("later", "more part (?= of (the|thes) (low|mid|clock_digits|decimal))", dates.constant(True)),
    Rule("weekend", "close_of of week", dates.constant(Unit.WEEKEND)),
    Rule("day", "day (workday | of work)", dates.constant(Unit.WORKDAY)),
    Rule("weekday", "short_weekday dot", dates.carried("short_weekday")),
    Rule("weekday", "short_weekday (?= comma? (dayx|slashed|numeric))", dates.carried("short_weekday")),
    Rule("weekday", "(?<= the|this|next|past) short_weekday", dates.carried("short_weekday")),
]
"""Numbers and abbreviations."""

SILENT = [
    Rule("skip", "each (thes? (weekday|weekdays|day|weekend) | anyunit)", dates.constant(True)),
    Rule("skip", "thes (weekday (comma weekday)* (and weekday)? (?! dayx) | weekdays)", dates.constant(True)),
    Rule("skip", "(the day)? dayx of each anyunit", dates.constant(True)),
    Rule("skip", "each (the|thes)? day? dayx (of monthx)?", dates.constant(True)),
    Rule("skip", "place ofx? (dayx of)? month", doubts.name_of_place),
    Rule("skip", "shift in day", dates.constant(True)),
]
"""What recurs, and names."""

_KINDS = {"day": "rel_day", "week": "rel_week", "month_": "rel_month", "year_": "rel_year"}
RELATIVE = [
    Rule("feast_day", "day of_the work", dates.constant((5, 1))),
    Rule("feast_day", "day (of|of_the|international|the|thes)* feast_of", dates.carried("feast_of")),
    Rule("period", "within of thes? nextx num anyunit (and num anyunit){0,3}", stretches.counted),
    Rule(
        "period",
        "(nextx | pastx | lasts) num anyunit (and num anyunit){0,3} (?! ofx (stretch|thisx|nextx))",
        stretches.counted,
    ),
    Rule("period", "num (nextx|pastx|lasts) anyunit (?! ofx (stretch|thisx|nextx))", stretches.counted),
    Rule("period", "num anyunit (nextx|pastx)", stretches.counted),
    Rule("period", "(?<= in|thes) (?P<u> anyunit) pasts", stretches.few),
    Rule(
        "period",
        "(?<= thes|in) (nexts|lasts|pasts) (?P<u> anyunit) (?! of | of_the)",
        stretches.few,
    ),
    Rule(
        "rel_year",
        "(thisx|nextx|pastx|last_one) (year_ fiscal | fiscal year_) | year_ fiscal (nextx|pastx|current)",
        stretches.unit_shift,
    ),
    Rule("year_alone", "(year_ fiscal | fiscal year_) ofx? year", dates.carried("year")),
    *(
        Rule(
            _KINDS.get(unit, "rel_unit"),
            f"((thisx|next_one|past_one)+ same? | last_one (?! {unit} ofx"
            f" (month|year|thisx|next_one|past_one|month_|year_|week|unit)))"
            f" {unit} (calendar|next_one|past_one)? {'(?! dayx)' if unit == 'day' else ''}"
            f" | {'(?<! to_the)' if unit == 'day' else ''} {unit} (next_one|past_one|current)"
            f" | {unit} in course",
            stretches.unit_shift,
        )
        for unit in ("day", "week", "month_", "year_", "unit", "weekend", "short_unit")
    ),
    Rule("rel_week", "rel_week and the nextx", stretches.following_too),
    Rule("shift", "day of shift", dates.carried("shift")),
    Rule("date", "day of manana", dates.constant(DayShift(1))),
    Rule("date", "(?<! day|week|month_|year_) before of shift", doubts.before_yesterday),
    Rule("date", "past manana", dates.constant(DayShift(2))),
    Rule("date", "shift", lambda found: DayShift(found.first("shift"))),
    Rule("date", "before of night", dates.constant(DayShift(-2, DayPart.NIGHT))),
    Rule("date", "night", lambda found: DayShift(found.first("night"), DayPart.NIGHT)),
    Rule("now_", "now same?", dates.constant(Now())),
]
"""Units seen from the reference."""

DAYS = [
    Rule(
        "when",
        "between the? day? (?P<x> (?P<f> weekday)? (?P<d> dayx) and the? (?P<w> weekday)? (?P<e> dayx)"
        " (?P<m> of_month | ofx rel_month | (of_the|of thes) thisx) (?P<y> inyear)?)",
        dates.day_range,
    ),
    Rule(
        "when",
        "(?P<f> weekday)? comma? (?P<d> dayx) (to_the|to the?|until the?|hyphen) (?P<w> weekday)? comma?"
        " (?P<e> dayx) (?P<m> of_month | ofx rel_month | (of_the|of thes) thisx) (?P<y> inyear)?",
        dates.day_range,
    ),
    Rule(
        "",
        "(?P<l> weekday? daynum (comma the? weekday? daynum)* comma? (and|or) the? weekday? daynum)"
        " (?P<m> of_month | ofx rel_month) (?P<y> inyear)?",
        dates.day_list,
    ),
    Rule(
        "when",
        "(?P<m> month) (?P<d> daynum) (hyphen|to|to_the|and) (?P<e> daynum) (?P<y> inyear)?",
        dates.day_range,
    ),
    Rule(
        "when",
        "(?<= of_the) (?P<d> dayx) (?P<m> (of|of_the) monthx) (to_the|until the) (?P<e> dayx)"
        " (?! num | of | of_the | word | unit)",
        dates.day_range,
    ),
    Rule("date", "(?P<m> month) hyphen (?P<d> daynum) hyphen (?P<y> year)", dates.calendar_date),
    Rule(
        "date", "(?P<y> year) (hyphen|slash) (?P<m> month) (hyphen|slash) (?P<d> daynum)", dates.calendar_date
    ),
    Rule(
        "date",
        "(?P<a> (thisx|nextx|pastx) (?! the))? ((?P<w> weekday) (?P<b> nextx|pastx)?)? (?P<q> open)?"
        " comma? (the? day)? the?"
        " (?P<d> dayx | ordinal (?= of month)) (?P<m> of_month) (?P<y> inyear)? (?P<c> nextx|pastx|last_one)?"
        " (?(q)close)",
        doubts.bracketed_date,
    ),
    Rule(
        "date",
        "(?P<w> weekday)? comma? (?P<m> month) (slash|hyphen)? (?P<d> dayx) (?P<y> (comma|of|of_the)? year)?"
        " (?! word | num | of (word|named))",
        dates.calendar_date,
    ),
    Rule(
        "date",
        "(?P<w> weekday)? comma? the? day? (?P<d> dayx) (?P<m> ofx? rel_month | (of_the|of thes) thisx)",
        dates.calendar_date,
    ),
    Rule(
        "date",
        "(?P<a> thisx|nextx|pastx)? (?P<w> weekday)? comma? (the day?)? (?P<o> open)? (iso|numeric|slashed)"
        " (?(o)close)",
        dates.digits(month_first=False),
    ),
    Rule("date", "(?P<a> thisx|nextx|pastx) day? (?P<d> dayx)", doubts.directed_day),
    Rule(
        "date",
        "(?P<w> weekday) comma? (the? day)? the? (?P<d> dayx) (?! num | of (word|named) | meridian |"
        " hour_mark | hyphen daynum)",
        doubts.not_counting(dates.calendar_date),
    ),
    Rule(
        "date",
        "(?P<n> ordinal|nth|last_one) (?P<u> weekday) (by the (part|manana))?"
        " (of|of_the) (the|month_ of)* (?P<o> month) (?P<y> inyear)?",
        only.weekday_of_month,
    ),
    Rule(
        "date",
        "(?P<n> ordinal|nth|last_one) (?P<u> weekday) (by the (part|manana))? ofx (?P<o>"
        " rel_month|rel_year|year|year_|month_)",
        only.weekday_of_month,
    ),
    Rule(
        "date",
        "(?P<f> feast | week holy | weekday (holy|black) | year_ new_ | day of saint saint_name | feast_day)"
        " (of|of_the)? (?P<y> year|rel_year)",
        only.named_day,
    ),
    Rule(
        "date",
        "(?<= in|of|of_the|until|since|for_|the|by|during)"
        " (?P<f> feast | year_ new_ | feast_day | week holy)",
        only.named_day,
    ),
    Rule("date", "(?P<f> weekday (holy|black) | weekday of easter) (?P<y> year)?", only.named_day),
    Rule("date", "(?P<d> daynum) day of_the month_ of (?P<m> month) (?P<y> inyear)?", dates.calendar_date),
    Rule(
        "date",
        "(?<= the) (?P<d> daynum) of_the (?P<m> low) (?! word|named|code|num|of|of_the)",
        only.number_month,
    ),
    Rule(
        "date", "(?P<a> (thisx|nextx|pastx)+)? (?P<w> weekday) (?P<b> nextx|pastx|last_one)?", doubts.weekday
    ),
    Rule("date", "date comma? date", dates.apposed),
    Rule("date", "date (comma|of|of_the)? the? rel_week", stretches.day_of_week),
    Rule("date", "rel_week comma? the? date", stretches.day_of_week),
    Rule("date", "(?<= the) (?P<a> day)? (?P<d> dayx)", doubts.lone_day),
    Rule("date", "(?<= clock of_the) (?P<a> day)? (?P<d> dayx)", doubts.lone_day),
    Rule("date", "(?P<a> day) (?P<d> dayx) (?! of | of_the | word)", doubts.lone_day),
]
"""Dates of the calendar."""
