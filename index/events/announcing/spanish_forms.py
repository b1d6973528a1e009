"""Forms of Spanish verbs that their endings do not tell, folded."""

from collections.abc import Mapping

from index.events.announcing.conjugation import first_persons, subjunctives, third_persons, unaccented
from index.events.announcing.spanish import LEXICON
from index.mentions.listed import listed


def by_verb(forms: Mapping[str, str]) -> dict[str, str]:
    """Make the table of the infinitives of forms from running text by infinitive."""
    return {form: verb for verb, words in forms.items() for form in words.split()}


STEMS = by_verb(
    {
        "tener": "tendr",
        "sostener": "sostendr",
        "mantener": "mantendr",
        "hacer": "har",
        "venir": "vendr",
        "salir": "saldr",
        "poner": "pondr",
        "poder": "podr",
        "decir": "dir",
        "haber": "habr",
        "querer": "querr",
        "saber": "sabr",
        "intervenir": "intervendr",
        "exponer": "expondr",
    }
)
"""What stands before the ending of an irregular future."""
PAST = by_verb(
    {
        "ser": "fue fueron era eran",
        "hacer": "hizo hicieron hice hicimos",
        "haber": "hubo habia",
        "tener": "tuvo tuvieron tuve tuvimos",
        "decir": "dijo dijeron",
        "estar": "estuvo estuvieron estaba",
        "venir": "vino",
        "poder": "pudo",
        "querer": "quiso",
        "poner": "puso",
        "dar": "dio",
        "sostener": "sostuvo sostuvieron",
        "ir": "fui fuimos",
    }
)
_CHANGING = listed("""posponer aplazar cancelar suspender reprogramar reagendar diferir prorrogar adelantar
    trasladar ampliar extender recorrer""")
_SHOWN = (
    frozenset(LEXICON.verbs)
    | LEXICON.light
    | LEXICON.publishing
    | LEXICON.unfit
    | _CHANGING
    | {"cerrar", "salir"}
)
PRESENT = third_persons(_SHOWN) | by_verb(
    {
        "haber": "hay",
        "ser": "es son",
        "estar": "está están estamos",
        "tocar": "toca",
        "entrar": "entra entran",
    }
)
"""Forms of the present by which press prose tells what is to come, with their accents."""
FIRST = first_persons(_SHOWN) | {"estoy": "estar"}
"""What the speaker does: "el sábado voy a Sinaloa"."""
NO_ACCENT_NEEDED = listed("esta estan publica continua amplia seran preve preven")
PLAIN_PRESENT = {form: verb for form, verb in unaccented(PRESENT).items() if form not in NO_ACCENT_NEEDED}
"""The same forms in a text that lost its accents."""
SUBJUNCTIVE = {
    form: verb
    for form, verb in unaccented(subjunctives(_SHOWN) | {"acompañen": "acompanar"}).items()
    if form not in listed("presente firme continue sea sean seamos alcance lance haya hayan cite de den")
}
"""“Cuando se reúnan el lunes”; without those that are other words, too."""
NOT_FUTURE = listed("""queremos requeremos esperemos logremos superemos generemos consideremos operemos
    quizas cooperemos entremos mostremos demos demas detras atras ademas tras""")
"""What ends like a future and is none."""
NOT_CONDITIONAL = listed("""secretaria mayoria categoria ingenieria galeria ganaderia alcaldia materia feria
    memoria asesoria auditoria contraloria procuraduria tesoreria libreria consultoria""")
NOUNS_TOO = listed("""visita celebra parte cumple convoca viaja cita clausura entrevista entrega firma lanza
    programa suma toma dura publica marcha vota costa visite viaje viajes tome""")
"""Forms of the present that are nouns, too, or that titles open with."""
FIRST_TOO = listed("""inicio encuentro regreso anuncio desarrollo recibo traslado comienzo parto duro festejo
    publico termino sumo arranco parto dialogo voto debate""")
"""The same of the first person."""
NOT_INFINITIVE = listed("""lugar bienestar popular militar particular regular escolar similar familiar solar
    par mujer ayer mar poder deber taller primer tercer hogar cualquier nuclear azucar ejemplar titular
    circular celular auxiliar preliminar hectar olivar pilar altar lider caracter placer millar dolar
    desarme informe firme arme alarme""")
PLANS = listed("""acordar acordaron acordo acordamos convinieron convino coincidieron coincidio decidieron
    decidio pactaron comprometieron comprometio preve preven planea planean espera esperan pretende
    pretenden tiene tienen invito invitaron invita invitan propuso propusieron confirmo confirmaron
    aceptaron acepto busca buscan contempla proyecta acuerdo compromiso invitacion convoco convocaron
    anuncio anunciaron dispuso alista alistan prepara preparan quieren quiere resolvieron espero
    esperamos pienso pensamos planeo planeamos quiero queremos propongo proponemos confio confiamos""")
"""Words whose infinitive is still to come: "acordaron reunirse"."""
_SAID_BY_SE = listed("""realizar celebrar efectuar llevar dar instalar desarrollar inaugurar programar prever
    hacer iniciar reanudar tener organizar firmar presentar abrir publicar impartir ofrecer reiniciar""")
PASSIVES = _CHANGING | _SAID_BY_SE
"""Verbs whose "se" makes a passive: "se celebrará la cumbre"."""
INTRANSITIVE = listed("comenzar empezar arrancar iniciar concluir terminar culminar ser")
"""Verbs whose subject is what takes place."""
