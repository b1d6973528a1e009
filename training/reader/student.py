"""The reader while it is trained: the encoder's lower layers over question, title and sentence together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

LAYERS = 4
"""Of the encoder's six: as many as read twenty sentences in a seventh of a second on two cores."""
QUESTION_PIECES = 48
TITLE_PIECES = 20
SENTENCE_PIECES = 80
"""What is longer is cut."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question with one sentence, tokenized: [CLS] question [SEP] title [SEP] sentence [SEP].

    Attributes:
        pieces: The numbers of the word pieces.
        question: How many of them are the question with its marks: the first part, of another type.
        first: The sentence's first piece.
        span: The first and the last piece of the words that answer, where they are known.
    """

    pieces: NDArray[np.uint16]
    question: int
    first: int
    span: tuple[int, int] | None = None


class ReaderStudent(torch.nn.Module):
    """A reader in training.

    Attributes:
        tokenizer: The encoder's.
        encoder: In float32, without dropout. Its word rows stay the encoder's, so that the two share them.
    """

    def __init__(self, tokenizer: Tokenizer, encoder: BertModel) -> None:
        """Put new heads on an encoder."""
        super().__init__()
        self.tokenizer = tokenizer
        self.encoder = encoder
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.answers = torch.nn.Linear(encoder.config.hidden_size, 1)
        self.span = torch.nn.Linear(encoder.config.hidden_size, 2)

    @classmethod
    def start(cls, folder: Path, layers: int = LAYERS) -> "ReaderStudent":
        """Start from the folder of a trained encoder, with its lower layers and untrained heads."""
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        encoder = BertModel.from_pretrained(
            folder,
            dtype=torch.float32,
            add_pooling_layer=False,
            num_hidden_layers=layers,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        return cls(tokenizer, encoder)

    def forward(self, readings: Sequence[Reading]) -> tuple[torch.Tensor, torch.Tensor]:
        """Read questions with sentences.

        Returns:
            How surely each sentence answers, in log odds, (readings,); and how likely each piece is the first
            and the last that answers, (readings, longest, 2), -inf outside the sentence.
        """
        order = sorted(range(len(readings)), key=lambda row: len(readings[row].pieces))
        parts: list[list[int]] = [[]]
        for row in order:
            # Neighbours in length go through the encoder together, so that little of its work is padding.
            if parts[-1] and len(readings[row].pieces) > 1.2 * len(readings[parts[-1][0]].pieces) + 2:
                parts.append([])
            parts[-1].append(row)
        longest = len(readings[order[-1]].pieces)
        odds, spans = [], []
        for part in parts:
            states, inside = self._states([readings[row] for row in part])
            odds.append(self.answers(states[:, 0]).squeeze(-1))
            ends = self.span(states).masked_fill(~inside.unsqueeze(-1), -torch.inf)
            spans.append(torch.nn.functional.pad(ends, (0, 0, 0, longest - ends.shape[1]), value=-torch.inf))
        back = torch.tensor(order).argsort()
        return torch.cat(odds)[back], torch.cat(spans)[back]

    def _states(self, readings: Sequence[Reading]) -> tuple[torch.Tensor, torch.Tensor]:
        longest = max(len(reading.pieces) for reading in readings)
        ids = torch.zeros(len(readings), longest, dtype=torch.long)
        mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
        inside = torch.zeros(len(readings), longest, dtype=torch.bool)
        for row, reading in enumerate(readings):
            length = len(reading.pieces)
            ids[row, :length] = torch.from_numpy(reading.pieces.astype(np.int64))
            mask[row, :length] = 1
            types[row, reading.question : length] = 1
            inside[row, reading.first : length - 1] = True
        device = self.answers.weight.device
        states = self.encoder(
            input_ids=ids.to(device), attention_mask=mask.to(device), token_type_ids=types.to(device)
        ).last_hidden_state
        return states, inside.to(device)
