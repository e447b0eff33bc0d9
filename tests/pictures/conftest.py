"""The same services as the tests of the API ask."""

from tests.api.conftest import client, real_record, settings, statements

__all__ = ["client", "real_record", "settings", "statements"]
