"""No page is forgotten: those that the other files open are those that the service has."""

from collections.abc import Iterable, Iterator

from starlette.routing import BaseRoute, Route

from app.db import make_engine
from app.main import create_app
from app.settings import Settings
from tests.browser.kinds import KINDS, NO_PAGES, OF_OTHERS, SAME


def walked(routes: Iterable[BaseRoute]) -> Iterator[Route]:
    """Every route, also those of routers within."""
    for route in routes:
        if isinstance(route, Route):
            yield route
        yield from walked(getattr(getattr(route, "original_router", None), "routes", ()))


def test_every_page_of_the_service_is_opened_by_these_tests() -> None:
    app = create_app(Settings.model_construct(), make_engine("sqlite:///:memory:"))
    outside = {route.path for route in walked(app.routes) if not route.include_in_schema}

    assert outside == {*KINDS, *SAME, *OF_OTHERS, *NO_PAGES}
