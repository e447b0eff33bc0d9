"""How much, and for how long, one connection may ask of the server."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.limiting.addresses import Network


def _unheard(_: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a connection may send, and what it may take its time for.

    Attributes:
        connections: So many are open at once; `of_one_address` so many from one visitor that is no trusted proxy.
        pipelined: So many requests of one connection may wait behind the one that is answered.
        address_bytes: Most bytes of a request's first line; `head_bytes` of all that stands before its body.
        body_bytes: Most bytes of a body, with what frames it.
        head_seconds: How long a head may take from its first byte on, or from the opening of the connection.
        body_seconds: How long a body may take.
        write_seconds: How long a client may take no answer off our hands.
        linger_seconds: How long we listen, without reading, to who was refused, so that the refusal arrives.
        refused: Told the code of each refusal.
    """

    connections: int = 1000
    of_one_address: int = 200
    pipelined: int = 100
    address_bytes: int = 8_192
    head_bytes: int = 32_768
    body_bytes: int = 1_114_112
    head_seconds: float = 10.0
    body_seconds: float = 20.0
    write_seconds: float = 20.0
    linger_seconds: float = 1.0
    trusted: tuple[Network, ...] = ()
    refused: Callable[[str], None] = field(default=_unheard)
