"""Embedding rows by themselves: the first ones of new word pieces, and what a text is about by its rows."""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_matrix
from tokenizers import Tokenizer

from training.encoder.corpora import Pair

Floats = NDArray[np.float32]

_RARE = 1e-3
"""A piece of relative frequency p weighs _RARE / (_RARE + p): "de" and "of" next to nothing (Arora et al.
2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings")."""
_RIDGE = 2.0
"""How many sentences the first guess for a piece counts as."""


def fit_rows(teacher: Tokenizer, rows: Floats, student: Tokenizer, pairs: list[Pair]) -> Floats:
    """Make the student's embedding matrix.

    A piece that the teacher knows keeps its row. The rows of the others are those, in the least squares'
    sense, with which the weighted mean of a Spanish sentence's rows is that of its English translation's;
    each is drawn towards the mean of the teacher's rows for the same letters, the more the rarer it is.

    Args:
        teacher: Its tokenizer.
        rows: Its embedding matrix: (pieces of the teacher, dimensions).
        student: Its tokenizer.
        pairs: Translations.

    Returns:
        (pieces of the student, dimensions).
    """
    vocabulary = student.get_vocab()
    known = teacher.get_vocab()
    matrix = np.zeros((len(vocabulary), rows.shape[1]), dtype=np.float32)
    new: list[int] = []
    for piece, number in vocabulary.items():
        if piece in known:
            matrix[number] = rows[known[piece]]
        else:
            new.append(number)
            parts = teacher.encode(piece.removeprefix("##"), add_special_tokens=False).ids
            matrix[number] = rows[parts].mean(axis=0)
    if not new:
        return matrix
    target = _means(teacher, [pair.en for pair in pairs]) @ rows
    spanish = _means(student, [pair.es for pair in pairs])
    # What the rows, as they are, leave to be explained; the new ones are changed to explain it.
    missing = target - spanish @ matrix
    columns = spanish[:, new]
    normal = (columns.T @ columns).toarray()
    # A column's diagonal entry over its sum is about the weight that one sentence gives it.
    typical = float(normal.trace()) / max(1.0, float(columns.getnnz()))
    normal[np.diag_indices_from(normal)] += max(_RIDGE * typical, 1e-6)
    change = cho_solve(cho_factor(normal, overwrite_a=True, check_finite=False), columns.T @ missing)
    matrix[new] += change.astype(np.float32)
    return matrix


def bags(tokenizer: Tokenizer, rows: Floats, texts: list[str]) -> Floats:
    """Give what each text is about, without the encoder: the weighted mean of its pieces' rows.

    Args:
        tokenizer: Without truncation and padding.
        rows: Its embedding matrix: (pieces, dimensions).
        texts: In one language.

    Returns:
        (texts, dimensions), what all texts have in common taken out, rows of length 1.
    """
    means = np.asarray(_means(tokenizer, texts) @ rows, dtype=np.float32)
    means -= means.mean(axis=0)
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return means


def _means(tokenizer: Tokenizer, texts: list[str]) -> csr_matrix:
    """Give the weighted mean of the pieces of each text: (texts, pieces), rows of sum 1."""
    encoded = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
    lengths = np.array([len(encoding.ids) for encoding in encoded])
    ids = np.concatenate([np.array(encoding.ids, dtype=np.int64) for encoding in encoded])
    counts = np.bincount(ids, minlength=tokenizer.get_vocab_size())
    weights = (_RARE / (_RARE + counts / max(1, counts.sum())))[ids]
    owners = np.repeat(np.arange(len(texts)), lengths)
    sums = np.bincount(owners, weights=weights, minlength=len(texts))
    values = (weights / np.maximum(sums[owners], 1e-9)).astype(np.float32)
    shape = (len(texts), tokenizer.get_vocab_size())
    return csr_matrix((values, (owners, ids)), shape=shape, dtype=np.float32)
