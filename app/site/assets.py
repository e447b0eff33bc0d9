"""Files that pages load: under a name that holds a digest of the content, so that they may be kept for good."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.routers.answers import IMMUTABLE

router = APIRouter(include_in_schema=False)

FOLDER = Path(__file__).parent / "static"
TYPES = {".css": "text/css", ".svg": "image/svg+xml"}
DIGITS = 12


@router.get("/static/{name}")
def get_asset(name: str) -> Response:
    """One file; a digest that is not of the content at hand is not answered with other content."""
    path = _named().get(name)
    if path is None:
        raise HTTPException(404)
    return Response(path.read_bytes(), headers={"Cache-Control": IMMUTABLE}, media_type=TYPES[path.suffix])


def address_of(name: str) -> str:
    """The address of a file of the folder `static`.

    Raises:
        KeyError: There is no such file.
    """
    return f"/static/{_names()[name]}"


@cache
def _names() -> dict[str, str]:
    """Each file's name, and the one under which it is served."""
    files = [path for path in sorted(FOLDER.iterdir()) if path.suffix in TYPES]
    return {path.name: f"{path.stem}.{sha256(path.read_bytes()).hexdigest()[:DIGITS]}{path.suffix}" for path in files}


@cache
def _named() -> dict[str, Path]:
    return {served: FOLDER / name for name, served in _names().items()}
