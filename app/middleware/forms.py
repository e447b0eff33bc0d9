"""The form of a list by `Accept`: what has an address by suffix can be asked for by its media type too.

Source: RFC 9110, 12.5.1; a cache must know of it, so that `Vary` names `Accept` whichever form was sent.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PART = re.compile(r"\{[a-z]+\}")
SUFFIX = ".json"
JSON = ("application/json", "application/*", "*/*")


class Forms:
    """Send a request for a list on to the file of that list, where its media type is preferred to JSON by name.

    JSON has a suffix too, for whoever wants to be sure: `/positions.json` is `/positions`, whatever `Accept` says.

    A wild card is for JSON, so that a browser, which takes anything, is answered as ever.
    """

    def __init__(self, app: ASGIApp, files: Mapping[str, Mapping[str, str]]) -> None:
        """Take the suffixes of each list's *files*, by the form of its path and by media type."""
        self.app = app
        self.files = {re.compile(_PART.sub("[^/.]+", path)): known for path, known in files.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, to the file where one is preferred."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path.endswith(SUFFIX) and self._known(path.removesuffix(SUFFIX)):
            await self.app(_at(scope, path.removesuffix(SUFFIX)), receive, send)
            return
        known = self._known(path)
        if known is None:
            await self.app(scope, receive, send)
            return

        async def varied(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept")
            await send(message)

        suffix = preferred(", ".join(Headers(scope=scope).getlist("accept")), known)
        await self.app(_at(scope, f"{path}.{suffix}") if suffix else scope, receive, varied)

    def _known(self, path: str) -> Mapping[str, str] | None:
        """The suffixes of the list at a path, by media type; None where no list with files is there."""
        return next((known for form, known in self.files.items() if form.fullmatch(path)), None)


def _at(scope: Scope, path: str) -> Scope:
    """The same request at another path."""
    return {**scope, "path": path, "raw_path": quote(path).encode()}


def preferred(accept: str, known: Mapping[str, str]) -> str | None:
    """The suffix of the media type that *accept* prefers to JSON, the first named of several; None for JSON itself."""
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        kind, *parameters = (word.strip() for word in part.split(";"))
        weights.setdefault(kind, _weight(parameters))
    of_json = next((weights[kind] for kind in JSON if kind in weights), 0.0)
    found = [(weight, kind) for kind, weight in weights.items() if kind in known and weight > of_json]
    return known[max(found, key=lambda one: one[0])[1]] if found else None


def _weight(parameters: list[str]) -> float:
    """The weight that the parameters of a media type give it: 1 where they give none, 0 where it cannot be read."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return max(0.0, min(1.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0
