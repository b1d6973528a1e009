import pytest

from index.briefing.lede import find_lede
from tests.index.briefing.storing import look

NEWS_ES = "La ministra Ana Soto inauguró el lunes el muelle norte de Callao."
NEWS_EN = "Minister Ruth Dunn opened the north pier of Halifax on Monday."
REST_ES = "El muelle costó nueve millones de soles y recibirá a doce barcos."
REST_EN = "The pier cost nine million dollars and will take twelve ships."


@pytest.mark.parametrize(
    ("language", "before", "news"),
    [
        ("es", "", NEWS_ES),
        ("es", "Ciudad de México, a 15 de enero de 2026.- ", NEWS_ES),
        ("es", "COMUNICADO N.º 12\n\n", NEWS_ES),
        ("es", "Comunicado n.º 12\n\nInaugura la ministra el muelle norte\n\n", NEWS_ES),
        ("es", "PARA PUBLICACIÓN INMEDIATA\n\nCALLAO.-\n\n", NEWS_ES),
        ("es", "(Aplausos)\n\nMuy buenos días. Muchas gracias. ", NEWS_ES),
        ("es", "Señoras y señores:\n\nGracias por venir. ¿Cómo están? ", NEWS_ES),
        ("es", "MODERADOR: Adelante.\n\n", "MINISTRA ANA SOTO: " + NEWS_ES),
        ("es", "“El mar es de todos”.\n\n", NEWS_ES),
        ("es", "“Trabajamos para los pescadores. El mar es de todos”, dijo. ", NEWS_ES),
        ("es", "• Nueve millones de soles para el muelle\n\n", NEWS_ES),
        ("en", "", NEWS_EN),
        ("en", "FOR IMMEDIATE RELEASE\n\nPress Release No. 12\n\n", NEWS_EN),
        ("en", "Contact: Jo Park, (202) 555-0143\n\n", NEWS_EN),
        ("en", "# Pier opens\n\nJanuary 15, 2026\n\n", NEWS_EN),
        ("en", "2:31 P.M. EST\n\nGood morning, everybody. Thank you all. ", NEWS_EN),
        ("en", "Dear Mr. Speaker:\n\n", NEWS_EN),
        ("en", "MODERATOR: Welcome.\n\n", "MINISTER RUTH DUNN: " + NEWS_EN),
        ("en", "“The sea belongs to all of us.”\n\n", NEWS_EN),
        ("en", "“We work for those who fish. The sea belongs to us,” he said. ", NEWS_EN),
        ("en", "How are you all tonight? ", NEWS_EN),
    ],
)
def test_the_lede_is_the_sentence_that_opens_the_news(language: str, before: str, news: str) -> None:
    rest = REST_ES if language == "es" else REST_EN
    found = look(f"{before}{news} {rest}", language)
    assert found[find_lede(found)].text == news


@pytest.mark.parametrize(
    ("language", "text", "lede"),
    [
        # The dateline that a dash closes belongs to the sentence.
        ("en", f"HALIFAX, N.S. – {NEWS_EN}", f"HALIFAX, N.S. – {NEWS_EN}"),
        # What opens the release may lean on its title.
        ("es", "El mandatario pidió la paz a los dos bandos. " + REST_ES,
         "El mandatario pidió la paz a los dos bandos."),
        ("en", "She opened the pier in Halifax. " + REST_EN, "She opened the pier in Halifax."),
        # A communiqué in quotation marks as a whole quotes nobody.
        ("es", f"“{NEWS_ES} {REST_ES}", f"“{NEWS_ES}"),
        # A quotation that is signed in the same sentence is the news.
        ("es", "“El mar es de todos los peruanos”, dijo el alcalde. " + REST_ES,
         "“El mar es de todos los peruanos”, dijo el alcalde."),
        # After a greeting a speaker may say "we"; who "he" is nobody could tell.
        ("en", "Good morning. He did it. We will open the pier in Halifax next week. " + REST_EN,
         "We will open the pier in Halifax next week."),
        # A statement that a colon announces.
        ("en", "Mayor Ruth Dunn of Halifax issued this statement today: “Enough.”",
         "Mayor Ruth Dunn of Halifax issued this statement today: “Enough.”"),
    ],
)  # fmt: skip
def test_doubtful_openings_are_settled(language: str, text: str, lede: str) -> None:
    found = look(text, language)
    assert found[find_lede(found)].text == lede


@pytest.mark.parametrize(
    ("text", "lede"),
    [
        ("# Pier opens\n\n## Twelve ships", "Pier opens"),
        ("# Pier opens\n\nThank you all.", "Thank you all."),
        ("# Pier opens\n\nGood morning.\n\n• The north pier, Halifax, twelve ships",
         "The north pier, Halifax, twelve ships"),
        ("Pier opens", "Pier opens"),
        ("Good morning.", "Good morning."),
    ],
)  # fmt: skip
def test_without_news_the_best_there_is_stands_in(text: str, lede: str) -> None:
    found = look(text)
    assert found[find_lede(found)].text == lede


def test_the_lede_is_not_looked_for_at_the_end_of_a_long_list() -> None:
    found = look("\n\n".join(["• Halifax"] * 60 + [NEWS_EN]))
    assert find_lede(found) == 0
