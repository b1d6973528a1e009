"""What the bot says: /settings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SettingsTexts:
    """The same in one language.

    Attributes:
        language: The line of the language, `value` being its name or the next text.
        zone: The line of the time zone.
        silent: The line of what a group is told where no release answers: nothing; it gets a reaction.
        outspoken: The same where it is told.
        reminders: The line of the reminders, `value` being made of the next texts.
        reminders_every: How long before every event the chat is told.
        reminders_single: How many events have a reminder of their own.
        admins: Below the settings of a group.
        button_outspoken: Has the group told where no release answers.
        button_silent: The opposite.
        button_all: Leads back to all settings.
    """

    heading: str
    language: str
    language_automatic: str
    zone: str
    silent: str
    outspoken: str
    reminders: str
    reminders_none: str
    reminders_every: str
    reminders_single: str
    admins: str
    button_language: str
    button_zone: str
    button_outspoken: str
    button_silent: str
    button_reminders: str
    button_all: str


ES = SettingsTexts(
    heading="<b>Ajustes de este chat</b>",
    language="• <b>Idioma:</b> {value}",
    language_automatic="el del Telegram de cada quien",
    zone="• <b>Zona horaria:</b> {city} ({zone}); hora actual: {time}",
    silent="• <b>Si ningún comunicado responde:</b> solo pongo una reacción a la pregunta",
    outspoken="• <b>Si ningún comunicado responde:</b> lo digo y enseño lo más cercano",
    reminders="• <b>Recordatorios:</b> {value}",
    reminders_none="ninguno",
    reminders_every="{lead} de cada evento",
    reminders_single="de eventos sueltos: {count}",
    admins="Solo los cambia quien administra el grupo.",
    button_language="Idioma",
    button_zone="Zona horaria",
    button_outspoken="🔔 Decirlo con texto",
    button_silent="🔕 Solo reaccionar",
    button_reminders="Recordatorios",
    button_all="◂ Ajustes",
)
EN = SettingsTexts(
    heading="<b>Settings of this chat</b>",
    language="• <b>Language:</b> {value}",
    language_automatic="that of each person's Telegram",
    zone="• <b>Time zone:</b> {city} ({zone}); it is {time} there",
    silent="• <b>Where no release answers:</b> I only put a reaction to the question",
    outspoken="• <b>Where no release answers:</b> I say so and show what is nearest",
    reminders="• <b>Reminders:</b> {value}",
    reminders_none="none",
    reminders_every="{lead}, of every event",
    reminders_single="of single events: {count}",
    admins="Only the group's administrators change them.",
    button_language="Language",
    button_zone="Time zone",
    button_outspoken="🔔 Say it in words",
    button_silent="🔕 Only react",
    button_reminders="Reminders",
    button_all="◂ Settings",
)
