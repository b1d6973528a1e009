"""What somebody does in a chat, and what the bot then owes."""

import random
from collections import Counter

from benchmarks.soak import words
from benchmarks.soak.cast import Place, language_of
from benchmarks.soak.ledger import Debt, Kind, Ledger
from tests.telegram.server import BotApi, Message, User

RECENT = 12
"""Buttons are pressed under so many of the bot's latest messages in a chat."""

# How often each is done, in relation to the others.
_PRIVATE = {"ask": 60, "follow": 8, "command": 12, "press": 12, "edit": 8, "hasty": 1, "block": 0.3}
_GROUP = {
    "ask": 44, "follow": 8, "command": 8, "press": 9, "edit": 6, "hasty": 1, "burst": 2, "chatter": 20,
    "join": 1, "remove": 0.6, "migrate": 0.2,
}  # fmt: skip


class Acts:
    """Draws what is done next in a chat, and does it.

    Attributes:
        done: How often each was done.
    """

    def __init__(self, api: BotApi, ledger: Ledger, choose: random.Random) -> None:
        """Play on `api`, and note what is owed in `ledger`."""
        self._api = api
        self._ledger = ledger
        self._choose = choose
        self._name = f"@{api.world.bot['username']}"
        self.done: Counter[str] = Counter()

    async def do(self, place: Place) -> list[Debt]:
        """Do something in the chat.

        Returns:
            What the bot owes for it. Nothing else should be done in the chat until that is paid, where one
            thing builds on another.
        """
        weights = _PRIVATE if place.private else _GROUP
        (act,) = self._choose.choices(list(weights), list(weights.values()))
        person = self._choose.choice(place.people)
        self.done[act] += 1
        match act:
            case "ask":
                return [await self.ask(place, person)]
            case "follow":
                return [await self._follow(place, person)]
            case "command":
                return [await self._command(place, person)]
            case "press":
                return await self._press(place, person)
            case "edit":
                return await self._edit(place, person)
            case "hasty":
                return [await self._hasty(place, person)]
            case "burst":
                return [await self.ask(place, someone) for someone in place.people]
            case "chatter":
                await person.send(
                    place.chat,
                    words.chatter(self._choose, language_of(person)),
                    thread=self._choose.choice(place.threads),
                )
            case "join":
                await self._join(place)
            case "block":
                await person.block(place.chat)
                await person.unblock(place.chat)
            case "remove":
                return [await self._remove(place)]
            case "migrate":
                self._migrate(place)
        return []

    async def ask(self, place: Place, person: User) -> Debt:
        """Ask a question that stands alone, in a group with a mention somewhere in it."""
        message = await person.send(
            place.chat, self._question(place, person), thread=self._choose.choice(place.threads)
        )
        place.asked[person.id] = message
        return self._ledger.owe_answer(Kind.QUESTION, language_of(person), message)

    async def ask_again(self, debt: Debt) -> Debt:
        """Ask once more what the bot is not sure to have answered."""
        before = debt.message
        assert before is not None and before.sender is not None
        world = self._api.world
        person = User(world, world.users[before.sender])
        chat = world.chats[before.chat_id]
        # In a group it is the reply that makes a question of it where it has no mention.
        answered = chat.stored.get(before.reply_to or 0)
        gone = before.reply_to is not None and answered is None and chat.type != "private"
        asked = f"{self._name} {before.text}" if gone else before.text
        message = await person.send(chat, asked, thread=before.thread, reply_to=answered)
        return self._ledger.owe_answer(debt.kind, debt.language, message)

    def _question(self, place: Place, person: User) -> str:
        asked = words.question(self._choose, language_of(person))
        if place.private:
            return asked
        return f"{self._name} {asked}" if self._choose.random() < 0.7 else f"{asked} {self._name}"

    async def _follow(self, place: Place, person: User) -> Debt:
        language = language_of(person)
        said = words.follow_up(self._choose, language)
        if place.private:
            message = await person.send(place.chat, said)
        elif before := self._recent(place):
            answer = self._choose.choice(before)
            message = await person.send(place.chat, said, thread=answer.thread, reply_to=answer)
        else:
            return await self.ask(place, person)
        return self._ledger.owe_answer(Kind.FOLLOW_UP, language, message)

    async def _command(self, place: Place, person: User) -> Debt:
        name, _, rest = self._choose.choice(words.COMMANDS).partition(" ")
        mention = self._name if not place.private or self._choose.random() < 0.2 else ""
        thread = self._choose.choice(place.threads)
        message = await person.send(place.chat, f"/{name}{mention} {rest}".rstrip(), thread=thread)
        return self._ledger.owe_answer(Kind.COMMAND, language_of(person), message)

    async def _press(self, place: Place, person: User) -> list[Debt]:
        pressable = [
            (message, button["callback_data"])
            for message in self._recent(place)
            for row in message.keyboard
            for button in row
            if "callback_data" in button
        ]
        if not pressable:
            return [await self.ask(place, person)]
        message, data = self._choose.choice(pressable)
        press = await person.press(message, data)
        return [self._ledger.owe_press(language_of(person), press.query.id)]

    async def _edit(self, place: Place, person: User) -> list[Debt]:
        before = place.asked.pop(person.id, None)
        if before is None:
            return [await self.ask(place, person)]
        edited = await person.edit(before, self._question(place, person))
        return [self._ledger.owe_edit(language_of(person), edited)]

    async def _hasty(self, place: Place, person: User) -> Debt:
        """Ask, and put it otherwise before the bot can have answered."""
        debt = await self.ask(place, person)
        message = place.asked.pop(person.id)
        self._ledger.note_edit(await person.edit(message, self._question(place, person)))
        return debt

    async def _join(self, place: Place) -> None:
        newcomer = self._api.user("Nueva", language_code=self._choose.choice(words.LANGUAGES).value)
        await newcomer.join(place.chat)
        place.people.append(newcomer)

    async def _remove(self, place: Place) -> Debt:
        """Throw the bot out, and add it again; it greets."""
        owner = place.people[0]
        status = "administrator" if place.chat.bot_is_admin else "member"
        place.asked.clear()
        debt = self._ledger.owe_greeting(language_of(owner), place.chat)
        await owner.remove_bot(place.chat)
        await owner.add_bot(place.chat, status)
        return debt

    def _migrate(self, place: Place) -> None:
        if place.chat.type == "group":
            place.asked.clear()
            place.chat = self._api.migrate(place.chat)

    def _recent(self, place: Place) -> list[Message]:
        """The bot's latest messages in the chat."""
        stored = place.chat.stored
        recent = []
        for number in reversed(stored):
            message = stored[number]
            if message.sender == self._api.world.bot_id and not message.service:
                recent.append(message)
                if len(recent) == RECENT:
                    break
        return recent
