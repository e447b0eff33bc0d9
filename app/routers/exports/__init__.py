"""What answers carry, as files: a suffix after the path names the form."""

from app.exports.catalogue import BY_THEMSELVES
from app.routers.exports import citations, feeds, packages, records, verdicts
from app.routers.exports.suffixes import MEDIA_TYPES, ClaimsForm, TableForm

ROUTERS = (records.router, verdicts.router, citations.router, packages.router, feeds.router)

_KINDS = {suffix: kind.partition(";")[0] for suffix, kind in MEDIA_TYPES.items()}

COMPRESSED = sorted({kind for suffix, kind in _KINDS.items() if suffix != "zip"})
"""The media types that compression makes shorter."""

BY_ACCEPT = {
    f"/{table.name}": {
        _KINDS[suffix]: str(suffix) for suffix in (ClaimsForm if table.name == "positions" else TableForm)
    }
    for table in BY_THEMSELVES
}
"""The suffixes of each list, by its path and by the media type that asks for it."""
