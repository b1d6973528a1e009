"""The word pieces of the model: the teacher's English ones that are used, and Spanish ones learned here."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.trainers import WordPieceTrainer

_PREFIX = "##"
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def learn_pieces(texts: Iterable[str], size: int) -> list[str]:
    """Learn word pieces from texts: lower case, accents folded, letters only.

    Args:
        texts: Spanish sentences.
        size: How many pieces are learned, single letters included.
    """
    tokenizer = Tokenizer(WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    trainer = WordPieceTrainer(
        vocab_size=size, min_frequency=5, continuing_subword_prefix=_PREFIX, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return sorted(piece for piece in tokenizer.get_vocab() if piece.removeprefix(_PREFIX).isalpha())


def with_pieces(tokenizer: Tokenizer, pieces: Iterable[str]) -> Tokenizer:
    """Give the tokenizer with these pieces as its whole vocabulary, the special ones in front."""
    state = json.loads(tokenizer.to_str())
    ordered = [*_SPECIAL, *sorted(set(pieces) - set(_SPECIAL))]
    state["model"]["vocab"] = {piece: number for number, piece in enumerate(ordered)}
    numbers = {piece: number for number, piece in enumerate(_SPECIAL)}
    for added in state["added_tokens"]:
        added["id"] = numbers[added["content"]]
    for special in state["post_processor"].get("special_tokens", {}).values():
        special["ids"] = [numbers[token] for token in special["tokens"]]
    for end in ("cls", "sep"):
        if end in state["post_processor"]:
            token = state["post_processor"][end][0]
            state["post_processor"][end] = [token, numbers[token]]
    if state.get("padding"):
        state["padding"]["pad_id"] = numbers["[PAD]"]
    return Tokenizer.from_str(json.dumps(state))


def count_pieces(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[str]:
    """Count how often each piece stands in the texts."""
    counts: Counter[int] = Counter()
    stream = iter(texts)
    while batch := list(islice(stream, 5000)):
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            counts.update(encoding.ids)
    pieces = {number: piece for piece, number in tokenizer.get_vocab().items()}
    return Counter({pieces[number]: count for number, count in counts.items()})


def choose_pieces(
    teacher: Tokenizer, learned: Sequence[str], en: Sequence[str], es: Sequence[str], most: int
) -> list[str]:
    """Choose the pieces of the student.

    Args:
        teacher: Its tokenizer.
        learned: Spanish pieces.
        en: English sentences that show which pieces are used.
        es: Spanish ones.
        most: How many pieces are kept.

    Returns:
        The most used ones of both, and all single characters, so that no word becomes unknown by the choice.
    """
    old = set(teacher.get_vocab())
    both = with_pieces(teacher, old | set(learned))
    counts = count_pieces(both, chain(en, es))
    single = {
        piece for piece in both.get_vocab() if len(piece.removeprefix(_PREFIX)) == 1 and _used_script(piece)
    }
    chosen = {*_SPECIAL, *single}
    for piece, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(chosen) >= most:
            break
        chosen.add(piece)
    return sorted(chosen)


def _used_script(piece: str) -> bool:
    """Whether a single character is one of Latin script, a digit, punctuation or a sign."""
    return ord(piece.removeprefix(_PREFIX)) < 0x250 or not piece.removeprefix(_PREFIX).isalpha()
