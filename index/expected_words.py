"""The words by which `index.expected` tells what a question asks for, in each language, folded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from index.release import Language


@dataclass(frozen=True, slots=True)
class WordTables:
    """The words of one language.

    Attributes:
        question_words: All of them.
        conjunctions: Those that are conjunctions or relatives more often than not, away from the beginning.
        kinds: The kind (its value) that a question word tells alone.
        prepositions: What may stand before a question word.
        leads: What leads up to a question.
        reason_before: For a question word the prepositions that make it ask for a reason.
        reason_phrases: Phrases from the question word on that ask for a reason.
        measured_by: "how": a quantity before a word of `measures`, words said before one of `describing`.
        nouns: The kind of answer to "what X".
        lone_nouns: Those that ask without a question word.
        noun_last: Whether the noun of a group is its last word.
        copulas: What may stand between question word and noun.
        stops: What ends the search for the noun.
        auxiliaries: What stands between "what" and the subject.
        speaking: Verbs after which "what" is words.
        yes_no: First words of a question that is answered by yes or no.
        verb_endings: The same as a pattern.
    """

    question_words: frozenset[str]
    conjunctions: frozenset[str]
    kinds: Mapping[str, str]
    prepositions: frozenset[str]
    leads: tuple[tuple[str, ...], ...]
    reason_before: Mapping[str, frozenset[str]]
    reason_phrases: tuple[tuple[str, ...], ...]
    measured_by: frozenset[str]
    measures: frozenset[str]
    describing: frozenset[str]
    nouns: Mapping[str, str]
    lone_nouns: frozenset[str]
    noun_last: bool
    copulas: frozenset[str]
    stops: frozenset[str]
    auxiliaries: frozenset[str]
    speaking: frozenset[str]
    yes_no: frozenset[str]
    verb_endings: re.Pattern[str] | None


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    """Longer ones first, so that "quiero saber si" is not taken for "quiero saber"."""
    return tuple(sorted((tuple(phrase.split()) for phrase in listed.split(";")), key=len, reverse=True))


def _by_word(**kinds: str) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words.split()}


_SPANISH = WordTables(
    question_words=_set(
        "que cual cuales cuando donde adonde quien quienes cuanto cuanta cuantos cuantas como porque"
    ),
    conjunctions=_set("que como porque"),
    kinds=_by_word(
        time="cuando",
        place="donde adonde",
        person="quien quienes",
        quantity="cuanto cuanta cuantos cuantas",
        reason="porque",
    ),
    prepositions=_set(
        "a al con de desde en entre hacia hasta para por sobre bajo contra ante segun durante y cada tras"
    ),
    leads=_phrases(
        "dime; dinos; diga; digame; me dices; me puedes decir; puedes decirme; podrias decirme; podria"
        " decirme"
        "; me podrias decir; quiero saber; quisiera saber; necesito saber; me gustaria saber; sabes;"
        " sabe usted"
        "; sabe; se sabe; saben; busco; hola; oye; por favor; buenas; buenos dias; buenas tardes; y;"
        " pero; quiero"
        " que me digas; quisiera que me dijera; alguien sabe; tienes idea de; explicame; cuentame; averigua"
    ),
    reason_before={"que": _set("por para"), "cual": _set("por")},
    reason_phrases=_phrases(
        "que se debe; que obedece; que razon; que razones; que motivo; que motivos; cual es la razon;"
        " cual fue la razon"
        "; cual era la razon; cual es el motivo; cual fue el motivo; cual es el objetivo; cual fue el"
        " objetivo"
        "; cual es el proposito; cual fue el proposito; cual es la causa; cual fue la causa; cual es el fin"
        "; cual es la finalidad; cuales son los motivos; cuales fueron los motivos; cuales son las razones"
        "; cuales fueron las razones; cuales son las causas; cuales son los objetivos; con que fin"
        "; que objetivo; que proposito; que fin; como es que; como asi"
    ),
    measured_by=_set("como"),
    measures=frozenset(),
    describing=_set(
        "califico calificaron califica describio describieron describe definio definieron define"
        " respondio respondieron"
        " reacciono reaccionaron llamo llamaron"
    ),
    nouns=_by_word(
        time="dia dias fecha fechas ano anos mes meses hora horas semana semanas siglo decada momento"
        " trimestre"
        " periodo plazo horario",
        place="ciudad ciudades pais paises lugar lugares sede sedes sitio sitios estado estados"
        " municipio municipios"
        " region regiones provincia provincias departamento departamentos recinto edificio hotel direccion"
        " continente isla localidad aeropuerto puerto capital pueblo parque plaza auditorio teatro estadio"
        " museo biblioteca palacio calle barrio zona ubicacion",
        person="funcionario funcionaria funcionarios funcionarias presidente presidenta presidentes"
        " ministro ministra"
        " ministros secretario secretaria senador senadora senadores diputado diputada diputados congresista"
        " congresistas representante representantes lider lideres embajador embajadora persona personas"
        " personaje"
        " jefe jefa alcalde alcaldesa gobernador gobernadora gobernadores canciller director directora"
        " mandatario"
        " mandatarios autoridad autoridades dependencia dependencias institucion instituciones"
        " organismo organismos"
        " organizacion organizaciones empresa empresas fundacion ministerio ministerios agencia"
        " agencias grupo"
        " universidad universidades banco comision comite partido partidos vocero portavoz candidato"
        " candidata"
        " periodista periodistas fundador fundadora activista abogado abogada empresario cientifico"
        " medico profesor soldado"
        " artista cantante actor actriz atleta jugador jugadora victima testigo sospechoso vocera lideresa"
        " delegacion equipo equipos asociacion experto expertos autor autora autores juez fiscal"
        " general delegado",
        quantity="porcentaje porcentajes monto cantidad proporcion numero cifra cifras tasa suma"
        " presupuesto costo costos"
        " coste precio edad superficie poblacion tamano inversion extension distancia temperatura"
        " promedio total"
        " valor duracion capacidad peso altura longitud volumen salario sueldo deuda multa tan tanto"
        " tanta tantos",
    ),
    lone_nouns=_set(
        "total numero fecha fechas hora horario lugar sede ciudad monto cantidad porcentaje cifra costo"
        " precio presupuesto direccion"
        " ubicacion"
    ),
    noun_last=False,
    copulas=_set(
        "es son fue fueron era eran sera seran seria seran ha sido habia el la los las del de su sus"
        " otro otra"
    ),
    stops=_set("que se le les lo con por para en y o como si segun hizo hace dijo tiene tienen hay"),
    auxiliaries=frozenset(),
    speaking=_set(
        "dijo dijeron dice dicen decia dira respondio respondieron contesto contestaron prometio"
        " prometieron promete"
        " advirtio advirtieron advierte advertencia opino opina opinan senalo senalaron senala afirmo"
        " afirmaron afirma"
        " declaro declararon declara aseguro aseguraron asegura sostuvo sostiene expreso expresaron"
        " expresa manifesto"
        " manifestaron comento comentaron comenta menciono pregunto agrego anadio explico reitero"
        " subrayo recalco"
        " destaco palabras dicho mensaje respuesta frase"
    ),
    yes_no=_set(
        "es son era eran fue fueron sera seran seria esta estan estaba estaban estuvo estara estaran"
        " hay habia hubo"
        " habra ha han puede pueden podia podra podran podria podrian se va van iba iban tiene tienen"
        " tuvo tendra acaso"
        " si existe existen sigue siguen debe deben quiere piensa participa participan cuenta es"
    ),
    verb_endings=re.compile(r"(?!para$)\w{2,}(?:aron|ieron|aran|eran|iran|aria|eria|iria|arian|erian|irian)"),
)
_ENGLISH = WordTables(
    question_words=_set("what whats which when where who whom whose why how whos wheres whens"),
    conjunctions=frozenset(),
    kinds=_by_word(time="when whens", place="where wheres", person="who whom whose whos", reason="why"),
    prepositions=_set(
        "at in on by for from to with of since until till under into about against among between during"
        " after before"
        " through and per"
    ),
    leads=_phrases(
        "tell me; tell us; please tell me; please; can you tell me; could you tell me; can you say; do"
        " you know"
        "; does anyone know; i want to know; i would like to know; i d like to know; i'd like to know;"
        " i need to know"
        "; we want to know; let me know; any idea; hi; hello; hey; so; and; but; find out; remind me; explain"
        "; just; ok; id like to know; im wondering; i wonder; i am wondering; wondering; looking for; show me"
    ),
    reason_before={},
    reason_phrases=_phrases(
        "what is the reason; what was the reason; what are the reasons; what were the reasons; what is"
        " the purpose"
        "; what was the purpose; what is the aim; what was the aim; what is the goal; what was the goal"
        "; what is the cause; what was the cause; what caused; what reason; what reasons; what purpose;"
        " what grounds"
        "; how come; what led to; what prompted; what motivated; which reason; which reasons"
    ),
    measured_by=_set("how"),
    measures=_set(
        "many much often long far old large big high tall fast wide deep frequently heavy expensive"
        " soon small few low"
        " strong hot cold great widely"
    ),
    describing=_set("describe call respond react characterize characterise reply define put phrase answer"),
    nouns=_by_word(
        time="day days date dates year years month months time times hour hours week weeks century"
        " decade quarter"
        " deadline period weekday",
        place="city cities country countries place places venue venues site sites location locations"
        " state states"
        " town towns region regions province provinces library building hotel address continent county"
        " counties"
        " island airport port capital village park street district neighborhood stadium museum room"
        " hall area",
        person="official officials president presidents minister ministers secretary senator senators"
        " person people"
        " leader leaders ambassador ambassadors representative representatives congressman congresswoman"
        " congressmen lawmaker lawmakers governor governors mayor mayors player king queen author authors"
        " scientist chief director head judge general envoy delegate candidate agency agencies organization"
        " organizations organisation organisations institution institutions company companies foundation"
        " ministry ministries group groups university universities bank party parties committee department"
        " departments association team teams body bodies spokesperson expert experts chair commissioner"
        " firm journalist founder activist"
        " lawyer attorney executive doctor professor soldier artist singer actor athlete victim witness"
        " suspect aide"
        " spokeswoman spokesman adviser advisor officer",
        quantity="percentage percent share amount number proportion total rate sum price cost age"
        " population size"
        " budget figure area pay salary wage distance temperature length height weight value volume capacity"
        " average debt fine duration fee",
    ),
    lone_nouns=_set(
        "total number date dates time place venue location city amount percentage cost price budget"
        " address deadline"
    ),
    noun_last=True,
    copulas=_set("is are was were will be has been the a an s"),
    stops=_set(
        "did do does that of in on at for to from with by would could should can had have and or who"
        " which as about"
    ),
    auxiliaries=_set("did does do has have had was were is are will would"),
    speaking=_set(
        "say says said tell told reply replied respond promise promised warn warned warning call called"
        " claim claimed"
        " argue argued state stated vow pledge pledged answer comment words message stress mention"
        " announce quote"
        " assure ask asked think"
    ),
    yes_no=_set(
        "is are was were am do does did has have had can could will would shall should may might must"
        " isn aren wasn"
        " weren don doesn didn hasn haven won whether if"
    ),
    verb_endings=None,
)
TABLES: Mapping[Language, WordTables] = {Language.ES: _SPANISH, Language.EN: _ENGLISH}
PLACE_NOUNS = frozenset(
    word for tables in TABLES.values() for word, kind in tables.nouns.items() if kind == "place"
)
"""What may stand before a place's name: "la provincia de", "the city of"."""
