"""What the bot says: who may ask, and how much."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccessTexts:
    """The same in one language.

    Attributes:
        stranger: The one line that a person who may not use the bot is told, where only a list admits.
        stranger_group: The same in a group.
        stranger_pairing: The one line where a code admits.
        stranger_pairing_group: The same in a group.
        numbers: Answers /id: the number of who asks.
        numbers_group: The same in a group.
        numbers_anonymous: The same in a group where who asks writes in the name of a chat.
        invitation: Shows a code to the admin who asked for it.
        codes_off: Said to an admin who asks for a code where codes admit nobody.
        code_not_needed: Said to who sends a code where none is needed.
        in_private: Said to an admin who gives in a group an order that only a private chat may see.
        paired: Said to who came in by a code.
        paired_group: The same to a group.
        already: Said to who sends a code and has access; it is not used up.
        already_group: The same of a group.
        code_missing: Said where /pair comes without a code.
        code_wrong: Said of every code that admits nobody, whatever the reason.
        used_by_person: Tells the admin who came in by a code.
        used_by_group: Tells the admin which group came in, and who brought it in.
        admitted: Above the list of who came in by a code.
        admitted_one: One of these.
        admitted_none: In place of the list, where nobody has.
        admitted_how: Below the list.
        revoke_sure: Asks whether somebody is to lose access.
        revoked: Says that it is done.
        revoke_unknown: Said where nobody of that number came in by a code.
        revoke_listed: Said where the settings admit that number.
        group_first: Said where somebody with access asks the bot to send things to a group without.
        limited: Said to who asks too much, with when to go on.
        waiting: Said to who waits for long, with the place in the queue.
        too_busy: Said where there is no place in the queue.
        commands: What the orders of admins do, for their menu.
    """

    stranger: str
    stranger_group: str
    stranger_pairing: str
    stranger_pairing_group: str
    numbers: str
    numbers_group: str
    numbers_anonymous: str

    invitation: str
    codes_off: str
    code_not_needed: str
    in_private: str
    paired: str
    paired_group: str
    already: str
    already_group: str
    code_missing: str
    code_wrong: str
    used_by_person: str
    used_by_group: str

    admitted: str
    admitted_one: str
    admitted_none: str
    admitted_how: str
    revoke_sure: str
    revoked: str
    revoke_unknown: str
    revoke_listed: str

    group_first: str
    limited: str
    waiting: str
    too_busy: str

    commands: Mapping[str, str]

    button_revoke: str
    button_keep: str

    toast_stranger: str
    toast_group_first: str
    toast_limited: str


ES = AccessTexts(
    stranger=(
        "Este bot solo atiende a las personas de su lista. Si debe estar en ella, dé su número a quien lo"
        " administra: <code>{user}</code>"
    ),
    stranger_group=(
        "Aquí todavía no puedo responder: solo atiendo a los grupos de mi lista. Número de este grupo, para"
        " quien me administra: <code>{chat}</code>"
    ),
    stranger_pairing=(
        "Este bot solo atiende a personas invitadas. Si tiene un código, envíelo así:"
        " <code>/pair CÓDIGO</code>"
    ),
    stranger_pairing_group=(
        "Aquí todavía no puedo responder: solo atiendo a grupos invitados. Si un administrador del grupo"
        " tiene un código, que lo envíe así: <code>/pair CÓDIGO</code>"
    ),
    numbers="Su número: <code>{user}</code>",
    numbers_group="Su número: <code>{user}</code>\nNúmero de este grupo: <code>{chat}</code>",
    numbers_anonymous="Número de este grupo: <code>{chat}</code>",
    invitation=(
        "<b>Invitación</b>\n"
        "Código: <code>{code}</code>\n"
        "Sirve una sola vez, durante 24 horas.\n\n"
        "<b>Para una persona:</b> envíele este enlace, o que me escriba <code>/pair {code}</code>\n{link}\n\n"
        "<b>Para un grupo:</b> añádanme, y que uno de sus administradores escriba allí"
        " <code>/pair {code}</code>\n\n"
        "Le avisaré cuando se use. Con /revoke se retira el acceso."
    ),
    codes_off=(
        "Los códigos no están activados: el acceso depende solo de la configuración. Se activan con"
        " <code>VOCERO_ACCESS=pairing</code>."
    ),
    code_not_needed="No hace falta ningún código: ya puede preguntarme. /help explica cómo.",
    in_private="Eso, por favor, escríbamelo en nuestro chat privado.",
    paired="Código aceptado: ya puede preguntarme. /help explica cómo.",
    paired_group=(
        "Código aceptado: este grupo ya puede preguntarme. Menciónenme o respondan a un mensaje mío; /help"
        " explica el resto."
    ),
    already="Ya tiene acceso. El código queda sin usar.",
    already_group="Este grupo ya tiene acceso. El código queda sin usar.",
    code_missing="Escriba el código detrás de la orden: <code>/pair CÓDIGO</code>",
    code_wrong=(
        "Ese código no sirve: puede estar mal escrito, usado o caducado. Pida otro a quien se lo dio."
    ),
    used_by_person="{name} (n.º <code>{id}</code>) ha entrado con un código suyo. /revoke retira el acceso.",
    used_by_group=(
        "El grupo {title} (n.º <code>{id}</code>) ha entrado con un código suyo, que envió {name}. /revoke"
        " retira el acceso."
    ),
    admitted="<b>Con código han entrado: {count}</b>",
    admitted_one="{name} · n.º <code>{id}</code> · {date}",
    admitted_none="Nadie ha entrado con un código, o ya se le retiró el acceso.",
    admitted_how="Pulse un nombre para retirarle el acceso.",
    revoke_sure="¿Retiro el acceso a {name} (n.º <code>{id}</code>)? Dejará de recibir respuestas y avisos.",
    revoked="Hecho. Acceso retirado: {name} (n.º <code>{id}</code>).",
    revoke_unknown="Con ese número no ha entrado nadie. /revoke, sin más, enseña la lista.",
    revoke_listed=(
        "Ese número está en la configuración y solo allí se puede quitar: en"
        " <code>VOCERO_ALLOWED_USERS</code>, <code>VOCERO_ALLOWED_CHATS</code> o <code>VOCERO_ADMINS</code>."
    ),
    group_first=(
        "Este grupo aún no tiene acceso: le contesto a usted, pero no puedo enviar nada aquí por mi cuenta."
        " Quien me administra puede darle acceso; en nuestro chat privado ya puede pedírmelo."
    ),
    limited=(
        "Son muchas preguntas en un minuto. Puedo atender la siguiente dentro de unos {seconds} segundos;"
        " hasta entonces no contesto."
    ),
    waiting=(
        "Ahora preguntan muchos; su pregunta es la número {place} en la cola. La respuesta aparecerá aquí."
    ),
    too_busy="Ahora preguntan tantos que no cabe una pregunta más. Vuelva a hacerla en unos minutos.",
    commands={
        "invite": "Código para dar acceso",
        "revoke": "Retirar el acceso",
        "id": "Su número y el del grupo",
    },
    button_revoke="Sí, retirar",
    button_keep="No, volver",
    toast_stranger="Este bot no le puede atender. Escríbale en privado si cree que debería.",
    toast_group_first="Este grupo aún no tiene acceso, así que no puedo enviar nada aquí por mi cuenta.",
    toast_limited="Son muchas pulsaciones seguidas. Espere unos segundos.",
)
EN = AccessTexts(
    stranger=(
        "This bot only serves the people on its list. If you should be on it, give your number to whoever"
        " runs it: <code>{user}</code>"
    ),
    stranger_group=(
        "I cannot answer here yet: I only serve the groups on my list. This group's number, for whoever runs"
        " me: <code>{chat}</code>"
    ),
    stranger_pairing=(
        "This bot only serves people who were invited. If you have a code, send it like this:"
        " <code>/pair CODE</code>"
    ),
    stranger_pairing_group=(
        "I cannot answer here yet: I only serve groups that were invited. If an admin of this group has a"
        " code, they can send it like this: <code>/pair CODE</code>"
    ),
    numbers="Your number: <code>{user}</code>",
    numbers_group="Your number: <code>{user}</code>\nThis group's number: <code>{chat}</code>",
    numbers_anonymous="This group's number: <code>{chat}</code>",
    invitation=(
        "<b>Invitation</b>\n"
        "Code: <code>{code}</code>\n"
        "It works once, within 24 hours.\n\n"
        "<b>For a person:</b> send them this link, or have them write <code>/pair {code}</code> to me\n{link}"
        "\n\n"
        "<b>For a group:</b> add me to it, and have one of its admins write <code>/pair {code}</code> there"
        "\n\n"
        "I will tell you when it is used. /revoke takes access back."
    ),
    codes_off=(
        "Codes are not in use: access depends on the settings alone. They come into use with"
        " <code>VOCERO_ACCESS=pairing</code>."
    ),
    code_not_needed="No code is needed: you can ask me already. /help explains how.",
    in_private="Please write that to me in our private chat.",
    paired="Code accepted: you can ask me now. /help explains how.",
    paired_group=(
        "Code accepted: this group can ask me now. Mention me or reply to a message of mine; /help explains"
        " the rest."
    ),
    already="You have access already. The code stays unused.",
    already_group="This group has access already. The code stays unused.",
    code_missing="Write the code after the command: <code>/pair CODE</code>",
    code_wrong=(
        "That code does not work: it may be mistyped, used or expired. Ask whoever gave it to you for another"
        " one."
    ),
    used_by_person="{name} (no. <code>{id}</code>) came in by a code of yours. /revoke takes access back.",
    used_by_group=(
        "The group {title} (no. <code>{id}</code>) came in by a code of yours, sent by {name}. /revoke takes"
        " access back."
    ),
    admitted="<b>Came in by a code: {count}</b>",
    admitted_one="{name} · no. <code>{id}</code> · {date}",
    admitted_none="Nobody came in by a code, or access was taken back already.",
    admitted_how="Press a name to take access back.",
    revoke_sure="Take access back from {name} (no. <code>{id}</code>)? Answers and notices will stop.",
    revoked="Done. Access taken back: {name} (no. <code>{id}</code>).",
    revoke_unknown="Nobody of that number came in by a code. /revoke alone shows the list.",
    revoke_listed=(
        "That number stands in the settings and can only be removed there: in"
        " <code>VOCERO_ALLOWED_USERS</code>, <code>VOCERO_ALLOWED_CHATS</code> or <code>VOCERO_ADMINS</code>."
    ),
    group_first=(
        "This group has no access yet: I answer you, but I cannot send anything here on my own. Whoever runs"
        " me can give it access; in our private chat you can ask me for it already."
    ),
    limited=(
        "Those are many questions in a minute. I can take the next one in about {seconds} seconds; until then"
        " I stay silent."
    ),
    waiting=(
        "Many are asking right now; your question is number {place} in line. The answer will appear here."
    ),
    too_busy=(
        "So many are asking that there is no room for another question. Please ask again in a few minutes."
    ),
    commands={
        "invite": "A code that gives access",
        "revoke": "Take access back",
        "id": "Your number and the group's",
    },
    button_revoke="Yes, take it back",
    button_keep="No, go back",
    toast_stranger="This bot cannot serve you. Write to it privately if you think it should.",
    toast_group_first="This group has no access yet, so I cannot send anything here on my own.",
    toast_limited="Those are many presses in a row. Please wait a few seconds.",
)
