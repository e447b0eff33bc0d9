"""What every page has around its content: where it stands, what it rests on, how it is linked and kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import HTMLResponse, Response

from app.queries.revisions import Revision
from app.routers.answers import DIGITS, FRESH
from app.schemas.wire.encode import dumps
from app.services.scopes import Reading
from app.site.asking import carried, texts
from app.site.environment import ENVIRONMENT, address

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
"""What a page may load; who may frame it stands in the headers of every answer."""
SECTIONS = (("Parties", "parties"), ("Proposals", "proposals"), ("Settlements", "settlements"), ("Sources", "sources"))
"""Pages of a negotiation beside the matrix: the name in the navigation, and the last part of the path."""

ORDER = (
    *("negotiation", "recorded_by", "parties", "as_of", "known_on", "min_attribution"),
    *("issue", "topic", "others", "revision"),
)
"""The parameters of our links in their order: whose, when, on whose word, which, and last of which revision."""

HEADERS = {
    "Cache-Control": FRESH,
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the content of a page.

    Attributes:
        path: The canonical path; None for a page that is no view of its own, such as an error.
        parameters: What the canonical link says beside the path.
        kept: What links to other pages of the negotiation carry on.
        twin: The address of the same answer from the API; None where there is none.
        meta: What the answer rests on, as the API writes it; None for a page of no record.
        public: The address of the service, where it is known; without a slash at its end.
        recorded: The day on which the revision was recorded.
        pinned: Whether the page names its revision.
        told: What the API is told at the twin.
        stays: Where the page stands for good; None where that is its address with the digest of its revision.
        newest: The newest revision, where the page names the one that it shows, or a day.
    """

    title: str
    path: str | None = None
    parameters: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    twin: str | None = None
    meta: dict[str, Any] | None = None
    recorded: str = ""
    public: str = ""
    pinned: bool = False
    told: dict[str, str] = field(default_factory=dict)
    newest: Revision | None = None
    stays: str | None = None

    @property
    def outdated(self) -> bool:
        """Whether the newest revision holds other data than the one that the page shows."""
        return bool(self.newest and self.meta and self.newest.digest != self.meta["digest"])

    @property
    def negotiation(self) -> str | None:
        """The negotiation that the page is of; None for none."""
        return self.meta["negotiation"] if self.meta else None

    @property
    def navigation(self) -> tuple[tuple[str, str], ...]:
        """The pages that every page links."""
        negotiation = self.negotiation
        of_one = (("Matrix", self.to()), *((name, self.to(part)) for name, part in SECTIONS)) if negotiation else ()
        search = address("search", negotiation=negotiation)
        return (*(of_one or (("Matrix", "/"),)), ("Search", search), ("Method", "/method"), ("API", "/api"))

    @property
    def canonical(self) -> str | None:
        """The page itself, without what it ignores; relative where nobody said under which address we are reached."""
        return None if self.path is None else self.public + self.address_with(self.parameters)

    @property
    def pin(self) -> str:
        """This view for good: of the revision that it was made from."""
        if self.stays:
            return self.stays
        digest = self.meta["digest"][:DIGITS] if self.meta else None
        return self.address_with({**self.parameters, "recorded_by": None, "revision": digest})

    @property
    def latest(self) -> str:
        """This view of the newest revision."""
        return self.address_with({**self.parameters, "recorded_by": None, "revision": None})

    def address_with(self, parameters: Mapping[str, str | None]) -> str:
        """The page with other parameters; None leaves one out."""
        given = {name: text for name, text in parameters.items() if text}
        path = quote(self.path or "/")
        return f"{path}?{urlencode(given, safe=',@:')}" if given else path

    @property
    def card(self) -> str | None:
        """The picture that stands for the page where its link is shared; None where there is none, or no address."""
        path = (self.twin or "").partition("?")[0]
        pictured = path == "/matrix" or path.startswith("/comparisons/")
        return self.public + self.data(f"{path}/card.png") if self.public and pictured else None

    def data(self, path: str, **changes: str | None) -> str:
        """Another form of the answer, such as a file: the API is told what it is told at the twin, but for changes.

        None leaves a parameter out.
        """
        given = {name: value for name, value in {**self.told, **changes}.items() if value}
        told = urlencode(given, safe=",@:")
        return f"{path}?{told}" if told else path

    def to(self, *parts: str, **parameters: str | None) -> str:
        """Another page of the same negotiation, day, grade and revision: `frame.to("issues", id)`."""
        home = ("n", self.negotiation) if self.negotiation else ()
        given = {**self.kept, **parameters}
        return address(*home, *parts, **{name: given[name] for name in sorted(given, key=_place)})


def _place(name: str) -> int:
    """The place of a parameter in the query of our links, the same everywhere."""
    return ORDER.index(name) if name in ORDER else ORDER.index("others")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands.

    Attributes:
        path: Its canonical path.
        twin: The path of the same answer from the API; None where there is none.
        told: What the API is told there; None for what the page was told.
    """

    title: str
    path: str
    twin: str | None = None
    told: dict[str, str] | None = None


def framed(request: Request, place: Place, parameters: BaseModel, reading: Reading, meta: object) -> Frame:
    """The frame of a page of a negotiation's record; *meta* as the API's answer has it."""
    given = texts(parameters)
    revision = {"revision": reading.revision.digest[:DIGITS]} if reading.pinned else {}
    told = {"negotiation": reading.name, **(given if place.told is None else place.told), **revision}
    return Frame(
        place.title,
        place.path,
        {**given, **revision},
        {**carried(parameters), **revision},
        place.twin and f"{quote(place.twin)}?{urlencode(told, safe=',@:')}",
        plain(meta),
        reading.revision.at[:10],
        (request.app.state.settings.public_url or "").rstrip("/"),
        reading.pinned,
        told,
        reading.newest,
    )


def plain(answer: object) -> Any:  # noqa: ANN401 - any JSON
    """An answer just as the API sends it, read back exactly: the page then says what the API says."""
    return json.loads(dumps(answer), parse_float=Decimal)


def show(template: str, frame: Frame, status: int = 200, **content: object) -> Response:
    """The page that a template makes of a frame and its content."""
    text = ENVIRONMENT.get_template(template).render(frame=frame, **content)
    links = [(frame.canonical, 'rel="canonical"')] if frame.canonical else []
    if frame.twin:
        links.append((frame.public + frame.twin, 'rel="alternate"; type="application/json"'))
    if frame.newest:
        links.append((frame.latest, 'rel="latest-version"'))
    headers = HEADERS | ({"Link": ", ".join(f"<{target}>; {relation}" for target, relation in links)} if links else {})
    return HTMLResponse(text, status, headers)
