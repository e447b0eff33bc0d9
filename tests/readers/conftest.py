"""Libraries that others read our files with, and what they read; without a library, its tests are skipped."""

from collections.abc import Iterator
from types import ModuleType

import pytest

from app.settings import Settings
from tests.api.conftest import Client, client, fresh, load_on, planned, real_record, serving, settings, ukraine
from tests.databases import Databases
from tests.exports.worlds import awkward

__all__ = ["client", "fresh", "planned", "real_record", "settings", "ukraine"]


@pytest.fixture(scope="session")
def frictionless() -> ModuleType:
    """What data journalists check packages with."""
    pytest.importorskip("frictionless", reason="frictionless is not installed: make readers")
    import frictionless  # noqa: PLC0415 - may be missing

    found: ModuleType = frictionless
    return found


@pytest.fixture(scope="session")
def jsonld() -> ModuleType:
    """What search engines read linked data with, or a like of it."""
    pytest.importorskip("pyld", reason="pyld is not installed: make readers")
    from pyld import jsonld  # noqa: PLC0415 - may be missing

    found: ModuleType = jsonld
    return found


@pytest.fixture(scope="session")
def abroad(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service that the world reaches under an address, and that holds awkward words."""
    public = Settings.model_construct(public_url="https://parley.example")
    with serving(databases, tmp_path_factory.mktemp("readers") / "parley.db", public) as found:
        load_on(found, awkward())
        yield found
