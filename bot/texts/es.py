"""Lo que dice el bot, en español."""

from bot.texts import access, briefings, feedback, groups, settings, subscriptions
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
        " en el idioma del comunicado. Si edita la pregunta, corrijo la respuesta. Durante diez minutos"
        " entiendo también «¿y dónde?» o «¿y quién irá?», con la pregunta anterior.\n"
        "En un grupo, mencióneme o responda a un mensaje mío. Si ningún comunicado responde, pongo 🤷.\n\n"
        "<b>Debajo de la respuesta</b>\n"
        "«Contexto» enseña las frases vecinas; «Más», otros pasajes; 👍 y 👎 me dicen si sirvió.\n\n"
        "<b>Órdenes</b>\n"
        "/next – lo que viene; /next febrero o /next seguridad lo acotan\n"
        "/briefing o /resumen – un comunicado en pocas frases; con «nuevos», los que no ha visto el chat\n"
        "/subscribe – recibir los comunicados según llegan, o un resumen diario o semanal\n"
        "/unsubscribe – dejar de recibirlos\n"
        "/remind – avisos antes de cada evento\n"
        "/releases – los comunicados que conozco\n"
        "/settings – idioma, zona horaria y lo demás de este chat\n"
        "/language – elegir idioma\n"
        "/timezone – elegir zona horaria\n"
        "/privacy – qué pasa con sus preguntas\n"
        "/forget – borrar lo que guardo de usted"
    ),
    privacy=(
        "<b>Sus preguntas</b>\n"
        "Se responden en la máquina donde funciona este bot: no se envían a ningún otro servicio y no se"
        " anotan en ningún registro. Mientras una espera su respuesta, de ordinario un segundo, está en un"
        " archivo de esa máquina para que un corte no la pierda; después se borra de él. La última pregunta"
        " de cada persona queda diez minutos en la memoria, para entender «¿y dónde?». Telegram, claro está,"
        " transporta los mensajes.\n\n"
        "<b>Lo que se guarda de un chat</b>\n"
        "Su número con el idioma, la zona horaria y lo demás que elija; a qué está suscrito, con sus"
        " temas, y hasta dónde se le ha enviado; sus recordatorios; durante tres días, los números"
        " de sus mensajes y de mis respuestas, para no contestar dos veces. Cuando el bot sale"
        " del chat o se le bloquea, se borra.\n\n"
        "<b>Lo que se guarda de usted</b>\n"
        "Si toca 👍 o 👎: el voto, con su número y el de la respuesta. El texto de la pregunta, solo si dice"
        " que sí bajo esa misma respuesta. Si el bot no está abierto a todos: que se le admitió y quién le"
        " invitó, o, durante un mes, que se le dijo que no.\n"
        "/forget lo borra."
    ),
    commands={
        "help": "Cómo preguntar",
        "next": "Lo que viene, con su fecha",
        "briefing": "Un comunicado en pocas frases",
        "subscribe": "Recibir los comunicados nuevos",
        "unsubscribe": "Dejar de recibirlos",
        "remind": "Avisos antes de cada evento",
        "releases": "Los comunicados que conozco",
        "settings": "Idioma, zona horaria y lo demás",
        "language": "Elegir idioma",
        "timezone": "Elegir zona horaria",
        "privacy": "Qué pasa con sus preguntas",
        "forget": "Borrar lo que guardo de usted",
    },
    unknown_command="No conozco esa orden. /help dice lo que sé hacer.",
    no_answer="<b>Ningún comunicado responde a eso.</b>",
    nearest="Lo más cercano, que no es la respuesta:",
    nothing_similar="Ningún comunicado responde a eso, ni dice nada parecido.",
    understood="↪ <i>Entendido como: {question}</i>",
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
    when="🗓 Fecha: {date}",
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
    agenda="<b>Lo que viene: {count}</b>",
    agenda_filter=" · «{filter}»",
    agenda_none="Ningún comunicado anuncia nada de aquí en adelante.",
    agenda_none_fitting="Nada de lo que viene se ajusta a «{filter}».",
    agenda_past="<b>Lo último, que ya pasó:</b>",
    event_past="ya pasó",
    event_cancelled="❌ <b>Cancelado</b>",
    event_withdrawn="⚠️ <b>El comunicado que lo anunciaba ya no lo dice</b>",
    event_weekday="⚠️ El comunicado da otro día de la semana.",
    event_sources="Según {count} comunicados: n.º {numbers}",
    event_before="Antes: {when} (comunicado n.º {number}):",
    event_before_undated="Antes (comunicado n.º {number}):",
    event_release="comunicado n.º {number}",
    calendar_file="Ábralo para llevarlo a su calendario.",
    zone=(
        "<b>Zona horaria</b>\n{current}\n\n"
        "Elija otra, o escriba la ciudad o el país, por ejemplo:\n/timezone Bogotá"
    ),
    zone_default="Uso la acostumbrada, la de {city} ({zone}); hora actual: {time}.",
    zone_chosen="Uso la de {city} ({zone}); hora actual: {time}.",
    zone_several="Hay varias zonas que se ajustan a «{typed}». ¿Cuál es la suya?",
    zone_unknown=(
        "No conozco la zona horaria «{typed}». Escriba una ciudad grande o un país, por ejemplo"
        " /timezone Lima o /timezone España, o un nombre como /timezone America/Lima."
    ),
    language="<b>Idioma</b>\n{current}\n\nA cada pregunta le contesto en el idioma en que se haga.",
    language_automatic="Uso el idioma de su Telegram.",
    language_chosen="Uso el español.",
    remind_heading="<b>Recordatorios de este chat</b>",
    remind_wide="• De cada evento aviso {lead}.",
    remind_nothing="No hay ninguno.",
    remind_how=(
        "<b>Cómo se ponen</b>\n"
        "De cada evento: <code>/remind un día antes</code>, <code>/remind 2 horas antes</code>; para"
        " dejarlo, <code>/remind no</code>.\n"
        "De uno: el botón debajo de /next, o el tema y el plazo, como"
        " <code>/remind presupuesto 1 día antes</code>.\n"
        "El plazo va en minutos, horas, días o semanas, hasta 90 días, o es <code>el mismo día</code>."
    ),
    remind_before="{span} antes",
    remind_same_day="el mismo día",
    remind_set="Hecho. Avisaré {lead} de {event}.",
    remind_set_wide="Hecho. Avisaré aquí de cada evento {lead}.",
    remind_near="Ya están más cerca que eso:",
    remind_off="Hecho. Ya no aviso de cada evento.",
    remind_removed="Hecho. He quitado ese recordatorio.",
    remind_more="… y {count} más. /next los enseña.",
    remind_choose_lead="¿Con cuánta antelación aviso?",
    remind_choose_event="¿De cuál de estos eventos?",
    remind_passed="Avisar {lead} ya no es posible: ese momento ya pasó.",
    remind_too_late="Falta tan poco que ya no da tiempo a recordarlo antes.",
    remind_no_event="Ningún evento próximo corresponde a «{words}».",
    remind_not_understood="No entiendo ese plazo.",
    remind_news={
        "reminder": "⏰ <b>Recordatorio</b>",
        "moved": "🔄 <b>Cambia de fecha</b>",
        "sharpened": "📌 <b>Ya se sabe mejor cuándo</b>",
        "cancelled": "❌ <b>Se ha cancelado</b>",
        "withdrawn": "⚠️ <b>Ya no lo anuncia ningún comunicado</b>",
        "resumed": "✅ <b>Vuelve a estar previsto</b>",
    },
    remind_former="Antes: {date}",
    failed="Algo ha fallado al responder. Vuelva a intentarlo, por favor.",
    unavailable="Ahora mismo no puedo consultar los comunicados. Vuelva a intentarlo en unos minutos.",
    unconfirmed="No sé si le ha llegado mi respuesta. Si no la ve aquí arriba, vuelva a preguntar.",
    button_context="Contexto",
    button_back="Volver",
    button_more="Más ▸",
    button_other_language="🌐 English",
    button_previous="◂ Anterior",
    button_newer="◂ Más recientes",
    button_older="Anteriores ▸",
    button_automatic="El de mi Telegram",
    button_remind="Recordármelo",
    button_remind_off="✕ No avisar de cada uno",
    button_agenda_all="Todo lo que viene",
    button_calendar="📅 Al calendario",
    button_default_zone="La acostumbrada",
    toast_stale="Este botón ya no sirve.",
    toast_removed="Ese comunicado se ha retirado.",
    toast_no_event="Ningún comunicado lo anuncia ya.",
    toast_ask_again="Ya no sé qué me había pedido. Vuelva a escribir /next.",
    toast_not_coming="Ese evento ya no está entre los próximos.",
    toast_failed="Algo ha fallado. Vuelva a intentarlo.",
    groups=groups.ES,
    settings=settings.ES,
    briefings=briefings.ES,
    subscriptions=subscriptions.ES,
    access=access.ES,
    feedback=feedback.ES,
)
