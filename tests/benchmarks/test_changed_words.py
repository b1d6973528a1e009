"""Releases with other words."""

import re
from collections import Counter
from itertools import islice

import pytest

from benchmarks.changed_words import ChangedWords
from index.release import Language, Release
from index.sentences import split_paragraphs

ES, EN = Language.ES, Language.EN

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")

TEXTS = {
    EN: [
        "The bridge of Orvel cost 9 million euros. The bridge opened in 2019, said Minister Ruiz.",
        "The tunnel of Sorbel cost 12 million euros. The WTO praised the tunnel; Mr. Ruiz was absent.",
        "Farmers planted 1,200 walnut trees near Larraza. Volunteers watered them every morning.",
    ],
    ES: [
        "El puente de Orvel costó 9 millones. El puente abrió en 2019, según la ministra Ruiz.",
        "El túnel de Sorbel costó 12 millones. La OMC elogió el túnel; faltó el Sr. Peña.",
    ],
}


def release(text: str, language: Language) -> Release:
    return Release("/r/one.txt", text, text.split(".")[0], language, split_paragraphs(text))


ORIGINALS = [release(text, language) for language, texts in TEXTS.items() for text in texts]


def copies(number: int, seed: int = 0) -> list[Release]:
    """Give the copies of that number; 0 is the originals."""
    count = len(ORIGINALS)
    return list(islice(ChangedWords(ORIGINALS, seed).copies(), number * count, (number + 1) * count))


def words(releases: list[Release], language: Language) -> Counter[str]:
    return Counter(
        word
        for each in releases
        if each.language is language
        for word in re.findall(r"\w+", f"{each.title}\n{each.text}".lower())
    )


def test_the_originals_come_first_and_as_they_are() -> None:
    assert copies(0) == ORIGINALS


@pytest.mark.parametrize("number", [1, 2, 7])
def test_a_copy_differs_from_its_original_in_its_words_only(number: int) -> None:
    for original, copy in zip(ORIGINALS, copies(number), strict=True):
        assert copy.text != original.text
        assert copy.language is original.language
        assert TOKEN.sub("x", copy.text) == TOKEN.sub("x", original.text)


@pytest.mark.parametrize("language", Language)
def test_a_copy_has_the_words_of_its_language_and_they_are_about_as_common(language: Language) -> None:
    before, after = words(ORIGINALS, language), words(copies(1), language)

    assert after.keys() == before.keys()
    for word, count in after.items():
        # Within the same two powers of two.
        assert count.bit_length() == before[word].bit_length()


def test_function_words_short_words_and_the_kind_of_a_word_stay() -> None:
    stay = {"the", "of", "in", "el", "la", "de", "mr", "sr", "wto", "según", "every"}
    seen = set()
    for original, copy in zip(ORIGINALS, copies(3), strict=True):
        for old, new in zip(TOKEN.findall(original.text), TOKEN.findall(copy.text), strict=True):
            if old.lower() in stay:
                assert new == old
                seen.add(old.lower())
            assert (old[0].isupper(), old[0].isdigit()) == (new[0].isupper(), new[0].isdigit())
    assert seen == stay


def test_the_same_word_is_the_same_other_word_throughout_a_copy() -> None:
    became: dict[tuple[Language, str], set[str]] = {}
    for original, copy in zip(ORIGINALS, copies(2), strict=True):
        for old, new in zip(TOKEN.findall(original.text), TOKEN.findall(copy.text), strict=True):
            became.setdefault((original.language, old.lower()), set()).add(new.lower())
    assert {len(others) for others in became.values()} == {1}
    assert len(became[EN, "tunnel"]) == 1


def test_two_copies_differ_and_so_do_two_seeds_but_the_same_seed_gives_the_same() -> None:
    assert copies(1) != copies(2)
    assert copies(1, seed=0) == copies(1, seed=0) != copies(1, seed=1)


def test_of_no_releases_there_are_no_copies() -> None:
    assert list(ChangedWords([]).copies()) == []
