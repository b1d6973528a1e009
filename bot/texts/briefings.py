"""What the bot says: /briefing, in a message and in print."""

from collections.abc import Mapping
from dataclasses import dataclass

from index import DetailKind


@dataclass(frozen=True, slots=True)
class BriefingTexts:
    """The same in one language.

    Attributes:
        sentences: Above the sentences that carry the release.
        events: Above the events to come.
        details: Before what is worth checking, by its kind.
        updated: Said where the release was changed since the message was made.
        context: Above a sentence among its neighbours.
        new: Above the releases that came since the last briefing.
        new_first: The same where the chat had none before.
        nothing_new: Said where none came.
        details_heading: Above the figures and names in their sentences.
        several: Said where what was written fits several releases.
        none_fits: Said where it fits none; the newest follow.
        no_number: Said where there is no release of that number; the newest follow.
        more: Below a choice of releases: how many others would fit.
        how: How to ask for other briefings.
        file: Beside the file to be printed.
        print_made: In print: when it was made.
        print_place: In print: where a sentence stands in its release.
        print_source: In print: where the release was read from.
    """

    sentences: str
    events: str
    details: Mapping[DetailKind, str]
    updated: str
    context: str
    new: str
    new_first: str
    nothing_new: str
    details_heading: str
    several: str
    none_fits: str
    no_number: str
    more: str
    how: str
    file: str

    print_heading: str
    print_lede: str
    print_made: str
    print_place: str
    print_source: str

    button_open: str
    button_details: str
    button_print: str
    button_back: str
    button_list: str

    toast_gone: str


ES = BriefingTexts(
    sentences="<b>Lo esencial, con sus palabras</b>",
    events="<b>Lo que viene</b>",
    details={DetailKind.FIGURE: "<b>Cifras</b>", DetailKind.NAME: "<b>Nombres</b>"},
    updated="⚠️ El comunicado ha cambiado desde que hice este resumen; este es el de la versión {version}.",
    context="<b>Contexto</b>",
    new="<b>Comunicados nuevos: {count}</b>",
    new_first="<b>Los últimos comunicados: {count}</b>",
    nothing_new="No ha llegado ningún comunicado desde el último resumen.",
    details_heading="<b>Cifras y nombres, para verificar</b>",
    several="«{words}» puede ser más de un comunicado. ¿Cuál?",
    none_fits="Ningún título de comunicado corresponde a «{words}». Los más recientes:",
    no_number="No hay ningún comunicado con el número {number}. Los más recientes:",
    more="… y {count} más; con más palabras son menos.",
    how="Otros: <code>/resumen 12</code>, <code>/resumen puerto</code>, <code>/resumen nuevos</code>",
    file="Para imprimir: ábralo en un navegador.",
    print_heading="Resumen",
    print_lede="La noticia",
    print_made="Hecho el {moment}",
    print_place="caracteres {start} a {end}",
    print_source="Leído de",
    button_open="📰 Resumen",
    button_details="🔎 Cifras y nombres",
    button_print="🖨 Imprimir",
    button_back="◂ Resumen",
    button_list="◂ Lista",
    toast_gone="Ese comunicado se ha retirado.",
)
EN = BriefingTexts(
    sentences="<b>The essentials, in its words</b>",
    events="<b>Coming up</b>",
    details={DetailKind.FIGURE: "<b>Figures</b>", DetailKind.NAME: "<b>Names</b>"},
    updated="⚠️ The release has changed since I made this briefing; this is of version {version}.",
    context="<b>The context</b>",
    new="<b>New releases: {count}</b>",
    new_first="<b>The latest releases: {count}</b>",
    nothing_new="No release has arrived since the last briefing.",
    details_heading="<b>Figures and names, to be checked</b>",
    several="“{words}” may be more than one release. Which one?",
    none_fits="No title of a release fits “{words}”. The newest:",
    no_number="There is no release number {number}. The newest:",
    more="… and {count} more; with more words they are fewer.",
    how="Others: <code>/briefing 12</code>, <code>/briefing harbour</code>, <code>/briefing new</code>",
    file="To print it, open it in a browser.",
    print_heading="Briefing",
    print_lede="The news",
    print_made="Made on {moment}",
    print_place="characters {start} to {end}",
    print_source="Read from",
    button_open="📰 Briefing",
    button_details="🔎 Figures and names",
    button_print="🖨 Print",
    button_back="◂ Briefing",
    button_list="◂ List",
    toast_gone="That release has been withdrawn.",
)
