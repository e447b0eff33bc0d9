"""Templates and the words they format with: everything is escaped, and a name that is missing is an error."""

from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.site import assets, words

FOLDER = Path(__file__).parent / "templates"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
GROUPED_FROM = 10_000
"""Numbers from here on are written with commas; below, a year or a count reads better without."""


def day_words(text: str) -> str:
    """A day, month or year as people write it.

    >>> day_words("2024-06-14"), day_words("2022-03"), day_words("2021")
    ('14 June 2024', 'March 2022', '2021')
    """
    year, *rest = text.split("-")
    words = [MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)


def number_words(value: int | Decimal) -> str:
    """A number as people write it, exactly.

    >>> number_words(800000), number_words(2022), number_words(Decimal("2.50"))
    ('800,000', '2022', '2.5')
    """
    found = Decimal(value)
    text = f"{found:,f}" if abs(found) >= GROUPED_FROM else f"{found:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_words(value: int | Decimal, unit: str) -> str:
    """A number with its unit, of one in the singular.

    >>> amount_words(5, "years"), amount_words(1, "members"), amount_words(1, "people"), amount_words(1, "percent")
    ('5 years', '1 member', '1 person', '1 percent')
    """
    one = {"people": "person"}.get(unit, unit.removesuffix("s"))
    return f"{number_words(value)} {one if value == 1 else unit}"


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
    made.filters.update(day=day_words, number=number_words, amount=amount_words)
    made.globals.update(address=address, asset=assets.address_of, words=words, best_first=best_first)
    return made


ENVIRONMENT = _environment()
