"""Who asks: the address of a client, as far as it can be trusted."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

Network = IPv4Network | IPv6Network

LOCAL = "local"
"""Who asks through a socket without addresses."""

SUBSCRIBER = 64
"""Bits of an IPv6 address that tell subscribers apart; the rest is theirs to choose (RFC 6177)."""


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxies that stand before the service.

    Attributes:
        trusted: Their networks; what anybody else says of the way of a request is not believed.
        header: The one header in which they write it, in small letters. Another may hold what a client made up.
    """

    trusted: tuple[Network, ...] = ()
    header: bytes = b"x-forwarded-for"

    def visitor(self, scope: Any) -> str:  # noqa: ANN401 - a scope of ASGI
        """Who sent a request: an IPv4 address, or the network of an IPv6 address, as text.

        The way is read from our end on: the first address that is no trusted proxy is the visitor's. What stands
        before it, the visitor may have made up.
        """
        client = scope.get("client")
        if client is None:
            return LOCAL
        found: str = client[0]
        if self.trusted and self.trusts(found):
            for hop in reversed(self._hops(scope["headers"])):
                address = _address(hop)
                if address is None:
                    break
                found = address
                if not self.trusts(found):
                    break
        return visitor_at(found)

    def trusts(self, address: str) -> bool:
        """Whether an address is that of a proxy whose word is believed."""
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.trusted)

    def _hops(self, headers: Iterable[tuple[bytes, bytes]]) -> list[str]:
        written = ",".join(value.decode("latin-1") for name, value in headers if name == self.header)
        hops = [hop.strip() for hop in written.split(",") if hop.strip()]
        return [_for(hop) for hop in hops] if self.header == b"forwarded" else hops


def networks(text: str) -> tuple[Network, ...]:
    """The networks of a list with commas, such as `10.0.0.0/8,2001:db8::1`.

    Raises:
        ValueError: One of them is none.
    """
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def visitor_at(address: str) -> str:
    """The visitor at an address; an IPv4 address inside an IPv6 one is itself.

    >>> visitor_at("2001:db8:1:2:3:4:5:6"), visitor_at("::ffff:192.0.2.1")
    ('2001:db8:1:2::/64', '192.0.2.1')
    """
    if ":" not in address:
        return address
    try:
        found = IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Network((found, SUBSCRIBER), strict=False))


def _for(element: str) -> str:
    """The `for` of one element of the header `Forwarded` (RFC 7239, 4); empty where it has none."""
    for pair in element.split(";"):
        name, _, value = pair.partition("=")
        if name.strip().lower() == "for":
            return value.strip().strip('"')
    return ""


def _address(hop: str) -> str | None:
    """The address of a hop, which may carry a port; None for what is no address, such as `unknown`."""
    text = hop
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ip_address(text))
    except ValueError:
        return None
