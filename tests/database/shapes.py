"""What a database is made of, as lines of text that can be compared."""

from sqlalchemy import Engine, text

# Each gives lines of text; all that belongs to the record of migrations is left out.
_POSTGRESQL = (
    """SELECT format('column %s.%s %s %s default %s collation %s', c.relname, a.attname,
              format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' ELSE 'NULL' END,
              pg_get_expr(d.adbin, d.adrelid), l.collname)
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       LEFT JOIN pg_collation l ON l.oid = a.attcollation
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'alembic_version'""",
    """SELECT format('constraint %s.%s %s', c.relname, o.conname, pg_get_constraintdef(o.oid))
       FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
       WHERE o.connamespace = 'public'::regnamespace AND o.contype <> 'n' AND c.relname <> 'alembic_version'""",
    """SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'""",
    """SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal""",
    """SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace""",
)
_SQLITE = ("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND sql NOT LIKE '%alembic_version%'",)


def shape(engine: Engine) -> list[str]:
    """All that makes up a database: tables, columns, constraints, indexes, triggers and functions, in words alone."""
    parts = _SQLITE if engine.dialect.name == "sqlite" else _POSTGRESQL
    with engine.connect() as connection:
        return sorted(" ".join(line.split()) for part in parts for line in connection.scalars(text(part)))
