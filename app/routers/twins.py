"""Which page says the same as an answer of the API: the two name each other."""

from urllib.parse import quote

ONE = {"comparisons": "issues"}
"""Where the answer for one record has a page: the first part of its path here, and of the page's."""


def page_of(path: str, negotiation: str, given: frozenset[str]) -> str | None:
    """The path of the page that says what the answer at *path* says; None where there is none.

    Args:
        given: The names of the parameters that the answer was asked for with.

    >>> page_of("/comparisons/nato-membership", "ukraine", frozenset())
    '/n/ukraine/issues/nato-membership'
    """
    home = f"/n/{quote(negotiation)}"
    match path.strip("/").split("/"):
        case ["matrix"]:
            return home
        case ["positions"] if "q" in given:
            return "/search"
        case [kind, id_] if kind in ONE:
            return f"{home}/{ONE[kind]}/{quote(id_)}"
    return None
