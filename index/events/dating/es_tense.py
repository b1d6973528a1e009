"""How Spanish verbs show whether something was or will be."""

import re

from index.events.dating.rules import in_order
from index.events.dating.stretch import Tense
from index.events.dating.tense import VerbCues

_PAST = (
    "fue fueron fui era eran hubo habia habian hizo hicieron dijo dijeron tuvo tuvieron estuvo estuvieron"
    " vino"
    " vinieron pudo pudieron quiso puso pusieron dio dieron vio vieron sostuvo sostuvieron obtuvo mantuvo"
    " intervino supo trajo produjo redujo condujo vivia murio nacio hemos cayo"
)
_FUTURE = (
    "sera seran habra habran hara haran ira iran dara daran vera veran tendra tendran preve preven pretende"
    " vence realiza realizan celebra celebran efectua efectuan inicia inician comienza comienzan empieza"
    " empiezan arranca arrancan abre cierra"
)
"""Without accents, and the present of appointments: “el foro que se celebra el jueves”."""

CUES = VerbCues(
    words=dict.fromkeys(_PAST.split(), Tense.PAST) | dict.fromkeys(_FUTURE.split(), Tense.FUTURE),
    endings=re.compile(r"(?P<past>(?:ar|ier|yer|jer)on|abas?|aban)$"),
    accented=re.compile(r"(?P<future>r(?:á|án|é|emos))$|(?P<past>[^q]ó|[^aeiou]í|aste|iste)$"),
    reporting=tuple(
        in_order(
            "anunci inform convoc confirm acord prev program invit adelant senal indic express recort record"
            " comunic precis reiter afirm explic declar asegur coment coincid propus propuso dispus aprob"
            " public"
        )
    ),
    phrases={
        ("tiene", "lugar"): Tense.FUTURE,
        ("tienen", "lugar"): Tense.FUTURE,
        **{(word, "a"): Tense.FUTURE for word in ("va", "van", "voy", "vamos")},
        **{(word, "de"): Tense.FUTURE for word in ("ha", "han")},
        **{("se", word): Tense.FUTURE for word in ("preve", "espera")},
        **{
            (word, done): Tense.FUTURE
            for word in ("esta", "estan", "queda", "quedan")
            for done in in_order(
                "prevista previsto previstas previstos programada programado programadas programados"
                " convocada"
                " convocado convocados citados citado"
            )
        },
    },
    not_verbs=frozenset(in_order("ademas quiza detras atras tras dominio alla aqui asi casi")),
    auxiliaries=frozenset(in_order("ser sera seran sea sean es son esta estan estara estaran queda quedan")),
    perfects=frozenset(in_order("ha han he hemos habia habian haya hayan")),
    participles=re.compile(r"(?:ad|id|ech|ich|uest|iert|ist|crit|uelt|uert|rot)[oa]s?$"),
    done=tuple(
        in_order(
            "celebrad realizad efectuad llevad sostenid firmad suscrit emitid publicad aprobad ocurrid"
            " registrad iniciad inaugurad presentad entregad concluid adoptad promulgad expedid fechad"
            " difundid detenid hech creada creado instalad"
        )
    ),
    planned=tuple(
        in_order(
            "programad reprogramad previst agendad fijad planead planificad aplazad pospuest pautad convocad"
            " citad estipulad contemplad pactad"
        )
    ),
    links=frozenset(in_order("el la los las dia dias este esta proximo proxima pasado pasada mes")),
    infinitives=re.compile(r"..[aei]r(?:se|l[aeo]s?)?$"),
    purposes=frozenset(in_order("para a de")),
    modifying=frozenset(in_order("de del")),
    ahead=frozenset(("para",)),
    close=5,
)
