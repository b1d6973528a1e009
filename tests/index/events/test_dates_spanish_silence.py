import pytest

from tests.index.events.dating import told


@pytest.mark.parametrize(
    "text",
    [
        "Sostuvieron una reunión con las 12 delegaciones.",
        "El artículo 23 de la ley y el artículo 5.º del reglamento.",
        "La Agenda 2030 y la COP27, según la Resolución 2231.",
        "El Plan Nacional de Desarrollo 2025-2030.",
        "Llame al 55 3686 5100 o al (206) 555-1212 o al +52 55 1234 5678.",
        "Asistieron 2000 personas de 23 países.",
        "Costó $2026 y 15 % más; un 12,5 por ciento.",
        "Ganaron 3-2 con la versión 3.10.12.",
        "Marchó por la Plaza de Mayo y la calle 5 de Mayo.",
        "Domingo Pérez y Julio Cortés saludaron.",
        "Trabaja los lunes y los domingos; cada martes y todos los jueves.",
        "Abre de lunes a viernes.",
        "Duró tres semanas, dos horas y 30 minutos.",
        "El pago es el 15 de cada mes.",
        "El 15 por ciento de los encuestados.",
        "La ventanilla atiende 24/7.",
        "El 30 de febrero no existe.",
        "Tres días después se fue.",
        "Es el mañana de la patria.",
        "Entre el 12 y 15 por ciento de los casos.",
        "Los próximos 25 partidos; el próximo 25 por ciento.",
        "Asistieron 1810 estudiantes, guiados por 2000 maestros.",
        "Informes en la ext. 2026 y el vuelo 1549.",
        "Santo Domingo y San José firmaron.",
        "La Copa Mundial 2026.",
        "Al día siguiente regresó.",
        "Todos los 20 de julio hay desfile.",
        "Visite www.ejemplo.org/2026/01/15/nota.html",
        "",
        "   ",
    ],
)
def test_what_is_no_date_stays_silent(text: str) -> None:
    assert told(text) == []
