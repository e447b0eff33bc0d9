"""A record into the database, as one revision."""
