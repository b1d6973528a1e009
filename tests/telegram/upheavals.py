"""What ends a chat: its group becomes a supergroup or is deleted, its user's account is deleted."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from tests.telegram.chats import Chat
from tests.telegram.content import NOTHING
from tests.telegram.errors import ApiError, bad_request, forbidden
from tests.telegram.governing import Governing
from tests.telegram.membership import change_bot_status, member_json, tell_of_change
from tests.telegram.messages import Message
from tests.telegram.posting import post
from tests.telegram.world import World

Told = Literal["to", "from", "member"]

FIRST_SUPERGROUP = -1_002_000_000_001

# What bots are known to be answered where a group was deleted; which of them depends on the kind of the group
# and on how long ago that was.
DELETED = {
    "deleted": forbidden("the group chat was deleted"),
    "deactivated": bad_request("group chat was deactivated"),
    "not found": bad_request("chat not found"),
}


class Upheavals:
    """The part of the stage that ends chats."""

    world: World

    def migrate(self, group: Chat, told: Sequence[Told] = ("to", "from")) -> Chat:
        """Turns a group into a supergroup, which has another id and numbers its messages anew.

        Args:
            told: What the bot is told, in this order: "to", the service message in the old group; "from",
                that in the new one; "member", that it is now in the new one, which looks as if somebody
                had added it (https://github.com/tdlib/telegram-bot-api/issues/266; its place in the order is
                not documented). Any may be left out.
        """
        assert group.type == "group" and group.migrated_to is None, "only a group migrates, and once"
        new = replace(
            group,
            id=FIRST_SUPERGROUP - len(self.world.chats),
            type="supergroup",
            stored={},
            status=dict(group.status),
            rights=dict(group.rights),
            anonymous=set(group.anonymous),
            titles=dict(group.titles),
            instance=str(secrets.randbits(60)),
        )
        self.world.chats[new.id] = new
        owner = next(group.members())
        services = {
            "to": (group, {"migrate_to_chat_id": new.id}),
            "from": (new, {"migrate_from_chat_id": group.id}),
        }
        for what in told:
            if what == "member":
                absent = replace(new, status={**new.status, self.world.bot_id: "left"})
                old = member_json(self.world, absent, self.world.bot_id)
                tell_of_change(self.world, new, self.world.bot_id, old, owner)
            else:
                chat, service = services[what]
                number = self.world.message_id(chat)
                post(
                    self.world,
                    chat,
                    Message(chat.id, number, self.world.now(), owner, NOTHING, service=service),
                )
        group.migrated_to = new.id
        return new

    def delete_chat(
        self, chat: Chat, error: Literal["deleted", "deactivated", "not found"] | ApiError = "deleted"
    ) -> None:
        """Deletes a group; the bot is told that it has left, and from then on gets an error of `DELETED`."""
        assert chat.type != "private", "a private chat ends with `deactivate`"
        owner = next(chat.members())
        change_bot_status(self.world, chat, "left", by=owner)
        chat.gone = error if isinstance(error, ApiError) else DELETED[error]

    def deactivate(self, person: Governing) -> None:
        """Deletes a person's account; the bot is not told."""
        self.world.chats[person.id].deactivated = True
