"""What the tests of the pages share: the services of the API's tests, asked for pages."""

from tests.api.conftest import client, fresh, planned, real_record, settings, statements, ukraine

__all__ = ["client", "fresh", "planned", "real_record", "settings", "statements", "ukraine"]
