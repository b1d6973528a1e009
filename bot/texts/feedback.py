"""What the bot says: votes, what is kept of them, and /forget."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedbackTexts:
    """The same in one language.

    Attributes:
        button_keep: Lets the asker's question be kept; it stands under an answer that the asker voted on.
        button_drop: The opposite.
        toast_voted: After a vote.
        toast_offer: After the vote of the one who asked: whether the question may be kept.
        toast_not_asker: To somebody else who would decide that.
        toast_gone: The question was deleted, so that there is nothing to keep.
        forget: Asks in a private chat whether to erase what the next lines list.
        forget_in_group: The same in a group, where nothing is listed.
        forget_access: Follows where the access goes too.
        forget_admin: Follows where others are in by codes of the person's.
        forget_nothing: There is nothing to erase.
        forget_nobody: To somebody who writes as a group or channel.
        forgotten: Above what was erased, in a private chat.
        forgotten_in_group: The same in a group; the list comes as a notice to the person alone.
        not_forgotten: It was left as it is.
        stored: What is stored, by the values of `bot.feedback.forgetting.Stored`; how many follows.
    """

    button_keep: str
    button_drop: str
    toast_voted: str
    toast_offer: str
    toast_kept: str
    toast_dropped: str
    toast_not_asker: str
    toast_gone: str
    forget: str
    forget_in_group: str
    forget_access: str
    forget_admin: str
    forget_nothing: str
    forget_nobody: str
    forgotten: str
    forgotten_in_group: str
    not_forgotten: str
    button_forget: str
    button_leave: str
    toast_not_yours: str
    stored: Mapping[str, str]


ES = FeedbackTexts(
    button_keep="Guardar mi pregunta",
    button_drop="No guardarla",
    toast_voted="Gracias, su voto cuenta.",
    toast_offer=(
        "Gracias, su voto cuenta. ¿Guardo también su pregunta, para que las respuestas mejoren? Elija abajo."
    ),
    toast_kept="Gracias. Guardo esta pregunta con su voto; /forget la borra.",
    toast_dropped="De acuerdo: esta pregunta no se guarda.",
    toast_not_asker="Eso lo decide quien hizo la pregunta.",
    toast_gone="La pregunta ya no está a la vista, así que no puedo guardarla.",
    forget="<b>¿Borro lo que guardo de usted?</b>",
    forget_in_group=(
        "<b>¿Borro lo que guardo de usted?</b>\n"
        "Sus votos, las preguntas que me dejó guardar y lo de su chat privado conmigo. Lo de este grupo es"
        " del grupo y se queda."
    ),
    forget_access="Con ello pierde el acceso que le dio un código: para volver hará falta otro.",
    forget_admin=(
        "Junto a quienes entraron con un código suyo queda anotado su número mientras tengan acceso."
    ),
    forget_nothing="No guardo nada de usted.",
    forget_nobody=(
        "Usted escribe en nombre de un grupo o canal, así que no sé quién es. Mándeme /forget en privado."
    ),
    forgotten="<b>Hecho. He borrado:</b>",
    forgotten_in_group="Hecho. He borrado lo que guardaba de usted.",
    not_forgotten="De acuerdo, no he borrado nada.",
    button_forget="Borrar todo",
    button_leave="Dejarlo como está",
    toast_not_yours="Solo puede pulsarlo quien lo pidió.",
    stored={
        "votes": "votos",
        "questions": "preguntas guardadas",
        "choices": "ajustes de su chat privado",
        "subscription": "suscripción de su chat privado",
        "reminders": "eventos que sigue su chat privado",
        "replies": "números de mensajes contestados",
        "access": "acceso por código",
        "stranger": "aviso de que no tenía acceso",
        "codes": "códigos suyos sin usar",
    },
)
EN = FeedbackTexts(
    button_keep="Keep my question",
    button_drop="Don't keep it",
    toast_voted="Thank you, your vote counts.",
    toast_offer=(
        "Thank you, your vote counts. May I keep your question too, so that answers get better? Choose below."
    ),
    toast_kept="Thank you. I keep this question with your vote; /forget erases it.",
    toast_dropped="All right: this question is not kept.",
    toast_not_asker="That is for whoever asked the question to decide.",
    toast_gone="The question is out of sight now, so I cannot keep it.",
    forget="<b>Shall I erase what I store about you?</b>",
    forget_in_group=(
        "<b>Shall I erase what I store about you?</b>\n"
        "Your votes, the questions you let me keep, and all of your private chat with me. What belongs to"
        " this group is the group's and stays."
    ),
    forget_access="With it goes the access that a code gave you: to come back you will need another.",
    forget_admin=(
        "Beside those who came in by a code of yours, your number stays noted while they have access."
    ),
    forget_nothing="I store nothing about you.",
    forget_nobody=(
        "You write in the name of a group or channel, so I do not know who you are. Send me /forget in"
        " private."
    ),
    forgotten="<b>Done. I have erased:</b>",
    forgotten_in_group="Done. I have erased what I stored about you.",
    not_forgotten="All right, I have erased nothing.",
    button_forget="Erase it all",
    button_leave="Leave it as it is",
    toast_not_yours="Only whoever asked for it can press this.",
    stored={
        "votes": "votes",
        "questions": "questions kept",
        "choices": "settings of your private chat",
        "subscription": "subscription of your private chat",
        "reminders": "events your private chat follows",
        "replies": "numbers of answered messages",
        "access": "access by a code",
        "stranger": "note that you had no access",
        "codes": "codes of yours not used",
    },
)
