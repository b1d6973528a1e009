"""The library of releases: the one facade that the bot and the command line speak to."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from config import Settings
from index.analysis import Analysis, analyse
from index.answer import Answer, Status
from index.answer_time import with_time
from index.arrival import Arrival, arrivals, last_arrival
from index.briefing.briefing import Briefing
from index.catalogue import Catalogue
from index.citation import Citation
from index.database import Database
from index.dense import DenseRetriever
from index.event_store import EventStore
from index.follow_up.asking import Asker
from index.ingested import Ingested, Outcome
from index.language import detect
from index.library_state import LibraryState, describe
from index.names_in_question import names_asked
from index.preceding import Preceding
from index.readers import read_release
from index.reindexing import reanalyse_all
from index.release import Language, Release, ReleaseSummary
from index.topics import Topics

if TYPE_CHECKING:
    from index.cross_encoder import Reader
    from index.embed import Embedder
    from index.events.calendar import Calendar


class Library:
    """Releases that can be asked.

    Its methods may be called from several threads at once. A change that another process makes to the same
    catalogue is seen by the next call.

    Args:
        settings: Where the data lies, which model embeds, how much is searched.
        embedder: Embeds instead of the model that the settings name.
        reader: Reads candidates instead of the model that ships with Vocero.
        notify: Is told, in plain words, what was repaired on the way.

    Raises:
        CatalogueError: The catalogue cannot be opened.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        embedder: "Embedder | None" = None,
        reader: "Reader | None" = None,
        notify: Callable[[str], None] = lambda notice: None,
    ) -> None:
        self._settings = settings
        self._given_reader = reader
        self._reader_lock = Lock()
        self._database = Database(settings.catalogue_path)
        self._catalogue = Catalogue(self._database)
        self._events = EventStore(self._database)
        self._notify = notify
        self._calendar_lock = Lock()
        self._calendar: tuple[str, Calendar] | None = None
        self._dense = DenseRetriever(settings, self._catalogue, embedder=embedder, notify=notify)
        self._topics = Topics(self._database, self._dense)

    def __enter__(self) -> Self:
        """Give the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    def close(self) -> None:
        """Bring the derived vector index up to date and close the catalogue."""
        try:
            self._dense.close()
        finally:
            self._database.close()

    def warm_up(self) -> None:
        """Load the models and the vector index now rather than at the first question.

        Raises:
            ModelError: The model cannot be loaded, or is not the one that made the catalogue's vectors.
        """
        self._dense.embedder().encode_questions([""])
        if self._reader() is not None:
            names_asked("¿Quién?", Language.ES)  # reads its vocabulary
        with self._catalogue.snapshot():
            self._dense.vectors()

    # Releases -----------------------------------------------------------------------------------------

    def ingest(self, path: Path) -> Ingested:
        """Read a file and store the release in it, wholly or not at all.

        The same bytes again, wherever they lie, change nothing and need no model. Other bytes from the same
        path become the next version of the release, and the sentences of the former stop answering.

        Raises:
            ReleaseError: The file cannot become a release; others still can.
            CatalogueError: The catalogue cannot be written.
            ModelError: The model cannot be used.
        """
        read = read_release(path, max_bytes=self._settings.max_file_mb * 1_000_000)
        release = self._catalogue.find_same(read.release.source, read.digest)
        outcome = Outcome.UNCHANGED
        if release is None:
            record = self._dense.record()
            analysis = self._analyse(read.release)
            release, changed = self._catalogue.add(read.release, read.digest, analysis, record)
            if changed:
                self._dense.note_change()
                outcome = Outcome.ADDED if release.version == 1 else Outcome.UPDATED
        return Ingested(path, outcome, release, read.notices)

    def remove(self, release_id: int) -> ReleaseSummary:
        """Forget a release with all its versions.

        Raises:
            NoSuchRelease: No release has this id.
        """
        removed = self._catalogue.remove(release_id)
        self._dense.note_change()
        return removed

    def reindex(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Split and embed all releases anew, with the model of the settings.

        Until it is done the catalogue answers as before; then it changes at once. Sentences that stay the
        same keep their ids.

        Args:
            progress: Is called with how many releases are done, and of how many.

        Returns:
            How many releases there are.
        """
        if not self.count():
            return 0
        record = self._dense.new_record()
        reanalyse_all(self._catalogue, self._analyse, record, progress)
        self._dense.note_change()
        return self.count()

    def releases(self, *, offset: int = 0, limit: int | None = None) -> tuple[ReleaseSummary, ...]:
        """List the releases, newest first by date of publication, then by arrival; undated ones last."""
        return self._catalogue.releases(offset=offset, limit=limit)

    def count(self) -> int:
        """Count the releases."""
        return self._catalogue.count("releases")

    def release(self, release_id: int) -> Release:
        """Give the current version of a release.

        Raises:
            NoSuchRelease: No release has this id.
        """
        return self._catalogue.release(release_id)

    def arrivals(self, after: int, limit: int | None = None) -> tuple[Arrival, ...]:
        """Give the releases whose current version came after the arrival of that number, in order."""
        return arrivals(self._database, after, limit)

    def last_arrival(self) -> int:
        """Give the number of the newest arrival; 0 before the first."""
        return last_arrival(self._database)

    def briefing(self, release_id: int) -> Briefing:
        """Give the sentences that carry a release, and what in it is worth checking. Loads no model.

        Raises:
            NoSuchRelease: No release has this id.
        """
        from index.briefing.making import brief

        self.calendar()  # finds outdated events anew, which a snapshot could not
        return brief(self._database, release_id, self.calendar)

    def fitting(self, release_ids: Sequence[int], topics: Sequence[str]) -> dict[int, tuple[str, ...]]:
        """Tell which of the topics, in either language, each release is about, by meaning.

        Returns:
            By release id, the topics in their order as they were given; releases that fit none, or are gone,
            are left out.

        Raises:
            ModelError: The model cannot be used.
        """
        return self._topics.fitting(release_ids, topics)

    # Events -------------------------------------------------------------------------------------------

    def calendar(self) -> "Calendar":
        """Give the events that the releases announce, all that they say about one brought together.

        Loads no model. In a catalogue whose events were found by older rules they are found anew first.
        """
        from index.events.calendar import Calendar

        with self._calendar_lock:
            if self._events.is_outdated():
                if self.count():
                    self._notify("Looking for the events of all releases anew; the rules have changed.")
                self._events.remake()
            with self._catalogue.snapshot():
                stamp = self._events.stamp()
                if self._calendar is None or self._calendar[0] != stamp:
                    self._calendar = stamp, Calendar.of(self._events.announcements())
            return self._calendar[1]

    def reindex_events(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Find the events of all releases anew, without a model.

        Args:
            progress: Is called with how many versions of releases are done, and of how many.

        Returns:
            How many events there are.
        """
        return self._events.remake(progress)

    # Questions ----------------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        *,
        language: Language | None = None,
        default_language: Language = Language.ES,
        limit: int = 20,
        after: Preceding | None = None,
    ) -> Answer:
        """Answer a question by the sentence of a release, or abstain.

        Args:
            after: The question before it, by which one that cannot stand alone is understood.
            language: The language of the question; None to detect it.
            default_language: The language when the question does not show it.
            limit: How many candidates the answer carries at most.

        Raises:
            ModelError: The model cannot be used.
            CatalogueError: The catalogue cannot be read.
        """
        # Half a character, as a terminal of another encoding may give, is text to no part of what follows.
        question = question.encode(errors="replace").decode()
        language = language or detect(question, default=default_language)
        if not question.strip() or not self.count():
            return Answer(question, language, Status.ABSTAINED, None, None, 0.0, (), 0.0)
        asker = Asker(self._catalogue, self._dense, self._reader(), self._settings, limit)
        return with_time(asker.ask(question, language, after), self.calendar)

    def citation(self, sentence_id: int) -> Citation | None:
        """Give a sentence once cited, of whichever version; None when its release has been removed."""
        return self._catalogue.citations([sentence_id]).get(sentence_id)

    def context(self, sentence_id: int, *, before: int = 1, after: int = 1) -> tuple[Citation, ...]:
        """Give a sentence with those around it in the same version, in the order of the text.

        Returns:
            At most `before + 1 + after` sentences; none when the release has been removed.
        """
        return self._catalogue.neighbours(sentence_id, before, after)

    def state(self) -> LibraryState:
        """Describe the library, without loading the model."""
        return describe(self._catalogue, self._events, self._dense, self._settings.catalogue_path)

    def _reader(self) -> "Reader | None":
        """Give the reader, loaded; None where the settings do without."""
        if not self._settings.read:
            return None
        with self._reader_lock:
            if self._given_reader is None:
                from index.cross_encoder import CrossEncoder

                self._given_reader = CrossEncoder(self._settings.threads)
            return self._given_reader

    def _analyse(self, release: Release) -> Analysis:
        return analyse(release, self._dense.new_embedder(), self._settings.chunk_words)
