"""Every setting of Vocero, in one frozen class.

A setting is read from the environment (prefix `VOCERO_`), else from a file `.env` in the working directory,
else has the default below. `.env.example` lists them all; a test keeps the two equal.
"""

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, HttpUrl, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.addresses import read_address

Probability = Annotated[float, Field(ge=0.0, le=1.0)]
PositiveInt = Annotated[int, Field(gt=0)]
Ids = Annotated[tuple[int, ...], NoDecode]
"""Numbers of users or chats in Telegram, written with commas between them."""


class Settings(BaseSettings):
    """The settings, built once in `main()` and passed to whatever needs them."""

    model_config = SettingsConfigDict(
        env_prefix="VOCERO_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        # A secret that does not validate must not be echoed by the error that says so.
        hide_input_in_errors=True,
        protected_namespaces=(),
    )

    data_dir: Path = Field(
        default=Path("data"),
        description="Folder of the catalogue and of the index derived from it; made when missing.",
    )
    max_file_mb: PositiveInt = Field(
        default=20, description="A file larger than this many megabytes (10^6 bytes) is refused."
    )

    model: str = Field(
        default="",
        description="Embedding model: a local folder or a hub name such as intfloat/multilingual-e5-small."
        " Empty: the model that comes with Vocero. Run `vocero reindex` after a change.",
    )
    model_revision: str | None = Field(
        default=None, description="Revision (branch, tag or commit) of a hub model; empty: its newest."
    )
    model_offline: bool = Field(
        default=False, description="Never ask the hub: a hub model must already lie in the local cache."
    )
    query_prefix: str | None = Field(
        default=None,
        description="Text put before a question. Empty: what the model's card asks for, where it is known.",
    )
    passage_prefix: str | None = Field(
        default=None,
        description="Text put before a passage. Empty: what the model's card asks for, where it is known.",
    )
    pooling: Literal["mean", "cls", "max", "lasttoken"] | None = Field(
        default=None, description="How token vectors become one vector. Empty: as the model declares."
    )
    dimensions: PositiveInt | None = Field(
        default=None,
        description="Cut vectors to this many dimensions (for models trained to allow it). Empty: all.",
    )
    batch_size: PositiveInt = Field(
        default=32, description="Texts embedded at once at ingest, at most; fewer where they are long."
    )
    threads: int = Field(
        default=0,
        ge=0,
        description="Batches embedded at once, each by a thread; 0: as many as there are cores.",
    )

    time_zone: str = Field(
        default="America/Mexico_City",
        description="Time zone (IANA name) of chats that chose none, and of releases' hours that name none.",
    )

    chunk_words: PositiveInt = Field(
        default=100,
        description="A chunk holds neighbouring sentences of this many words at most, or one longer one.",
    )
    faiss_index: str = Field(
        default="auto",
        description="Kind of vector index. auto: exact up to 8000 chunks (about 1200 releases); over more,"
        " all are compared by short codes and the likeliest by their vectors, which finds over 99 % of the"
        " nearest several times as fast. Else a FAISS factory string, by inner product: Flat is always"
        " exact.",
    )
    candidates: PositiveInt = Field(
        default=50,
        description="Passages taken from each kind of search, in each language, before they are fused.",
    )
    read: int = Field(
        default=10,
        ge=0,
        description="So many of the best candidates are read by a second model together with the question,"
        " which takes most of an answer's time. 0: none; the answer is chosen without it.",
    )
    answer_threshold: Probability = Field(
        default=0.6,
        description="Probability that a sentence answers, from which on it is given as the answer; below,"
        " it is shown as the nearest passage. Higher: fewer answers, and fewer wrong ones. At 0.6 four in"
        " five of the answers shown were right when it was measured (docs/quality.md).",
    )

    telegram_token: SecretStr | None = Field(
        default=None, description="The bot's token from @BotFather. Needed by `vocero serve` only."
    )
    telegram_api_url: HttpUrl = Field(
        default=HttpUrl("https://api.telegram.org"),
        description="Address of the Bot API; another one for a Bot API server of your own.",
    )
    webhook_url: HttpUrl | None = Field(
        default=None,
        description="Public https address where Telegram delivers updates. Empty: long polling.",
    )
    webhook_bind: str = Field(default="127.0.0.1", description="Address the webhook server listens on.")
    webhook_port: int = Field(default=8080, ge=0, le=65535, description="Port it listens on.")
    webhook_secret: SecretStr | None = Field(
        default=None,
        description="Secret that each delivery must carry (1-256 of A-Z a-z 0-9 _ -). Needed with a webhook.",
    )
    concurrent_questions: PositiveInt = Field(
        default=2, description="Questions the model works on at once; the others wait their turn."
    )
    max_question_chars: PositiveInt = Field(
        default=500, description="A longer question is answered with a request to shorten it."
    )
    questions_per_minute: PositiveInt = Field(
        default=10,
        description="Questions that one person may ask in a minute; of more the first is refused in words,"
        " the others in silence.",
    )
    chat_questions_per_minute: PositiveInt = Field(
        default=30, description="The same for all of a chat together."
    )
    access: Literal["open", "allowlist", "pairing"] = Field(
        default="open",
        description="Who may use the bot. open: everybody; allowlist: the users and chats below; pairing:"
        " these, and whoever sends /pair with a code that an admin got by /invite, once.",
    )
    allowed_users: Ids = Field(
        default=(),
        description="Numbers of users who may use the bot anywhere, with commas between; /id tells them.",
    )
    allowed_chats: Ids = Field(
        default=(), description="Numbers of chats in which everybody may; those of groups are negative."
    )
    admins: Ids = Field(
        default=(), description="Numbers of the users who may hand out codes (/invite) and take back access."
    )
    metrics_address: str = Field(
        default="",
        description="Port, or address:port, of a web server with /metrics (Prometheus) and /health. A port"
        " alone listens on 127.0.0.1. Empty: none. Neither holds anybody's words.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="What is logged to standard error. Questions never are."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="How a record is written: a line for people, or a JSON object a line."
    )

    @field_validator("allowed_users", "allowed_chats", "admins", mode="before")
    @classmethod
    def _ids_are_numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return tuple(int(part) for part in value.split(",") if part.strip())
        except ValueError as error:
            raise ValueError(
                "write numbers with commas between them, such as 4711, -1001234567890"
            ) from error

    @field_validator("metrics_address")
    @classmethod
    def _address_can_be_listened_on(cls, value: str) -> str:
        if value:
            read_address(value)
        return value

    @field_validator("time_zone")
    @classmethod
    def _zone_is_known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(
                f"there is no time zone {name!r}. Give an IANA name such as"
                " America/Mexico_City, Europe/Madrid or UTC."
            ) from error
        return name

    @model_validator(mode="after")
    def _webhook_needs_a_secret(self) -> "Settings":
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError(
                "VOCERO_WEBHOOK_URL is set but VOCERO_WEBHOOK_SECRET is not: without it anybody could pose"
                " as Telegram. Set it to a long random string, for example from: openssl rand -hex 32"
            )
        return self

    @property
    def catalogue_path(self) -> Path:
        """The SQLite file that holds all that is known."""
        return self.data_dir / "catalogue.sqlite3"

    @property
    def vectors_path(self) -> Path:
        """The FAISS index derived from the catalogue."""
        return self.data_dir / "vectors.faiss"
