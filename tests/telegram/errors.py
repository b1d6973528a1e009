"""What the server answers when a request fails, in Telegram's words.

The wording follows what Bot API servers answer (https://github.com/tdlib/telegram-bot-api, https://github.com/tdlib/td).
"""

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class ApiError(Exception):
    """A request that fails.

    Attributes:
        code: HTTP status and `error_code`.
        description: As sent, with its prefix, such as "Bad Request: chat not found".
        parameters: `ResponseParameters`, such as `{"retry_after": 3}`.
    """

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def envelope(self) -> dict[str, Any]:
        """Renders the error as the body of an answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(description: str, **parameters: Any) -> ApiError:
    return ApiError(400, f"Bad Request: {description}", parameters)


def forbidden(description: str) -> ApiError:
    return ApiError(403, f"Forbidden: {description}")


def conflict(description: str) -> ApiError:
    return ApiError(409, f"Conflict: {description}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def not_implemented(what: str) -> ApiError:
    """An answer no real server gives: the test asks for something that this server cannot play."""
    return ApiError(400, f"Bad Request: {what} is not implemented by the test server")
