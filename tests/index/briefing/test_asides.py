import time

import pytest

from index.briefing.asides import Aside, aside, count_words, is_pair, spoken
from index.release import Language

ES, EN = Language.ES, Language.EN


@pytest.mark.parametrize(
    ("sentence", "language", "kind"),
    [
        ("Comunicado n.º 12", ES, Aside.LABEL),
        ("Comunicado de prensa 045/2026", ES, Aside.LABEL),
        ("PARA PUBLICACIÓN INMEDIATA", ES, Aside.LABEL),
        ("De: Secretaría de Pesca", ES, Aside.LABEL),
        ("Acerca de la Agencia del Agua", ES, Aside.LABEL),
        ("FOR IMMEDIATE RELEASE", EN, Aside.LABEL),
        ("Press Release No. 7", EN, Aside.LABEL),
        ("Embargoed until Monday at noon", EN, Aside.LABEL),
        ("About the Harbor Authority", EN, Aside.LABEL),
        ("Buenos días a todas y a todos.", ES, Aside.GREETING),
        ("Muy buenas tardes.", ES, Aside.GREETING),
        ("Señor presidente de la Cámara, señoras y señores:", ES, Aside.GREETING),
        ("Majestad, distinguidos miembros de este foro, colegas:", ES, Aside.GREETING),
        ("Me da mucho gusto estar aquí en Arequipa con ustedes.", ES, Aside.GREETING),
        ("MINISTRA ANA SOTO: Estimados colegas, bienvenidos.", ES, Aside.GREETING),
        ("Good morning, everybody, from the port of Halifax.", EN, Aside.GREETING),
        ("Dear Colleagues:", EN, Aside.GREETING),
        ("Ladies and gentlemen of the press, friends.", EN, Aside.GREETING),
        ("It is a great honor for me to be here with you.", EN, Aside.GREETING),
        ("MAYOR RUTH DUNN: Good evening, and please sit.", EN, Aside.GREETING),
        ("Muchas gracias.", ES, Aside.THANKS),
        ("Y quiero agradecer a todos su paciencia.", ES, Aside.THANKS),
        ("¡Que viva la costa!", ES, Aside.THANKS),
        ("Thank you all for coming.", EN, Aside.THANKS),
        ("And I want to thank my team.", EN, Aside.THANKS),
        ("God bless you all.", EN, Aside.THANKS),
        ("(Aplausos)", ES, Aside.NOTE),
        ("[inaudible]", EN, Aside.NOTE),
        ("2:31 P.M. EST", EN, Aside.NOTE),
        ("###", EN, Aside.NOTE),
        ("Contacto de prensa: Eva Ríos, prensa@puerto.example", ES, Aside.CONTACT),
        ("Para más información, consulte nuestra página.", ES, Aside.CONTACT),
        ("Haga clic aquí para ver las fotografías.", ES, Aside.CONTACT),
        ("Síguenos en nuestras redes sociales.", ES, Aside.CONTACT),
        ("Media Contact: Jo Park, (202) 555-0143", EN, Aside.CONTACT),
        ("For more information, call the press desk.", EN, Aside.CONTACT),
        ("Read the full letter here.", EN, Aside.CONTACT),
        ("Follow us on social media.", EN, Aside.CONTACT),
        ("¿Cuánto costó el puente que nunca se abrió?", ES, Aside.QUESTION),
        ("And who will pay for the bridge in the end?", EN, Aside.QUESTION),
        ("Los puntos son los siguientes:", ES, Aside.FRAGMENT),
        ("Members of the delegation:", EN, Aside.FRAGMENT),
        ("No es poco.", ES, Aside.FRAGMENT),
        ("That is all.", EN, Aside.FRAGMENT),
    ],
)
def test_what_is_no_news_is_told_by_its_form(sentence: str, language: Language, kind: Aside) -> None:
    assert aside(sentence, language) is kind


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("La ministra Ana Soto inauguró hoy el muelle norte de Callao.", ES),
        ("El plan destina 11.430.000 pesos a la pesca artesanal de la región.", ES),
        ("Agradezco a los gobiernos de Chile y del Perú, que desde hace seis meses acompañan estas"
         " conversaciones y aportan dos sedes.", ES),
        ("El mensaje de la ministra llegó a las cuatro delegaciones.", ES),
        ("Buenos resultados dio la campaña de vacunación de este invierno.", ES),
        ("El puerto publicó el informe en www.puerto.example, donde los vecinos de las cuatro comunas pueden"
         " leerlo desde el lunes y opinar hasta el 3 de mayo.", ES),
        ("Lugar: Teatro Solís", ES),
        ("El alcalde dio a conocer las cuatro medidas que regirán desde el lunes próximo en el puerto:", ES),
        ("El muelle costó 9,5 millones.", ES),
        ("The pier cost $9.5 million.", EN),
        ("Minister Ruth Dunn opened the north pier of Halifax today.", EN),
        ("The fund will spend 555.020.014 dollars on small harbors.", EN),
        ("The release of the water began on Monday at noon.", EN),
        ("Goods worth nine million dollars crossed the bridge.", EN),
        ("When: March 3 at 10 a.m.", EN),
        ("Thanksgiving traffic rose by nine percent this year.", EN),
        ("The mayor announced four measures that will apply in the port from next Monday on:", EN),
    ],
)  # fmt: skip
def test_what_may_be_news_is_no_aside(sentence: str, language: Language) -> None:
    assert aside(sentence, language) is None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("PRESIDENTA ANA SOTO: Hoy abrimos el muelle.", "Hoy abrimos el muelle."),
        ("Ministra Soto: Hoy abrimos el muelle.", "Hoy abrimos el muelle."),
        ("MODERADOR.- Adelante.", "Adelante."),
        ("Hoy abrimos el muelle.", "Hoy abrimos el muelle."),
        ("SOTO:", "SOTO:"),
    ],
)
def test_the_name_of_the_speaker_is_not_what_is_said(sentence: str, said: str) -> None:
    assert spoken(sentence) == said


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Lugar: Teatro Solís", True),
        ("WHEN: March 3", True),
        ("Date/Time: March 3 at noon", True),
        ("MODERADORA: Damos inicio.", False),
        ("La ministra lo dijo: habrá dos sedes.", False),
        ("When:", False),
    ],
)
def test_a_line_of_an_advisory_is_known(line: str, pair: bool) -> None:
    assert is_pair(line) is pair


def test_words_are_counted_without_marks() -> None:
    assert count_words("“Sí” — dijo O’Higgins, 1.500 veces.") == 5
    assert count_words("***") == 0


@pytest.mark.parametrize(
    "part", ["A", "Aa", "-", "a.", "a@", "(", "Ana ", "https://", "1", "1:", "“", "\u00bf"]
)
def test_a_sentence_without_end_is_judged_at_once(part: str) -> None:
    begin = time.process_time()
    for text in (part * 8_000, part * 8_000 + "!x", "para mas " + part * 8_000):
        aside(text, ES)
        aside(text, EN)
    assert time.process_time() - begin < 3
