"""A whole soak: the stage is set, the bot gets its releases, it is played and counted."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.soak.acts import Acts
from benchmarks.soak.cast import gather
from benchmarks.soak.ledger import Ledger
from benchmarks.soak.logbook import read_log
from benchmarks.soak.page import Outcome
from benchmarks.soak.play import ENDS, PATIENCE_S, End, Play
from benchmarks.soak.process import BotProcess
from benchmarks.soak.releases import write_releases
from benchmarks.soak.trouble import RATES, Trouble
from config import Settings
from index import Library
from tests.telegram.server import BotApi

_KEPT_CALLS = 200
_NEVER_REACHED = "1000000"


async def soak(
    folder: Path,
    *,
    updates: int,
    chats: int,
    seed: int,
    ends: Sequence[End] = ENDS,
    rates: Mapping[str, float] = RATES,
    patience_s: float = PATIENCE_S,
    model: str = "",
) -> Outcome:
    """Play a soak.

    Args:
        folder: Where the bot's data and its log are kept; empty.
        ends: When the process is ended, and how.
        rates: The share of requests that each fault befalls.
        patience_s: Seconds after which nothing more is expected of a bot that does nothing.
        model: The embedding model; empty: the one that comes with Vocero.
    """
    data = folder / "data"
    _ingest(folder, data, model)
    choose = random.Random(seed)
    ledger, trouble = Ledger(), Trouble(seed, rates)
    async with BotApi(faults=trouble) as api:
        api.log.keep = _KEPT_CALLS  # The chats keep their messages: by them it is judged.
        api.world.updates.arrange = trouble.deliver
        places = gather(api, chats, choose)
        kinds = Counter("forums" if place.chat.is_forum else _KINDS[place.chat.type] for place in places)
        bot = BotProcess(
            data,
            {
                "VOCERO_TELEGRAM_API_URL": api.url,
                "VOCERO_TELEGRAM_TOKEN": api.token,
                "VOCERO_MODEL": model,
                "VOCERO_READ": "0",
                "VOCERO_QUESTIONS_PER_MINUTE": _NEVER_REACHED,
                "VOCERO_CHAT_QUESTIONS_PER_MINUTE": _NEVER_REACHED,
            },
        )
        acts = Acts(api, ledger, choose)
        course = await Play(api, bot, places, ledger, acts, choose, trouble, patience_s).run(updates, ends)
        return Outcome(
            seed=seed,
            asked_for=updates,
            course=course,
            fates=ledger.fates(api.world.chats.values(), api.world.bot_id),
            debts=tuple(ledger.debts),
            spoke=ledger.spoke(api.world.chats.values(), api.world.bot_id),
            calls=dict(api.log.counts),
            faults=dict(trouble.happened),
            acts=dict(acts.done),
            log=read_log(bot.log_path),
            ended_by_itself=tuple(bot.ended_by_itself),
            violations=tuple(api.log.take_violations()),
            kinds=dict(kinds),
        )


_KINDS = {"private": "private", "group": "groups", "supergroup": "supergroups"}


def _ingest(folder: Path, data: Path, model: str) -> None:
    releases = folder / "releases"
    releases.mkdir(parents=True)
    with Library(Settings(_env_file=None, data_dir=data, model=model, read=0)) as library:
        for path in write_releases(releases):
            library.ingest(path)
