"""The paragraphs of XQuAD-R as releases, and the sentences of theirs that are right."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote

from benchmarks.xquad import Xquad
from index.evaluation import Gold, is_right
from index.readers import read_release
from index.readers.cleaning import clean
from index.release import Language
from index.sentences import split_sentences


class Titles(StrEnum):
    """What the paragraphs are titled by."""

    ARTICLE = "article"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article.

    Attributes:
        article: The article's title; None where the data has none.
        questions: How many questions are asked about it.
    """

    article: str | None
    text: str
    questions: int

    @property
    def title(self) -> str | None:
        """The article's title as it would be printed: "Packet_switching" is how addresses write it."""
        return " ".join(unquote(self.article).replace("_", " ").split()) if self.article else None


def read_passages(path: Path) -> list[Passage]:
    """Read the paragraphs of a file of XQuAD-R, in its order."""
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    return [
        Passage(article.get("title"), paragraph["context"], len(paragraph["qas"]))
        for article in articles
        for paragraph in article["paragraphs"]
    ]


def write_releases(
    passages: Sequence[Passage], language: Language, titles: Titles, folder: Path
) -> list[Path]:
    """Write each paragraph as a release.

    Returns:
        The files, in the order of the paragraphs.
    """
    folder.mkdir(parents=True)
    paths = []
    for number, passage in enumerate(passages, start=1):
        # Four digits: a plain 17 would match the 17 of a question.
        title = passage.title if titles is Titles.ARTICLE else None
        head = f"title: {title or f'{number:04d}'}\nlang: {language}\n---\n"
        paths.append(folder / f"paragraph-{number:04d}.txt")
        paths[-1].write_text(head + passage.text + "\n", encoding="utf-8")
    return paths


def golds(xquad: Xquad, passages: Sequence[Passage], paths: Sequence[Path], language: Language) -> list[Gold]:
    """Give, for each question, the sentence that is right, and the release that has it.

    Raises:
        ValueError: The paragraphs are not those that the questions are asked about.
    """
    files = [path.name for path, of in zip(paths, passages, strict=True) for _ in range(of.questions)]
    right = [clean(xquad.sentences[language][number].words) for number in xquad.right[language]]
    if len(files) != len(right):
        raise ValueError(f"{len(right)} questions of XQuAD-R do not fit {len(files)} of its paragraphs")
    return [Gold(name, words) for name, words in zip(files, right, strict=True)]


def cut_through(wanted: Sequence[Gold], paths: Sequence[Path], most: int) -> int:
    """Count the questions for which no sentence is right, however well it is found."""
    sentences: dict[str, list[str]] = {}
    for path in paths:
        release = read_release(path, max_bytes=most).release
        spans = split_sentences(release.text, release.paragraphs, release.language)
        sentences[path.name] = [release.text[span.start : span.end] for span in spans]
    return sum(
        not any(is_right([gold], gold.release, words) for words in sentences[gold.release]) for gold in wanted
    )
