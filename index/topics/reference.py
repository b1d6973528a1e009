"""What news is about in general: the topics against which any topic is held.

The vectors of single words lie close together, whatever they mean: what they have in common, their mean, is
taken away from a topic's before it is compared. The list is our own, of general knowledge.
"""

_LISTED = """
economía economy, salud health, educación education, deportes sports, cultura culture, justicia justice,
medio ambiente|environment, agricultura agriculture, energía energy, transporte transport, comercio trade,
empleo employment, impuestos taxes, vivienda housing, turismo tourism, ciencia science,
tecnología technology, defensa defense, diplomacia diplomacy, elecciones elections, religión religion,
agua water, clima weather, delincuencia crime, finanzas finance, familia family, mujeres women,
jóvenes youth, migrantes migrants, corrupción corruption, historia history, música music, alimentos food,
policía police, guerra war, paz peace, industria industry, carreteras roads, hospitales hospitals,
universidades universities, animales animals, bosques forests
"""


def reference() -> list[str]:
    """Give the topics, each in Spanish and in English."""
    pairs = [" ".join(pair.split()) for pair in _LISTED.split(",")]
    return [word for pair in pairs for word in (pair.split("|") if "|" in pair else pair.split())]
