"""The model while it is trained: a tokenizer, a BERT encoder, the mean of its token vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn.functional import normalize
from transformers import BertModel

LONGEST_PIECES = 96
"""A text is cut here in training; few sentences are longer."""


@dataclass(slots=True)
class Student:
    """An encoder in training, or the teacher of one.

    Attributes:
        tokenizer: Without truncation and padding.
        encoder: In float32, its dropout off: what it is to match has none, and short training needs none.
        device: Where it is.
    """

    tokenizer: Tokenizer
    encoder: BertModel
    device: torch.device

    @classmethod
    def load(cls, folder: Path, device: str = "cpu") -> "Student":
        """Load from a folder that holds `config.json`, the weights and `tokenizer.json`."""
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        encoder = BertModel.from_pretrained(
            folder,
            dtype=torch.float32,
            add_pooling_layer=False,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        place = torch.device(device)
        encoder.to(place)  # type: ignore[arg-type]  # Its signature is lost behind a decorator.
        return cls(tokenizer, encoder, place)

    def save(self, folder: Path) -> None:
        """Write what `load` reads."""
        folder.mkdir(parents=True, exist_ok=True)
        self.encoder.save_pretrained(folder)
        self.tokenizer.save(str(folder / "tokenizer.json"))

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Tokenize texts, each with its marks of beginning and end, cut at `LONGEST_PIECES`."""
        end = self.tokenizer.get_vocab()["[SEP]"]
        return [
            ids if len(ids) <= LONGEST_PIECES else [*ids[: LONGEST_PIECES - 1], end]
            for ids in (encoding.ids for encoding in self.tokenizer.encode_batch_fast(list(texts)))
        ]

    def embed(self, pieces: Sequence[Sequence[int]]) -> torch.Tensor:
        """Embed tokenized texts: (texts, dimensions), rows of length 1, with what a gradient needs."""
        order = sorted(range(len(pieces)), key=lambda row: len(pieces[row]))
        parts: list[list[int]] = [[]]
        for row in order:
            # Neighbours in length go through the encoder together, so that little of its work is padding.
            if parts[-1] and len(pieces[row]) > 1.25 * len(pieces[parts[-1][0]]) + 2:
                parts.append([])
            parts[-1].append(row)
        vectors = torch.cat([self._embed([pieces[row] for row in part]) for part in parts])
        return vectors[torch.tensor(order, device=self.device).argsort()]

    def _embed(self, pieces: Sequence[Sequence[int]]) -> torch.Tensor:
        longest = max(map(len, pieces))
        ids = torch.zeros(len(pieces), longest, dtype=torch.long)
        mask = torch.zeros(len(pieces), longest, dtype=torch.long)
        for row, numbers in enumerate(pieces):
            ids[row, : len(numbers)] = torch.tensor(numbers)
            mask[row, : len(numbers)] = 1
        ids, mask = ids.to(self.device), mask.to(self.device)
        # On a processor autocast is off: without bfloat16 units it would only lose digits.
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            tokens = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(torch.float32)
        return normalize((tokens.float() * weights).sum(1) / weights.sum(1), dim=-1)

    @torch.no_grad()
    def vectors(self, texts: Sequence[str], *, tokens_a_batch: int = 4000) -> torch.Tensor:
        """Embed any number of texts: (texts, dimensions), rows of length 1, in their order."""
        pieces = self.pieces(texts)
        order = sorted(range(len(pieces)), key=lambda row: -len(pieces[row]))
        found = torch.zeros(len(pieces), self.encoder.config.hidden_size)
        start = 0
        while start < len(order):
            rows = order[start : start + max(1, tokens_a_batch // len(pieces[order[start]]))]
            found[rows] = self._embed([pieces[row] for row in rows]).cpu()
            start += len(rows)
        return found
