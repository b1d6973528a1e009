"""The cross-encoder: reads a question and a sentence together.

A sentence's vector is made before any question is known. Here every word of the sentence is read in the light
of every word of the question, which tells "she resigned in May" from "she was asked in May whether she
would". That takes a run of the model for each sentence, so only the best candidates of a search are read.

The model is Vocero's own, made by `training/reader/`: four layers of BERT on the vectors of the word pieces
of the encoder that ships beside it, with two linear maps on top: one of the first token, to the log odds that
the sentence answers, and one of each token, to how likely it is the first, and the last, of the words that
answer (as J. Devlin and others have it for SQuAD, https://arxiv.org/abs/1810.04805).
"""

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from index.bert import Bert
from index.bert_weights import WORDS, BertShape, read_tensors
from index.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FOLDER = Path(__file__).parent / "reader_model"
_ENCODER = Path(__file__).parent / "model"

_BEGIN, _END = "[CLS]", "[SEP]"


class Passage(NamedTuple):
    """What is read of a candidate: the sentence, and the title of its release."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of a sentence as the answer to a question.

    Attributes:
        log_odds: That the sentence answers; uncalibrated.
        offsets: (pieces, 2): the characters that each piece of the sentence covers, as far as it is read.
        first: (pieces,): log probability that the words that answer, if any do, begin with this piece.
        last: (pieces,): the same for where they end.
    """

    log_odds: float
    offsets: "NDArray[np.int32]"
    first: "NDArray[np.float32]"
    last: "NDArray[np.float32]"

    def relevance(self, start: int, end: int) -> float:
        """Give the log probability that the characters from `start` to `end` are what answers."""
        inside = (self.offsets[:, 0] < end) & (self.offsets[:, 1] > start)
        pieces = inside.nonzero()[0]
        if not len(pieces):
            return float("-inf")
        return float(self.first[pieces[0]] + self.last[pieces[-1]])


class Reader(Protocol):
    """Whatever reads a question and a sentence together."""

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """Read a question with each of some passages, in their order."""
        ...


class CrossEncoder:
    """The model that ships with Vocero. Any number of threads may use it at once.

    Args:
        threads: So many parts of one question's passages are read at once; 0 for as many as there are cores.
        folder: Where it lies.
        encoder: The folder of the encoder whose tokenizer and word pieces it uses.

    Raises:
        ModelError: A file is missing or damaged, or has not the sizes that the configuration gives.
    """

    def __init__(self, threads: int = 0, folder: Path = _FOLDER, encoder: Path = _ENCODER) -> None:
        from tokenizers import Tokenizer

        shape, self._limits = _configuration(folder)
        weights = folder / "model.safetensors"
        words = read_tensors(encoder / "model.safetensors", {WORDS: (shape.vocabulary, shape.hidden)})[WORDS]
        self._bert = Bert(weights, shape, words)
        heads = read_tensors(
            weights,
            {
                "answers.weight": (1, shape.hidden),
                "answers.bias": (1,),
                "span.weight": (2, shape.hidden),
                "span.bias": (2,),
            },
        )
        self._answers, self._answers_bias, self._span, self._span_bias = (
            head.astype("float32") for head in heads.values()
        )
        # See `LightModel`: parallel is what Vocero computes at once, not the steps of one computation.
        limits: Any = import_module("threadpoolctl")
        limits.threadpool_limits(limits=1, user_api="blas")
        try:
            self._tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
            self._tokenizer.no_padding()
            self._tokenizer.no_truncation()
            vocabulary = self._tokenizer.get_vocab()
            self._begin, self._end = vocabulary[_BEGIN], vocabulary[_END]
        except Exception as error:  # tokenizers raises nothing more precise
            raise ModelError(
                f"The tokenizer {encoder / 'tokenizer.json'} cannot be loaded: {error}. Install Vocero again,"
                " or set VOCERO_READ=0 to do without the reader."
            ) from error
        self._threads = threads or os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="read")

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """Read a question with each of some passages.

        Args:
            question: Of which the first pieces are read, as of title and sentence; how many says the model.
            passages: Any number of them.

        Returns:
            One reading a passage, in their order. It is the same, to 1e-4, whatever it is read with.

        Raises:
            ModelError: The weights are damaged.
        """
        import numpy as np

        asked = [self._begin, *self._pieces(question, "question")[0], self._end]
        texts, firsts, offsets = [], [], []
        for passage in passages:
            title, _ = self._pieces(passage.title, "title")
            sentence, spans = self._pieces(passage.sentence, "sentence")
            texts.append([*asked, *title, self._end, *sentence, self._end])
            firsts.append(len(asked) + len(title) + 1)
            offsets.append(np.array(spans, dtype=np.int32).reshape(-1, 2))
        parts = _shares([len(text) for text in texts], self._threads)

        def run(rows: list[int]) -> "list[NDArray[np.float32]]":
            return self._bert.states([texts[row] for row in rows], [len(asked)] * len(rows))

        found: dict[int, Reading] = {}
        # One part alone starts no thread.
        for rows, states in zip(
            parts, map(run, parts) if len(parts) == 1 else self._pool.map(run, parts), strict=True
        ):
            for row, tokens in zip(rows, states, strict=True):
                found[row] = self._reading(tokens, firsts[row], offsets[row])
        return [found[row] for row in range(len(texts))]

    def _pieces(self, text: str, part: str) -> tuple[list[int], list[tuple[int, int]]]:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        most = self._limits[part]
        return encoding.ids[:most], encoding.offsets[:most]

    def _reading(self, tokens: "NDArray[np.float32]", first: int, offsets: "NDArray[np.int32]") -> Reading:
        import numpy as np

        with np.errstate(all="ignore"):
            log_odds = float(tokens[0] @ self._answers[0] + self._answers_bias[0])
            ends = tokens[first : first + len(offsets)] @ self._span.T + self._span_bias
            if len(ends):
                ends -= np.logaddexp.reduce(ends, axis=0)
        if not (np.isfinite(log_odds) and np.isfinite(ends).all()):
            raise ModelError(
                "The reader gives numbers that are none; its weights are damaged. Install Vocero again, or"
                " set VOCERO_READ=0 to do without it."
            )
        return Reading(log_odds, offsets, ends[:, 0], ends[:, 1])


def _configuration(folder: Path) -> tuple[BertShape, Mapping[str, int]]:
    """Read the sizes of the model, and how many pieces of question, title and sentence it reads."""
    file = folder / "config.json"
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
        limits = {part: int(config["pieces"][part]) for part in ("question", "title", "sentence")}
        return BertShape(**config["shape"]), limits
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"The reader's configuration {file} cannot be read: {error!r}. Install Vocero again, or set"
            " VOCERO_READ=0 to do without the reader."
        ) from error


def _shares(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Deal texts out into at most so many shares of about the same number of pieces."""
    shares: list[list[int]] = [[] for _ in range(max(1, min(most, len(lengths))))]
    sums = [0] * len(shares)
    for row in sorted(range(len(lengths)), key=lambda row: -lengths[row]):
        least = sums.index(min(sums))
        shares[least].append(row)
        sums[least] += lengths[row]
    return shares
