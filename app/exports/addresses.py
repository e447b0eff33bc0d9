"""Where we say what we say: addresses below the public one, or paths; never from the request's own host."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from app.exports.tables import Sight


def address(sight: Sight, path: str, negotiation: str | None = None, **more: str) -> str:
    """The address of a path, with its negotiation, and pinned to the revision where there is one."""
    asked = {"negotiation": negotiation or "", **more, "revision": sight.pin}
    query = urlencode({name: value for name, value in asked.items() if value}, safe=",@:")
    return f"{sight.public}{quote(path)}" + (f"?{query}" if query else "")


def page(sight: Sight, path: str, negotiation: str, **more: str) -> str:
    """The address for people of what stands at a path of a negotiation."""
    return address(sight, f"/n/{negotiation}{path}", None, **more)


def licence_address(licence: str) -> str:
    """Where a licence can be read in full, by its SPDX id."""
    if licence == "CC-BY-4.0":
        return "https://creativecommons.org/licenses/by/4.0/"
    return f"https://spdx.org/licenses/{quote(licence)}.html"
