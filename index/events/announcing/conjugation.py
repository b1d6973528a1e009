"""The present of Spanish verbs, by which the press tells what is to come: "mañana viaja"."""

from collections.abc import Iterable, Mapping

from index.folding import fold
from index.mentions.listed import listed

_TO_IE = listed("""comenzar empezar cerrar despertar recomenzar extender entender perder atender defender
    sentar tender""")
_TO_UE = listed(
    "volver encontrar mostrar demostrar recordar acordar contar costar rodar mover resolver devolver"
)
_TO_I = listed("rendir despedir pedir elegir servir seguir medir competir repetir")
_ACCENTED = {
    "reunir": "reún",
    "continuar": "continú",
    "ampliar": "amplí",
    "enviar": "enví",
    "efectuar": "efectú",
}
"""Stems whose stressed vowel is written with an accent."""
_IRREGULAR: Mapping[str, tuple[str, str, str, str]] = {
    "tener": ("tengo", "tiene", "tenemos", "tienen"),
    "venir": ("vengo", "viene", "venimos", "vienen"),
    "hacer": ("hago", "hace", "hacemos", "hacen"),
    "poner": ("pongo", "pone", "ponemos", "ponen"),
    "salir": ("salgo", "sale", "salimos", "salen"),
    "ir": ("voy", "va", "vamos", "van"),
    "dar": ("doy", "da", "damos", "dan"),
    "ver": ("veo", "ve", "vemos", "ven"),
    "prever": ("preveo", "prevé", "prevemos", "prevén"),
    "jugar": ("juego", "juega", "jugamos", "juegan"),
}
"""First and third persons, singular and plural; compounds ("sostener") go like their last part."""
_SUBJUNCTIVES = {"ir": "vay", "ver": "ve", "prever": "preve"}
_SPELLED = (("c", "qu"), ("g", "gu"), ("z", "c"))
"""How the last letter of a stem is spelled before an "e"."""
_NO_FORMS = listed("ser estar haber hacer llamar")
"""What has its forms elsewhere, or tells none by them: "hace tres años", "se llama"."""


def present(verb: str) -> tuple[str, str, str, str]:
    """Give the present of an infinitive: I, she, we, they; with its accents."""
    for known, forms in _IRREGULAR.items():
        if verb == known or (len(known) > 3 and verb.endswith(known)):
            lead = verb.removesuffix(known)
            return lead + forms[0], lead + forms[1], lead + forms[2], lead + forms[3]
    root, ending = verb[:-2], verb[-2:]
    strong = _stressed(verb)
    vowel = "a" if ending == "ar" else "e"
    first = strong + "o"
    if verb.endswith(("ecer", "ocer", "ucir")):
        first = root[:-1] + "zco"
    elif verb.endswith("cer"):
        first = strong[:-1] + "zo"
    elif verb.endswith(("ger", "gir")):
        first = strong[:-1] + "jo"
    elif verb.endswith("guir"):
        first = strong[:-1] + "o"
    plural = {"ar": "amos", "er": "emos", "ir": "imos"}[ending]
    return first, strong + vowel, root + plural, strong + vowel + "n"


def subjunctive(verb: str) -> tuple[str, ...]:
    """Give the present subjunctive of an infinitive: she, they, we."""
    if stem := _SUBJUNCTIVES.get(verb):
        return stem + "a", stem + "an", stem + "amos"
    first = present(verb)[0][:-1]
    if not verb.endswith("ar"):
        return first + "a", first + "an", first + "amos"
    root = verb[:-2]
    for letter, spelled in _SPELLED:
        if root.endswith(letter):
            first, root = first[:-1] + spelled, root[:-1] + spelled
            break
    return first + "e", first + "en", root + "emos"


def _stressed(verb: str) -> str:
    """The stem of the forms that are stressed on it."""
    if verb in _ACCENTED:
        return _ACCENTED[verb]
    root = verb[:-2]
    for verbs, vowel, changed in ((_TO_IE, "e", "ie"), (_TO_UE, "o", "ue"), (_TO_I, "e", "i")):
        if verb in verbs:
            before, _, after = root.rpartition(vowel)
            return before + changed + after
    return root + "y" if verb.endswith("uir") and not verb.endswith("guir") else root


def third_persons(verbs: Iterable[str]) -> dict[str, str]:
    """Make the table of the infinitives of what she, we and they do."""
    return {form: verb for verb in sorted(verbs) if verb not in _NO_FORMS for form in present(verb)[1:]}


def first_persons(verbs: Iterable[str]) -> dict[str, str]:
    """Make the table of the infinitives of what I do."""
    return {present(verb)[0]: verb for verb in sorted(verbs) if verb not in _NO_FORMS}


def subjunctives(verbs: Iterable[str]) -> dict[str, str]:
    """Make the table of the infinitives of what they agreed that be done."""
    return {form: verb for verb in sorted(verbs) if verb not in _NO_FORMS for form in subjunctive(verb)}


def unaccented(forms: Mapping[str, str]) -> dict[str, str]:
    """Give the same table for a text that lost its accents."""
    return {fold(form): verb for form, verb in forms.items()}
