"""The rules of English weeks, months, years and their parts, and of what is counted from the reference."""

from index.events.dating import build_dates as dates
from index.events.dating import build_stretches as stretches
from index.events.dating import en_counted as counts
from index.events.dating import en_days as days
from index.events.dating import en_doubts as doubts
from index.events.dating import en_stretches as english
from index.events.dating.rules import Rule

STRETCHES = [
    Rule("period", "low hyphen year | decimal", days.month_in_digits),
    Rule("period", "decimal", days.years_slashed),
    Rule(
        "period",
        "apostrophe? (decade_word | code | (two|year|under|high) (apostrophe? possessive))",
        doubts.decade,
    ),
    Rule("period", "(month_ of)? (?P<m> month) (?P<y> inyear)", dates.calendar_date),
    Rule("period", "(?P<y> year) (comma|slash|hyphen)? (?P<m> month) (?! dayx)", dates.calendar_date),
    Rule("period", "(?P<a> this? which) (month_ of)? (?P<m> month)", dates.calendar_date),
    Rule("period", "month_ of (?P<m> month)", dates.calendar_date),
    Rule(
        "period",
        "(?P<n> ordinal|nth|last_one) hyphen? (?P<u> day|week|month_|weekend|unit|half_unit)"
        " (of|in|comma|hyphen)? the? (?P<o> stretch|year_alone|fiscal_year)",
        stretches.nth_or_half,
    ),
    Rule("period", "(?P<o> year|rel_year) (?P<n> ordinal|nth) (?P<u> unit)", stretches.nth),
    Rule("period", "(ordinal|nth) unit", english.century),
    Rule("period", "(?P<n> ordinal|nth) (?P<u> unit) (?! of)", stretches.nth),
    Rule(
        "period",
        "(?P<n> ordinal|nth|last_one) (?P<u> day|week|month_|unit|half_unit) (of|in) the"
        " (?P<o> year_|month_|unit)",
        stretches.nth_or_half,
    ),
    Rule("period", "(quarter_code|half_code) (of|in|hyphen|comma)? fiscal_year", english.coded),
    Rule("period", "quarter_code (of|in|hyphen) the? (year|rel_year)", english.coded),
    Rule("period", "(year|rel_year) hyphen? quarter_code", english.coded),
    Rule("period", "quarter_code (comma? (year|rel_year))?", english.coded),
    Rule("period", "(year|rel_year) hyphen? half_code", english.coded),
    Rule("period", "half_code (hyphen|of|in|comma)? (year|rel_year)", english.coded),
    Rule(
        "period",
        "(ordinal|last_one) (?P<n> num | some) (?P<u> anyunit) (of|in) the? (?P<o> stretch|year_alone)",
        stretches.nth_of_several,
    ),
    Rule(
        "when",
        "(rel_week|week) (of|from_) (the? day)? the? (?P<a> date)"
        " (to|through|hyphen|bound) the? (?P<b> date)",
        stretches.week_from_to,
    ),
    Rule(
        "period",
        "(rel_week|week) (of|begins|beginning|bound|ends|ended) on? (the? day)? the? (?P<o> date|when)",
        stretches.week_of,
    ),
    Rule(
        "period",
        "week (?P<n> daynum|under) (comma? of? the? (?P<o> rel_year|year|year_alone))? (?! of (word|named))",
        stretches.numbered_week,
    ),
    Rule("date", "date comma? (of|in)? the? (?P<o> period)", days.weekday_of_week),
    Rule("date", "(?P<o> period) comma? on? date", days.weekday_of_week),
    Rule("period", "comparative (in|on)? the? (?P<o> rel|current)", english.comparative),
    Rule(
        "period",
        "edge hyphen? (in|of|on)? the? (day of? (?= date))? (?P<o> month|year|period|rel|month_|week|date)",
        english.edge,
    ),
    Rule("period", "(edge_noun|beginning) of the? (?P<o> current|year_alone|fiscal_year|day)", english.edge),
    Rule("period", "(year_|month_|week) apostrophe? possessive? hyphen? edge_noun", english.unit_end),
    Rule("period", "edge_code", english.unit_end),
    Rule("period", "rest of thex? (?P<o> current|year_alone|fiscal_year)", stretches.remaining),
    Rule("period", "(?P<a> this? which) (?P<s> season)", stretches.season),
    Rule(
        "period",
        "(?P<s> season) ((of|in|comma)? the? (?P<y> year|rel_year|year_alone) | (?P<z> inyear))",
        stretches.season,
    ),
    Rule(
        "period",
        "((?<= in|during|bound|by) the?) (?P<s> season) (?! of|on|from_|word)",
        stretches.season,
    ),
    Rule("period", "edge hyphen? (?P<o> period)", english.edge),
    Rule("period", "edge hyphen? in? the? (?P<s> season)", english.edge_of_season),
    Rule("period", "weekend of the? (?P<o> date)", english.weekend_of),
    Rule("skip", "half_unit one (year_|unit) ago", dates.constant(True)),
    Rule("date", "(?P<n> (amount|one? some of? anyunit)) (ago shift? | comparative)", counts.past_point),
    Rule("date", "(?P<n> (one? count_fortnight)) (ago)", counts.fortnight(-1)),
    Rule("date", "(?P<n> one? count_fortnight) (from_ (now_|date))", counts.fortnight(1)),
    Rule("date", "in (?P<n> one count_fortnight) (apostrophe possessive time_)?", counts.fortnight(1)),
    Rule(
        "date",
        "in? (?P<n> amount) (from_ | bound) the? (?P<o> date|when|now_|year|period)",
        counts.from_point,
    ),
    Rule("date", "(?P<n> amount) (hence)", stretches.distance(1)),
    Rule(
        "date",
        "in (half_unit one short_unit)",
        counts.half_an_hour,
    ),
    Rule(
        "date",
        "in about? (?P<n> amount|one? some of? anyunit) (apostrophe possessive? time_)? (?! of | ago)",
        stretches.coming_point,
    ),
    Rule("date", "date comma? on? date", counts.weekday_beside),
    Rule("fiscal_", "(?P<o> fiscal_year)", english.fiscal_year),
    Rule("period", "fiscal_", lambda found: found.items[0].value),
    Rule("period", "year_alone", lambda found: dates.as_node(found.items[0])),
    Rule("period", "month", doubts.month_alone),
    Rule(
        "period",
        "(?P<y> year) hyphen (?P<m> low|mid|high|under) (?! hyphen|num|slash)",
        days.year_with_number,
    ),
    Rule("period", "(?<! less_sign|more_sign) equal_sign year", doubts.year_alone),
    Rule("period", "year", doubts.year_alone),
]
"""Weeks, months, years and their parts, and what is counted from the reference."""
