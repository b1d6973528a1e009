"""Asides: sentences of a release that are no news, by their form.

Labels ("Comunicado n.º 12", "For immediate release"), greetings and thanks, the notes of a transcript
("(Aplausos)", "2:31 P.M. EST"), contacts and addresses, what an agency says of itself under all its releases.
The words are those of the trade in either language, not those of any one issuer; all are folded.
"""

import re
from enum import StrEnum

from index.folding import fold
from index.release import Language


class Aside(StrEnum):
    """What sort of aside a sentence is."""

    LABEL = "label"
    GREETING = "greeting"
    THANKS = "thanks"
    NOTE = "note"
    CONTACT = "contact"
    QUESTION = "question"
    FRAGMENT = "fragment"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{' '.join(pattern.split())})" for pattern in patterns))


_KINDS = "comunicado|boletin|nota|tarjeta|discurso|mensaje|version|transcripcion"
_ADJECTIVES = "de prensa|informativ[oa]|oficial|conjunto|estenografica|para medios|a los? medios"
_NUMBER = r"(?:\W+(?:n(?:um(?:ero|ber)?|\.?o)?\b)?\W*[\d/-]+\w?)?"  # "N.º" folds to "n.o"
_LABEL = _any(
    r"(?:for )?immediate release|embargoed\b.*|para (?:su )?(?:publicacion|difusion) inmediata",
    rf"(?:{_KINDS})(?: (?:{_ADJECTIVES}))*{_NUMBER}",
    rf"(?:(?:press|news|media) (?:release|statement|advisory|note)|communique|bulletin|release|fact sheet"
    rf"|transcript|readout|remarks){_NUMBER}",
    r"(?:asunto|subject|re|de|para|from|to)\s*:.*",
)
# What a transcript notes of the hall and the hour; what closes a page.
_NOTE = _any(
    r"[(\[][^()\[\]]{1,60}[)\]]\.?",
    r"\d{1,2}[:.]\d\d ?(?:[ap]\.? ?m\b\.?|h(?:rs|oras)?\b\.?)\W?(?: ?[a-z]{1,4}\b)?",
    r"\W*+(?:end|fin|o{3,})?\W*",
)
_GREETING = {
    Language.ES: _any(
        r"(?:muy )?buen(?:os|as)? (?:dias?|tardes|noches)\b|bienvenid[oa]s\b|hola\b|saludos\b|adelante\b",
        r"(?:distinguid|estimad|querid|apreciad)[oa]s?\b|amig[oa]s\b|(?:un |mi )?saludo a\b|quiero saludar\b",
        r"senor(?:es|as|a)? [^.!?]{0,120}:|con su (?:permiso|venia)\b|tengan (?:ustedes )?(?:muy )?buen",
        r"(?:(?:me|nos) da (?:mucho )?gusto|es (?:para mi )?un (?:gran )?(?:honor|placer|gusto))\b"
        r".{0,40}\b(?:aqui|estar|acompan|recib|saludar|encontrar|volver)",
    ),
    Language.EN: _any(
        r"good (?:morning|afternoon|evening|day)\b|hello\b|hi\b|greetings\b|dear\b|distinguished\b"
        r"|welcome(?: to\b| everyone| all|,|\W*$)",
        r"ladies and gentlemen\b|my fellow\b|please (?:be seated|have a seat|sit)\b",
        r"(?:it is|it['’]s|what) (?:an? )?(?:great |real |true |such )?"
        r"(?:honou?r|pleasure|great|good|wonderful)\b"
        r".{0,40}\b(?:here|with you|see|join|welcome)",
        r"(?:i am|i['’]m|we are) (?:so |very |deeply )?(?:honou?red|pleased|glad|delighted|happy)"
        r" to (?:be|join|welcome|see)\b",
    ),
}
_THANKS = {
    Language.ES: _any(
        r"(?:\w+ )?gracias\b|felici(?:dades|taciones)\b|enhorabuena\b|es cuanto\b|(?:que )?viva[n]?\b",
        r"(?:\w+,? ){0,2}(?:(?:quiero|quisiera|deseo|queremos) )?"
        r"(?:agradezco|agradecemos|agradecer(?:les?)?|felicit(?:o|amos|ar(?:l[oae]s?)?))\b",
    ),
    Language.EN: _any(
        r"(?:\w+,? )?(?:thank you|thanks)\b|congratulations\b|(?:may )?god (?:bless|protect)\b",
        r"(?:\w+,? )?(?:i|we)(?:['’]d| would| want| also want| wish)?(?: like)?(?: to)? thank\b",
    ),
}
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}+@[\w.-]{3,255}"
    r"|\(\d{2,4}\) ?\d{3,4}[ .-]\d{3,4}|\b\d{3}[.-]\d{3}[.-]\d{4}\b"
)
# What asks the reader to turn elsewhere, where an address may follow.
_CALL = _any(
    r"\b(?:click|clic|rsvp|contact (?:us|me|my|the|our)|please contact|contacte|comuniquese"
    r"|follow us|siga(?:n|nos)|siguenos|subscribe|suscrib)\b",
    r"(?:\bto|\bpara) (?:obtener |get )?"
    r"(?:mas|mayor(?:es)?|more|learn more|find|view|read|see|ver|leer|consultar)\b"
    r".{0,60}\b(?:here|aqui|visit|visite|consulte|clic|click|pagina|website|sitio)\b",
    r"^(?:para|for) (?:mas|mayor(?:es)?|more|further|additional|media|press) (?:informacion|informes?"
    r"|information|inquiries|details|detalles)\b",
    r"^(?:read|find|view|see|watch|download|lea|vea|consulte|descargue)\b.{0,80}\b(?:here|below|aqui|abajo|enlace)\b",
    r"^(?:a continuacion|the following is|below is|the full text|el texto completo)\b.{0,100}[:.]$",
    r"all rights reserved|todos los derechos reservados|copyright|\bpage \d+ of \d+",
)
_CONTACT = re.compile(r"(?:(?:media|press|prensa) )?(?:contacts?|contactos?)(?: de prensa| para medios)?\s*:")
_ABOUT = re.compile(r"(?:about|acerca de|sobre) (?:the |el |la |los |las |us\b|nosotros\b)?[^.!?]{0,60}")
_PAIR = _any(
    r"(?:cuando|donde|que|quien(?:es)?|por que|fecha|hora|dia|lugar|sede|evento|tema"
    r"|asisten(?:tes)?|participan(?:tes)?"
    r"|when|where|what|who|why|date|time|day|place|location|venue|event|topic|attendees|speakers)"
    r"(?:[/ ](?:y |and )?\w+)?\s*: ?\S.*"
)
# Those who are spoken to, before the colon that ends the salutation.
_ADDRESSED = re.compile(
    r"\b(?:senor(?:es|as)|(?:distinguid|estimad|querid|amig|companer|compatriot)[oa]s|majestad|excelencias?"
    r"|ladies|gentlemen|colleagues|friends|excellenc(?:y|ies)|majesty)\b"
)
_SPEAKER = re.compile(
    r"\W*(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .,’'()-]{2,80}|(?:[A-ZÀ-ÖØ-Þ][\w.’'-]++ ?){1,6})(?::|\.[-–])\s*"
)
_MARKS = " -–—•*“”\"'‘’«»¡¿(["
_CLOSING = " .:\"”»’'"
_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")

