"""The rules of English hours, of ranges and of bounds. They come after those of `en_rules`."""

from index.events.dating import build_dates as dates
from index.events.dating import build_hours as hours
from index.events.dating import build_ranges as ranges
from index.events.dating import en_bounds as bounds
from index.events.dating import en_clock as english
from index.events.dating.rules import Rule

MACROS = {
    "hourx": "(low|mid)",
    "minutex": "(low|mid|high|under)",
    "oclock_": "(oclock | letter_o apostrophe? clock_word)",
    "range_to": "(to|through|hyphen|bound)",
    "spot": "(date|when)",
    "whole": "(date|when|period|rel|year_alone|clock)",
    "in_part": "((in|at) the? part | at part)",
}

ZONES = [
    Rule("zone_name", "open? zone standard? time_? close?", english.zone),
    Rule(
        "zone_name",
        "open? abbreviated_zone (?P<s> hyphen|plus_sign) (?P<n> low|mid|clock_digits) close?",
        hours.counted_zone,
    ),
    Rule("zone_name", "open? abbreviated_zone close?", dates.carried("abbreviated_zone")),
    Rule("zone_name", "open? local time_ close?", dates.constant(False)),
    Rule("meridian", "letter_p letter_m", dates.constant("pm")),
    Rule(
        "meridian",
        "(?<= low|mid|high|under|clock_digits) one letter_m",
        dates.constant("am"),
    ),
    Rule("meridian", "(?<= low) (one|letter_p)", english.glued_meridian),
]

HOURS = [
    Rule(
        "clock",
        "(half_unit|unit|one unit|minutex short_unit?) (past|to|bound) (?P<h> low) (meridian|oclock_)?",
        english.minutes_past,
    ),
    Rule("clock", "nth", english.ninth_letter),
    Rule("clock", "(year|much) short_unit", english.military),
    Rule("clock", "(clock_digits|decimal) oclock_? meridian", hours.digital_clock),
    Rule("clock", "clock_digits short_unit?", hours.digital_clock),
    Rule("clock", "decimal (?= (range_to|and) clock | zone_name)", english.decimal_clock),
    Rule("clock", "(?<= at) (year|much) (?= on? the? spot)", english.military),
    Rule("clock", "(?<= at|comma|colon) (year|much) (?= zone_name)", english.military),
    Rule(
        "",
        "(?P<d> spot) comma? (?P<p> (at|from_|between)?)"
        " (?P<x> (?P<a> decimal) ((range_to|and) (?P<b> decimal))?)"
        " (?! word|named|anyunit|units|percent|num)",
        english.decimals_beside,
    ),
    Rule("clock", "(?P<h> hourx) (?P<m> minutex)? oclock_? sharp? meridian", hours.spoken_clock),
    Rule("clock", "(?P<h> hourx) oclock_ sharp?", hours.spoken_clock),
    Rule("clock", "(low|clock)? noon", english.noon),
    Rule("", "(?P<p> at|about) (?P<x> decimal) (?! percent|anyunit|word)", english.clock_after),
    Rule(
        "",
        "(?P<p> at) (?P<x> (?P<h> low) (?P<m> under|high|mid)) (?! word|anyunit|percent)",
        english.spoken_after,
    ),
    Rule(
        "",
        "(?P<p> at) (?P<x> (?P<h> hourx))"
        " (?! word|named|anyunit|units|percent|code|of|hyphen|dot low|month|num|numbered|comma num|person)",
        english.spoken_after,
    ),
    Rule("clock", "clock comma? zone_name", hours.with_zone),
    Rule(
        "clock",
        "(from_|between|at)* (?P<x> (?P<a> clock|hourx) (range_to|and) (?P<b> clock) zone_name?)",
        english.range_of_hours,
    ),
    Rule(
        "clock",
        "(from_|between)? (?P<x> (?P<a> clock) (to|through|hyphen|bound|and) (?P<b> hourx))"
        " (?! word|named|anyunit|units|percent|month|num)",
        english.range_of_hours,
    ),
    Rule("clock", "clock comma? zone_name", hours.with_zone),
    Rule(
        "",
        "(?P<d> spot) comma? (?P<p> (from_|between)?) (?P<x> (?P<a> hourx) (range_to|and) (?P<b> hourx))"
        " (?! word|named|anyunit|units|percent|month|num)",
        english.hours_beside,
    ),
    Rule(
        "",
        "(?P<p> (between|from_)?) (?P<x> (?P<a> hourx) (range_to|and) (?P<b> hourx)) on? the? (?P<d> spot)",
        english.hours_beside,
    ),
    Rule(
        "",
        "(?P<d> spot) comma? (?P<p> bound | no_ comparative than | comparative than) (?P<x> (?P<h> low))"
        " (?! word|anyunit|units|of)",
        bounds.hour_behind_bound,
    ),
    Rule("clock", "clock in the part", hours.clock_of_part),
    Rule("clock", "clock sharp", dates.carried("clock")),
    Rule("", "(?P<x> (?P<h> low)) comma? (?P<d> date) ", english.hour_of_evening),
    Rule(
        "",
        "(?P<d> date) (?P<p> at|about|comma) (?P<x> (?P<h> low)) (?! word|named|num|anyunit|units|of|month)",
        english.hour_of_evening,
    ),
]

