"""Addresses to listen on, as a setting gives them."""

LOOPBACK = "127.0.0.1"


def read_address(text: str) -> tuple[str, int]:
    """Read "9464", "0.0.0.0:9464" or "[::1]:9464" as host and port; a port alone is one of this machine's.

    Raises:
        ValueError: It is none of these.
    """
    host, _, port = text.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not (port.isascii() and port.isdecimal() and int(port) <= 65535):
        raise ValueError(f"{text!r} is no address: give a port such as 9464, or address:port.")
    return host or LOOPBACK, int(port)
