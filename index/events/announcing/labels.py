"""Lines such as "WHEN: Tuesday, 11 a.m." and "Lugar: Sala 3", and the events that they make up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.folding import fold


class Role(StrEnum):
    """What a label announces."""

    WHEN = "when"
    HOUR = "hour"
    WHERE = "where"
    WHAT = "what"
    WHO = "who"
    DEADLINE = "deadline"


_NAMES = {
    Role.WHEN: "when; date; dates; day; date and time; date & time; date/time; fecha; fechas; dia; cuando;"
    " fecha y hora; dia y hora; when & where; cuando y donde",
    Role.HOUR: "time; hour; hours; start time; hora; horario; horas; hora de inicio",
    Role.WHERE: "where; location; place; venue; lugar; donde; sede; ubicacion; direccion; punto de reunion;"
    " recinto",
    Role.WHAT: "what; event; topic; activity; title; evento; que; actividad; acto; asunto; tema; motivo;"
    " titulo",
    Role.WHO: "who; participants; speakers; host; hosts; quien; quienes; participantes; participan; ponentes;"
    " asisten; organiza; invita",
    Role.DEADLINE: "deadline; application deadline; registration deadline; closing date; rsvp by;"
    " registration closes; fecha limite; cierre; fecha de cierre; plazo; fecha limite de inscripcion;"
    " fecha limite de registro",
}
_ROLES = {name.strip(): role for role, names in _NAMES.items() for name in names.split(";")}
_LABEL = re.compile(
    r"(?P<lead>^[ \t>*_•·\-–—]*|(?<=[\s.*;]))"
    r"(?P<name>¿?[A-ZÁÉÍÓÚÑ][^\W\d_]*(?:[ /&]+[^\W\d_&]+|\s&\s){0,4}\??)"
    r"[ \t*_]*(?P<mark>:|(?<=\?)\s|[.][-–]|(?<=[A-ZÁÉÍÓÚ])[ \t]+[-–—][ \t])[ \t*_]*",
    re.MULTILINE,
)
_ALONE = re.compile(r"^[ \t>*_•·\-–—]*(?P<name>¿?[A-ZÁÉÍÓÚÑ][^\n:]{1,30}?)[ \t*_:?]*$", re.MULTILINE)
_APART = 500
"""Characters between two labels of one event: other lines may stand between."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label with what stands behind it: `text[start:end]` of the release; it opens at `opens`."""

    role: Role
    opens: int
    start: int
    end: int


def find_labels(text: str) -> list[Label]:
    """Find the labels of a release's text, in its order."""
    opened: list[tuple[Role, int, int]] = []
    for match in _LABEL.finditer(text):
        role, opens = _role(match)
        if role is None:
            continue
        if not _opens_line(text, opens) and not _follows(text, match, opened):
            continue
        opened.append((role, opens, match.end()))
    known = {start for _, start, _ in opened}
    for match in _ALONE.finditer(text):
        role = _ROLES.get(fold(match["name"]).strip(" ¿?*_"))
        if role is not None and match.start("name") not in known:
            opened.append((role, match.start("name"), match.end()))
    opened.sort(key=lambda label: label[1])
    labels = []
    for number, (role, opens, start) in enumerate(opened):
        limit = opened[number + 1][1] if number + 1 < len(opened) else len(text)
        start, end = _value(text, start, limit)
        if start < end:
            labels.append(Label(role, opens, start, end))
    return labels


def _role(match: re.Match[str]) -> tuple[Role | None, int]:
    """What a label announces, and where it begins; of "6 PM WHERE:" only the last words are one."""
    name, opens = match["name"], match.start("name")
    while name:
        role = _ROLES.get(fold(name).strip(" ¿?*_"))
        if role is not None:
            return role, opens
        first, space, name = name.partition(" ")
        opens += len(first) + len(space)
        if not name.isupper():
            break
    return None, opens


def _follows(text: str, match: re.Match[str], opened: list[tuple[Role, int, int]]) -> bool:
    """Tell whether a label within a line is one: in capitals, or behind another label of that line."""
    if match["mark"] != ":":
        return False
    return match["name"].strip("¿?").split()[-1].isupper() or any(
        "\n" not in text[end : match.start()] for _, _, end in opened
    )


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t>*_•·-–—")


def _value(text: str, start: int, limit: int) -> tuple[int, int]:
    """The rest of the line, or the next one where the label stands alone."""
    while start < limit and text[start].isspace():
        start += 1
    stop = text.find("\n", start, limit)
    end = limit if stop < 0 else stop
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_¿"):
        end -= 1
    return start, end


def blocks(labels: list[Label]) -> Iterator[dict[Role, Label]]:
    """Put together the labels that tell of one event: until one of them comes again."""
    block: dict[Role, Label] = {}
    last, opener = 0, None
    for label in labels:
        # What opened the first event opens the others, too.
        if block and (label.role in block or label.role is opener or label.opens - last > _APART):
            yield block
            block = {}
        opener = opener or label.role
        block[label.role] = label
        last = label.end
    if block:
        yield block
