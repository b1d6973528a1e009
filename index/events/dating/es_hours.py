"""The rules of Spanish hours, of ranges, and of what lies before or after."""

from index.events.dating import build_dates as dates
from index.events.dating import build_hours as hours
from index.events.dating import build_ranges as ranges
from index.events.dating import build_stretches as stretches
from index.events.dating import es_hour_builders as only
from index.events.dating.rules import Rule
from index.events.dating.zones import EASTERN
from index.events.expression import Bound

MACROS = {
    "before_hour": "((to|since|until|(before|after|from_|later|to so_) of|by|about of?) (the|thes))",
    "no_hour": "(word | feast_of | named | code | anyunit | ordinal | of (word|named|month) | hyphen | num)",
    "hourx": "(low|mid)",
    "minutex": "(low|mid|high|under)",
    "of_part": "((of|by|in) the (part|manana) | of_the noon | (of|in) the noon)",
    "hours_": "(hour_mark|short_unit)",
    "range_to": "(to_the|to (the|thes)?|and? until (the|thes)?|hyphen)",
    "spot": "(date|when)",
    "whole": "(date|when|period|rel|clock)",
}

ZONES = [
    Rule("zone_name", "open? (time_|short_unit) (of_the|of (the)?)? zone close?", dates.carried("zone")),
    Rule("zone_name", "open? (time_|short_unit) of_the this close?", dates.constant(EASTERN)),
    Rule(
        "zone_name",
        "open? abbreviated_zone (?P<s> hyphen|plus_sign) (?P<n> low|mid|clock_digits) close?",
        hours.counted_zone,
    ),
    Rule("zone_name", "open? abbreviated_zone close?", dates.carried("abbreviated_zone")),
    Rule("zone_name", "open? (time_|short_unit) local close?", dates.constant(False)),
    Rule(
        "zone_name",
        "open? (time_|short_unit) (of the? | of_the)? ((named|word) of)? zone_place close?",
        dates.carried("zone_place"),
    ),
    Rule("", "zone_place", only.plain_name),
]

HOURS = [
    Rule(
        "clock",
        "clock_digits meridies dot? | (?<= thes) low meridies dot? | (?<= to|comma|until) low meridies dot",
        only.twelve,
    ),
    Rule(
        "clock",
        "(clock_digits) (hour_mark dot (?= of|of_the|comma) | hours_)? (meridian | of_part)?",
        hours.digital_clock,
    ),
    Rule("clock", "decimal (hours_ | meridian)", hours.digital_clock),
    Rule("", "(to|until|since|of|between|and) (the|thes) decimal", only.decimal_clock),
    Rule("", "(of|since|between) decimal (range_to | and) decimal", only.decimal_clock),
    Rule("", "hyphen decimal (?= meridian|hours_)", only.decimal_clock),
    Rule(
        "",
        "(?P<p> before_hour) (?P<x> (?P<h> hourx) (?P<m> (and|less) (half|ordinal|minutex) | half)?"
        " (in sharp | hours_ | hour_mark dot)? (meridian | of_part)?) (?! no_hour)",
        only.hour_behind,
    ),
    Rule(
        "clock",
        "(?P<h> hourx) (?P<m> (?<! between hourx) (?<! between thes hourx) and (half|ordinal|minutex))?"
        " hours_? (meridian | of the (part|manana) | in"
        " sharp)",
        hours.spoken_clock,
    ),
    Rule("", "(?P<p> comma) (?P<x> (?P<h> low) (?P<m> and half)) (?= dot|comma)", hours.spoken_after),
    Rule("clock", "hourx hour_mark", only.glued_hours),
    Rule("clock", "(?<= the|thes) (year|much) hours_", only.four_digits),
    Rule("clock", "(?<! of) noon", hours.noon),
    Rule("clock", "clock comma? zone_name", hours.with_zone),
    Rule(
        "clock",
        "(of|since|between|about)? (the|thes)? (?P<x> (?P<a> clock) (range_to|and|and (the|thes))"
        " (?P<b> clock) zone_name? of_part?)",
        hours.clock_range,
    ),
    Rule(
        "clock",
        "(of|since|between) (the|thes)? (?P<x> (?P<a> hourx) (range_to|and|and (the|thes))"
        " (?P<b> clock) zone_name? of_part?)",
        hours.clock_range,
    ),
    Rule(
        "clock",
        "(of|since|between)? (the|thes)? (?P<x> (?P<a> clock) (range_to) (?P<b> hourx)) (?! no_hour | of"
        " month)",
        hours.clock_range,
    ),
    Rule("clock", "(?P<a> hourx) hyphen (?P<b> clock) zone_name?", hours.clock_range),
    Rule("clock", "clock comma? zone_name", hours.with_zone),
    Rule(
        "clock",
        "(of|between|since) thes (?P<x> (?P<a> hourx) (range_to|and thes|until thes) (?P<b> hourx)"
        " zone_name?)"
        " (?! no_hour | of month)",
        hours.clock_range,
    ),
]
"""Hours. They come before the days, which would take their numbers."""

