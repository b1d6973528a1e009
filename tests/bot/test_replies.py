import pytest

from bot.replies import spoken
from index import Language


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("es", Language.ES),
        ("es-MX", Language.ES),
        ("ES_ar", Language.ES),
        ("ca", Language.ES),
        ("gn", Language.ES),
        ("en", Language.EN),
        ("en-GB", Language.EN),
        ("fr", Language.EN),
        ("est", Language.EN),
        ("", Language.ES),
        (None, Language.ES),
    ],
)
def test_the_language_of_telegram_starts_the_conversation(code: str | None, language: Language) -> None:
    assert spoken(code) is language
