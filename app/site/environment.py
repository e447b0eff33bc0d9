"""Templates and the words they format with: everything is escaped, and a name that is missing is an error."""

from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.site import assets, words
from app.wording.days import day_words
from app.wording.numbers import amount_words, gap_words

FOLDER = Path(__file__).parent / "templates"


def address(*parts: str, **parameters: str | None) -> str:
    """An address of ours from the parts of its path, and the parameters that have a value."""
    given = {name.rstrip("_"): value for name, value in parameters.items() if value}
    path = "/" + "/".join(quote(part, safe="") for part in parts)
    return f"{path}?{urlencode(given, safe=',@:')}" if given else path


def best_first(citations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Citations, those first that a reader should look at first: words quoted, source sound, passage confirmed."""

    def place(cited: dict[str, Any]) -> tuple[bool, bool, bool]:
        confirmed = cited["passage"] is not None and cited["passage"]["confirmed"]
        return cited["quote"] is None, cited["source"]["confidence"] == "low", not confirmed

    return sorted(citations, key=place)


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(day=day_words, amount=amount_words, gap=gap_words)
    made.globals.update(address=address, asset=assets.address_of, words=words, best_first=best_first)
    return made


ENVIRONMENT = _environment()
