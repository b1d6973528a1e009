"""Text compared without regard to capitals and accents."""

import unicodedata


def fold(text: str) -> str:
    """Lower-case `text` and strip the marks from its letters: “Título” and “TITULO” become “titulo”.

    Compatibility forms become what they stand for ("1.ª" -> "1.a"). Folding twice is folding once.
    """
    if text.isascii():
        return text.lower()
    # Before as well as after: some forms stand for capitals, and some capitals for marked letters.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
