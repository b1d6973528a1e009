"""What looks like the place of a dateline: capitalised words, parted by commas, that name no institution."""

import re
from functools import cache

from babel import Locale

from index.folding import fold

_LONGEST = 8
"""Words of a place with its region and country."""
_ABBREVIATION = 5
"""Letters of the longest abbreviation of a region: “Calif.”, “Coah.”, “Tenn.”."""

_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?"
_JOINT = r"(?:del?|las?|los|el|y|e|of|the|and|upon|on|&)"
_SEGMENT = rf"{_WORD}(?:(?:\s+(?:{_JOINT}\s+){{0,2}}|\s?/\s?){_WORD}){{0,5}}"
PLACE = rf"{_SEGMENT}(?:,\s*{_SEGMENT}){{0,3}}"
"""Pattern of a place, without groups; for `is_place` to judge and `tidy` to finish."""

# Words that begin a sentence and no place.
_OPENERS = """
    en desde por para hoy ayer este esta in on from at by for today this yesterday
"""
# Words that make of capitalised words the name of a document or of a section of it,
_DOCUMENTS = """
    comunicado comunicados boletin boletines prensa aviso nota notas informe informacion declaracion
    discurso palabras mensaje version estenografica tarjeta ficha convocatoria agenda conferencia
    entrevista carta acuerdo urgente exclusiva importante actualizacion resumen antecedentes objetivo
    objetivos introduccion considerando resultando contacto contactos fecha lugar asunto titulo articulo
    capitulo anexo unico primero segundo tercero cuarto quinto pregunta respuesta aniversario sesion
    reunion press release releases statement statements fact sheet media advisory alert update news
    breaking icymi memo memorandum remarks readout transcript letter report summary background briefing
    conference interview notice bulletin joint proclamation contact contacts subject question answer
    urgent exclusive watch video session meeting hearing anniversary
"""
# or of who publishes it.
_PUBLISHERS = """
    secretaria ministerio presidencia presidente presidenta gobierno gobernador instituto comision
    consejo senado camara congreso direccion oficina agencia banco universidad tribunal corte fiscalia
    procuraduria partido delegacion embajada consulado municipio ayuntamiento alcaldia fundacion
    asociacion departamento ministry department office agency government president governor institute
    commission council senate committee congress bureau bank university court embassy consulate
    foundation association administration representative representatives senator senators congressman
    congresswoman secretary minister
"""
_NOT_FIRST = frozenset(_OPENERS.split())
_NOWHERE = frozenset(_DOCUMENTS.split()) | frozenset(_PUBLISHERS.split())


@cache
def _territories() -> frozenset[str]:
    """Countries and territories (CLDR) in both languages, folded."""
    return frozenset(fold(name) for code in ("es", "en") for name in Locale.parse(code).territories.values())


def is_place(words: str) -> bool:
    """Tell whether capitalised words, beside a date, may be a place."""
    folded = [fold(word).strip(".") for word in re.split(r"[,/\s]+", words) if word]
    return (
        len(folded) <= _LONGEST
        and sum(char.isalpha() for char in words) > 2
        and folded[0] not in _NOT_FIRST
        and _NOWHERE.isdisjoint(folded)
    )


def is_closed_place(words: str, dash: str, bracketed: bool) -> bool:
    """Tell whether capitalised words that a dash closes are a place, without a date to say so.

    “TORREÓN, COAH.-”, “Toluca.-” and “Dayton, Ohio.-” are closed as only datelines are. Before a plain dash a
    title or a name may stand as well, so that capitals, a country or an abbreviated region must tell.
    """
    if not is_place(words):
        return False
    region = re.split(r",\s*", words)[1:]
    stopped = bool(re.match(r"\.\s*[-–—]", dash)) or (words.endswith(".") and dash[0] in "-–—")
    if stopped or bracketed or re.split(r"[,/\s]", words)[0].isupper():
        return True
    names = [words, *re.split(r",\s*", words)]
    if any(fold(name).strip(".") in _territories() for name in names):
        return True
    return any(part.isupper() or (part.endswith(".") and len(part) <= _ABBREVIATION + 1) for part in region)


def tidy(words: str, after: str) -> str:
    """Take from a place the full stop that closes the dateline, but not that of an abbreviation.

    Args:
        words: The place as matched, perhaps with a stop at its end.
        after: What follows it in the text.
    """
    stopped = words.endswith(".") or after.startswith(".")
    place = re.sub(r"\s+", " ", words).removesuffix(".")
    last = re.split(r"[,\s]", place)[-1]
    # “Reno, Nev. –” has the stop of an abbreviation for sure; that of “Coah.-” and “Perú.-” may be either's.
    spaced = not after.lstrip(".").startswith(("-", "–", "—"))
    region = "," in place and len(last) <= _ABBREVIATION
    abbreviated = "." in last or (region and (spaced or (len(last) > 2 and fold(last[-1]) not in "aeiou")))
    return f"{place}." if stopped and abbreviated else place
