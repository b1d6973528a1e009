"""Lo que dice el bot, en español."""

from bot.texts.texts import Texts
from index import Language
from index.mentions import MentionKind

TEXTS = Texts(
    start=(
        "Hola. Soy <b>Vocero</b>: respondo preguntas sobre comunicados oficiales citando, letra por letra,"
        " la frase que contiene la respuesta.\n\n"
        "Escriba su pregunta tal como se la haría a un portavoz, por ejemplo:\n"
        "<i>¿Cuándo es la próxima reunión?</i>\n\n"
        "Si ningún comunicado responde, se lo digo y le enseño el pasaje más cercano.\n"
        "/help explica el resto."
    ),
    help=(
        "<b>Cómo preguntar</b>\n"
        "Escriba una pregunta en español o en inglés. Le contesto en el idioma de la pregunta; la cita queda"
        " en el idioma del comunicado. Si edita la pregunta, corrijo la respuesta.\n\n"
        "<b>Debajo de la respuesta</b>\n"
        "«Contexto» enseña las frases vecinas; «Más», otros pasajes.\n\n"
        "<b>Órdenes</b>\n"
        "/releases – los comunicados que conozco\n"
        "/language – elegir idioma\n"
        "/privacy – qué pasa con sus preguntas"
    ),
    privacy=(
        "<b>Sus preguntas</b>\n"
        "Se responden en la máquina donde funciona este bot: no se envían a ningún otro servicio, no se"
        " guardan y no se anotan en ningún registro. Telegram, claro está, transporta los mensajes.\n\n"
        "<b>Lo que se guarda</b>\n"
        "El número de este chat con el idioma que elija y, durante tres días, los números de su mensaje y de"
        " mi respuesta, para no contestar dos veces y para corregirla si edita la pregunta."
    ),
    commands={
        "help": "Cómo preguntar",
        "releases": "Los comunicados que conozco",
        "language": "Elegir idioma",
        "privacy": "Qué pasa con sus preguntas",
    },
    unknown_command="No conozco esa orden. /help dice lo que sé hacer.",
    no_answer="<b>Ningún comunicado responde a eso.</b>",
    nearest="Lo más cercano, que no es la respuesta:",
    nothing_similar="Ningún comunicado responde a eso, ni dice nada parecido.",
    no_releases="Todavía no tengo ningún comunicado. Vuelva a preguntar cuando se haya publicado alguno.",
    too_long=(
        "Esa pregunta es demasiado larga: tiene {length} caracteres y admito hasta {limit}. ¿Puede resumirla?"
    ),
    not_text="Respondo preguntas escritas. ¿Puede escribirme la suya?",
    passage="Otro pasaje ({number} de {total}):",
    passage_unanswered="Otro pasaje cercano ({number} de {total}), que no es la respuesta:",
    context="<b>Contexto</b>",
    antecedent="Contexto, del mismo comunicado:",
    quoted="La respuesta:",
    earlier="Antes, el {date} (comunicado n.º {number}):",
    askable="Lo más reciente:",
    askable_release="• «{title}»: {kinds}",
    kinds={
        MentionKind.TIME: "fechas",
        MentionKind.QUANTITY: "cifras",
        MentionKind.NAME: "nombres",
        MentionKind.QUOTATION: "declaraciones",
    },
    superseded=(
        "⚠️ El comunicado se ha actualizado desde entonces; esta frase es de una versión anterior,"
        " la {version}."
    ),
    cut="[…] <i>La frase no cabe entera en un mensaje; solo se cita una parte.</i>",
    release_number="Comunicado n.º {number}",
    version="versión {version}",
    read_release="Leer el comunicado",
    other_language={
        Language.ES: "El comunicado está en español.",
        Language.EN: "El comunicado está en inglés.",
    },
    releases="<b>Comunicados: {count}</b>",
    releases_page="página {page} de {pages}",
    language="<b>Idioma</b>\n{current}\n\nA cada pregunta le contesto en el idioma en que se haga.",
    language_automatic="Uso el idioma de su Telegram.",
    language_chosen="Uso el español.",
    failed="Algo ha fallado al responder. Vuelva a intentarlo, por favor.",
    unavailable="Ahora mismo no puedo consultar los comunicados. Vuelva a intentarlo en unos minutos.",
    unconfirmed="No sé si le ha llegado mi respuesta. Si no la ve aquí arriba, vuelva a preguntar.",
    button_context="Contexto",
    button_back="Volver",
    button_more="Más ▸",
    button_previous="◂ Anterior",
    button_newer="◂ Más recientes",
    button_older="Anteriores ▸",
    button_automatic="El de mi Telegram",
    toast_stale="Este botón ya no sirve.",
    toast_removed="Ese comunicado se ha retirado.",
    toast_failed="Algo ha fallado. Vuelva a intentarlo.",
)
