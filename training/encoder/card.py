"""The card that travels with the model."""

from training.corpora import LICENCES
from training.encoder.corpora import CORPORA, QUESTIONS

_HEAD = """---
language: [es, en]
license: cc-by-sa-4.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
base_model: sentence-transformers/all-MiniLM-L6-v2
---

# Vocero's encoder: Spanish and English in one space

A question and the sentence that answers it get vectors with a large inner product, whichever of the two
languages each is in. Six layers, 384 dimensions, which may be cut to 256 or 128; uncased, accents folded;
weights in half precision. It reads up to 256 word pieces and takes no prefix.

    from sentence_transformers import SentenceTransformer
    model = SentenceTransformer("FOLDER")
    model.encode(["¿cuándo es la reunión?", "The ministers meet on 4 March."])

## Recipe

1. The start and the teacher is all-MiniLM-L6-v2 (Apache-2.0). Word pieces learned from Spanish join its
   vocabulary, pieces that neither language's data use leave it. The rows of the new ones are fitted by least
   squares: the weighted mean of a Spanish sentence's rows is that of its English translation's.
2. Distillation: the student's vector of a Spanish sentence becomes the teacher's of the English one.
3. Questions against the sentences that answer them, each in a language drawn at random, with wrong sentences
   that are alike in every batch; parallel sentences in between.

The scripts are in `training/encoder/` of the project; `docs/training.md` has the arguments of each stage and
what each gave.
"""

_LIMITS = """
## Limits

- The Spanish of the questions and of the press prose is mostly a machine's (Apertium): what people write is
  better understood where human translations stand behind it (parliament, government services, textbooks).
- Accents are folded: "año" and "ano" are one word to it, and so are "el" and "él".
- It tells which sentence is likely to answer. Whether it does is for whoever reads the sentence.
- Other languages than Spanish and English were not trained.
"""


def card(figures: str | None = None) -> str:
    """Write the card.

    Args:
        figures: Markdown tables, measured; None leaves the section out.
    """
    data = [f"| {name} | up to {most:,} | {LICENCES[name]} |" for name, most in CORPORA.items()]
    data += [f"| {name} | all | {kind.licence} |" for name, kind in QUESTIONS.items()]
    table = "\n".join(["| corpus | pairs | source and licence |", "|---|---|---|", *data])
    parts = [
        _HEAD,
        f"\n## Data and attributions\n\n{table}\n\nA side that a corpus lacks is a translation by Apertium"
        " (apertium-eng-spa).\n\nThe weights are offered under CC BY-SA 4.0, the strictest of these.\n",
    ]
    if figures:
        parts.append(f"\n## Figures\n\n{figures.strip()}\n")
    return "".join([*parts, _LIMITS])
