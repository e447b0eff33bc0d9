"""The same services as the tests of the API ask."""

from tests.api.conftest import client, fresh, migrated, real_record, settings, ukraine

__all__ = ["client", "fresh", "migrated", "real_record", "settings", "ukraine"]
