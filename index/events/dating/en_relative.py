"""The rules of what English counts from the reference, of feasts, and of what looks like a date and is none.

They come after the words of `en_rules`, and before its days.
"""

from index.events.dating import build_dates as dates
from index.events.dating import build_stretches as stretches
from index.events.dating import en_counted as counts
from index.events.dating import en_holidays as holidays
from index.events.dating import en_stretches as english
from index.events.dating.en_weekend import Weekend
from index.events.dating.relative import DayShift, Elapsed, Now, UnitShift
from index.events.dating.rules import Rule
from index.events.expression import DayPart

_SKIP = dates.constant(True)
SILENT = [
    Rule("date", "(num|some) weekdays (ago | from_ now)", counts.weekdays_away),
    Rule("skip", "(ordinal|nth|last_one) weekday (of|in) each anyunit", _SKIP),
    Rule("skip", "each (ordinal|one|num)? (other)? (weekday|anyunit|month|season|part)", _SKIP),
    Rule("skip", "weekdays", _SKIP),
    Rule("skip", "naming weekday", _SKIP),
    Rule("skip", "num? dayx? month street", _SKIP),
    Rule("skip", "the? dayx of each anyunit", _SKIP),
    Rule(
        "skip",
        "(?<! num comma) (?<! in|of|by|bound) num (named dot?)? (named|nth|ordinal) dot? street",
        _SKIP,
    ),
    Rule("skip", "(num|one) hyphen (day|week|month_|year_|unit|short_unit) (hyphen old)?", _SKIP),
    Rule("skip", "num anyunit (old | of old)", _SKIP),
    Rule("skip", "num percent", _SKIP),
    Rule("skip", "numbered dot? num ((comma|and|or|hyphen|to|comma and) num)*", english.numbered_thing),
    Rule("skip", "no_ dot num", english.numbered_thing),
    Rule("skip", "plan num", english.numbered_thing),
    Rule("skip", "year plan", english.numbered_thing),
]
"""What recurs, what lasts, and what is numbered or counted."""

_OF_SOMETHING = "(?! of the? (stretch|which|own|word|named|month_|year_|unit|week|fiscal) | in the? stretch)"
"""Not “the last week of the campaign”."""
_KINDS = {"day": "rel_day", "week": "rel_week", "month_": "rel_month", "year_": "rel_year"}
RELATIVE = [
    Rule("period", "the? (week|month_|year_|weekend|unit) bound (next|last_one)", counts.second_next),
    Rule("date", "weekday bound (next|last_one)", counts.second_next),
    Rule("period", "to_date", lambda found: Elapsed(UnitShift(found.items[0].value, 0))),
    Rule("period", "within the? (next|coming)? amount (?! ago|bound|of|prior)", counts.within),
    Rule(
        "period",
        "(next|following|coming|past|last_one) num anyunit (and num anyunit (?! ago))* (?! ofx"
        " (stretch|this|next))",
        counts.counted,
    ),
    Rule(
        "period",
        "num (next|coming|past|last_one) (units|short_unit) (?! ofx (stretch|this|next))",
        counts.counted,
    ),
    Rule("period", "(next|following|coming|past|last_one|recent) some? units", counts.few),
    Rule(
        "period",
        "(?<= over) (the | this (?= past|last_one))* (?P<x> (past|last_one|next|coming)"
        " (week|month_|year_|unit))",
        counts.rolling,
    ),
    *(
        Rule(
            _KINDS.get(unit, "rel_unit"),
            f"this? which same? calendar? {unit} {_OF_SOMETHING}",
            stretches.unit_shift,
        )
        for unit in ("day", "week", "month_", "year_", "unit", "weekend", "short_unit")
    ),
    Rule("fiscal_year", "which fiscal year_ (?! year)", english.relative_fiscal_year),
    Rule("fiscal_year", "(this|next|coming)? fiscal year_? year", dates.carried("year")),
    Rule("fiscal_year", "fiscal_code", dates.carried("fiscal_code")),
    Rule("fiscal_year", "fiscal (apostrophe|hyphen)? (two|mid|high|under)", english.short_fiscal_year),
    Rule("year_alone", "calendar year_ year | year_ year", dates.carried("year")),
    Rule("date", "(?P<n> (num|one) (week|units)) (?P<o> shift)", counts.week_from_shift),
    Rule("date", "(?P<n> amount) ago shift", counts.past_point),
    Rule("date", "(num|one) (week|units|count_fortnight) on weekday", counts.weeks_from_weekday),
    Rule("date", "weekday week (?! of|begins|beginning|ends|num)", counts.weeks_from_weekday),
    Rule("period", "within? the? (next|coming|past|last_one) count_fortnight", counts.coming_fortnight),
    Rule("date", "(the? day bound shift)", english.day_beside),
    Rule("date", "shift", lambda found: DayShift(found.first("shift"))),
    Rule("date", "tonight", dates.constant(DayShift(0, DayPart.NIGHT))),
    Rule("date", "last_one part", english.last_part),
    Rule("skip", "up hyphen? to hyphen? date_word", dates.constant(True)),
    Rule(
        "period", "(?P<o> year_|month_|week|unit|fiscal_year) hyphen? to hyphen? date_word", stretches.elapsed
    ),
    Rule("now_", "now | (?<= to|bound) date_word", dates.constant(Now())),
    Rule("weekend_", "(?<= the) weekend (?! of)", dates.constant(Weekend())),
    Rule("period", "weekend_", dates.carried("weekend_")),
]
"""Units seen from the reference."""

HOLIDAYS = [
    Rule(
        "holiday",
        "person_saint dot? feast_saint (apostrophe possessive | possessive)? day? | feast_saint"
        " (apostrophe possessive | possessive)? day",
        dates.carried("feast_saint"),
    ),
    Rule("holiday", "new_ year_ (apostrophe possessive)? (day|eve)", holidays.new_year),
    Rule(
        "holiday",
        "feast_day (apostrophe possessive?)? day",
        dates.carried("feast_day"),
    ),
    Rule("holiday", "(good|black|cyber|feast|feast_adjective) weekday", holidays.named_weekday),
    Rule(
        "holiday",
        "(named named)? king comma? (junior dot?)? (apostrophe possessive)? day",
        dates.constant("king"),
    ),
    Rule("holiday", "feast eve", holidays.eve),
    Rule("holiday", "feast day?", dates.carried("feast")),
    Rule("period", "(?P<a> which)? holiday week (?P<y> inyear | year)?", holidays.week),
    Rule("period", "the? weekend of (?P<a> which)? holiday (?P<y> inyear | year)?", holidays.weekend),
    Rule("period", "(?P<a> which)? holiday weekend (?P<y> inyear | year)?", holidays.weekend),
    Rule("date", "(?P<y> rel_year) apostrophe possessive holiday", holidays.holiday),
    Rule("date", "(?P<a> which)? holiday (?P<y> comma? (of|in)? (year|rel_year))?", holidays.holiday),
]
"""Feasts."""