SHORT = 6
"""Words of the shortest sentence that says something alone."""
SHORT_WITH_FIGURE = 4
"""The same of one that tells a figure."""
_SHORT_INTRODUCTION = 12
"""Words of the shortest sentence before a colon that says something by itself."""
_SHORT_WITH_ADDRESS = 15
"""Words of the shortest sentence that says something beside the address that stands in it."""
_SHORT_THANKS = 15
"""Words of the shortest sentence of thanks that also tells what for."""


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(_WORD.findall(text))


def is_pair(sentence: str) -> bool:
    """Tell whether a line is a name and what stands for it: "Lugar: Teatro Solís", "When: March 3"."""
    return _PAIR.fullmatch(" ".join(fold(sentence).split())) is not None


def spoken(sentence: str) -> str:
    """The sentence without the name of its speaker, which a transcript sets before it."""
    speaker = _SPEAKER.match(sentence)
    return sentence[speaker.end() :] if speaker and speaker.end() < len(sentence) else sentence


def aside(sentence: str, language: Language) -> Aside | None:
    """Tell what sort of aside the sentence is; None where it may be news."""
    plain = " ".join(fold(sentence).split())
    if _NOTE.fullmatch(plain) or not any(char.isalpha() for char in plain):
        return Aside.NOTE
    if _LABEL.fullmatch(plain.rstrip(_CLOSING)) or _ABOUT.fullmatch(plain):
        return Aside.LABEL
    said = " ".join(fold(spoken(sentence)).split())
    begun, words = said.lstrip(_MARKS), count_words(said)
    if _GREETING[language].match(begun) or (said.endswith(":") and _ADDRESSED.search(said)):
        return Aside.GREETING
    if _THANKS[language].match(begun) and words < _SHORT_THANKS:
        return Aside.THANKS
    if _CALL.search(said):
        return Aside.CONTACT
    if (_CONTACT.match(plain) or _ADDRESS.search(said)) and count_words(
        _ADDRESS.sub("", said)
    ) < _SHORT_WITH_ADDRESS:
        return Aside.CONTACT
    if plain.rstrip(_CLOSING).endswith("?"):
        return Aside.QUESTION
    if said.endswith(":"):
        return Aside.FRAGMENT if words < _SHORT_INTRODUCTION else None
    # "The pier cost $9 million." says something alone.
    short = words < (SHORT_WITH_FIGURE if any(char.isdigit() for char in said) else SHORT)
    return Aside.FRAGMENT if short and not is_pair(sentence) else None
