"""The title of a release whose header gives none.

In this order: the first Markdown heading among the first paragraphs; a title line, which is a short paragraph
without final punctuation above the text; the first clause of the lede, cut at a word. Nothing is taken out of
the text: a title line can be cited like any other.
"""

import re
from collections.abc import Sequence

from index.folding import fold
from index.release import Language, Paragraph
from index.sentences import split_sentences

_PARAGRAPHS = 8
"""How many paragraphs from the first are looked at for a title."""
_LONGEST_TITLE = 220
"""Characters; official titles are long."""
_READ = 2 * _LONGEST_TITLE
"""Characters of a paragraph that are looked at."""
_CLAUSE = 90
"""Characters of a clause that stands in for a title: about what fits on one line of a message's heading."""
_SHORTEST_CLAUSE = 45
_SHORTEST = 25
"""Characters of a sentence that is enough by itself."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"(?<!\w)([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_FINAL = re.compile(r"[.:;,](?:[\"”’»)]*)$|[.!?][\"”’»)]+$")
_OPENING = re.compile(r"[\"“‘«'(¿¡#]*[^\W_]")
_SPEAKER = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .,’'()-]{2,60}:\s")
_BYLINE = re.compile(r"(?:Por|By)(?:\s+(?:(?:de|del|la|los)\s+)*[A-ZÀ-ÖØ-Þ][\w.’'-]*){1,5}$")
_NOTE = re.compile(
    r"(?:de|para|fecha|hora|lugar|contactos?|from|to|date|time|place|location|when|where|who|contacts?)\s*:",
    re.IGNORECASE,
)
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][\w-]*(?:\s[A-ZÀ-ÖØ-Þ][\w-]*)?"
_PUBLISHER = re.compile(
    rf"""(?:(?:sub)?secretar[íi]a|ministerio|presidencia|instituto|direcci[óo]n|embajada|oficina|coordinaci[óo]n
        |ministry|department|office|embassy|bureau|institute)\s
        (?:del?|of|for)\s(?:(?:la|las|los|the)\s)?(?-i:{_CAPITALS})(?:\s(?:y|e|and|del?|of)\s(?-i:{_CAPITALS}))?""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTACT = re.compile(r"@\w|https?://|www\.|\d{3}[-.\s]\d{4}")
# Lines that announce a release and give it no title, with the number or date that may follow them.
_LABEL = re.compile(
    r"""(?:for\ immediate\ release|para\ (?:su\ )?(?:publicacion|difusion|distribucion)\ inmediata|embargoed
        |(?:comunicado|boletin|nota)(?:\ de\ prensa|\ oficial|\ conjunto)?|press\ (?:release|statement)
        |news\ release|media\ (?:advisory|note)|(?:nota|tarjeta)\ informativa
        |aviso\ a\ (?:los\ )?medios|version\ estenografica)
        (?:\W+(?:n[ou]m?(?:ero)?|no|n)?[\W_]*\d[\d\W]*)?\W*""",
    re.VERBOSE,
)
_STRONG = re.compile(r"[;:]\s|\s[–—-]\s|…\s")
_WEAK = re.compile(r",\s")


def find_title(
    text: str, paragraphs: Sequence[Paragraph], datelines: Sequence[tuple[int, int]], language: Language
) -> str:
    """Find what to call a release.

    Args:
        text: The release's text, which has a letter or digit in it.
        paragraphs: Its paragraphs, as offsets into it.
        datelines: The spans of its datelines, as `find_dateline` gives them.
        language: The language of the text.

    Returns:
        One line, never empty.
    """
    opening = paragraphs[:_PARAGRAPHS]
    after = dict(datelines)
    for paragraph in opening:
        heading = _one_line(text[paragraph.start : min(paragraph.end, paragraph.start + _READ)])
        if _is_markdown_heading(text, paragraph) and any(char.isalnum() for char in heading):
            return heading if len(heading) <= _LONGEST_TITLE else _cut(heading)
    for index, paragraph in enumerate(opening):
        start = after.get(paragraph.start, paragraph.start)
        words = text[start : min(paragraph.end, start + _READ)]
        plain = _one_line(words)
        if _LABEL.fullmatch(fold(plain)) or _is_aside(plain):
            continue
        last = index + 1 == len(paragraphs)
        if start == paragraph.start and not last and _is_title(plain) and not _is_turn(text, opening, index):
            return plain
        if clause := _clause(words, language):
            return clause
    # Labels and addresses only; what the first one says is still the best name there is.
    first = next(index for index, char in enumerate(text) if char.isalnum())
    return _cut(_one_line(text[first : first + _READ]))


