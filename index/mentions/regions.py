"""Names of countries (Babel has them from Unicode's CLDR) and of states, as they follow a city's name."""

from functools import cache

from babel import Locale

from index.folding import fold
from index.release import Language

_STATES = """
    alabama; alaska; arizona; arkansas; california; colorado; connecticut; delaware; florida; georgia;
    hawaii; idaho
    ; illinois; indiana; iowa; kansas; kentucky; louisiana; maine; maryland; massachusetts; michigan;
    minnesota
    ; mississippi; missouri; montana; nebraska; nevada; new hampshire; new jersey; new mexico; new york
    ; north carolina; north dakota; ohio; oklahoma; oregon; pennsylvania; rhode island; south carolina;
    south dakota
    ; tennessee; texas; utah; vermont; virginia; washington; west virginia; wisconsin; wyoming; d.c.;
    dc; nueva york
    ; aguascalientes; baja california; baja california sur; campeche; chiapas; chihuahua; coahuila;
    colima; durango
    ; guanajuato; guerrero; hidalgo; jalisco; michoacan; morelos; nayarit; nuevo leon; oaxaca; puebla;
    queretaro
    ; quintana roo; san luis potosi; sinaloa; sonora; tabasco; tamaulipas; tlaxcala; veracruz; yucatan;
    zacatecas
    ; estado de mexico; antioquia; atlantico; bolivar; boyaca; caldas; caqueta; cauca; cesar; choco;
    cundinamarca
    ; huila; magdalena; meta; narino; norte de santander; putumayo; quindio; risaralda; santander; tolima
    ; valle del cauca; ontario; quebec; alberta; british columbia; manitoba; saskatchewan; nova scotia;
    england
    ; scotland; wales; cataluna; andalucia; galicia; u.s.; ee. uu.; ee.uu.; uk; u.k.
"""
"""The states of the United States and of Mexico, and the best known elsewhere; folded."""


def is_region(name: str) -> bool:
    """Tell whether a folded name is that of a country or of a state."""
    return name in _regions()


@cache
def _regions() -> frozenset[str]:
    countries = {
        fold(name)
        for language in Language
        for code, name in Locale.parse(str(language)).territories.items()
        if len(code) == 2
    }
    return frozenset(countries) | {" ".join(state.split()) for state in _STATES.split(";")}
