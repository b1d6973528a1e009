"""The scenes of the gallery, in the order in which it shows them."""

from tests.gallery.scenes import (
    access,
    briefings,
    chats,
    events,
    groups,
    questions,
    subscriptions,
    trouble,
)
from tests.gallery.stage import Scene

SCENES: tuple[Scene, ...] = (
    *questions.SCENES,
    *groups.SCENES,
    *events.SCENES,
    *briefings.SCENES,
    *subscriptions.SCENES,
    *chats.SCENES,
    *access.SCENES,
    *trouble.SCENES,
)
