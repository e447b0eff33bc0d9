"""What the tests of files share: the services of the API's tests, one of them with awkward words, and how they read."""

from collections.abc import Iterator

import pytest

from app.settings import Settings
from tests.api.conftest import (
    Client,
    client,
    fresh,
    load_on,
    planned,
    real_record,
    serving,
    settings,
    statements,
    ukraine,
)
from tests.databases import Databases
from tests.exports.worlds import awkward

__all__ = ["client", "fresh", "planned", "real_record", "settings", "statements", "ukraine"]


@pytest.fixture(scope="session")
def known_abroad(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service that the world reaches under an address, and that holds awkward words."""
    public = Settings.model_construct(public_url="https://parley.example/base/")
    with serving(databases, tmp_path_factory.mktemp("abroad") / "parley.db", public) as found:
        load_on(found, awkward())
        yield found
