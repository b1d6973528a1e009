"""Places after which Spanish texts name an hour: “a las 10:00, hora de Colombia”, “20:00 hora peninsular”."""

from index.events.dating.rules import words
from index.events.dating.zones import EASTERN, MEXICO_CITY

ZONES = {
    **words("mexico mexicana", MEXICO_CITY),
    **words("washington york", EASTERN),
    **words("madrid peninsular espana espanola", "Europe/Madrid"),
    **words("canaria", "Atlantic/Canary"),
    **words("colombia colombiana bogota", "America/Bogota"),
    **words("argentina", "America/Argentina/Buenos_Aires"),
    **words("chile chilena", "America/Santiago"),
    **words("peru peruana lima", "America/Lima"),
    **words("ecuador ecuatoriana quito", "America/Guayaquil"),
    **words("venezuela venezolana caracas", "America/Caracas"),
    **words("bolivia boliviana", "America/La_Paz"),
    **words("uruguay uruguaya montevideo", "America/Montevideo"),
    **words("guatemala", "America/Guatemala"),
    **words("panama", "America/Panama"),
    **words("londres", "Europe/London"),
    **words("paris", "Europe/Paris"),
    **words("bruselas", "Europe/Brussels"),
    **words("ginebra", "Europe/Zurich"),
    **words("roma", "Europe/Rome"),
    **words("berlin", "Europe/Berlin"),
}
"""IANA names by the folded word; of a country the zone of its capital."""
