"""Releases of our own that the dialogues are about."""

from collections.abc import Iterator
from pathlib import Path

from config import Settings
from index import Library

TEXTS = {
    "sal.txt": """title: El Museo de la Sal de Colima reabre sus puertas
date: 2026-03-02
lang: es
---
El Museo de la Sal de Colima reabrirá el sábado 14 de marzo, tras dos años de obras. La
restauración costó 48
millones de pesos y corrió a cargo de la arquitecta Irene Zavala. La ceremonia tendrá lugar en el
patio de los
Naranjos, a un costado del mercado viejo.

Asistirán la gobernadora Lucía Ferrer y el director del museo, Tomás Arriaga. El museo recibirá a
300 visitantes por
hora. La entrada será gratuita para estudiantes y maestros durante todo abril. El edificio se cerró
porque un
temblor dañó la cúpula en 2023.
""",
    "becas.txt": """title: Abre la convocatoria de becas Horizonte para estudiantes rurales
date: 2026-02-10
lang: es
---
La Secretaría de Educación de Nayarit abrió la convocatoria de las becas Horizonte para estudiantes
de comunidades
rurales. Cada beca será de 2,400 pesos mensuales durante diez meses. Se entregarán 1,850 becas en
veinte municipios.

El plazo para inscribirse vence el 30 de abril. Las solicitudes se reciben en las oficinas de la
avenida Insurgentes,
en Tepic. Los resultados se publicarán el 25 de mayo. La secretaria Amalia Robles explicó que las
becas buscan
frenar el abandono escolar.
""",
    "bridge.txt": """title: Harlow Bridge to close for repairs
date: 2026-04-07
lang: en
---
The Harlow Bridge in Westbrook will close to all traffic on Monday, April 20, for urgent repairs.
The work will
cost $6.4 million and will take eleven weeks. Engineers found cracks in two of the cables in January.

Traffic will be diverted to the Mill Street tunnel. About 27,000 cars cross the bridge every day.
County engineer
Dana Whitlock will answer questions from residents at Westbrook Town Hall on April 14. "We cannot
wait another
winter," Whitlock said. Pedestrians may use the ferry free of charge while the bridge is closed.
""",
    "summit.txt": """title: Coastal Ministers to Meet in Port Alder
date: 2026-05-11
lang: en
---
Fisheries ministers of nine coastal states will meet in Port Alder on June 3 and 4. The meeting
will be chaired by
Minister Helen Okafor. Delegates will sign a treaty that bans trawling within twelve miles of the shore.

The opening session will be held at the Maritime Exchange. Some 140 delegates have registered.
Norway and Chile
will attend as observers. The ministers last met in Valdivia in 2022.
""",
    "vaccines.txt": """title: County health office extends vaccination hours
date: 2026-03-19
lang: en
---
The Lindell County health office will extend its vaccination hours in April. The clinic in Ashford
will be open
until 9 p.m. on weekdays. The clinic in Bristol will be open until 7 p.m. on weekdays. Nurses gave
5,200 measles
shots in February. The office hired 14 nurses for the campaign.
""",
}


def filled(folder: Path) -> Iterator[Library]:
    """Give a library of these releases with the models that ship, and little to read."""
    with Library(Settings(_env_file=None, data_dir=folder / "data", read=4)) as library:
        for name, text in TEXTS.items():
            path = folder / name
            path.write_text(text, encoding="utf-8")
            library.ingest(path)
        yield library
