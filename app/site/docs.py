"""Interactive documentation that loads nothing from outside: Swagger UI from an installed package."""

from functools import cache
from importlib.resources import files

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

router = APIRouter(include_in_schema=False)

KEPT = "public, max-age=86400"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'"
)

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parley: routes and parameters</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<noscript>This page needs JavaScript; <a href="/openapi.json">/openapi.json</a> holds all of it.</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""

# The badge of the validator would ask another host, which `validatorUrl: null` forbids.
START = """window.ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
"""


@router.get("/docs")
def get_docs() -> Response:
    """Every route with its parameters, to try out."""
    return HTMLResponse(PAGE, headers={"Cache-Control": "public, no-cache", "Content-Security-Policy": POLICY})


@router.get("/docs/start.js")
def get_start() -> Response:
    """The script that opens the documentation; a file, since the page runs no inline scripts."""
    return Response(START, headers={"Cache-Control": KEPT}, media_type="text/javascript")


@router.get("/docs/swagger-ui-bundle.js")
def get_bundle() -> Response:
    """Swagger UI itself."""
    return Response(_file("swagger-ui-bundle.js"), headers={"Cache-Control": KEPT}, media_type="text/javascript")


@router.get("/docs/swagger-ui.css")
def get_styles() -> Response:
    """How Swagger UI looks."""
    return Response(_file("swagger-ui.css"), headers={"Cache-Control": KEPT}, media_type="text/css")


@router.get("/docs/favicon-32x32.png")
def get_icon() -> Response:
    """The icon of the page."""
    return Response(_file("favicon-32x32.png"), headers={"Cache-Control": KEPT}, media_type="image/png")


@cache
def _file(name: str) -> bytes:
    return files("fastapi_swagger.resources").joinpath(name).read_bytes()
