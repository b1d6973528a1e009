"""Releases for the scenes to have besides those of seeds/; nobody ever published them."""

HARBOUR = """\
title: Reabre el puerto de Veracruz tras el dragado del canal
issuer: Autoridad Portuaria de Veracruz
place: Veracruz
date: 2026-01-13
url: https://puerto.example/notas/dragado
---
Veracruz, a 13 de enero de 2026.- La Autoridad Portuaria de Veracruz informó que el puerto reabrirá sus \
cinco muelles al tráfico de contenedores el próximo lunes 19 de enero, una vez concluido el dragado del \
canal de acceso. Las obras costaron 310 millones de pesos y duraron catorce meses.

La directora de la Autoridad Portuaria, Elena Prado, explicó que el canal alcanza ahora 14 metros de \
profundidad, lo que permitirá recibir buques de hasta 300 metros de eslora. “Con esta obra Veracruz vuelve \
a competir con los grandes puertos del Golfo”, afirmó.

El tráfico de cruceros seguirá suspendido hasta nuevo aviso. La Autoridad Portuaria celebrará una \
audiencia pública sobre las tarifas el jueves 29 de enero a las 17:00 h en el Museo Naval.
"""

LIBRARY = """\
title: City library to stay open until midnight
issuer: Bristol City Council
place: Bristol
date: 2026-01-14
lang: en
url: https://council.example/news/library
---
BRISTOL, 14 January 2026 — The central library will stay open until midnight on weekdays from 2 March, \
Bristol City Council announced today. The longer hours will cost the city £420,000 a year and create \
eleven posts.

“Students asked us for a quiet and warm place to work, and now they will have one,” said Councillor Ruth \
Adeyemi, who leads on culture. Staff who work after 8 p.m. will receive a night allowance of 15 per cent.

The Council will hold a public meeting about the new hours on Thursday 5 February at 6:30 p.m. in the \
reading room.
"""

MIGRATION = """\
title: Nueva ventanilla para solicitantes de asilo en Tapachula
issuer: Comisión de Atención a Migrantes
place: Tapachula
date: 2026-01-12
url: https://migrantes.example/12
---
Tapachula, Chiapas, a 12 de enero de 2026.- La Comisión de Atención a Migrantes abrió hoy una ventanilla \
única para solicitantes de asilo, donde atenderán 60 funcionarios en español, inglés y criollo haitiano. \
El plazo para resolver una solicitud bajará de 90 a 45 días hábiles.

El comisionado Tomás Herrera precisó que en 2025 se recibieron 48 300 solicitudes, un 12 % menos que el \
año anterior. Una segunda ventanilla abrirá en Tenosique durante el mes de marzo.
"""

RELEASES = {"migration.txt": MIGRATION, "harbour.txt": HARBOUR, "library.txt": LIBRARY}
"""Name of the file -> its text, oldest first."""

HARBOUR_UPDATED = HARBOUR.replace("el próximo lunes 19 de enero", "el próximo miércoles 21 de enero").replace(
    "310 millones", "325 millones"
)
"""A later version of the harbour's."""

STORM = """\
title: Se suspenden las clases en la costa por la tormenta
issuer: Protección Civil de Veracruz
place: Xalapa
date: 2026-01-16
url: https://civil.example/tormenta
---
Xalapa, Veracruz, a 16 de enero de 2026.- Protección Civil suspendió las clases de este viernes en 22 \
municipios de la costa por la tormenta que llegará al litoral durante la noche. Se han abierto 35 \
albergues con lugar para 4 800 personas.

La titular de Protección Civil, Marta Quiroz, pidió a la población no cruzar ríos ni arroyos crecidos.
"""

BRIDGE = """\
title: Harbour bridge closes for inspection
issuer: Highways Agency
place: Bristol
date: 2026-01-16
lang: en
url: https://highways.example/bridge
---
BRISTOL, 16 January 2026 — The harbour bridge will be closed to all vehicles from Monday 26 January to \
Friday 30 January while engineers inspect its cables, the Highways Agency said. Buses 8 and 9 will run by \
way of Temple Gate.

The inspection is the first since 2019. Pedestrians and cyclists may cross as usual.
"""


def notice(number: int) -> str:
    """One of many short releases."""
    return (
        f"title: Aviso {number} a los navegantes\nissuer: Autoridad Portuaria de Veracruz\n"
        "date: 2026-01-16\n---\n"
        f"La boya número {number} del canal de acceso quedará fuera de servicio durante {number + 1} días por"
        " mantenimiento.\n"
    )
