"""What a person waits for: the answer to a pressed button or to an inline question."""

from dataclasses import dataclass
from typing import Any

from tests.telegram.world import Query, World


@dataclass(frozen=True, slots=True)
class Press:
    """A press on a button, which shows a spinner until the bot answers."""

    world: World
    query: Query
    data: str

    @property
    def answered(self) -> bool:
        return bool(self.query.answers)

    async def answer(self, within: float = 5.0) -> dict[str, Any]:
        """Waits for the bot's answer: the parameters of its answerCallbackQuery."""
        await self.world.log.wait_for(lambda: self.answered, within)
        return self.query.answers[0]

    def expire(self) -> None:
        """Makes the query too old to be answered."""
        del self.world.queries[self.query.id]


@dataclass(frozen=True, slots=True)
class InlineQuestion:
    """What somebody typed after the bot's name in any chat."""

    world: World
    query: Query
    text: str

    async def results(self, within: float = 5.0) -> list[dict[str, Any]]:
        """Waits for the bot's answer: its `InlineQueryResult` objects."""
        await self.world.log.wait_for(lambda: bool(self.query.answers), within)
        results: list[dict[str, Any]] = self.query.answers[-1]["results"]
        return results
