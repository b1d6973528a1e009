"""How Spanish dates are read."""

import re

from index.events.dating import es_hours, es_rules, es_stretches
from index.events.dating.es_tense import CUES
from index.events.dating.es_words import LEXICON
from index.events.dating.language import Reading, cue_words
from index.events.dating.rules import Rulebook, in_order

_CUES = in_order(
    "month short_month weekday weekdays short_weekday day week month_ year_ unit short_unit season shift"
    " night"
    " now manana noon feast feast_of holy part quarter_code meridian"
)

SPANISH = Reading(
    Rulebook(
        LEXICON,
        es_rules.MACROS | es_hours.MACROS,
        [
            *es_rules.WORDS,
            *es_hours.ZONES,
            *es_rules.SILENT,
            *es_rules.RELATIVE,
            *es_hours.HOURS,
            *es_rules.DAYS,
            *es_hours.DAYS_WITH_HOURS,
            *es_stretches.STRETCHES,
            *es_hours.RANGES,
            *es_hours.BOUNDS,
            *es_hours.ALONE,
        ],
    ),
    CUES,
    cue_words(
        (LEXICON.meanings[kind] for kind in _CUES),
        "mar partir fecha mil siglo noventas ochentas setentas sesentas cincuentas",
    ),
    re.compile(
        r"\d[:/-]\d|\b(?:1[5-9]|2[01])\d\d\b|\d\.\d\d|\d\s?h"
        r"|\b(?:del?|el|al|proximo|pasado|este)\s+(?:dia\s+)?\d|\blas?\s+"
        r"(?:\d|un|do|tr|cu|ci|se|si|oc|nu|di|on)"
    ),
)
