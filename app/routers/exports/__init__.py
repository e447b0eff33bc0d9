"""What answers carry, as files: a suffix after the path names the form."""

from app.routers.exports import citations, feeds, packages, records, verdicts
from app.routers.exports.suffixes import MEDIA_TYPES

ROUTERS = (records.router, verdicts.router, citations.router, packages.router, feeds.router)

COMPRESSED = sorted({kind.partition(";")[0] for suffix, kind in MEDIA_TYPES.items() if suffix != "zip"})
"""The media types that compression makes shorter."""
