"""The words of English dates, folded; those that other words are spelt like count with a capital only."""

from index.events.dating.numbers import Number
from index.events.dating.rules import Lexicon, in_order, words
from index.events.dating.units import Unit
from index.events.dating.zones import ABBREVIATIONS, CENTRAL, EASTERN, MOUNTAIN, PACIFIC
from index.events.expression import Bound, DayPart, Edge

_MONTHS = in_order("january february march april may june july august september october november december")
_DOUBTFUL_MONTHS = {"march": 3, "may": 5}
_WEEKDAYS = in_order("monday tuesday wednesday thursday friday saturday sunday")
_ONES = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = in_order("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = in_order(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)

_CALENDAR = {
    "month": {name: number for number, name in enumerate(_MONTHS, 1) if name not in _DOUBTFUL_MONTHS},
    "small_month": _DOUBTFUL_MONTHS,
    "short_month": {name[:3]: number for number, name in enumerate(_MONTHS, 1) if name != "may"}
    | {"sept": 9},
    "weekday": {name: number for number, name in enumerate(_WEEKDAYS)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "short_weekday": {name[:3]: number for number, name in enumerate(_WEEKDAYS)},
    "weekdays": {name + "s": number for number, name in enumerate(_WEEKDAYS)}
    | words("daily weekly monthly quarterly yearly annually nightly weekdays weekends", None),
    "season": words("spring", "spring")
    | words("summer", "summer")
    | words("autumn fall", "autumn")
    | words("winter", "winter"),
    "quarter_code": {f"q{number}": Number(number) for number in range(1, 5)},
    "half_code": {"h1": Number(1), "h2": Number(2)},
    "fiscal_code": {f"fy{year % 100:02}": Number(year) for year in range(1970, 2070)}
    | {f"fy{year}": Number(year) for year in range(1970, 2070)},
}

_NUMBERS = {
    "count": {name: Number(number) for number, name in enumerate(_ONES)}
    | {"hundred": Number(100), "thousand": Number(1000)},
    "tens": {name: Number(number) for number, name in zip(range(20, 100, 10), _TENS, strict=True)},
    "one": words("a an", Number(1)),
    "some": words("several few couple", None),
    "ordinal": {name: Number(number) for number, name in enumerate(_ORDINALS, 1)}
    | {"twentieth": Number(20), "thirtieth": Number(30), "latter": Number(2)},
    "last_one": words("last final previous", -1),
    "decade_word": {
        name[:-1] + "ies": Number(number) for number, name in zip(range(20, 100, 10), _TENS, strict=True)
    },
}

_UNITS = {
    "day": words("day", Unit.DAY),
    "week": words("week", Unit.WEEK),
    "month_": words("month", Unit.MONTH),
    "year_": words("year", Unit.YEAR),
    "units": {"days": Unit.DAY, "weeks": Unit.WEEK, "months": Unit.MONTH, "years": Unit.YEAR}
    | {"quarters": Unit.QUARTER, "decades": Unit.DECADE, "weekends": Unit.WEEKEND},
    "weekend": words("weekend", Unit.WEEKEND),
    "unit": words("quarter", Unit.QUARTER)
    | words("semester", Unit.HALF)
    | words("decade", Unit.DECADE)
    | words("century centuries", Unit.CENTURY),
    "fortnight": words("fortnight fortnights"),
    "short_unit": words("hour hours hr hrs", Unit.HOUR) | words("minute minutes min mins", Unit.MINUTE),
    "half_unit": words("half"),
    "business": words("business working"),
    "fiscal": words("fiscal financial school academic fy sy"),
    "calendar": words("calendar"),
}

_WHICH = {
    "this": words("this current", 0),
    "next": words("next", 1),
    "following": words("following", 1),
    "coming": words("coming upcoming forthcoming", 1),
    "past": words("past", -1),
    "same": words("same very"),
    "each": words("every each per"),
    "other": words("other"),
    "shift": {"today": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yesterday": -1},
    "tonight": words("tonight"),
    "now": words("now"),
    "date_word": words("date"),
    "edge": words("early", Edge.EARLY) | words("mid", Edge.MID) | words("late", Edge.LATE),
    "beginning": words("beginning", Edge.EARLY),
    "edge_noun": words("start outset", Edge.EARLY)
    | words("middle midpoint", Edge.MID)
    | words("end close", Edge.LATE),
    "edge_code": words("eoy", Unit.YEAR)
    | words("eom", Unit.MONTH)
    | words("eow", Unit.WEEK)
    | words("eod", Unit.DAY),
    "to_date": words("ytd", Unit.YEAR) | words("mtd", Unit.MONTH) | words("qtd", Unit.QUARTER),
    "comparative": words("earlier", Edge.EARLY) | words("later", Edge.LATE),
    "rest": words("rest remainder balance"),
    "recent": words("recent"),
}

_HOURS = {
    "part": words("morning", DayPart.MORNING)
    | words("afternoon", DayPart.AFTERNOON)
    | words("evening", DayPart.EVENING)
    | words("night", DayPart.NIGHT),
    "noon": words("noon midday", 12) | words("midnight", 0),
    "meridian": {"am": "am", "pm": "pm"},
    "letter_p": words("p", "pm"),
    "letter_m": words("m"),
    "letter_o": words("o"),
    "clock_word": words("clock"),
    "oclock": words("oclock"),
    "sharp": words("sharp"),
    "time_": words("time"),
    "local": words("local"),
    "standard": words("standard daylight"),
    "zone": words("eastern", EASTERN)
    | words("central", CENTRAL)
    | words("mountain", MOUNTAIN)
    | words("pacific", PACIFIC),
}

_BOUNDS = {
    "bound": words("until till", Bound.BY)
    | words("since", Bound.SINCE)
    | words("after", Bound.AFTER)
    | words("before", Bound.BEFORE),
    "begins": words("starting commencing effective", Bound.SINCE),
    "ends": words("ending", Bound.BY),
    "ended": words("ended"),
    "including": words("including"),
    "close_of": words("cob"),
    "prior": words("prior"),
    "ahead": words("ahead advance"),
    "no_": words("no not"),
    "than": words("than"),
    "greater": words("greater"),
    "latest": words("latest"),
    "soon": words("soon"),
    "up": words("up"),
    "onward": words("onward onwards forward"),
    "or": words("or"),
    "as": words("as"),
    "about": words("about around approximately roughly circa"),
    "more": words("more"),
    "ago": words("ago"),
    "hence": words("hence"),
}

_LITTLE = {
    "the": words("the"),
    "own": words("its his her their our my your whose"),
    "of": words("of"),
    "in": words("in"),
    "on": words("on"),
    "at": words("at @"),
    "by": words("by"),
    "to": words("to"),
    "for_": words("for"),
    "from_": words("from"),
    "through": words("through thru"),
    "between": words("between"),
    "during": words("during throughout"),
    "within": words("within"),
    "over": words("over"),
    "and": words("and &"),
    "is_": words("is was will are were has had have saw"),
    "speaker": words("i we you he she they"),
    "old": words("old age"),
    "percent": words("percent % million billion trillion dollars people percentage points"),
    "comma": words(","),
    "dot": words("."),
    "colon": words(":"),
    "hyphen": words("- – ‐ ‑ − ~"),
    "dash": words("—"),
    "slash": words("/"),
    "bar": words("| • · ●"),
    "plus_sign": words("+"),
    "open": words("( ["),
    "close": words(") ]"),
    "apostrophe": words("' ’ ‘"),
    "possessive": words("s"),
    "less_sign": words("<"),
    "more_sign": words(">"),
    "equal_sign": words("="),
    "numbered": words(
        "section sections sec article articles title titles chapter chapters page pages room figure"
        " table rule"
        " rules resolution amendment paragraph annex appendix item part phase level grade lot number district"
        " ward flight route highway interstate building suite apartment apt box category group stage"
        " step volume"
        " issue version gate channel act bill proposition form schedule decree regulation precinct"
        " region unit"
        " block floor note footnote line column verse psalm"
    ),
    "street": words("street avenue ave road rd drive lane boulevard blvd square plaza"),
    "plan": words("agenda vision strategy framework goals targets horizon roadmap"),
}

_FEASTS = {
    "feast": {
        name: name for name in in_order("christmas thanksgiving easter halloween juneteenth hanukkah xmas")
    }
    | {"xmas": "christmas"},
    "feast_day": {
        name: name.rstrip("s")
        for name in in_order(
            "independence labor labour memorial veterans veteran earth columbus presidents president"
            " mothers mother"
            " fathers father inauguration boxing canada bastille armistice remembrance may groundhog"
            " australia"
        )
        if name != "may"
    }
    | {"labour": "labor", "mlk": "king"},
    "feast_saint": {
        "patrick": "patrick",
        "patricks": "patrick",
        "valentine": "valentine",
        "valentines": "valentine",
        "george": "george",
        "andrew": "andrew",
        "david": "david",
    },
    "person_saint": words("saint st"),
    "new_": words("new"),
    "eve": words("eve"),
    "naming": words("bloody super palm giving"),
    "feast_adjective": {name: name for name in in_order("ash maundy holy shrove whit")},
    "king": words("king"),
    "junior": words("jr"),
    "good": words("good", "good"),
    "black": words("black", "black"),
    "cyber": words("cyber", "cyber"),
}

LEXICON = Lexicon(
    meanings=_FEASTS | _LITTLE | _BOUNDS | _HOURS | _WHICH | _UNITS | _NUMBERS | _CALENDAR,
    cased={
        "abbreviated_zone": ABBREVIATIONS,
        "capital_month": {"March": 3, "May": 5},
        "person": words(
            "Mr Mrs Ms Miss Dr Judge Senator Sen Rep Representative President Minister Justice Lady"
            " Sir Governor"
            " Gov Secretary Chair Captain Col Gen Sgt Professor Prof Director Congresswoman Congressman"
        ),
    },
)
