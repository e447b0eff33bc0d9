"""The forms that a suffix names. A path takes only suffixes it knows; anything else is an id, or nothing.

An id holds no dot, so `/positions/x.csl.json` can be read in one way only.
"""

from enum import StrEnum
from typing import Annotated

from fastapi import Path
from pydantic import WithJsonSchema
from starlette.convertors import Convertor, register_url_convertor

from app.exports.citing import Style

TABLE = "table"
CLAIMS = "claims"
STYLE = "style"
FEED = "feed"
NEWS = "news"
"""The names under which paths ask for a suffix of a sort."""


class TableForm(StrEnum):
    """The forms of a table."""

    CSV = "csv"
    NDJSON = "ndjson"
    MARKDOWN = "md"


class ClaimsForm(StrEnum):
    """The forms of the table of positions."""

    CSV = "csv"
    NDJSON = "ndjson"
    MARKDOWN = "md"
    LINKED = "jsonld"


class FeedForm(StrEnum):
    """The forms of a feed."""

    ATOM = "atom"
    JSON = "json"


class NewsForm(StrEnum):
    """The forms of a feed of what has a list too, whose suffix is `.json`."""

    ATOM = "atom"
    JSON = "feed.json"


MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ndjson": "application/x-ndjson",
    "md": "text/markdown; charset=utf-8",
    "jsonld": "application/ld+json",
    "zip": "application/zip",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "txt": "text/plain; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json",
    "feed.json": "application/feed+json",
}
"""The media type of each form, by its suffix."""


def _listed(forms: type[StrEnum]) -> WithJsonSchema:
    """The forms where they are used: a parameter has no name for them that other answers would share."""
    words = [str(form) for form in forms]
    return WithJsonSchema({"type": "string", "enum": words, "examples": words[:1]})


TableSuffix = Annotated[TableForm, Path(description="Form of the table."), _listed(TableForm)]
ClaimsSuffix = Annotated[ClaimsForm, Path(description="Form of the list."), _listed(ClaimsForm)]
StyleSuffix = Annotated[Style, Path(description="Form of the citation."), _listed(Style)]
FeedSuffix = Annotated[FeedForm, Path(description="Form of the feed."), _listed(FeedForm)]
NewsSuffix = Annotated[NewsForm, Path(description="Form of the feed."), _listed(NewsForm)]


class _Suffix(Convertor[str]):
    """One of some suffixes."""

    def __init__(self, forms: type[StrEnum]) -> None:
        self.regex = "|".join(form.replace(".", r"\.") for form in forms)  # type: ignore[misc]  # a class for each would say no more

    def convert(self, value: str) -> str:
        """The suffix itself."""
        return value

    def to_string(self, value: str) -> str:
        """The suffix itself."""
        return value


for _name, _forms in {TABLE: TableForm, CLAIMS: ClaimsForm, STYLE: Style, FEED: FeedForm, NEWS: NewsForm}.items():
    register_url_convertor(_name, _Suffix(_forms))
