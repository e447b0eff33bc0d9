"""What other pages take of ours: the address of a view made for a frame, and the markup that shows it there."""

from html import escape
from urllib.parse import urlencode

from app.site.frames import Frame

WIDTH = 640
HEIGHT = 560
"""The frame in pixels; the view scrolls where it needs more."""


def embed_address(frame: Frame, view: str) -> str:
    """Where that stands for frames which the page shows at the path and query of *view*.

    It begins with the address of the service where that is known, else it is a path.
    """
    return f"{frame.public}/embed{view}"


def snippet(address: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The markup that shows what stands at an address; everything in it is escaped.

    >>> snippet("https://parley.example/embed/n/a/issues/b?parties=c,d&as_of=2024-01-01", 'Is it "so"?', 300, 200)
    '<iframe src="https://parley.example/embed/n/a/issues/b?parties=c,d&amp;as_of=2024-01-01" \
title="Is it &quot;so&quot;?" width="300" height="200" style="border:0;max-width:100%" loading="lazy"></iframe>'
    """
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}"'
        ' style="border:0;max-width:100%" loading="lazy"></iframe>'
    )


def discovery_address(frame: Frame) -> str | None:
    """Where a page is described for those who embed it; None where nobody said under which address we are reached."""
    if not (frame.public and frame.canonical):
        return None
    return f"{frame.public}/oembed?{urlencode({'url': frame.canonical, 'format': 'json'})}"
