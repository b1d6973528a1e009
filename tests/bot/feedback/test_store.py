from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chats_file import ChatsFile
from bot.feedback.store import FeedbackStore, Kept, Place, Verdict
from index import Language

ANNA = Place(-5, 10, 7)
LUIS = replace(ANNA, user_id=8)
GOOD = Verdict(True, True, 42)
BAD = replace(GOOD, good=False)
QUESTION = "¿Cuándo reabre el puerto?"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FeedbackStore]:
    file = ChatsFile(tmp_path / "chats.sqlite3")
    yield FeedbackStore(file, now=lambda: 1000.9)
    file.close()


def test_each_person_has_one_vote_on_an_answer_and_may_change_it(store: FeedbackStore) -> None:
    assert store.vote(ANNA, GOOD)
    assert not store.vote(ANNA, GOOD)
    assert store.vote(ANNA, BAD)
    assert store.vote(LUIS, BAD)
    assert store.vote(replace(ANNA, message_id=11), replace(GOOD, answered=False))
    assert store.votes() == {(True, False): 2, (False, True): 1}


def test_a_question_is_kept_once_an_answer_with_the_last_vote(store: FeedbackStore) -> None:
    store.vote(ANNA, GOOD)
    store.keep(ANNA, QUESTION, Language.ES, GOOD)
    store.keep(ANNA, QUESTION, Language.ES, GOOD)
    assert store.kept() == (Kept(QUESTION, Language.ES, GOOD, 1000),)
    assert store.is_kept(ANNA, QUESTION, 42)
    store.vote(ANNA, BAD)
    store.vote(LUIS, GOOD)
    assert [each.verdict for each in store.kept()] == [BAD]


def test_a_vote_on_another_sentence_leaves_what_was_kept_of_the_former(store: FeedbackStore) -> None:
    store.vote(ANNA, GOOD)
    store.keep(ANNA, QUESTION, Language.ES, GOOD)
    other = Verdict(False, True, 43)
    store.vote(ANNA, other)
    assert [each.verdict for each in store.kept()] == [GOOD]
    assert not store.is_kept(ANNA, QUESTION, 43)
    assert not store.is_kept(ANNA, "¿Y dónde?", 42)
    store.keep(ANNA, "¿Y dónde?", Language.ES, other)
    assert [(each.question, each.verdict) for each in store.kept()] == [("¿Y dónde?", other)]


def test_what_was_shown_may_be_nothing(store: FeedbackStore) -> None:
    nothing = Verdict(True, False, None)
    store.vote(ANNA, nothing)
    store.keep(ANNA, QUESTION, Language.EN, nothing)
    assert store.is_kept(ANNA, QUESTION, None)
    store.vote(ANNA, replace(nothing, good=False))
    assert [each.verdict for each in store.kept()] == [replace(nothing, good=False)]


def test_only_the_persons_own_question_is_dropped(store: FeedbackStore) -> None:
    store.keep(ANNA, QUESTION, Language.ES, GOOD)
    store.drop(LUIS)
    assert len(store.kept()) == 1
    store.drop(ANNA)
    store.drop(ANNA)
    assert store.kept() == ()
