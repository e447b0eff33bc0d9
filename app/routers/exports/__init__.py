"""What answers carry, as files: a suffix after the path names the form."""

from app.exports.catalogue import BY_THEMSELVES, OF_ONE
from app.routers.exports import analysis, citations, feeds, packages, plans, records, verdicts
from app.routers.exports.suffixes import MEDIA_TYPES, ClaimsForm, NewsForm, TableForm

ROUTERS = (
    *(records.router, verdicts.router, analysis.router, plans.router),
    *(citations.router, packages.router, feeds.router),
)

_KINDS = {suffix: kind.partition(";")[0] for suffix, kind in MEDIA_TYPES.items()}

COMPRESSED = sorted({kind for suffix, kind in _KINDS.items() if suffix != "zip"})
"""The media types that compression makes shorter."""

_NEWS = {_KINDS[suffix]: str(suffix) for suffix in NewsForm}

BY_ACCEPT = {
    "/changes": _NEWS,
    **{
        path: {_KINDS[suffix]: str(suffix) for suffix in (ClaimsForm if path == "/positions" else TableForm)}
        for path in (*(f"/{table.name}" for table in BY_THEMSELVES), *OF_ONE)
    },
}
"""The suffixes of each list, by the form of its path and by the media type that asks for it."""
