"""Prepares the training: a sample of the data, the missing sides of the questions, the first student.

python -m training.encoder.prepare --data FOLDER --work WORK
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import BertConfig, BertModel

from index.release import Language
from training.corpora import rows
from training.encoder.corpora import CORPORA, QUESTIONS, Pair, held_out, read_pairs, sample
from training.encoder.embedding_rows import fit_rows
from training.encoder.loop import record
from training.encoder.machine import translate
from training.encoder.student import Student
from training.encoder.tables import read_table, write_table
from training.encoder.teacher import teacher_folder
from training.encoder.vocabulary import choose_pieces, learn_pieces, with_pieces


def main(given: Sequence[str] | None = None) -> None:
    """Write `questions.tsv`, `pairs.tsv` and the student's first state, `start/`, to the work folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of the data, see training.encoder.corpora"
    )
    parser.add_argument("--work", type=Path, required=True, help="folder of all that the stages make")
    parser.add_argument("--teacher", type=Path, help="its folder; else that of the installed package")
    parser.add_argument("--learned", type=int, default=26_000, help="Spanish word pieces learned")
    parser.add_argument("--pieces", type=int, default=40_000, help="word pieces kept of both languages")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args(given)
    record(arguments.work / "prepare", vars(arguments))

    written = arguments.work / "questions.tsv"
    if not written.exists():  # The translations take minutes; a second run need not make them again.
        write_table(written, _questions(arguments.data))
    questions = [row for row in read_table(written) if not held_out(row[2])]
    corpora = {name: read_pairs(arguments.data, name) for name in CORPORA}
    sides = _sides(questions)
    draw = random.Random(arguments.seed)
    chosen = [pair for name, pairs in corpora.items() for pair in sample(pairs, CORPORA[name], draw)]
    chosen += sample(sides, len(sides), draw)
    draw.shuffle(chosen)
    write_table(arguments.work / "pairs.tsv", [(pair.en, pair.es) for pair in chosen])
    everything = [pair for pairs in corpora.values() for pair in pairs] + sides
    start_student(
        arguments.teacher or teacher_folder(),
        everything,
        arguments.work / "start",
        learned=arguments.learned,
        most=arguments.pieces,
    )


def _questions(data: Path) -> list[tuple[str, str, str, str]]:
    """Give each question and its answer sentence in both languages: English, Spanish, English, Spanish."""
    table: list[tuple[str, str, str, str]] = []
    for name, kind in QUESTIONS.items():
        asked = [row[:2] for row in rows(data, name) if len(row) >= 2 and row[0].strip() and row[1].strip()]
        other = Language.ES if kind.language is Language.EN else Language.EN
        questions, answers = ([" ".join(row[side].split()) for row in asked] for side in (0, 1))
        translated = translate(questions, kind.language, other), translate(answers, kind.language, other)
        if kind.language is Language.EN:
            table += zip(questions, translated[0], answers, translated[1], strict=True)
        else:
            table += zip(translated[0], questions, translated[1], answers, strict=True)
    return table


def _sides(questions: list[list[str]]) -> list[Pair]:
    """Give the questions and their sentences as parallel sentences, none twice."""
    sides = {Pair(row[0], row[1]): None for row in questions}
    sides.update({Pair(row[2], row[3]): None for row in questions})
    return list(sides)


def start_student(source: Path, pairs: list[Pair], folder: Path, *, learned: int, most: int) -> None:
    """Make the student that training starts from: the teacher with a vocabulary of both languages.

    Args:
        source: The teacher's folder.
        pairs: Translations, that show which pieces are used and what the new ones mean.
        folder: Where the student is written.
        learned: Spanish word pieces learned.
        most: Word pieces kept of both languages.
    """
    teacher = Student.load(source)
    en, es = [pair.en for pair in pairs], [pair.es for pair in pairs]
    pieces = choose_pieces(teacher.tokenizer, learn_pieces(es, learned), en, es, most)
    tokenizer = with_pieces(teacher.tokenizer, pieces)
    rows = teacher.encoder.embeddings.word_embeddings.weight.detach().numpy()
    matrix = torch.from_numpy(fit_rows(teacher.tokenizer, rows, tokenizer, pairs))
    config: BertConfig = teacher.encoder.config
    config.vocab_size = len(matrix)
    config.pad_token_id = tokenizer.token_to_id("[PAD]")
    encoder = BertModel(config, add_pooling_layer=False)
    state = teacher.encoder.state_dict() | {"embeddings.word_embeddings.weight": matrix}
    encoder.load_state_dict(state)
    Student(tokenizer, encoder, teacher.device).save(folder)


if __name__ == "__main__":
    main()
