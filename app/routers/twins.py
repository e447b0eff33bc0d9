"""Which page says the same as an answer of the API: the two name each other."""

from urllib.parse import quote

ONE = {
    "comparisons": "issues",
    **{kind: kind for kind in ("issues", "parties", "positions", "proposals", "sources")},
}
"""Where the answer for one record has a page: the first part of its path here, and of the page's."""

NARROWING = {"author", "issue", "topic", "status", "dated_from", "dated_to", "kind"}
"""Filters of the lists of proposals and sources, whose pages list all."""


def page_of(path: str, negotiation: str, given: frozenset[str]) -> str | None:
    """The path of the page that says what the answer at *path* says; None where there is none.

    Args:
        given: The names of the parameters that the answer was asked for with.

    >>> page_of("/comparisons/nato-membership", "ukraine", frozenset())
    '/n/ukraine/issues/nato-membership'
    """
    parts = path.strip("/").split("/")
    if parts == ["positions"] and "q" in given:
        return "/search"
    below = _below(parts, given)
    return None if below is None else "".join(f"/{quote(part)}" for part in ("n", negotiation, *below))


def _below(parts: list[str], given: frozenset[str]) -> list[str] | None:
    """The parts of the page's path below those of its negotiation; None where there is no page."""
    found = None
    match parts:
        case ["matrix"]:
            found = []
        case ["settlements" | "changes"] | ["revisions", _] | ["proposals", _, "diff", _]:
            found = parts
        case ["parties" | "proposals" | "sources"] if not given & NARROWING:
            found = parts
        case ["proposals", id_, "evaluation"]:
            found = ["proposals", id_]
        case [kind, id_] if kind in ONE:
            found = [ONE[kind], id_]
    return found
