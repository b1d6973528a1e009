"""How English dates are read."""

import re

from index.events.dating import en_hours, en_longer, en_relative, en_rules
from index.events.dating.en_tense import CUES
from index.events.dating.en_words import LEXICON
from index.events.dating.language import Reading, cue_words
from index.events.dating.rules import Rulebook, in_order

_CUES = in_order(
    "month small_month short_month weekday weekdays short_weekday season quarter_code half_code fiscal_code"
    " decade_word day week month_"
    " year_ units unit fortnight weekend short_unit feast feast_day feast_saint shift tonight now"
    " edge_code to_date part noon meridian clock_word oclock"
)

ENGLISH = Reading(
    Rulebook(
        LEXICON,
        en_rules.MACROS | en_hours.MACROS,
        [
            *en_rules.WORDS,
            *en_hours.ZONES,
            *en_relative.SILENT,
            *en_relative.RELATIVE,
            *en_relative.HOLIDAYS,
            *en_rules.DAYS,
            *en_hours.HOURS,
            *en_hours.DAYS_WITH_HOURS,
            *en_longer.STRETCHES,
            *en_hours.LATE,
            *en_hours.RANGES,
            *en_hours.BOUNDS,
            *en_hours.ALONE,
        ],
    ),
    CUES,
    cue_words((LEXICON.meanings[kind] for kind in _CUES), others="fy"),
    re.compile(
        r"\d[:/-]\d|\b(?:1[5-9]|2[01])\d\d(?!\d)|\d ?[ap]\.? ?m?\b|\b(?:19|20)\d{6}\b|\d(?:st|nd|rd"
        r"|th|s)\b|\bat \d|\d\.\d\d?\b"
        r"|\bon the \w+(?:th|st|nd|rd)\b|\btwo thousand\b|\bnineteen\b"
        r"|\btwenty[ -](?:ten|twenty|thirty|\w+teen)\b"
    ),
)
