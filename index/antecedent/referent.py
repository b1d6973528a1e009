"""What a sentence may need to be told of by another."""

from enum import StrEnum


class Referent(StrEnum):
    """What is meant by a subject that the sentence itself does not name."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    THING = "thing"
    SPEAKER = "speaker"
