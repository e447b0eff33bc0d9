"""The front page: one plain page that links the routes; and robots.txt."""

from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

router = APIRouter(include_in_schema=False)

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
dt { margin-top: .8rem; font-weight: 600; }
dd { margin-left: 1.2rem; }
code { font-size: .95em; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
"""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parley: what the parties say, and where they conflict</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<header>
<h1>Parley</h1>
<p>What each party to a negotiation says it demands, offers and refuses, with the source of every word; and, computed
from that record, where the parties overlap and where they conflict. Stated positions are no bottom lines.</p>
</header>
<main>
<h2>What to ask</h2>
<dl>
{routes}
</dl>
<h2>How to read the answers</h2>
<ul>
<li><a href="/docs">/docs</a>: every route with its parameters, to try out</li>
<li><a href="/openapi.json">/openapi.json</a>: the same for programs</li>
</ul>
</main>
</body>
</html>
"""


@router.get("/")
def get_front(request: Request) -> Response:
    """One plain page that links every route."""
    paths = request.app.openapi()["paths"].items()
    routes = "\n".join(_route(path, *operation) for path, found in paths for operation in found.items())
    page = PAGE.format(style=STYLE, routes=routes)
    return HTMLResponse(page, headers={"Cache-Control": "public, no-cache", "Content-Security-Policy": POLICY})


@router.get("/robots.txt")
def get_robots() -> Response:
    """All may read all."""
    return PlainTextResponse("User-agent: *\nAllow: /\n", headers={"Cache-Control": "public, max-age=86400"})


def _route(path: str, method: str, operation: "dict[str, str]") -> str:
    """A route that can be followed as it stands is a link; one that needs an id or a body is not."""
    shown = escape(path)
    if method != "get":
        name = f"<code>{method.upper()} {shown}</code>"
    else:
        name = f"<code>{shown}</code>" if "{" in path else f'<a href="{shown}">{shown}</a>'
    return f"<dt>{name}</dt><dd>{escape(operation['summary'])}</dd>"
