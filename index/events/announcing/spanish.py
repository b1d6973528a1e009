"""The Spanish words that tell of events."""

from index.events.announcing.lexicon import Lexicon, by_kind
from index.events.event import EventKind
from index.mentions.listed import listed

_NOUNS = {
    EventKind.MEETING: """reunion encuentro dialogo conversacion negociacion sesion foro conferencia mesa
        consulta plenaria asamblea congreso convencion simposio seminario taller debate ronda ciclo cita
        conversatorio coloquio intercambio panel charla platica jornada rueda junta convivencia""",
    EventKind.VISIT: "visita viaje gira recorrido mision",
    EventKind.CALL: "llamada videollamada videoconferencia teleconferencia",
    EventKind.SUMMIT: "cumbre cop",
    EventKind.HEARING: "audiencia comparecencia juicio",
    EventKind.DEADLINE: "plazo",
    EventKind.CEREMONY: """ceremonia posesion investidura inauguracion celebracion aniversario conmemoracion
        homenaje festividad fiesta cena desayuno almuerzo misa funeral vigilia desfile premiacion entrega
        clausura apertura firma instalacion juramentacion graduacion condecoracion inhumacion velorio sepelio
        exequias develacion ofrenda verbena banquete coctel brindis""",
    EventKind.OTHER: """evento acto lanzamiento relanzamiento eleccion votacion referendum comicios concierto
        feria exposicion expo festival marcha manifestacion juegos torneo partido carrera competencia
        concurso curso capacitacion diplomado clase entrevista discurso mensaje convocatoria subasta
        presentacion huelga paro simulacro brigada actividad muestra funcion actuacion
        intervencion arranque inicio cese plebiscito balotaje caravana cabalgata rodada velada recital paseo
        estreno licitacion sorteo colecta caminata campeonato olimpiada olimpiadas ponencia transmision tregua
        tianguis kermes posada peregrinacion hackaton""",
    EventKind.PUBLICATION: "publicacion",
}
_VERBS = {
    EventKind.MEETING: """reunir encontrar entrevistar congregar convocar sesionar dialogar citar conversar
        platicar deliberar""",
    EventKind.VISIT: """visitar viajar ir recorrer llegar regresar volver recibir acudir trasladar partir
        venir arribar desplazar""",
    EventKind.CALL: "llamar telefonear",
    EventKind.HEARING: "comparecer testificar",
    EventKind.CEREMONY: """celebrar conmemorar inaugurar posesionar juramentar condecorar premiar develar
        clausurar graduar""",
    EventKind.OTHER: """realizar efectuar asistir participar reanudar reiniciar instalar festejar desarrollar
        organizar presidir encabezar intervenir hablar votar debatir lanzar entregar exponer disertar
        suscribir firmar presentar radicar jugar competir marchar desfilar protestar transmitir""",
}


def _with_plurals(nouns: dict[str, EventKind]) -> dict[str, EventKind]:
    plurals = {
        noun + ("s" if noun[-1] in "aeiou" else "es"): kind
        for noun, kind in nouns.items()
        if not noun.endswith("s")
    }
    return nouns | plurals


LEXICON = Lexicon(
    nouns=_with_plurals(by_kind(_NOUNS)),
    verbs=by_kind(_VERBS),
    light=listed("""sostener tener llevar dar hacer haber iniciar comenzar empezar arrancar concluir terminar
        abrir presentar firmar programar prever anunciar estar ser ofrecer impartir dictar mantener
        lanzar continuar rendir pronunciar ver tomar culminar clausurar emprender desahogar coordinar
        conducir moderar auspiciar copatrocinar ocurrir tocar"""),
    publishing=listed("publicar difundir emitir divulgar presentar"),
    unfit=listed("vencer expirar cumplir caducar durar permanecer alcanzar costar sumar seguir"),
    lasting=listed("continuar mantener prorrogar extender aplicar quedar ampliar"),
    deadlines=listed("""plazo convocatoria inscripcion inscripciones inscribir inscribirse solicitud
        solicitudes registro registros registrarse postulacion postulaciones postular recepcion
        propuestas fecha cierre entregar presentar limite"""),
    handing=listed("entregar presentar enviar remitir rendir radicar depositar responder informar"),
    articles=listed(
        """el la los las un una unos unas este esta estos estas ese esa su sus nuestro nuestra otro otra
        dicho dicha cada dos tres cuatro cinco seis varios varias diversos diversas""",
    ),
    complements=listed("de del con entre para sobre por contra a al"),
    locative=listed("en"),
    heading={
        "viajar": listed("a al hacia"),
        "ir": listed("a al hacia"),
        "visitar": frozenset({"", "a"}),
        "regresar": listed("a al"),
        "volver": listed("a al"),
        "llegar": listed("a al"),
        "acudir": listed("a al"),
        "trasladar": listed("a al"),
        "venir": listed("a al"),
        "arribar": listed("a al"),
        "desplazar": listed("a al hasta hacia"),
        "partir": listed("a hacia"),
        "recorrer": frozenset({""}),
        "visita": listed("a al"),
        "viaje": listed("a al"),
        "gira": listed("por"),
    },
    venues=listed(
        """sala salon auditorio centro edificio oficina oficinas sede hotel parque plaza museo biblioteca
        escuela universidad campus teatro estadio iglesia palacio instalaciones explanada recinto residencia
        casa colegio ciudad municipio puerto""",
    ),
    breaks=listed("que quien quienes donde cuando mientras porque como si aunque cual cuales cuyo cuya"),
    vague=listed("proximos proximas siguientes venideros venideras dias semanas meses anos"),
    bodies=listed("congreso asamblea junta convencion"),
    conjunctions=listed("y e"),
    reporting=listed("""anunciar decir informar reportar senalar explicar confirmar indicar precisar agregar
        anadir afirmar declarar detallar recordar adelantar comunicar manifestar expresar mencionar
        reiterar destacar subrayar asegurar puntualizar comentar exponer poner"""),
)
