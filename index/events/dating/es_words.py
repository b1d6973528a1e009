"""The words of Spanish dates, folded."""

from index.events.dating.es_zones import ZONES
from index.events.dating.numbers import Number
from index.events.dating.rules import Lexicon, in_order, words
from index.events.dating.units import Unit
from index.events.dating.zones import ABBREVIATIONS, EASTERN, MEXICO_CITY, MOUNTAIN, PACIFIC
from index.events.expression import DayPart, Edge

MONTHS = in_order("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_SHORT_MONTHS = in_order("ene feb mar abr may jun jul ago sep oct nov dic")
WEEKDAYS = in_order("lunes martes miercoles jueves viernes sabado domingo")
_SHORT_WEEKDAYS = {
    **dict.fromkeys(("lun",), 0),
    **dict.fromkeys(("mierc", "mier", "mie"), 2),
    **dict.fromkeys(("juev", "jue"), 3),
    **dict.fromkeys(("vier", "vie"), 4),
    "sab": 5,
    "dom": 6,
}
_ONES = in_order(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco"
    " veintiseis veintisiete veintiocho veintinueve treinta"
)
_TENS = {"cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
_HUNDREDS = {
    "cien": 100,
    "ciento": 100,
    "doscientos": 200,
    "trescientos": 300,
    "cuatrocientos": 400,
    "quinientos": 500,
    "seiscientos": 600,
    "setecientos": 700,
    "ochocientos": 800,
    "novecientos": 900,
    "mil": 1000,
}
ROMANS = dict(
    zip(
        in_order("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII"),
        range(1, 23),
        strict=True,
    )
)
_ORDINALS = in_order(
    "primer segundo tercer cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo"
)


def _ordinals() -> dict[str, Number]:
    found: dict[str, Number] = {}
    for number, word in enumerate(_ORDINALS, start=1):
        stem = word if word.endswith("r") else word[:-1]
        found |= dict.fromkeys((word, stem + "o", stem + "a", stem + "os", stem + "as"), Number(number))
    del found["primeros"], found["primeras"]
    return found


LEXICON = Lexicon(
    meanings={
        "month": {name: number for number, name in enumerate(MONTHS, start=1)} | {"setiembre": 9},
        "short_month": {
            name: number for number, name in enumerate(_SHORT_MONTHS, start=1) if name not in ("mar", "may")
        }
        | {"sept": 9},
        "mar": words("mar", 3),
        "short_may": words("may", 5),
        "weekday": {name: number for number, name in enumerate(WEEKDAYS)},
        "weekdays": {"sabados": 5, "domingos": 6},
        "short_weekday": _SHORT_WEEKDAYS,
        "count": {name: Number(number) for number, name in enumerate(_ONES)}
        | {name: Number(number) for name, number in (_TENS | _HUNDREDS).items()},
        "one": words("un una", Number(1)),
        "some": words("varios varias algunos algunas", None),
        "few": words("unos unas pocos pocas", None),
        "pair": words("par", Number(2)),
        "ordinal": _ordinals(),
        "firsts": words("primeros primeras", 1),
        "last_one": words("ultimo ultima", -1),
        "lasts": words("ultimos ultimas", -1),
        "the": words("el", "el") | words("la lo"),
        "thes": words("los las"),
        "of": words("de"),
        "of_the": words("del"),
        "to_the": words("al"),
        "to": words("a"),
        "until": words("hasta"),
        "and": words("y e"),
        "or": words("o u"),
        "in": words("en"),
        "since": words("desde"),
        "between": words("entre"),
        "during": words("durante"),
        "by": words("por"),
        "for_": words("para"),
        "about": words("hacia sobre alrededor aproximadamente cerca"),
        "barely": words("apenas casi ya"),
        "each": words("cada todos todas"),
        "this": words("este esta", 0),
        "these": words("estos estas", 0),
        "current": words("presente actual corriente corrientes", 0),
        "same": words("mismo misma"),
        "next": words("proximo proxima entrante venidero venidera", 1),
        "nexts": words("proximos proximas venideros venideras", 1),
        "following": words("siguiente", 1),
        "followings": words("siguientes", 1),
        "past": words("pasado pasada", -1) | words("antepasado antepasada", -2),
        "pasts": words("pasados pasadas recientes", -1),
        "previous": words("anterior previo previa", -1),
        "previouses": words("anteriores previos previas", -1),
        "posterior": words("posterior posteriores"),
        "starting": words("comenzando empezando iniciando"),
        "early": words("temprano"),
        "no_": words("no"),
        "as_": words("tan"),
        "like": words("como"),
        "soon": words("pronto"),
        "date_word": words("fecha"),
        "that_": words("que"),
        "comes": words("viene vienen entra"),
        "course": words("curso transcurso"),
        "day": words("dia dias", Unit.DAY),
        "week": words("semana semanas", Unit.WEEK),
        "month_": words("mes meses", Unit.MONTH),
        "year_": words("ano anos", Unit.YEAR),
        "unit": words("bimestre bimestres", Unit.BIMESTER)
        | words("trimestre trimestres", Unit.QUARTER)
        | words("cuatrimestre cuatrimestres", Unit.TERM)
        | words("semestre semestres", Unit.HALF)
        | words("quincena quincenas", Unit.FORTNIGHT)
        | words("decada decadas decenio", Unit.DECADE)
        | words("siglo siglos", Unit.CENTURY),
        "short_unit": words("hora horas", Unit.HOUR) | words("minuto minutos", Unit.MINUTE),
        "hour_mark": words("h hs hr hrs"),
        "eve": words("vispera visperas"),
        "decade_word": {"noventas": 90, "ochentas": 80, "setentas": 70, "sesentas": 60, "cincuentas": 50},
        "half_unit": words("mitad"),
        "fiscal": words("fiscal escolar academico lectivo"),
        "calendar": words("calendario natural civil"),
        "workday": words("habil habiles laborable laborables laboral laborales"),
        "work": words("trabajo"),
        "edge": words("principio principios comienzo comienzos inicio inicios", Edge.EARLY)
        | words("mediados", Edge.MID)
        | words("finales final cierre termino", Edge.LATE),
        "close_of": words("fin fines", Edge.LATE),
        "season": words("primavera", "spring")
        | words("verano", "summer")
        | words("otono", "autumn")
        | words("invierno", "winter"),
        "shift": {"hoy": 0, "ayer": -1, "anteayer": -2, "antier": -2, "trasanteayer": -3},
        "night": words("anoche", -1) | words("anteanoche antenoche", -2),
        "now": words("ahora"),
        "manana": words("manana"),
        "part": words("tarde", DayPart.AFTERNOON)
        | words("noche", DayPart.NIGHT)
        | words("madrugada", DayPart.MORNING),
        "noon": words("mediodia", 12) | words("medianoche", 0),
        "meridian": {"am": "am", "pm": "pm"},
        "meridies": words("m"),
        "clitic": words("se"),
        "ago": words("hace"),
        "back": words("atras"),
        "within": words("dentro"),
        "before": words("antes"),
        "after": words("despues luego"),
        "behind": words("tras"),
        "more": words("mas"),
        "less": words("menos"),
        "late_": words("tardar"),
        "from_": words("partir"),
        "limit": words("limite"),
        "rest": words("resto restante"),
        "remains": words("resta queda"),
        "goes": words("va"),
        "elapsed": words("corrido transcurrido"),
        "very": words("muy"),
        "so_": words("eso"),
        "begins": words("inicia comienza empieza"),
        "sharp": words("punto"),
        "quarter_code": {f"{letter}{number}": Number(number) for letter in "tq" for number in range(1, 5)},
        "half": words("media medio"),
        "time_": words("tiempo horario huso"),
        "local": words("local locales"),
        "zone": words("centro", MEXICO_CITY)
        | words("oriente", EASTERN)
        | words("pacifico", PACIFIC)
        | words("montana", MOUNTAIN),
        "zone_place": ZONES,
        "comma": words(","),
        "dot": words("."),
        "hyphen": words("- – — ‐ ‑ − ~"),
        "slash": words("/"),
        "bar": words("| • ·"),
        "plus_sign": words("+"),
        "open": words("( ["),
        "close": words(") ]"),
        "apostrophe": words("' ’"),
        "black": words("negro"),
        "holy": words("santo santa"),
        "new_": words("nuevo"),
        "feast": {
            "navidad": (12, 25),
            "nochebuena": (12, 24),
            "nochevieja": (12, 31),
            "halloween": (10, 31),
        },
        "feast_of": words("reyes", (1, 6))
        | words("mujer mujeres", (3, 8))
        | words("tierra", (4, 22))
        | words("trabajador trabajadores", (5, 1))
        | words("muertos", (11, 2)),
        "international": words("internacional mundial"),
        "easter": words("pascua resurreccion", 0) | words("ramos", -7),
        "numbered": words(
            "ext num nro art arts pag pags exp articulo articulos ley decreto resolucion acuerdo norma"
            " boletin comunicado expediente oficio circular folio vuelo habitacion sala puerta linea ruta"
            " lote modelo version km kilometro"
        ),
        "saint": words("san"),
        "saint_name": words("patricio", (3, 17)) | words("valentin", (2, 14)) | words("jose", (3, 19)),
        "place": words(
            "avenida av calle plaza plazuela colonia col hospital puente barrio estadio teatro escuela"
            " batallon"
            " movimiento glorieta paseo bulevar boulevard mercado metro estacion calzada jardin parque"
            " unidad cuartel edificio salon museo universidad instituto fraccionamiento villa"
            " puerto isla"
        ),
    },
    cased={"abbreviated_zone": ABBREVIATIONS, "roman": ROMANS},
)
