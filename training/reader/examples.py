"""What the reader learns from: a question with a sentence that answers it and several that do not.

The corpora have question and answer sentence; a release has more, and a question is typed on a phone. So each
group of sentences is made to look like what the reader will see:

- question and sentences are each in a language of their own, drawn at random;
- a sentence stands under a title, here names from its neighbourhood. Sometimes a name that the question asks
  about is taken out of the sentence and stands in the title alone, as a release says "she" of whom it names
  above;
- wrong sentences are the ones that the encoder found nearest, under the same title or another. Some are the
  right one with another name, date or number in place of the one that the question asks about: a false
  premise;
- questions lose their marks and function words, or get a typing error.

Which words of the right sentence answer is told by the kind of answer that the question expects: if the
sentence has exactly one mention of that kind that the question does not have, it is the one.
"""

import random
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.expected import AnswerKind, expected_kind
from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.mentions import Mention, MentionKind, find_mentions
from index.release import Language
from training.reader.student import QUESTION_PIECES, SENTENCE_PIECES, TITLE_PIECES, Reading

LANGUAGES = (Language.EN, Language.ES)
"""In the order of the table's columns."""
_KINDS = {
    AnswerKind.TIME: (MentionKind.TIME,),
    AnswerKind.QUANTITY: (MentionKind.QUANTITY,),
    AnswerKind.PERSON: (MentionKind.NAME,),
    AnswerKind.PLACE: (MentionKind.NAME,),
    AnswerKind.QUOTATION: (MentionKind.QUOTATION,),
    AnswerKind.REASON: (MentionKind.REASON,),
    None: (MentionKind.NAME, MentionKind.TIME, MentionKind.QUANTITY),
}
_PLACED = re.compile(r"(?:\b(?:in|at|to|near|from|en|a|al|desde|hacia|de)(?: the| la| el| los)?,? )$")
_STAND_INS = {
    Language.EN: ("he", "she", "it", "they", "this", "the group", "the meeting", "the agency"),
    Language.ES: ("él", "ella", "este", "ellos", "esto", "el grupo", "la reunión", "la dependencia"),
}
_WORD = re.compile(r"\w+")


