"""What the people of the soak write: questions in many wordings, follow-ups, commands and chatter."""

import random

from index import Language

LANGUAGES = tuple(Language)

_OPENINGS = {
    Language.ES: ("", "", "Hola. ", "Una duda: ", "Buenos días, ", "Por favor: ", "Para la nota: "),
    Language.EN: ("", "", "Hello. ", "Quick one: ", "Good morning, ", "Please: ", "For the story: "),
}
_CLOSINGS = {
    Language.ES: ("", "", " Gracias.", " Es para hoy.", " Urge."),
    Language.EN: ("", "", " Thanks.", " It is for today.", " It is urgent."),
}
_ANSWERABLE = {
    Language.ES: (
        "¿Cuándo vuelve a navegar el transbordador de Puerto Alondra?",
        "¿Cuánto costó reparar el casco del transbordador?",
        "¿Cuánto valdrá el boleto sencillo?",
        "¿Quién mandará la nave a Isla Grana?",
        "¿Cuántas colonias se quedan sin agua?",
        "¿Qué días cierra el depósito de Cerro Hondo?",
        "¿Quién coordina la limpieza del depósito?",
        "¿A qué número se puede llamar para pedir ayuda?",
        "¿Dónde será la Feria del Queso?",
        "¿Cuántos productores participan en la feria de Monteluz?",
        "¿Cuánto dinero tiene el premio al mejor queso?",
        "¿Cuánto durará el cierre del puente de Marlow Street?",
        "¿Cuántas fotografías publicará el archivo de Dunmore?",
    ),
    Language.EN: (
        "When will the Marlow Street bridge close?",
        "How much will the bridge repairs cost?",
        "Which buses will be diverted?",
        "Who leads the council in Harrowgate?",
        "When does the mobile eye clinic begin its tour?",
        "How many villages will the clinic visit?",
        "Who leads the team of nurses?",
        "For whom are the eye examinations free?",
        "How many photographs will the Dunmore archive put online?",
        "When was the oldest picture taken?",
        "How long did the scanning take?",
        "When does the ferry to Isla Grana sail again?",
        "How many visitors did the cheese fair have last year?",
    ),
}
_UNANSWERABLE = {
    Language.ES: (
        "¿Quién ganó ayer el partido de balonmano?",
        "¿Cuánto subirá la tasa de interés?",
        "¿Qué opina la ministra de la huelga de trenes?",
        "¿Cuándo se estrena la ópera nueva?",
        "¿Cuántos incendios hubo en agosto?",
    ),
    Language.EN: (
        "Who won the handball match last night?",
        "How much will the interest rate rise?",
        "What does the minister say about the rail strike?",
        "When does the new opera open?",
        "How many wildfires were there in August?",
    ),
}
_FOLLOW_UPS = {
    Language.ES: ("¿Y dónde?", "¿y cuándo?", "¿Y quién?", "¿Y cuánto cuesta?", "¿y a qué hora?"),
    Language.EN: ("And where?", "and when?", "And who?", "And how much does it cost?", "and at what time?"),
}
_CHATTER = {
    Language.ES: (
        "Cierro la página cuatro en media hora",
        "¿Quién baja por café?",
        "La foto de portada ya está",
        "Llego tarde, hay tráfico",
        "¿Viste el correo de la redactora?",
    ),
    Language.EN: (
        "Closing page four in half an hour",
        "Who is going down for coffee?",
        "The cover picture is in",
        "Running late, there is traffic",
        "Did you see the editor's mail?",
    ),
}
_UNANSWERABLE_SHARE = 0.25

COMMANDS = (
    "start", "help", "privacy", "next", "next diciembre", "next December", "briefing", "resumen", "releases",
    "settings", "language", "timezone", "remind",
)  # fmt: skip
"""Commands as people write them, without the slash. None takes anything away that others rely on."""


def question(choose: random.Random, language: Language) -> str:
    """A question that stands alone; three in four have an answer in the releases."""
    kind = _UNANSWERABLE if choose.random() < _UNANSWERABLE_SHARE else _ANSWERABLE
    opening, closing = choose.choice(_OPENINGS[language]), choose.choice(_CLOSINGS[language])
    return opening + choose.choice(kind[language]) + closing


def follow_up(choose: random.Random, language: Language) -> str:
    """A question that means something after another one only."""
    return choose.choice(_FOLLOW_UPS[language])


def chatter(choose: random.Random, language: Language) -> str:
    """What people say among themselves."""
    return choose.choice(_CHATTER[language])
