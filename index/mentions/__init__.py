"""Mentions: the dates, amounts and names that a sentence states, each from its first letter to its last.

What answers "when", "how many", "who" or "where" is one of them, whole: "23 de enero de 2026" and not"
" "enero",
"$1.9 billion" and not "1.9". Only forms and closed word classes are looked at: a name is a run of capitalised
words, whoever it is. A sentence is read as tokens, each token gets the letter of its class, and small
rules say
which rows of classes are a date or an amount (`index.mentions.grammar`).
"""

from index.mentions.amounts import find_amounts
from index.mentions.clauses import find_quotations, find_reasons
from index.mentions.mention import Mention, MentionKind
from index.mentions.names import find_names
from index.mentions.times import find_times
from index.mentions.tokens import tokenize
from index.release import Language

__all__ = ["Mention", "MentionKind", "find_mentions"]


def find_mentions(sentence: str, language: Language) -> list[Mention]:
    """Find what a sentence mentions, in the order of the text.

    Times, amounts and names do not overlap: a date is not also an amount, nor part of either a name.
    Quotations and reasons may hold other mentions.
    """
    tokens = tokenize(sentence)
    found = [Mention(start, end, MentionKind.QUOTATION) for start, end in find_quotations(sentence)]
    found += [
        Mention(start, end, MentionKind.REASON) for start, end in find_reasons(sentence, tokens, language)
    ]
    taken = bytearray(len(tokens))
    for kind, find in (
        (MentionKind.TIME, find_times),
        (MentionKind.QUANTITY, find_amounts),
        (MentionKind.NAME, find_names),
    ):
        for first, last in find(tokens, language, taken):
            taken[first:last] = b"\1" * (last - first)
            found.append(Mention(tokens[first].start, tokens[last - 1].end, kind))
    return sorted(found, key=lambda mention: (mention.start, mention.end))