class Examples:
    """Makes groups of readings, the same ones for the same seed.

    Args:
        tokenizer: The encoder's, without truncation.
        table: Questions and sentences: English, Spanish, English, Spanish.
        negatives: (rows, n): for each row the rows whose sentences are wrong, nearest first; -1 for none.
        seed: Of all that is drawn.
    """

    def __init__(
        self, tokenizer: Tokenizer, table: Sequence[Sequence[str]], negatives: NDArray[np.int32], seed: int
    ) -> None:
        self._tokenizer = tokenizer
        self._table = table
        self._negatives = negatives
        self._draw = random.Random(seed)
        vocabulary = tokenizer.get_vocab()
        self._begin, self._end = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self._mentions = lru_cache(maxsize=None)(find_mentions)

    def group(self, row: int, wrong: int) -> list[Reading]:
        """Make the readings for a question: the right sentence first, then so many wrong ones."""
        draw, question_in, told_in = self._draw, self._draw.randrange(2), self._draw.randrange(2)
        question = self._careless(self._table[row][question_in], LANGUAGES[question_in])
        title, sentence = self._title(row, told_in), self._table[row][2 + told_in]
        shared = self._shared(row, told_in)
        false = None
        if shared and draw.random() < 0.4:
            # The name moves into the title; the wrong title makes it a wrong sentence.
            moved = draw.choice(shared)
            name = sentence[moved.start : moved.end]
            if moved.kind is MentionKind.NAME:
                bare = _replace(sentence, moved, draw.choice(_STAND_INS[LANGUAGES[told_in]]))
                false = (self._title(draw.randrange(len(self._table)), told_in), bare)
                title, sentence = (
                    f"{title} {name}".strip() if draw.random() < 0.5 else f"{name} {title}",
                    bare,
                )
        elif shared and draw.random() < 0.6:
            changed = draw.choice(shared)
            if (other := self._other(changed.kind, sentence, told_in)) is not None:
                false = (
                    title if changed.kind is not MentionKind.NAME else self._title(row, told_in, own=False),
                    _replace(sentence, changed, other),
                )
        parts = [(title, sentence, told_in)]
        if false is not None:
            parts.append((*false, told_in))
        near = [int(number) for number in self._negatives[row] if number >= 0]
        for number in self._drawn(near, wrong + 1 - len(parts)):
            other_in = draw.randrange(2)
            above = title if draw.random() < 0.5 and other_in == told_in else self._title(number, other_in)
            parts.append((above, self._table[number][2 + other_in], other_in))
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_PIECES]
        span = self._answer(row, told_in, sentence)
        return [
            self._reading(asked, above, text, span if position == 0 else None)
            for position, (above, text, _) in enumerate(parts)
        ]

    def _drawn(self, near: list[int], count: int) -> Iterator[int]:
        """Draw wrong sentences, the nearest more often, now and then one about something else."""
        pool = list(near)
        for _ in range(count):
            if not pool or self._draw.random() < 0.1:
                yield self._draw.randrange(len(self._table))
            else:
                yield pool.pop(int(len(pool) * self._draw.random() ** 1.5))

    def _names(self, row: int, language: int) -> list[str]:
        text = self._table[row][2 + language]
        found = self._mentions(text, LANGUAGES[language])
        return [text[m.start : m.end] for m in found if m.kind is MentionKind.NAME]

    def _title(self, row: int, language: int, *, own: bool = True) -> str:
        """Put a few names from a sentence and those near it together, or none."""
        if self._draw.random() < 0.2:
            return ""
        rows = [row] if own else []
        rows += [int(number) for number in self._negatives[row][:6] if number >= 0]
        names = list(dict.fromkeys(name for number in rows for name in self._names(number, language)))
        return " ".join(self._draw.sample(names, min(len(names), self._draw.randint(1, 4))))

    def _shared(self, row: int, language: int) -> list[Mention]:
        """Find what the sentence mentions and the question, in the same language, mentions too."""
        asked, text = _words(self._table[row][language]), self._table[row][2 + language]
        return [
            mention
            for mention in self._mentions(text, LANGUAGES[language])
            if mention.kind in (MentionKind.NAME, MentionKind.TIME, MentionKind.QUANTITY)
            and _words(text[mention.start : mention.end]) & asked
        ]

    def _other(self, kind: MentionKind, sentence: str, language: int) -> str | None:
        """Draw a mention of the same kind that the sentence does not have."""
        for _ in range(20):
            text = self._table[self._draw.randrange(len(self._table))][2 + language]
            for mention in self._mentions(text, LANGUAGES[language]):
                words = text[mention.start : mention.end]
                if mention.kind is kind and words not in sentence:
                    return words
        return None

    def _answer(self, row: int, language: int, sentence: str) -> tuple[int, int] | None:
        """Tell which characters of the sentence answer, if there is no doubt."""
        kinds = _KINDS.get(expected_kind(self._table[row][0], Language.EN))
        if kinds is None:
            return None
        asked = _words(" ".join(self._table[row][:2]))
        found = [
            mention
            for mention in find_mentions(sentence, LANGUAGES[language])
            if mention.kind in kinds and not _words(sentence[mention.start : mention.end]) <= asked
        ]
        if len(found) > 1 and expected_kind(self._table[row][0], Language.EN) is AnswerKind.PLACE:
            found = [mention for mention in found if _PLACED.search(sentence[: mention.start])]
        return (found[0].start, found[0].end) if len(found) == 1 else None

    def _careless(self, question: str, language: Language) -> str:
        draw = self._draw
        if draw.random() < 0.5:
            question = question.strip("¿?¡! ")
        if draw.random() < 0.1:
            kept = [w for w in question.split() if fold(w) not in FUNCTION_WORDS[language]]
            question = " ".join(kept) if len(kept) > 2 else question
        if draw.random() < 0.1 and len(question) > 8:
            place = draw.randrange(1, len(question) - 2)
            swapped = question[place + 1] + question[place] if draw.random() < 0.5 else question[place]
            question = question[:place] + swapped + question[place + 2 :]
        return question

    def _reading(self, asked: list[int], title: str, sentence: str, span: tuple[int, int] | None) -> Reading:
        above = self._tokenizer.encode(title, add_special_tokens=False).ids[:TITLE_PIECES]
        told: Encoding = self._tokenizer.encode(sentence, add_special_tokens=False)
        pieces = [self._begin, *asked, self._end, *above, self._end, *told.ids[:SENTENCE_PIECES], self._end]
        first = len(asked) + len(above) + 3
        within = None
        if span is not None:
            inside = [
                number
                for number, (start, end) in enumerate(told.offsets[:SENTENCE_PIECES])
                if start < span[1] and end > span[0]
            ]
            if inside:
                within = first + inside[0], first + inside[-1]
        return Reading(np.array(pieces, dtype=np.uint16), len(asked) + 2, first, within)


def _replace(text: str, mention: Mention, words: str) -> str:
    return text[: mention.start] + words + text[mention.end :]


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if len(word) > 2 or word.isdigit()} - (
        FUNCTION_WORDS[Language.EN] | FUNCTION_WORDS[Language.ES]
    )
