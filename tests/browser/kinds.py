"""Every kind of page, by the path of its route, each with addresses that show what it may hold."""

ISSUE = "/n/{negotiation}/issues/{id}"
MATRIX = "/"
DIFF = "/n/{negotiation}/proposals/{a}/diff/{b}"
PROPOSAL = "/n/{negotiation}/proposals/{id}"

KINDS: dict[str, tuple[str, ...]] = {
    MATRIX: ("/", "/?parties=eu,ru,ru@2022-03-29,ua,us&topic=security&min_attribution=anonymous"),
    ISSUE: (
        "/n/ukraine/issues/nato-membership",
        "/n/ukraine/issues/us-guarantee-years",
        "/n/ukraine/issues/foreign-troops?parties=ru@2022-03-29,ua&revision=1",
        "/n/ukraine/issues/tank-cap",
        "/n/ukraine/issues/martial-law-ended",
    ),
    "/n/{negotiation}/parties": ("/n/ukraine/parties",),
    "/n/{negotiation}/parties/{id}": ("/n/ukraine/parties/ua",),
    "/n/{negotiation}/positions/{id}": (
        "/n/ukraine/positions/ua-2025-12-24-plant-output-share",
        "/n/ukraine/positions/us-2025-03-18-energy-truce",
    ),
    "/n/{negotiation}/sources": ("/n/ukraine/sources",),
    "/n/{negotiation}/sources/{id}": ("/n/ukraine/sources/rbc-ukraine-2025-12-24-plant",),
    "/n/{negotiation}/proposals": ("/n/ukraine/proposals",),
    PROPOSAL: ("/n/ukraine/proposals/us-28-points-2025-11-20",),
    DIFF: ("/n/ukraine/proposals/us-28-points-2025-11-20/diff/eu-24-points-2025-11-23",),
    "/n/{negotiation}/settlements": ("/n/ukraine/settlements?parties=ru,ua",),
    "/n/{negotiation}/changes": ("/n/ukraine/changes",),
    "/n/{negotiation}/revisions/{n}": ("/n/ukraine/revisions/1",),
    "/embed/n/{negotiation}/issues/{id}": ("/embed/n/ukraine/issues/nato-membership?parties=ru,ua",),
    "/search": ("/search", "/search?q=nato"),
    "/method": ("/method",),
    "/api": ("/api",),
}
"""Pages of our own making."""

SAME: dict[str, str] = {
    "/n/{negotiation}": MATRIX,
    "/n/{negotiation}/": MATRIX,
    "/n/{negotiation}/issues": MATRIX,
    "/n/{negotiation}/drafts": DIFF,
}
"""Other paths of the same pages."""

PROBLEMS = {"/n/nowhere": 404, "/n/ukraine/issues/nato": 404, "/n/ukraine?parties=rus": 422}
"""Pages about addresses that show no other, and their status."""

OF_OTHERS = ("/docs",)
"""Pages made by Swagger UI."""

NO_PAGES = {
    *("/static/{name}", "/robots.txt", "/openapi.json", "/oembed"),
    *("/matrix.{form:picture}", "/matrix/card.{form:picture}", "/issues/{id}/timeline.{form:picture}"),
    *("/comparisons/{issue}.{form:picture}", "/comparisons/{issue}/card.{form:picture}"),
    *("/docs/start.js", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/docs/favicon-32x32.png"),
}
"""What stands outside the contract and is no page."""

PAGES = tuple(address for addresses in KINDS.values() for address in addresses)