def _is_markdown_heading(text: str, paragraph: Paragraph) -> bool:
    line = text.rfind("\n", 0, paragraph.start) + 1
    if re.fullmatch(r"\s*#\s+", text[line : paragraph.start]):
        return True
    below = text[paragraph.end : paragraph.end + 5]
    return re.match(r"\s*\n===", below) is not None and "\n" not in text[paragraph.start : paragraph.end]


def _is_title(plain: str) -> bool:
    return (
        len(plain) <= _LONGEST_TITLE
        and " " in plain
        and _OPENING.match(plain) is not None
        and not plain[0].islower()
        and not _FINAL.search(plain)
        and not (plain[-1] in "?!" and len(plain) > _CLAUSE)
    )


def _is_aside(plain: str) -> bool:
    """Tell whether a line says nothing of the matter: a byline, a publisher, a note, a salutation."""
    if not any(char.isalnum() for char in plain):
        return True
    if len(plain) > _CLAUSE:
        return False
    return plain.rstrip(")").endswith(":") or any(
        (_BYLINE.match(plain), _PUBLISHER.fullmatch(plain), _NOTE.match(plain), _CONTACT.search(plain))
    )


def _is_turn(text: str, opening: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a paragraph is a speaker's turn, followed by another one's: “MODERADORA: Adelante”."""
    turns = [bool(_SPEAKER.match(text, paragraph.start, paragraph.end)) for paragraph in opening]
    return turns[index] and sum(turns) > 1


def _clause(words: str, language: Language) -> str:
    """The first sentence of a paragraph if it is short, else its first clause; "" when it has no words."""
    sentences = split_sentences(words, (Paragraph(0, len(words)),), language)
    # “Buenos días. Empezamos hoy…”: a greeting alone names nothing.
    end = next((sentence.end for sentence in sentences if sentence.end >= _SHORTEST), len(words))
    clause = _cut(_one_line(words[:end]).lstrip("–—- "))
    return clause if any(char.isalnum() for char in clause) else ""


def _cut(sentence: str) -> str:
    if len(sentence) <= _CLAUSE:
        return _without_lone_quotes(re.sub(r"(?<!\.)\.([\"”’»]*)$", r"\1", sentence))
    head = sentence[: _CLAUSE + 1]
    cuts = [match.start() for match in _STRONG.finditer(head) if match.start() >= _SHORTEST_CLAUSE]
    cuts = (
        cuts[:1]
        or [match.start() for match in _WEAK.finditer(head) if match.start() >= _SHORTEST_CLAUSE][-1:]
    )
    if cuts:
        cut = head[: cuts[0]]
    else:
        cut = head[:_CLAUSE] if " " not in head else head[: head.rindex(" ")]
        # A title does not end in “de la” or “of the”.
        cut = re.sub(r"(?:\s+[a-zà-ÿ]{1,3})+$", "", cut)
    return _without_lone_quotes(cut.rstrip(" ,;:.–—-(“«\"'¿¡")) + "…"


def _without_lone_quotes(words: str) -> str:
    """Take off an opening mark whose closing one was cut away."""
    for opening, closing in (("“", "”"), ("«", "»"), ('"', '"')):
        if words.startswith(opening) and closing not in words[1:]:
            return words[1:].strip()
    return words.strip()


def _one_line(words: str) -> str:
    """Markdown's marks taken off, white space made single spaces."""
    words = _LINK.sub(r"\1", re.sub(r"\s+", " ", words).strip())
    words = re.sub(r"^#{1,6}\s+|\s+#+$", "", words)
    return _EMPHASIS.sub(r"\2", words).strip("*_ ") or words
