"""What the bot says: what it says in groups, and of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupTexts:
    """The same in one language.

    Attributes:
        greeting: Said once when the bot is added to a group, `username` being its own without the @.
        ask_me: Said to whoever names the bot and asks nothing.
        toast_not_admin: Told whoever would settle something and does not administer the group; also sent as
            a reply to a command.
        toast_rights_unknown: The same where Telegram could not be asked who does.
    """

    greeting: str
    ask_me: str
    toast_not_admin: str
    toast_rights_unknown: str


ES = GroupTexts(
    greeting=(
        "Hola. Soy <b>Vocero</b>: respondo preguntas sobre comunicados oficiales citando, letra por letra,"
        " la frase que contiene la respuesta.\n\n"
        "Aquí solo hablo si me hablan: mencionen a @{username} en la pregunta, o respondan a uno de mis"
        " mensajes. /help explica el resto, y quien administra el grupo puede ajustarlo en /settings."
    ),
    ask_me="¿Qué quiere saber? Escríbalo en el mismo mensaje en que me menciona, o responda a este.",
    toast_not_admin="Eso solo puede cambiarlo quien administra este grupo.",
    toast_rights_unknown=(
        "No he podido comprobar quién administra este grupo. Vuelva a intentarlo dentro de un momento."
    ),
)
EN = GroupTexts(
    greeting=(
        "Hello. I am <b>Vocero</b>: I answer questions about official press releases by quoting, letter for"
        " letter, the sentence that holds the answer.\n\n"
        "Here I speak only when spoken to: mention @{username} in your question, or reply to one of my"
        " messages. /help explains the rest, and whoever administers the group can adjust it in /settings."
    ),
    ask_me="What would you like to know? Write it where you mention me, or reply to this.",
    toast_not_admin="Only the administrators of this group can change that.",
    toast_rights_unknown="I could not check who administers this group. Please try again in a moment.",
)