_AT = "((to|to_the|since|about|from_|of|by|until|so_)* (the|thes)?)"
DAYS_WITH_HOURS = [
    Rule("date", "(?<! the) manana", only.tomorrow),
    Rule(
        "",
        "(?P<d> spot) comma? (?P<p> (of|between) (the|thes)?) (?P<x> (?P<a> hourx)"
        " (range_to|and (the|thes)?) (?P<b> hourx) (hours_ dot?)?) (?! no_hour)",
        hours.hours_of_day,
    ),
    Rule(
        "",
        "(?P<p> between|of|since) (?P<x> (?P<a> hourx) (and|to|until) (?P<b> hourx)) the? (?P<d> spot)",
        hours.hours_of_day,
    ),
    Rule("date", "date comma? date", dates.apposed),
    Rule("when", "spot comma? (by|in|to|of) the (part|manana)", hours.timed),
    Rule("when", "(?<! more) (part|manana) ofx spot", hours.timed),
    Rule("when", f"spot (comma|hyphen|bar)? open? {_AT} clock close?", hours.timed),
    Rule("when", "spot (dot|comma)? short_unit mark clock", hours.timed),
    Rule("when", "clock comma? (ofx|the)? day? spot", hours.timed),
    Rule("when", "clock (or|and) more part comma? the? spot", ranges.bounded_clock(Bound.SINCE)),
    Rule("when", "this (part|manana)", ranges.this_part),
    Rule("when", "this clock", hours.clock_alone),
    Rule(
        "",
        "(?P<d> when) comma? (?P<p> (of|between) (the|thes)?) (?P<x> (?P<a> hourx)"
        " (range_to|and (the|thes)?) (?P<b> hourx) (hours_ dot?)?) (?! no_hour)",
        hours.hours_of_day,
    ),
    Rule("when", f"when comma? {_AT} clock", hours.clocked_part),
    Rule("when", "clock comma? of? when", hours.clocked_part),
    Rule("when", "when (by|in|to) the (part|manana)", only.part_of_hour),
]

RANGES = [
    Rule(
        "when",
        "(to from_ ofx | since) (the|day)* (?P<x> (?P<a> whole) comma? and? until (the|day)* (?P<b> whole))",
        ranges.between,
    ),
    Rule("when", "since? the? (?P<o> whole) (until|to) the date_word", only.to_date),
    Rule("when", "until the date_word (?! word|named|of|of_the|limit|in|that_)", only.up_to_now),
    Rule("skip", "of (?P<a> date) to (?P<b> date)", ranges.working_week),
    Rule(
        "when",
        "between (the|day)* (?P<x> (?P<a> whole|now_) and (the|day)* (?P<b> whole|now_))",
        ranges.between,
    ),
    Rule(
        "when",
        "since? (the|day)* (?P<x> (?P<a> whole|now_) (range_to|hyphen|to this|to_the) (the|day)* (?P<b>"
        " whole|now_))",
        ranges.between,
    ),
]

