import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.telegram.entities import CODE, QUOTES, SPLITTABLE, Entity, disentangle, narrow, tidy, widen

Spans = list[tuple[str, int, int]]


def spans(entities: object) -> Spans:
    assert isinstance(entities, list | tuple)
    return [(entity.type, entity.offset, entity.length) for entity in entities]


@pytest.mark.parametrize(
    ("text", "entities", "kept", "kept_entities"),
    [
        ("  hola  ", [], "hola", []),
        ("\n\nhola\n", [("bold", 0, 7)], "hola", [("bold", 0, 4)]),
        ("hola \t\n", [("bold", 0, 7)], "hola", [("bold", 0, 4)]),
        ("a\r\nb", [("bold", 3, 1)], "a\nb", [("bold", 2, 1)]),
        ("a\x07b", [], "a b", []),
        ("a\u202eb", [("italic", 2, 1)], "ab", [("italic", 1, 1)]),
        ("a   b", [("bold", 1, 3)], "a   b", []),
        ("   ", [("bold", 0, 3)], "", []),
    ],
)
def test_white_space_at_the_edges_goes(text: str, entities: Spans, kept: str, kept_entities: Spans) -> None:
    got_text, got = tidy(text, [Entity(*entity) for entity in entities])
    assert (got_text, spans(got)) == (kept, kept_entities)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([("bold", 0, 3), ("bold", 3, 3)], [("bold", 0, 6)]),
        ([("bold", 0, 3), ("italic", 3, 3)], [("bold", 0, 3), ("italic", 3, 3)]),
        ([("text_link", 0, 6), ("code", 2, 2)], [("text_link", 0, 6)]),
        ([("pre", 0, 6), ("bold", 1, 2)], [("pre", 0, 6)]),
        ([("pre", 0, 6), ("blockquote", 1, 2)], [("blockquote", 1, 2)]),
        ([("blockquote", 0, 6), ("code", 1, 2)], [("blockquote", 0, 6), ("code", 1, 2)]),
        ([("blockquote", 0, 6), ("blockquote", 1, 2)], [("blockquote", 0, 6)]),
        ([("bold", 0, 4), ("text_link", 2, 4)], [("bold", 0, 2), ("text_link", 2, 4), ("bold", 2, 2)]),
    ],
)
def test_entities_nest_only_as_telegram_allows(given_: Spans, expected: Spans) -> None:
    assert spans(disentangle(Entity(*entity) for entity in given_)) == expected


KINDS = st.sampled_from([*SPLITTABLE, *QUOTES, *CODE, "text_link"])
ENTITIES = st.lists(st.builds(Entity, KINDS, st.integers(0, 20), st.integers(0, 10)), max_size=8)


@given(ENTITIES)
def test_disentangled_entities_never_cross_and_stay_as_they_are(entities: list[Entity]) -> None:
    result = disentangle(entities)
    for first in result:
        for second in result:
            assert (
                not first.meets(second)
                or first.covers(second)
                or second.covers(first)
                or (first.type in SPLITTABLE and second.type in SPLITTABLE)
            )
    assert disentangle(result) == result


@given(st.text(), ENTITIES)
def test_tidied_entities_lie_within_the_text(text: str, entities: list[Entity]) -> None:
    length = len(widen(text))
    inside = [entity for entity in entities if entity.end <= length]
    tidied, kept = tidy(text, inside)
    assert tidied == tidied.strip(" \n")
    for entity in kept:
        assert 0 <= entity.offset < entity.end <= len(widen(tidied))
        assert widen(tidied)[entity.offset : entity.end].strip(" \n")


@given(st.text())
def test_widening_counts_utf16_code_units_and_is_undone(text: str) -> None:
    assert len(widen(text)) == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert narrow(widen(text)) == text
