"""A file that came with a multipart request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """Attributes:
    part: Name of the multipart part, which `attach://` links refer to.
    """

    part: str
    name: str
    mime_type: str
    data: bytes
