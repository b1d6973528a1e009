"""Words that say little about which event is meant: "reunión" and "meeting", posts, "nueva" and "next"."""

from functools import cache

from babel import Locale

from index.folding import fold
from index.lexical import term
from index.mentions.listed import listed
from index.release import Language

_OCCASIONS = {
    Language.ES: """
        reunion encuentro visita viaje gira llamada conversacion videoconferencia videollamada conferencia
        cumbre audiencia sesion foro taller ceremonia acto evento actividad jornada junta cita entrevista
        dialogo ronda ciclo mesa consulta comparecencia plazo publicacion informe anuncio celebracion
        inauguracion clausura convocatoria presentacion edicion
    """,
    Language.EN: """
        meeting visit trip travel call conversation videoconference conference summit hearing session forum
        workshop ceremony event activity gathering talk dialogue round consultation deadline publication
        report announcement celebration inauguration presentation edition engagement convening
    """,
}
"""What is held, in the singular; the plural tells that several are meant."""

_OTHERS = {
    Language.ES: """
        nuevo nueva proximo proxima siguiente futuro oficial formal informal bilateral trilateral multilateral
        conjunto conjunta virtual presencial ordinaria extraordinaria alto alta nivel trabajo anual mensual
        semanal importante parte tema asunto motivo marco objetivo seguimiento grupo comision comite consejo
        delegacion pais nacional internacional gobierno
        presidente presidenta vicepresidente vicepresidenta ministro ministra secretario secretaria canciller
        subsecretario subsecretaria gobernador gobernadora alcalde alcaldesa senador senadora diputado
        diputada congresista embajador embajadora director directora jefe jefa mandatario mandataria titular
        homologo homologa autoridad funcionario representante senor senora
        sostener realizar celebrar llevar cabo reunir tener lugar efectuar participar asistir acudir visitar
        viajar recibir encabezar presidir hoy manana dia semana mes ano
    """,
    Language.EN: """
        new next upcoming following future official formal informal bilateral trilateral multilateral joint
        virtual in-person person high level regular special annual monthly weekly important work working part
        topic group commission committee council delegation country national international government follow
        president vice minister prime secretary chancellor deputy governor mayor senator congressman
        congresswoman representative ambassador director chief leader counterpart official authority mr mrs ms
        hold held meet host convene attend participate visit receive lead take place today tomorrow day week
        month year
    """,
}

_HEADS = {
    Language.ES: """
        comision subcomision comite subcomite consejo grupo junta asamblea gabinete panel patronato mesa
        dialogo cumbre foro ronda
    """,
    Language.EN: """
        commission subcommission committee subcommittee council group board assembly cabinet panel caucus
        taskforce force dialogue summit forum round roundtable
    """,
}
"""What meets as a group, or is a series of talks. One with a name of its own rarely meets twice in a day, as
a ministry does."""

_SORTS = {
    "regular": "ordinario ordinaria ordinary regular",
    "special": "extraordinario extraordinaria urgente extraordinary special emergency urgent",
}
_SORT_OF = {word: sort for sort, words in _SORTS.items() for word in words.split()}

_ORDINALS = {
    "1": "primer primera primero first",
    "2": "segundo segunda second",
    "3": "tercer tercera tercero third",
    "4": "cuarto cuarta fourth",
    "5": "quinto quinta fifth",
    "6": "sexto sexta sixth",
    "7": "septimo septima seventh",
    "8": "octavo octava eighth",
    "9": "noveno novena ninth",
    "10": "decimo decima tenth",
    "11": "undecimo undecima onceavo decimoprimera decimoprimer eleventh",
    "12": "duodecimo duodecima doceavo decimosegunda decimosegundo twelfth",
    "13": "decimotercer decimotercera thirteenth",
    "14": "decimocuarto decimocuarta fourteenth",
    "15": "decimoquinto decimoquinta fifteenth",
    "20": "vigesimo vigesima twentieth",
}
_ORDINAL_OF = {word: number for number, words in _ORDINALS.items() for word in words.split()}

NOT_COUNTED = listed("ministro ministra dama minister lady")
"""After one of these ordinals counts nothing: "primer ministro", "First Lady"."""


def ordinal(word: str) -> str | None:
    """Give the number, in digits, of a folded ordinal up to the twentieth, in either language."""
    return _ORDINAL_OF.get(word)


def is_generic(word: str, language: Language) -> bool:
    """Tell whether a folded word fits any number of events."""
    return term(word, language) in _terms()[language]


def is_several(word: str, language: Language) -> bool:
    """Tell whether a folded word says that several are held: "reuniones", "sessions"."""
    return word in _plurals()[language]


def is_occasion(word: str, language: Language) -> bool:
    """Tell whether a folded word says that one is held: "reunión", "session"."""
    return word in _OCCASIONS_OF[language]


def sort(word: str) -> str | None:
    """Tell whether a folded word says that what is held is regular, or that it is special."""
    return _SORT_OF.get(word)


def is_head(word: str, language: Language) -> bool:
    """Tell whether a folded word is the noun in names of groups that meet, or of series of talks."""
    return word in _HEADS_OF[language]


@cache
def calendar_names() -> frozenset[str]:
    """Give the names of months and weekdays in both languages, folded; Babel has them from Unicode's CLDR."""
    locales = [Locale.parse(str(language)) for language in Language]
    return frozenset(
        fold(name)
        for locale in locales
        for names in (locale.months["format"]["wide"], locale.days["format"]["wide"])
        for name in names.values()
    )


_HEADS_OF = {language: frozenset(words.split()) for language, words in _HEADS.items()}
_OCCASIONS_OF = {language: frozenset(words.split()) for language, words in _OCCASIONS.items()}


@cache
def _terms() -> dict[Language, frozenset[str]]:
    return {
        language: frozenset(
            term(word, language) for word in (*_OCCASIONS[language].split(), *_OTHERS[language].split())
        )
        for language in Language
    }


@cache
def _plurals() -> dict[Language, frozenset[str]]:
    spanish = (word + ("s" if word[-1] in "aeiou" else "es") for word in _OCCASIONS_OF[Language.ES])
    english = (word[:-1] + "ies" if word[-1] == "y" else word + "s" for word in _OCCASIONS_OF[Language.EN])
    return {Language.ES: frozenset(spanish), Language.EN: frozenset(english)}
