"""What tells that a sentence announces an event: tense and cue words, and the phrases around a date."""
