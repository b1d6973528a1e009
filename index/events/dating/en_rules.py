"""The rules of English dates. Hours, ranges and bounds are in `en_hours`, which come after these."""

from index.events.dating import build_dates as dates
from index.events.dating import build_stretches as stretches
from index.events.dating import en_days as days
from index.events.dating import en_doubts as doubts
from index.events.dating import en_stretches as english
from index.events.dating.rules import Rule
from index.events.dating.units import Unit
from index.events.expression import Bound

MACROS = {
    "num": "(low|mid|high|under|two|year|much)",
    "daynum": "(low|mid|high)",
    "dayx": "(daynum|nth|ordinal)",
    "which": "(this|next|following|coming|past|last_one)",
    "inyear": "((comma? (of|in)? the? year_? | hyphen | slash)? year | comma? (of|in)? the? rel_year"
    " | comma? apostrophe (two|mid|high|under) | of (two|mid|high|under))",
    "anyunit": "(day|week|month_|year_|units|unit|short_unit|weekend)",
    "amount": "((num|one) anyunit ((comma? and|comma)? (num|one) anyunit)*)",
    "rel": "(rel_day|rel_week|rel_month|rel_year|rel_unit)",
    "ofx": "((of|in) the?)",
    "stretch": "(period|rel|month|year)",
    "current": "(stretch|year_|month_|week|unit|date)",
    "to_": "(to|through|hyphen|bound)",
    "thex": "(the|own)",
}

WORDS = [
    Rule("edge", "edge hyphen? to hyphen? edge", lambda found: found.items[-1].value),
    Rule(
        "by",
        "(by | bound | no_ comparative than) the? (edge_noun of business | close_of) on?",
        english.end_of_business,
    ),
    Rule(
        "by", "(by|bound) the? edge_noun of day on? (?= weekday|month|shift|which)", english.end_of_business
    ),
    Rule("by", "by edge_code on? (?= weekday|short_weekday|month|shift|which)", english.end_of_business),
    Rule("bound", "up? (to|bound|through) and including", dates.constant(Bound.BY)),
    Rule(
        "hyphen",
        "dash (?= daynum|month|short_month|capital_month|clock_digits|year|weekday)",
        dates.constant(True),
    ),
    Rule("count", "tens hyphen? low", dates.number),
    Rule("ordinal", "tens hyphen? ordinal", english.ordinal),
    Rule("count", "tens", dates.number),
    Rule("count", "num (and? num)+", dates.number),
    Rule(
        "month",
        "capital_month (?= (to|through|hyphen) (month|capital_month|short_month))",
        dates.carried("capital_month"),
    ),
    Rule("month", "capital_month (?= of? year)", dates.carried("capital_month")),
    Rule("month", "(?<= edge as|soon as) capital_month", dates.carried("capital_month")),
    Rule("month", "capital_month (?! of (named|word))", doubts.month_with_capital),
    Rule("month", "(?<= nth) small_month", dates.carried("small_month")),
    Rule("month", "small_month (?= to (month|small_month))", dates.carried("small_month")),
    Rule("month", "(?<! speaker) small_month (?= dot? (dayx|year))", dates.carried("small_month")),
    Rule(
        "month",
        "(?<= in|of|this|next|coming|past|last_one|edge|during|between|month_|bound|low|mid|high|to|from_)"
        " small_month (?! word)",
        doubts.month_with_capital,
    ),
    Rule(
        "month",
        "short_month dot? (?= comma? the? (dayx|year)"
        " | (slash|hyphen) (dayx|year|two|under|month|short_month)"
        " | apostrophe (two|mid|high|under) | of (year|rel_year))",
        dates.carried("short_month"),
    ),
    Rule(
        "month",
        "(?<= low|mid|high|nth|of|hyphen|slash|in|this|next|last_one|edge|to|through|bound|and"
        "|from_|between|during|by) short_month (dot | (?! named))",
        dates.carried("short_month"),
    ),
    Rule(
        "weekday",
        "short_weekday dot? (?= comma? (dayx|month|slashed|numeric|clock_digits|at low))",
        dates.carried("short_weekday"),
    ),
    Rule("weekday", "weekday dot (?= comma|dayx|month|short_month|capital_month)", days.abbreviated),
    Rule(
        "weekday",
        "(?<= on|this|next|coming|last_one|past) short_weekday dot?",
        dates.carried("short_weekday"),
    ),
    Rule(
        "weekday",
        "short_weekday (?= (hyphen|to|through) (short_weekday|weekday))",
        dates.carried("short_weekday"),
    ),
    Rule("weekday", "(?<= hyphen|to|through) short_weekday", english.second_weekday),
    Rule("noon", "edge hyphen day", english.midday),
    Rule("day", "business (day|units)", dates.constant(Unit.WORKDAY)),
    Rule("count_fortnight", "fortnight", dates.constant(True)),
]
"""Numbers and abbreviations."""