_AT = "(at|from_|on|comma|about|for_|begins|open|colon|hyphen|between|dot|bar)*"
DAYS_WITH_HOURS = [
    Rule("skip", f"(?P<a> date) (to|through|hyphen) (?P<b> date) {_AT} clock close?", bounds.working_week),
    Rule("skip", "clock comma? on? (?P<a> date) (to|through|hyphen) (?P<b> date)", bounds.working_week),
    Rule(
        "when",
        "(?P<c> clock) (?P<z> (or|and) (comparative|bound)) on? the? (?P<d> spot)",
        bounds.clock_and_on,
    ),
    Rule("when", "edge spot part", english.day_with_part),
    Rule("when", "spot comma? (edge? part | (in|on) the edge? part | at part)", english.day_with_part),
    Rule("when", "edge? part (of|on) the? spot", english.day_with_part),
    Rule("when", "(edge | comparative)? (this|last_one) part", english.part_of_today),
    Rule("when", "spot meridian", english.half_day),
    Rule("date", "date (open|comma)? date close?", dates.apposed),
    Rule(
        "",
        "(?P<d> when) comma? (?P<p> (from_|between)?) (?P<x> (?P<a> hourx) (range_to|and) (?P<b> hourx))"
        " (?! word|named|anyunit|units|percent|month|num)",
        english.hours_beside,
    ),
    Rule("when", f"spot {_AT} the? clock close?", english.with_clock),
    Rule("when", "clock comma? (on|of|in|for_)? the? spot", english.with_clock),
    Rule("when", "when comma? edge? (part | in the part)", english.with_part),
]

LATE = [
    Rule("when", "spot comma? (at|on)? the? clock", english.with_clock),
]
"""What becomes a day only with the rules of stretches."""

RANGES = [
    Rule("skip", "(?P<a> date) (to|through|hyphen) (?P<b> date)", bounds.working_week),
    Rule(
        "when",
        "between (the|units)* (?P<x> (?P<a> whole|now_) and (on|the)* (?P<b> whole|now_))",
        ranges.between,
    ),
    Rule(
        "when",
        "(?P<x> (?P<a> whole|now_|month|year) comma? (range_to) (on|the)* (?P<b> whole|now_|month|year))",
        bounds.between,
    ),
]

_WHOLE = "(the|on|at|about|of)* (?P<o> whole)"
_IN_WHOLE = "(the|on|at|about|in)* (?P<o> whole)"
BOUNDS = [
    Rule("when", f"no_ bound {_WHOLE}", bounds.not_bounded),
    Rule(
        "when",
        "(?P<d> spot) comma? (?P<z> bound|by|no_ comparative than|comparative than|prior to) (about|at)*"
        " (?P<c> clock)",
        bounds.bounded_hour,
    ),
    Rule(
        "when",
        f"(no_ comparative than | on or bound | as (edge|soon) as | (?<! hyphen) up (to|bound|through) |"
        f" bound through) {_WHOLE}",
        bounds.bounded,
    ),
    Rule("when", "more than (?P<o> date)", bounds.more_than),
    Rule(
        "when",
        f"(comparative than | prior to | ahead of | in ahead of | as of | as from_) {_WHOLE}",
        bounds.bounded,
    ),
    Rule("when", f"(greater than | more_sign equal_sign? | less_sign equal_sign?) {_WHOLE}", bounds.bounded),
    Rule(
        "when",
        "(?P<o> whole) (or|and) (comparative|onward|bound|greater) (?! (the|on|at|about|in|of)*"
        " (whole|year|month))",
        bounds.bounded,
    ),
    Rule("when", "from_ (?P<o> whole) (onward | on (?= comma|dot) | and on)", bounds.bounded),
    Rule("when", "(?P<o> whole) onward", bounds.bounded),
    Rule(
        "when",
        "from_ (the|on|at)* (?P<o> spot|period) (?! to|through|hyphen|bound|and|or)",
        bounds.since_from,
    ),
    Rule("when", f"bound {_WHOLE}", bounds.bounded),
    Rule("when", f"(begins|beginning|ends) {_IN_WHOLE}", bounds.bounded),
    Rule("when", f"(begins|beginning) from_ {_IN_WHOLE}", bounds.bounded),
    Rule("when", f"(by|through) {_WHOLE}", bounds.bounded),
    Rule("when", "following (?P<o> date)", bounds.following),
    Rule("when", "about the? (?P<o> spot|period)", ranges.about),
]
ALONE = [
    Rule("when", "(?<= at|from_|bound|by|between|about) clock", hours.clock_alone),
    Rule("when", "clock", english.clock_alone),
]
