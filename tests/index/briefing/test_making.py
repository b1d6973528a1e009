"""What holds of the briefing of any release."""

from hypothesis import given, settings
from hypothesis import strategies as st

from index.briefing.briefing import Briefing, DetailKind
from index.briefing.coverage import MOST
from index.briefing.details import MOST_FIGURES, MOST_NAMES
from index.briefing.making import make_briefing
from index.briefing.stored import StoredRelease
from tests.index.briefing.storing import store

PIECES = [
    "Comunicado n.º 7", "FOR IMMEDIATE RELEASE", "# Nuevo muelle", "• Hielo y redes", "(Aplausos)", "###",
    "Buenos días.", "Thank you all for coming.", "¿Quién lo pagará?", "When: March 3, 2026",
    "Contacto: Eva Ríos, prensa@puerto.example", "CALLAO.-", "“El mar es de todos”.",
    "Es decir:", "de 12 barcos",
    "La ministra Ana Soto inauguró el lunes el muelle norte de Callao.",
    "El muelle costó 9,5 millones de soles y recibirá a 12 barcos desde el 4 de mayo.",
    "“Es un día feliz”, dijo el ministro de Pesca, Juan Ríos Paz, ante 200 vecinos.",
    "Ella viajará el 12 de marzo.", "Viajará el lunes a Lima con los cuatro alcaldes de la región.",
    "Minister Ruth Dunn opened the north pier of Halifax on Monday.",
    "The pier cost $9.5 million and will take 12 ships from May 4 on.",
    "“We are glad,” said Ruth Dunn, Minister of Fisheries, before 200 neighbors.",
    "She will travel on March 12.", "They agreed to meet again in Lunenburg.",
]  # fmt: skip
releases = st.tuples(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n\n"])), min_size=1, max_size=24),
    st.sampled_from(["es", "en"]),
).map(lambda drawn: store("".join(piece + gap for piece, gap in drawn[0]).strip(), drawn[1]))
texts = st.text(st.sampled_from("aAzñÉ19.,:;!?¿“”\"'«»()[]•-–—#$% \n\n"), max_size=300).filter(
    lambda text: any(char.isalnum() for char in text)
)


def _check(stored: StoredRelease, briefing: Briefing) -> None:
    text = stored.release.text
    shown = (briefing.lede, *briefing.sentences)
    assert all(text[cited.start : cited.end] == cited.text for cited in shown)
    assert len({cited.text for cited in shown}) == len(shown)
    positions = [cited.position for cited in briefing.sentences]
    assert positions == sorted(positions)
    assert len(positions) <= min(MOST, len(stored.cited) - 1)
    kinds = [detail.kind for detail in briefing.details]
    assert kinds == sorted(kinds)  # "figure" before "name"
    assert kinds.count(DetailKind.FIGURE) <= MOST_FIGURES
    assert kinds.count(DetailKind.NAME) <= MOST_NAMES
    for detail in briefing.details:
        assert detail.text
        assert detail.citation.text[detail.start : detail.end] == detail.text
        assert detail.citation in stored.cited
    told = [(detail.kind, detail.text.casefold()) for detail in briefing.details]
    assert len(set(told)) == len(told)


@settings(max_examples=60)
@given(releases)
def test_a_briefing_is_verbatim_bounded_in_order_and_repeats_nothing(stored: StoredRelease) -> None:
    briefing = make_briefing(stored, ())
    _check(stored, briefing)
    assert briefing == make_briefing(stored, ())
    assert briefing.release == stored.summary
    assert briefing.events == ()


@given(texts, st.sampled_from(["es", "en"]))
def test_any_text_has_a_briefing(text: str, language: str) -> None:
    stored = store(text.strip(), language)
    _check(stored, make_briefing(stored, ()))
