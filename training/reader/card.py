"""The card that travels with the reader."""

from training.encoder.corpora import QUESTIONS
from training.reader.student import LAYERS, QUESTION_PIECES, SENTENCE_PIECES, TITLE_PIECES

_HEAD = f"""---
language: [es, en]
license: cc-by-sa-4.0
pipeline_tag: text-ranking
---

# Vocero's reader: does this sentence answer this question, and with which words?

A cross-encoder of {LAYERS} layers and 384 dimensions. It reads `[CLS] question [SEP] title [SEP] sentence
[SEP]`, up to {QUESTION_PIECES}, {TITLE_PIECES} and {SENTENCE_PIECES} word pieces of them, the question as the
first type of token, the rest as the second. `answers`, of the first token, gives the log odds that the
sentence answers; `span`, of each token, how likely the words that answer begin and end with it. Question and
sentence may each be Spanish or English. Tokenizer and vectors of the word pieces are those of Vocero's
encoder, in the folder `model` beside this one, with the checksum in `config.json`; the other weights are
here, in half precision.

## Recipe

The start is the encoder's lower {LAYERS} layers; its word pieces stay as they are. Each question is read with
the sentence that answers it and with wrong ones: the nearest by the encoder's vectors, and false premises,
the right sentence with another name, date or number in place of what was asked about. Languages are drawn at
random for each text. The loss is that of picking the right one, of telling right from wrong for each by
itself, and of the words that answer where a rule knows them without doubt (docs/training.md). The scripts are
in `training/reader/` of the project.
"""

_LIMITS = """
## Limits

- Most of the Spanish it learned from is a machine's (Apertium), and its sentences are an encyclopedia's:
  press releases were not among them.
- Its odds are not calibrated; Vocero makes a probability of them together with other signals.
- It reads one sentence. What stands around it, but for the title, it does not know.
"""


def card(figures: str | None = None) -> str:
    """Write the card.

    Args:
        figures: Markdown tables, measured; None leaves the section out.
    """
    data = "\n".join(
        ["| corpus | source and licence |", "|---|---|"]
        + [f"| {name} | {kind.licence} |" for name, kind in QUESTIONS.items()]
    )
    parts = [
        _HEAD,
        f"\n## Data and attributions\n\n{data}\n\nA side that a corpus lacks is a translation by Apertium"
        " (apertium-eng-spa). The encoder it starts from has attributions of its own, in its card.\n\nThe"
        " weights are offered under CC BY-SA 4.0, the strictest of these.\n",
    ]
    if figures:
        parts.append(f"\n## Figures\n\n{figures.strip()}\n")
    return "".join([*parts, _LIMITS])
