"""The list of routes as a page; and robots.txt."""

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from app.site.frames import Frame, show

router = APIRouter(include_in_schema=False)


@router.get("/api")
def get_routes(request: Request) -> Response:
    """Every route of the API, those linked that can be followed as they stand."""
    paths = request.app.openapi()["paths"].items()
    routes = [
        (method.upper(), path, operation["summary"]) for path, found in paths for method, operation in found.items()
    ]
    return show("routes.html", Frame("The same as data", "/api"), routes=routes)


@router.get("/robots.txt")
def get_robots() -> Response:
    """All may read all."""
    return PlainTextResponse("User-agent: *\nAllow: /\n", headers={"Cache-Control": "public, max-age=86400"})
