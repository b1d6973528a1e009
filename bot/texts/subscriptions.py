"""What the bot says: /subscribe, /unsubscribe and what is sent by them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SubscriptionTexts:
    """The same in one language.

    Attributes:
        set: That what follows holds from now on.
        each: What is sent, by how often; also where /settings names it, in running text.
        daily: A digest, `time` being with the Spanish article: “las 8:00”.
        about: Follows it where only releases about topics are sent.
        topic: One of these.
        first: When the next digest comes, by the clocks of `city`.
        how: How to write what is wanted.
        choose_weekday: Asks on which day.
        choose_hour: Asks at what time.
        not_understood: Said where nothing of what was written can be read.
        announced: Above a release that has just arrived.
        announced_updated: Above one whose new version has.
        digest: Above several releases, by the number of them.
        missed: Follows that where they arrived while the bot was not running.
        late: Follows that where the digest's hour has long passed.
        perhaps: Above what may have been sent before.
    """

    heading: str
    none: str
    set: str
    ended: str
    had_none: str
    each: str
    daily: str
    weekly: str
    about: str
    topic: str
    first: str
    how: str
    choose_weekday: str
    choose_hour: str
    not_understood: str
    too_many_topics: str

    announced: str
    announced_updated: str
    digest: str
    missed: str
    late: str
    perhaps: str

    button_each: str
    button_daily: str
    button_weekly: str
    button_end: str
    button_everything: str
    button_settings: str


ES = SubscriptionTexts(
    heading="<b>Comunicados nuevos</b>",
    none="no se envían a este chat",
    set="Hecho. Este chat recibirá {what}.",
    ended="Hecho. Este chat ya no recibe los comunicados nuevos. /subscribe los vuelve a pedir.",
    had_none="Este chat no recibía los comunicados nuevos. /subscribe los pide.",
    each="cada comunicado según llega",
    daily="un resumen diario a {time}",
    weekly="un resumen cada {weekday} a {time}",
    about=", solo sobre {topics}",
    topic="«{topic}»",
    first="El próximo, si hay algo nuevo: {moment} (hora de {city}).",
    how=(
        "<b>Cómo pedirlos</b>\n"
        "<code>/subscribe cada</code>, <code>/subscribe diario 8:00</code>,"
        " <code>/subscribe semanal lunes 7:30</code>\n"
        "Solo algunos temas, en cualquiera de los dos idiomas:"
        " <code>/subscribe diario 8:00 seguridad, migración</code>\n"
        "Para terminar: /unsubscribe"
    ),
    choose_weekday="¿Qué día de la semana?",
    choose_hour="¿A qué hora? Otra se puede escribir: <code>/subscribe {pace} 6:45</code>",
    not_understood="No entiendo cada cuánto quiere los comunicados.",
    too_many_topics="Son demasiados temas, o demasiado largos: caben {count}, de {length} letras cada uno.",
    announced="🆕 <b>Comunicado nuevo</b>",
    announced_updated="🔄 <b>Comunicado actualizado, versión {version}</b>",
    digest="🗞 <b>Comunicados nuevos: {count}</b>",
    missed=" · con retraso: el bot no funcionaba",
    late=" · con retraso",
    perhaps="<i>Quizá ya lo haya recibido: un corte no me dejó saberlo.</i>",
    button_each="Según llegan",
    button_daily="Cada día",
    button_weekly="Cada semana",
    button_end="✕ Dejar de recibirlos",
    button_everything="De todos los temas",
    button_settings="Comunicados nuevos",
)
EN = SubscriptionTexts(
    heading="<b>New releases</b>",
    none="not sent to this chat",
    set="Done. This chat will get {what}.",
    ended="Done. This chat gets new releases no more. /subscribe asks for them again.",
    had_none="This chat did not get new releases. /subscribe asks for them.",
    each="each release as it arrives",
    daily="a daily digest at {time}",
    weekly="a digest every {weekday} at {time}",
    about=", only about {topics}",
    topic="“{topic}”",
    first="The next one, if there is anything new: {moment} ({city} time).",
    how=(
        "<b>How to ask for them</b>\n"
        "<code>/subscribe each</code>, <code>/subscribe daily 8:00</code>,"
        " <code>/subscribe weekly monday 7:30</code>\n"
        "Only some topics, in either language: <code>/subscribe daily 8:00 security, migration</code>\n"
        "To end it: /unsubscribe"
    ),
    choose_weekday="On which day of the week?",
    choose_hour="At what time? Another one can be written: <code>/subscribe {pace} 6:45</code>",
    not_understood="I do not understand how often you want the releases.",
    too_many_topics="Those are too many topics, or too long: there is room for {count} of {length} letters.",
    announced="🆕 <b>New release</b>",
    announced_updated="🔄 <b>Updated release, version {version}</b>",
    digest="🗞 <b>New releases: {count}</b>",
    missed=" · late: the bot was not running",
    late=" · late",
    perhaps="<i>You may have got this already: a crash kept me from knowing.</i>",
    button_each="As they arrive",
    button_daily="Every day",
    button_weekly="Every week",
    button_end="✕ Get them no more",
    button_everything="Of all topics",
    button_settings="New releases",
)