_CLOCKED = {"before": Bound.BEFORE, "after": Bound.AFTER}
_WHOLE = "(the|thes|in|day|this|about)* (?P<o> whole)"
BOUNDS = [
    *(
        Rule("when", f"spot comma? {word} ofx clock", ranges.bounded_clock(bound))
        for word, bound in _CLOCKED.items()
    ),
    Rule(
        "when",
        "spot comma? (no_ later | no_ more part | no_? to? more late_) (to|of|that_)* (the|thes)? clock",
        ranges.bounded_clock(Bound.BY),
    ),
    Rule(
        "when",
        "spot comma? (later|more part) (of|that_) (the|thes)? clock",
        ranges.bounded_clock(Bound.AFTER),
    ),
    Rule("when", f"to? more late_ comma? (to|to_the|in|that_)* {_WHOLE}", stretches.bounded(Bound.BY)),
    Rule("when", "(?P<o> whole) comma? to more late_", stretches.bounded(Bound.BY)),
    Rule("when", f"no_? more part (of_the|of|that_|to) {_WHOLE}", stretches.bounded(Bound.BY)),
    Rule("when", f"no_ before ofx {_WHOLE}", stretches.bounded(Bound.SINCE)),
    Rule("when", f"no_ after ofx {_WHOLE}", stretches.bounded(Bound.BY)),
    Rule("when", f"(before ofx | previous (to|to_the|of|of_the)) {_WHOLE}", stretches.bounded(Bound.BEFORE)),
    Rule(
        "when",
        "before (of_the|of) (the day)? (?P<d> daynum) (?! word | of | of_the | num | unit)",
        ranges.bounded_day(Bound.BEFORE),
    ),
    Rule("when", f"until {_WHOLE}", stretches.bounded(Bound.BY)),
    Rule("when", f"to from_ (of_the|of) {_WHOLE}", stretches.bounded(Bound.SINCE)),
    Rule(
        "when",
        "to from_ (of_the|of) (the day)? (?P<d> daynum) (?! word | of | of_the | num | unit)",
        ranges.bounded_day(Bound.SINCE),
    ),
    Rule("when", "past the? day? (?P<o> spot)", stretches.bounded(Bound.AFTER)),
    Rule(
        "when",
        "(?P<o> spot|period) (or|and) (posterior | more part | after (?! ofx))",
        stretches.bounded(Bound.SINCE),
    ),
    Rule(
        "when",
        f"date_word limit (word | of | of_the | hyphen | comma | mark)? {_WHOLE}",
        stretches.bounded(Bound.BY),
    ),
    Rule("when", f"as_ soon like {_WHOLE}", stretches.bounded(Bound.SINCE)),
    Rule("when", f"as_ part like {_WHOLE}", stretches.bounded(Bound.BY)),
    Rule("when", f"starting {_WHOLE}", stretches.bounded(Bound.SINCE)),
    Rule("when", f"since {_WHOLE}", stretches.bounded(Bound.SINCE)),
    Rule("when", f"(after ofx | posterior (to|to_the|of|of_the)) {_WHOLE}", stretches.bounded(Bound.AFTER)),
    Rule(
        "when",
        "after (of_the|of) (the day)? (?P<d> daynum) (?! word | of | of_the | num | unit)",
        ranges.bounded_day(Bound.AFTER),
    ),
    Rule("when", "behind the? day? (?P<o> spot|period)", stretches.bounded(Bound.AFTER)),
    Rule("when", "about (of|of_the)? the? (?P<o> spot|period)", ranges.about),
]
ALONE = [
    Rule("when", "clock", hours.clock_alone),
]
