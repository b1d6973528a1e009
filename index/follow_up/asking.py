"""Asking a question that may follow another."""

from dataclasses import dataclass

from config import Settings
from index.answer import Answer, Status
from index.answering import answer
from index.catalogue import Catalogue
from index.cross_encoder import Reader
from index.dense import DenseRetriever
from index.follow_up.understood import Understood, understand
from index.names_in_question import name_coverage, names_asked
from index.preceding import Preceding
from index.release import Language


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks a library, with what it is asked by; see `index.answering.answer`."""

    catalogue: Catalogue
    dense: DenseRetriever
    reader: Reader | None
    settings: Settings
    limit: int

    def ask(self, question: str, language: Language, after: Preceding | None) -> Answer:
        """Answer a question, by itself or as it is understood by the one before it.

        Where its words do not tell whether it can stand alone, it is first understood by the one before it;
        where that is not answered it is asked by itself, and where neither is the surer reading counts.

        Args:
            after: The question before it, if there was one.
        """
        understood = None
        if after is not None:
            understood = understand(
                question, language, after, lambda release_id, text: self._names(release_id, text, language)
            )
        if understood is None:
            return self._answer(question, language, None)
        following = self._answer(question, language, understood)
        if understood.certain or following.status is Status.ANSWERED:
            return following
        alone = self._answer(question, language, None)
        return max(following, alone, key=lambda each: (each.status is Status.ANSWERED, each.confidence))

    def _answer(self, question: str, language: Language, understood: Understood | None) -> Answer:
        return answer(
            question,
            language,
            catalogue=self.catalogue,
            dense=self.dense,
            reader=self.reader,
            settings=self.settings,
            limit=self.limit,
            understood=understood,
        )

    def _names(self, release_id: int, text: str, language: Language) -> bool:
        """Whether a release has any of the names of a text; True where that has none."""
        asked = names_asked(text, language)
        found = self.catalogue.texts([release_id]).get(release_id, "")
        return not asked or name_coverage(asked, found) > 0
