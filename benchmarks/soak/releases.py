"""The releases the soak's bot knows: six invented ones, three in each language."""

from pathlib import Path

_FERRY = """\
title: El transbordador de Puerto Alondra vuelve a navegar
issuer: Dirección de Transporte Marítimo
place: Puerto Alondra
date: 2026-09-14
lang: es
---
El transbordador entre Puerto Alondra e Isla Grana volverá a navegar el 3 de diciembre de 2026. La \
reparación del casco costó 41 millones de pesos.

El boleto sencillo valdrá 85 pesos y los menores de seis años viajarán gratis. La capitana Rosaura \
Belmonte mandará la nave, que lleva a 260 pasajeros.

La venta de boletos se abrirá en el muelle norte a las ocho de la mañana.
"""

_WATER = """\
title: Cierra por limpieza el depósito de agua de Cerro Hondo
issuer: Comisión de Aguas de Valdemora
place: Valdemora
date: 2026-10-02
lang: es
---
El depósito de Cerro Hondo cerrará por limpieza del 9 al 12 de diciembre de 2026. El corte de agua \
afectará a 14 colonias y a unas 52 mil personas.

Habrá 30 camiones cisterna frente a las escuelas de cada colonia. La ingeniera Teresa Quiroga \
coordina los trabajos y pidió guardar agua para dos días.

Quien necesite ayuda puede llamar al número 555 0142.
"""

_FAIR = """\
title: La Feria del Queso de Monteluz reúne a noventa productores
issuer: Ayuntamiento de Monteluz
place: Monteluz
date: 2026-10-20
lang: es
---
La Feria del Queso abrirá el 5 de diciembre de 2026 en la plaza del Mercado de Monteluz. \
Participarán noventa productores de siete provincias.

La entrada será gratuita y el horario irá de las diez de la mañana a las nueve de la noche. El \
alcalde Ignacio Ferreol entregará el premio al mejor queso curado, dotado con 4 mil euros.

El año pasado la feria recibió a 38 mil visitantes.
"""

_BRIDGE = """\
title: Marlow Street bridge to close for repairs
issuer: Harrowgate Borough Council
place: Harrowgate
date: 2026-09-28
lang: en
---
The Marlow Street bridge will close to traffic on 7 December 2026 for eleven weeks. Engineers will \
replace the northern bearings and repaint the arches.

The work will cost 6.2 million pounds and is paid for by the county. Buses on routes 14 and 22 will \
be diverted over the Mill Road.

Council leader Petra Oduya said that pedestrians can use the eastern footpath throughout.
"""

_CLINIC = """\
title: Mobile eye clinic begins its winter tour
issuer: Northern Sight Trust
place: Kelsby
date: 2026-10-11
lang: en
---
The mobile eye clinic will begin its winter tour in Kelsby on 1 December 2026. It will visit 23 \
villages before the end of February.

Examinations are free for everybody over 60, and no appointment is needed. Doctor Amara Finch leads \
a team of nine nurses.

Last winter the clinic examined 3,400 people and found 212 cases of glaucoma.
"""

_ARCHIVE = """\
title: City archive puts its photographs online
issuer: Dunmore City Archive
place: Dunmore
date: 2026-11-05
lang: en
---
The Dunmore City Archive will put 180,000 photographs online on 10 December 2026. The oldest picture \
was taken in 1851 and shows the fish market.

Scanning took four years and was done by 65 volunteers. Archivist Colin Mbeki said that every \
picture may be used without a fee.

An exhibition of forty prints opens in the town hall the same evening.
"""

_RELEASES = {
    "ferry.txt": _FERRY,
    "water.txt": _WATER,
    "fair.txt": _FAIR,
    "bridge.txt": _BRIDGE,
    "clinic.txt": _CLINIC,
    "archive.txt": _ARCHIVE,
}


def write_releases(folder: Path) -> list[Path]:
    """Write the releases as files into the folder; their paths."""
    paths = [folder / name for name in _RELEASES]
    for path, text in zip(paths, _RELEASES.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
