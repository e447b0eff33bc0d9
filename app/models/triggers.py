"""Triggers that let history grow and never change, for SQLite and for PostgreSQL, by the sort of each table.

What is recorded under a revision is written while it is the newest, and stays: identities, revisions and what hangs on
versions never change or go, a version is closed once. Pages are made from versions: they may go, to be made again.
The audit never changes either; of a key or a waiting edit only what is done with it does.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Table

from app.models.columns import OPEN

NEWEST = "(SELECT max(n) FROM revision)"

OPEN_ROW = f"to_revision <> {OPEN}"
BY_REVISION = "(SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation"

# What a trigger refuses, as a condition on the row, in words that both databases read but for "differs from".
_REFUSED = {
    "next": f"NEW.n <= coalesce({NEWEST}, 0)",
    "append": f"NEW.from_revision {{differs}} {NEWEST} OR NEW.{OPEN_ROW}",
    "close": f"OLD.{OPEN_ROW} OR NOT EXISTS {BY_REVISION} AND n = {NEWEST})",
    "close_page": f"OLD.{OPEN_ROW} OR NOT EXISTS {BY_REVISION})",
}


def _function(name: str, condition: str, before: str = "") -> str:
    """A function of PostgreSQL that refuses a row where *condition* holds, with the message that its trigger gives."""
    return f"""CREATE FUNCTION parley_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since bigint;
BEGIN
  {before}IF {condition.format(differs="IS DISTINCT FROM")} THEN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$"""


_SINCE = """EXECUTE format('SELECT from_revision FROM %I WHERE "row" = $1', TG_ARGV[1]) INTO since USING NEW.version;
  """

FUNCTIONS = [
    _function("refuse", "true"),
    *(_function(name, condition) for name, condition in _REFUSED.items()),
    _function("append_to", f"since IS DISTINCT FROM {NEWEST}", _SINCE),
]
"""What the triggers of PostgreSQL call; SQLite's carry their rule themselves."""


def triggers(table: Table, dialect: str) -> list[str]:
    """The statements that make the triggers of *table* on *dialect*: `sqlite` or `postgresql`."""
    rules = {
        "revision": (*_frozen(table), _Rule("forward", "INSERT", "next", "revision: numbers run forward")),
        "identity": _frozen(table),
        "version": (*_versions(table), _closes(table, "close")),
        "child": (*_frozen(table), _appended(table)),
        "page": (_fixed(table), _closes(table, "close_page")),
        "page_part": (_fixed(table),),
        "log": _frozen(table),
        "key": (_fixed(table, table.info.get("moving", ())), _kept(table)),
        "passing": (_fixed(table, ()),),
    }[table.info["sort"]]
    return [rule.on(table, dialect) for rule in rules]


class _Rule:
    """What a trigger refuses: on SQLite where a condition on the row holds, on PostgreSQL where a function says so."""

    def __init__(self, name: str, event: str, function: str, message: str) -> None:
        self.name, self.event, self.function, self.message = name, event, function, message

    def on(self, table: Table, dialect: str) -> str:
        head = f"CREATE TRIGGER {table.name}_{self.name} BEFORE {self.event} ON {table.name}"
        parent = table.info.get("parent", "")
        if dialect == "sqlite":
            return f"{head}{_condition(self.function, parent)} BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        arguments = f"'{self.message}'" + (f", '{parent}'" if self.function == "append_to" else "")
        return f"{head} FOR EACH ROW EXECUTE FUNCTION parley_{self.function}({arguments})"


def _condition(function: str, parent: str) -> str:
    """The condition of a trigger of SQLite; empty where it refuses every row."""
    if function == "refuse":
        return ""
    if function == "append_to":
        return f' WHEN (SELECT from_revision FROM {parent} WHERE "row" = NEW.version) IS NOT {NEWEST}'  # noqa: S608 - a table of ours
    return " WHEN " + _REFUSED[function].format(differs="IS NOT")


def _frozen(table: Table) -> Iterator[_Rule]:
    yield _Rule("unchanged", "UPDATE", "refuse", f"{table.name}: a row never changes")
    yield _kept(table)


def _kept(table: Table) -> _Rule:
    return _Rule("kept", "DELETE", "refuse", f"{table.name}: a row never goes")


def _fixed(table: Table, moving: Iterable[str] = ("to_revision",)) -> _Rule:
    columns = ", ".join(f'"{column.name}"' for column in table.columns if column.name not in moving)
    return _Rule("unchanged", f"UPDATE OF {columns}", "refuse", f"{table.name}: a row never changes")


def _closes(table: Table, function: str) -> _Rule:
    return _Rule("closed_once", "UPDATE OF to_revision", function, f"{table.name}: a row is closed once, by a revision")


def _versions(table: Table) -> Iterator[_Rule]:
    yield _fixed(table)
    yield _kept(table)
    yield _Rule("appended", "INSERT", "append", f"{table.name}: only the newest revision takes rows")


def _appended(table: Table) -> _Rule:
    return _Rule("appended", "INSERT", "append_to", f"{table.name}: only the newest revision takes rows")
