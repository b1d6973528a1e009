"""The entities Telegram finds in a text by itself: commands, mentions, hashtags, links, addresses.

A plain reading of `find_entities` in td/telegram/MessageEntity.cpp of https://github.com/tdlib/td; phone and
card numbers are left out.
"""

import re
from collections.abc import Iterable

from tests.telegram.entities import QUOTES, SPLITTABLE, Entity, disentangle, widen

# Telegram knows every top-level domain; of links without a scheme this server knows those a test would write.
_DOMAINS = "com|org|net|edu|gov|int|info|news|io|me|mx|gob|es|uk|us|eu|ar|cl|co|pe"

_PATTERNS = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{4,32}(?![\w@])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}(?![\w#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w@-])")),
    (
        "url",
        re.compile(
            rf"(?<![\w@.])(?:https?://[^\s<>\"«»“”/?#]+\.[^\s<>\"«»“”/?#]+|(?:[\w-]+\.)+(?:{_DOMAINS})(?![\w-]))"
            r"(?:[/?#][^\s<>\"«»“”]*)?",
            re.IGNORECASE,
        ),
    ),
)
_TRAILING = ".,:;!?'…"


def detect(text: str, entities: Iterable[Entity] = ()) -> tuple[Entity, ...]:
    """Adds what Telegram finds in a text to the entities that it already has.

    Nothing is found inside code or links, nor across the edge of a quote.

    Returns:
        All entities, in order; offsets count UTF-16 code units.
    """
    units = widen(text)
    kept = list(entities)
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(units):
            length = len(_without_tail(found[0])) if kind == "url" else len(found[0])
            new = Entity(kind, found.start(), length)
            if not any(_forbids(old, new) for old in kept):
                kept.append(new)
    return tuple(disentangle(kept))


def _forbids(old: Entity, new: Entity) -> bool:
    if old.type in SPLITTABLE or not old.meets(new):
        return False
    return old.type not in QUOTES or not old.covers(new)


def _without_tail(url: str) -> str:
    """Leaves the punctuation of the sentence, and a bracket that the link did not open, out of a link."""
    while url:
        if url[-1] in _TRAILING or (url[-1] == ")" and url.count("(") < url.count(")")):
            url = url[:-1]
        else:
            break
    return url
