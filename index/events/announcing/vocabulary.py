"""The words that tell of events, by language."""

from index.events.announcing import english, spanish
from index.release import Language

LEXICONS = {Language.ES: spanish.LEXICON, Language.EN: english.LEXICON}
