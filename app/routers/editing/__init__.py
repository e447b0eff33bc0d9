"""Writing: edits as one document, records at their own addresses, and edits that wait for another person."""

from app.routers.editing import edits, records

ROUTERS = (edits.router, records.router)
