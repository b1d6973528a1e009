"""Times: dates and their ranges, months, years, hours, and periods such as "the end of this month"."""

from collections.abc import Iterator, Sequence

from index.mentions.grammar import Grammar
from index.mentions.listed import listed
from index.mentions.numerals import COUNTS, ORDINALS
from index.mentions.tokens import Shape, Token
from index.release import Language

_SHAPES = {
    Shape.DAY: "day",
    Shape.YEAR: "year",
    Shape.CLOCK: "clock",
    Shape.DATE: "full_date",
    Shape.NUMBER: "number",
}
_GIVEN_NAMES = listed("julio abril april june august domingo")
_ES = Grammar(
    words={
        "hyphen": "- – —",
        "month": "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre"
        " noviembre diciembre",
        "weekday": "lunes martes miercoles jueves viernes sabado sabados domingo domingos",
        "of": "de",
        "of_the": "del",
        "the": "el la los las",
        "to": "a al hasta",
        "and": "y e o u",
        "in": "en",
        "since": "desde durante entre",
        "comma": ",",
        "this": "este esta estos estas ese esa esos esas",
        "near": "proximo proxima proximos proximas pasado pasada pasados pasadas siguiente siguientes"
        " ultimo ultima"
        " ultimos ultimas entrante anterior anteriores presente actual mismo misma",
        "nth": ORDINALS[Language.ES],
        "count": COUNTS[Language.ES],
        "edge": "principios mediados finales fines inicios comienzos final inicio",
        "unit": "dia dias semana semanas mes meses ano anos trimestre trimestres semestre semestres"
        " decada decadas"
        " siglo siglos minuto minutos",
        "season": "primavera verano otono invierno",
        "hour": "hora horas hrs hr h",
        "meridian": "a.m. p.m. a.m p.m am pm a.\xa0m. p.\xa0m. a.m p.m",
        "part": "tarde noche madrugada mediodia medianoche",
        "tomorrow": "manana",
        "adverb": "hoy ayer anoche anteayer",
        "ago": "hace",
        "within": "dentro",
        "each": "cada",
        "about": "mas menos casi unos unas aproximadamente",
        "by": "por",
        "dot": ".",
        "sign": "º ª o",
        "day_sign": "1o 1º 1ro 1er",
    },
    shapes=_SHAPES,
    rules={
        "any": "day | number | count | year",
        "this_day": "(day (dot sign)? | day_sign | nth)",
        "half_day": "of the (part | tomorrow) | meridian",
        "hours": "to the (clock | any) (half_day | hour half_day? | of the part)? | clock (hour | half_day)?"
        " | (day | number) half_day | (clock | number) hour",
        "clock_time": "(of | since)? hours ((to | hyphen | and) the? hours)?",
        "days": "this_day (( comma | comma? and | to | hyphen) the? this_day){0,4}",
        "in_year": "(comma | (comma? of | of_the) (the? (near unit | unit))?)? year",
        "on_day": "weekday comma?",
        "date": "on_day? days of? month (in_year | of_the near? unit near?)? | full_date",
        "date_range": "of_the on_day? this_day (of month in_year?)? to the? date",
        "dates": "date_range | (since? the)? near? unit? date ((to | and | hyphen | comma) the? date)?"
        " | year hyphen day hyphen day",
        "a_month": "since? (the near? unit of)? near? month (near | in_year | of_the (near unit | unit"
        " near?))?",
        "year_range": "(since | of_the | of)? the? year ((hyphen | to | and) the? year) | (since |"
        " of_the unit)? year",
        "this_unit": "(the | this)? (near any? | any near | nth) (unit | season | weekday | hour)"
        " | the? (unit | season | weekday) near | this (unit | season | weekday | part | tomorrow)"
        " | the weekday day? | this near (unit | season | weekday)",
        "period": "(in | since)? this_unit ((of | of_the) (near? unit near? | month | this_unit))? in_year?",
        "an_edge": "(to | since)? edge (of | of_the) (the | this)? (month | near? unit near? | near?"
        " season | nth unit)"
        " ((of | of_the) month)? in_year? | (to | since)? edge (of | of_the) year",
        "relative": "ago about? of? any? (unit | hour) | within of about? (the near)? any (unit | hour)"
        " | (in | since) (about of?)? (the near)? any (unit | hour) | each any? (unit | weekday)",
        "today": "(adverb | tomorrow) comma? (the? dates | on_day day?)? | weekday ((to | and)"
        " weekday)? (?! comma? days of? month) (day | by the (part | tomorrow))?",
        "time": "(today | dates | an_edge | relative | period | a_month (and a_month)? | year_range)"
        " ((comma | by the (part | tomorrow))? comma? clock_time | by the (part | tomorrow))? | clock_time",
    },
)
_EN = Grammar(
    words={
        "hyphen": "- – —",
        "month": "January February April June July August September October November December",
        "short_month": "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
        "may": "May March",
        "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays"
        " Wednesdays Thursdays"
        " Fridays Saturdays Sundays",
        "of": "of",
        "the": "the",
        "to": "to through until till",
        "and": "and or",
        "in": "in over",
        "at": "at from by",
        "on": "on",
        "since": "since during between within",
        "comma": ",",
        "dot": ".",
        "this": "this that these",
        "near": "next last past coming following previous upcoming current same",
        "later": "later earlier early late mid",
        "nth": ORDINALS[Language.EN],
        "count": COUNTS[Language.EN] + " several few couple",
        "edge": "end beginning start middle close",
        "unit": "day days week weeks month months year years quarter quarters decade decades century"
        " centuries"
        " weekend weekends minute minutes hour hours",
        "fiscal": "fiscal calendar FY",
        "season": "spring summer fall autumn winter",
        "meridian": "a.m. p.m. a.m p.m am pm o'clock o’clock noon",
        "part": "morning afternoon evening night",
        "zone": "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC",
        "today": "today tomorrow yesterday tonight",
        "ago": "ago",
        "each": "each every",
        "day_sign": " ".join(
            f"{day}{'th' if day in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
            for day in range(1, 32)
        ),
        "years": " ".join(f"{decade}s" for decade in range(1800, 2100, 10)),
        "twelve_hours": " ".join(
            f"{hour}{minutes}{half}"
            for hour in range(1, 13)
            for minutes in ("", ":00", ":30")
            for half in ("am", "pm")
        ),
    },
    shapes=_SHAPES,
    rules={
        "any": "(day | number | count | year)",
        "this_day": "(day | day_sign)",
        "an_hour": "(clock | day) meridian | twelve_hours | clock",
        "clock_time": "((at | to)? an_hour | at day) ((hyphen | to | and) an_hour)? zone?",
        "range_clock": "day (hyphen | to) (clock | day) meridian zone? | clock_time",
        "days": "this_day ((hyphen | to | and | comma | comma and) the? this_day){0,4}",
        "in_year": "(comma | of | comma? in)? year",
        "on_day": "weekday comma? (the (day_sign | nth) of)?",
        "a_month": "month | short_month dot? | may",
        "date": "(on_day? a_month days | on_day? the? days of? a_month) in_year? | full_date",
        "dates": "since? date ((hyphen | to | and) the? date)? | year hyphen day hyphen day | on the"
        " day_sign",
        "month_year": "since? (the | later hyphen? | this | near)? a_month in_year ((hyphen | to | and)"
        " a_month in_year)?",
        "month_alone": "(the? (later | near | this) hyphen? | since) a_month | month | short_month dot?"
        " | (?<= [in at to of and]) may",
        "a_season": "the? (later | near | this) hyphen? season | the? later? season (of | in)? year",
        "this_unit": "(later? this | (later | the)? near | the near | the? nth | this near) any? near?"
        " (unit | season | weekday | part)",
        "period": "(in | since)? ((the unit of)? this_unit | fiscal unit? year | later? this unit)"
        " ((of | in) (the? (near | fiscal)? (unit | a_month)? year? | this unit | near unit))?",
        "an_edge": "((at | in | to | since)? the)? (edge | later part) of (the | this)? (near | nth |"
        " fiscal)?"
        " (unit (of year)? | season | weekday | a_month) in_year? | ((at | in | to | since)? the)? edge"
        " of year",
        "relative": "any (and any)? unit (ago | later)"
        " | (since | in) (the near)? any (hyphen any)? unit | each any? (unit | weekday)",
        "a_day": "later? weekday comma? part? | today part? | this part",
        "a_year": "(later hyphen? | since | at (?= year (to | hyphen)))? (the later?)? (years | year)"
        " ((hyphen | to | and) year)?",
        "time": "(dates | month_year | an_edge | period | a_season | month_alone | relative | a_day | a_year)"
        " ((comma | at)? comma? range_clock)? | range_clock",
    },
)
_GRAMMARS = {Language.ES: _ES, Language.EN: _EN}


def find_times(
    tokens: Sequence[Token], language: Language, taken: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Find the times among tokens, as stretches `tokens[first:last]` in which none is taken."""
    for first, last in _GRAMMARS[language].find(tokens):
        if not any(taken[first:last]) and not _is_given_name(tokens, first, last):
            yield first, last


def _is_given_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell "Julio" and "April" before a family name from the months."""
    if last - first > 1 or tokens[first].shape is not Shape.CAPITAL or last == len(tokens):
        return False
    return tokens[last].shape is Shape.CAPITAL and tokens[first].folded in _GIVEN_NAMES
