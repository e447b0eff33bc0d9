"""How Alembic reaches the database: over the connection it is handed, or the one that the settings name."""

from alembic import context
from sqlalchemy import Connection

from app.models import METADATA


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite changes a table by making it anew
        transactional_ddl=True,  # a migration that fails leaves nothing, on SQLite too
    )
    with context.begin_transaction():
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if dangling:
                raise ValueError(f"after this migration {len(dangling)} rows would point nowhere")


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    from app.db import bare_engine
    from app.settings import Settings

    with bare_engine(Settings().database_url).connect() as opened:
        migrate(opened)
