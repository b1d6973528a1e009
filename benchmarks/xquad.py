"""XQuAD-R: questions about an encyclopedia, asked of all its sentences, within a language and across.

Artetxe, Ruder and Yogatama, On the Cross-lingual Transferability of Monolingual Representations (ACL 2020);
as a test of retrieval, with its sentences marked: Roy et al., LAReQA (EMNLP 2020). CC BY-SA 4.0.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measures import average_precision, ranks_of_right, reciprocal_rank
from benchmarks.systems import System, Text
from benchmarks.thinning import thin
from index.release import Language

PAIRS = (
    (Language.EN, Language.EN),
    (Language.ES, Language.ES),
    (Language.EN, Language.ES),
    (Language.ES, Language.EN),
)
POOLS = (Language.EN, Language.ES)
"""The languages of the questions that are asked of both languages' sentences together."""

MEASURES = (*(f"{of}→{to}" for of, to in PAIRS), *(f"{of}→both" for of in POOLS))

Results = Mapping[str, Sequence[float]]
"""For each of `MEASURES` what each question got, in the questions' order."""


@dataclass(frozen=True, slots=True)
class Xquad:
    """The questions and the sentences of both languages.

    Attributes:
        questions: In each language the same ones, in the same order.
        sentences: Each language's own.
        right: For each language and question the sentence of that language in which the answer begins, as
            an index into the language's sentences.
    """

    questions: Mapping[Language, tuple[Text, ...]]
    sentences: Mapping[Language, tuple[Text, ...]]
    right: Mapping[Language, tuple[int, ...]]


def read_xquad(folder: Path, *, limit: int | None = None) -> Xquad:
    """Read `en.json` and `es.json`: SQuAD's format, with the sentences and their spans in each paragraph.

    Args:
        limit: Only about so many paragraphs, from all over the set.

    Raises:
        ValueError: The two do not ask the same questions, or an answer begins in no sentence.
    """
    parts = {language: _read(folder / f"{language}.json", language, limit) for language in Language}
    if len({asked for _, _, _, asked in parts.values()}) > 1:
        raise ValueError(f"The two files in {folder} do not ask the same questions in the same order.")
    return Xquad(
        questions={language: part[0] for language, part in parts.items()},
        sentences={language: part[1] for language, part in parts.items()},
        right={language: part[2] for language, part in parts.items()},
    )


def _read(
    path: Path, language: Language, limit: int | None
) -> tuple[tuple[Text, ...], tuple[Text, ...], tuple[int, ...], tuple[str, ...]]:
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    paragraphs = thin([paragraph for article in articles for paragraph in article["paragraphs"]], limit)
    questions: list[Text] = []
    sentences: list[Text] = []
    right: list[int] = []
    asked: list[str] = []
    for paragraph in paragraphs:
        for question in paragraph["qas"]:
            questions.append(Text(question["question"], language))
            asked.append(question["id"])
            right.append(len(sentences) + _sentence_of(question, paragraph["sentence_breaks"], path))
        sentences += [Text(words, language) for words in paragraph["sentences"]]
    return tuple(questions), tuple(sentences), tuple(right), tuple(asked)


def _sentence_of(question: Mapping[str, Any], spans: Sequence[tuple[int, int]], path: Path) -> int:
    at = question["answers"][0]["answer_start"]
    for number, (start, end) in enumerate(spans):
        if start <= at < end:
            return number
    raise ValueError(f"The answer to {question['id']} begins in no sentence of {path}.")


def measure_xquad(system: System, xquad: Xquad) -> Results:
    """Give each question's reciprocal rank for each pair, and its average precision over the pool.

    "en→es" is the reciprocal rank of the right one among the Spanish sentences for the English question;
    "en→both" the average precision of the two right ones among all sentences.
    """
    results: dict[str, list[float]] = {}
    for of, to in PAIRS:
        scores = system.scores(xquad.questions[of], xquad.sentences[to])
        results[f"{of}→{to}"] = [
            reciprocal_rank(ranks_of_right(row, [right]))
            for row, right in zip(scores, xquad.right[to], strict=True)
        ]
    pool = [*xquad.sentences[Language.EN], *xquad.sentences[Language.ES]]
    after = len(xquad.sentences[Language.EN])
    both = [
        (english, after + spanish)
        for english, spanish in zip(xquad.right[Language.EN], xquad.right[Language.ES], strict=True)
    ]
    for of in POOLS:
        scores = system.scores(xquad.questions[of], pool)
        results[f"{of}→both"] = [
            average_precision(ranks_of_right(row, right)) for row, right in zip(scores, both, strict=True)
        ]
    return results