_MONTH_FIRST = (
    "(?P<m> month) (the | hyphen | slash | comma (?= nth))? (?P<d> dayx) (open (?P<v> weekday) close)?"
    " (?! month) (?P<y> inyear)?"
)
_DAY_FIRST = "(?P<d> dayx) (day? of | comma)? (?P<m> month) (open (?P<v> weekday) close)? (?P<y> inyear)?"
_WEEKDAYS = "(?P<f> weekday) (to|through|hyphen) (?P<w> weekday) comma?"
DAYS = [
    Rule(
        "when",
        f"{_WEEKDAYS} (?P<m> month) (?P<d> dayx) (to|through|hyphen) (?P<e> dayx) (?P<y> inyear)?",
        days.days_of_first_month,
    ),
    Rule(
        "when",
        f"{_WEEKDAYS} (?P<d> dayx) (to|through|hyphen) (?P<e> dayx) of? (?P<m> month) (?P<y> inyear)?",
        days.days_between,
    ),
    Rule(
        "date",
        "(?P<w> weekday)? comma? (?P<m> month) (?P<d> dayx)"
        " (?= (to|through|hyphen|bound|and) the? dayx of? month)",
        dates.calendar_date,
    ),
    Rule(
        "when",
        "(?P<f> weekday)? comma? (?P<m> month) the? (?P<d> dayx) (to|through|hyphen) (?P<w>"
        " weekday)? comma? the?"
        " (?P<e> dayx) (?! month) (?P<y> inyear)? (?! meridian | slash | letter_o)",
        days.days_of_first_month,
    ),
    Rule(
        "when",
        "(from_|between)? the? (?P<x> (?P<f> weekday)? comma? (?P<d> dayx) (to|through|hyphen|and|bound) the?"
        " (?P<w> weekday)? comma? (?P<e> dayx) (day? of)? (?P<m> month | (of|in) rel_month) (?P<y> inyear)?)",
        days.days_between,
    ),
    Rule(
        "when",
        "between (?P<x> (?P<f> weekday)? comma? (?P<m> month) the? (?P<d> dayx) and (the|own)?"
        " (?P<w> weekday)? comma? (?P<e> dayx)"
        " (?! month | of | meridian | slash | letter_o) (?P<y> inyear)?)",
        days.days_of_first_month,
    ),
    Rule(
        "",
        "(?P<m> month) (?P<l> dayx ((comma | comma? (and|or)) the? dayx)+) (?P<y> inyear)?"
        " (?! meridian | slash | hyphen | anyunit | num | percent | letter_o | month)",
        days.days_of_month,
    ),
    Rule(
        "",
        "(?P<l> weekday? dayx ((comma | comma? (and|or)) the? weekday? dayx)+) of? (?P<m> month)"
        " (?P<y> inyear)?",
        dates.day_list,
    ),
    Rule(
        "date", "(?P<y> year) (hyphen|slash) (?P<m> month) (hyphen|slash) (?P<d> daynum)", dates.calendar_date
    ),
    Rule("date", "(?P<m> month) hyphen (?P<y> year) hyphen (?P<d> daynum)", dates.calendar_date),
    Rule("date", "(?P<d> daynum) hyphen (?P<y> year) hyphen (?P<m> month)", dates.calendar_date),
    Rule(
        "date",
        "(?<! month) ((?P<w> weekday) comma?)? (?P<d> daynum) (hyphen|slash) (?P<m> month)"
        " ((hyphen|slash) (?P<y> year | two|mid|high|under|low))?",
        dates.calendar_date,
    ),
    Rule(
        "date",
        f"which? (?P<w> weekday) open {_MONTH_FIRST} close",
        dates.calendar_date,
    ),
    Rule("date", f"which? (?P<w> weekday) open {_DAY_FIRST} close", dates.calendar_date),
    Rule(
        "date",
        "(?P<d> nth) (?P<m> month) (?P<y> mid|high|under) "
        " (?! word|named|anyunit|units|percent|num|comma num)",
        dates.calendar_date,
    ),
    Rule(
        "date",
        "(?P<a> this|next|coming|past|last_one)? ((?P<w> weekday) (dot? comma | hyphen)?)?"
        f" (the? day)? the? {_MONTH_FIRST} (?! meridian | letter_o | hyphen low meridian)",
        days.month_first,
    ),
    Rule(
        "date",
        "(?P<a> this|next|coming|past|last_one)? ((?P<w> weekday) (?P<b> which)? comma?)? (the? day)? the?"
        f" {_DAY_FIRST}",
        days.day_first,
    ),
    Rule(
        "date",
        "(?P<w> weekday)? comma? the? (?P<d> dayx) day? (?P<m> (of|in) the? rel_month | rel_month)",
        dates.calendar_date,
    ),
    Rule("date", "which? weekday comma? open? (numeric|slashed|iso) close?", doubts.day_of_weekday),
    Rule("date", "which? (iso|numeric)", dates.digits(month_first=True)),
    Rule("date", "(this|next|coming|last_one)? slashed", doubts.slashed),
    Rule("date", "weekday comma? decimal | (?<= on) decimal", doubts.decimal_day),
    Rule("date", "much", doubts.compact),
    Rule("when", "slashed of? month | month slashed", days.pair_of_days),
    Rule(
        "date",
        "(?P<w> weekday) comma? the? (?P<d> nth|ordinal) (?! anyunit | numbered)",
        dates.calendar_date,
    ),
    Rule(
        "date",
        "(?P<w> weekday) (?P<d> daynum) (?! to|through|hyphen|meridian|letter_o|colon|anyunit|word|num)",
        dates.calendar_date,
    ),
    Rule(
        "period",
        "(?P<n> ordinal|nth|last_one) (?P<u> weekday) part?"
        " (of|in) (?P<o> the month_ (?! of) | the? stretch)",
        days.nth_weekday,
    ),
    Rule(
        "date",
        "(?P<a> this? which) (?P<w> weekday)",
        doubts.weekday_alone,
    ),
    Rule("date", "(?P<w> weekday) (?P<a> next|coming) (?! week|month_|year_)", doubts.weekday_alone),
    Rule("date", "(?P<w> weekday) (?P<b> bound) (?P<o> date)", days.weekday_beside),
    Rule("date", "(?P<w> weekday)", doubts.weekday_alone),
    Rule("date", "date (comma | of | in | hyphen)? the? rel_week", stretches.day_of_week),
    Rule("date", "rel_week comma? hyphen? on? date", stretches.day_of_week),
    Rule(
        "date",
        "(?<= on|by|bound|of|from_|to|between|about|for_|through|and|begins) the (?P<d> nth)",
        doubts.lone_day,
    ),
    Rule("date", "the day bound (?= dot|comma|mark | $)", english.day_beside),
    Rule("date", "(?<= on) the (?P<d> daynum|ordinal)", doubts.lone_day),
]
"""Dates of the calendar."""
