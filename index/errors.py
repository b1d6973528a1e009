"""What can go wrong in the library, each with a message that says what to do next.

    LibraryError
     ├── ReleaseError            one file cannot become a release; others still can
     │    ├── UnreadableFile     missing, no permission, not a regular file
     │    ├── EmptyRelease       no text in it
     │    ├── ReleaseTooLarge    over the limit of the settings
     │    ├── NotText            binary, or in no encoding we know
     │    └── HeaderError        the `key: value` header does not parse
     ├── CatalogueError          the catalogue as a whole cannot be used
     │    ├── CatalogueTooNew    written by a newer version of Vocero
     │    ├── CatalogueDamaged   SQLite cannot read it
     │    ├── CatalogueBusy      another process holds it for too long
     │    └── StorageFull        the disk, or its quota, is full
     ├── ModelError              the embedding model cannot be used
     │    ├── ModelNotFound      no such folder, or a hub model that is not reachable
     │    └── ModelMismatch      the catalogue was built with another model
     ├── NoSuchRelease           an id that names no release of the catalogue
     └── EvaluationError         a folder of evaluation data cannot be used

Every message is meant to be shown to the editor who runs the bot. What a Telegram user reads comes from
`bot/texts/`, never from here.
"""


class LibraryError(Exception):
    """Root of everything the library raises on purpose."""


class ReleaseError(LibraryError):
    """One file cannot become a release."""


class UnreadableFile(ReleaseError):
    """The file is missing, forbidden, or not a regular file."""


class EmptyRelease(ReleaseError):
    """The file holds no text."""


class ReleaseTooLarge(ReleaseError):
    """The file is over the size limit of the settings."""


class NotText(ReleaseError):
    """The file is binary, or in no encoding that releases come in."""


class HeaderError(ReleaseError):
    """The `key: value` header does not parse."""


class CatalogueError(LibraryError):
    """The catalogue as a whole cannot be used."""


class CatalogueTooNew(CatalogueError):
    """The catalogue was written by a newer version of Vocero."""


class CatalogueDamaged(CatalogueError):
    """SQLite cannot read the catalogue."""


class CatalogueBusy(CatalogueError):
    """Another process has held the catalogue for too long."""


class StorageFull(CatalogueError):
    """The disk, or the quota on it, is full."""


class ModelError(LibraryError):
    """The embedding model cannot be used."""


class ModelNotFound(ModelError):
    """There is no such model folder, or the hub that has it cannot be reached."""


class ModelMismatch(ModelError):
    """The catalogue's vectors were made by another model."""


class NoSuchRelease(LibraryError):
    """The id names no release of the catalogue."""


class EvaluationError(LibraryError):
    """A folder of evaluation data, or what is made of it, cannot be used."""
