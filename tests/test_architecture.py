"""Who may import whom: docs/decisions/0001-rooms.md drawn as two tables and held by a test."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"

# A room, and the rooms of ours it may import. What is not listed is forbidden.
MAY_IMPORT = {
    "domain": {"domain"},
    "solving": {"solving", "domain"},
    "settings": {"settings"},
    "db": {"db"},
    "models": {"models", "domain"},
    "queries": {"queries", "models", "domain"},
    "schemas": {"schemas", "domain"},
    "wording": {"wording"},
    "services": {"services", "seeding", "solving", "queries", "schemas", "domain", "db"},
    "seeding": {"seeding", "queries", "models", "schemas", "domain", "db"},
    "limiting": {"limiting"},
    "observing": {"observing"},
    "serving": {"serving", "observing", "limiting", "problems", "schemas", "settings"},
    "problems": {"problems", "limiting", "services", "schemas", "domain"},
    "middleware": {"middleware", "problems", "limiting", "observing"},
    "exports": {"exports", "wording", "schemas", "domain"},
    "pictures": {"pictures", "wording"},
    "routers": {
        "routers",
        "exports",
        "pictures",
        "wording",
        "services",
        "queries",
        "schemas",
        "domain",
        "problems",
        "limiting",
        "settings",
        "db",
    },
    "site": {
        "site",
        "wording",
        "routers",
        "exports",
        "services",
        "queries",
        "schemas",
        "domain",
        "problems",
        "settings",
        "db",
    },
}
MAY_IMPORT["contract"] = {"contract", "routers", "problems", "schemas"}
MAY_IMPORT["layers"] = {"layers", "middleware", "limiting", "observing", "routers", "settings", "site"}
MAY_IMPORT["main"] = set(MAY_IMPORT) | {"main"}
MAY_IMPORT["asgi"] = {"asgi", "main", "db", "observing", "settings"}
MAY_IMPORT["cli"] = MAY_IMPORT["main"] | {"cli"}

# A room, and the packages of others it may import beside the standard library.
SQL = {"sqlmodel", "sqlalchemy"}
WEB = {"fastapi", "starlette"}
MAY_USE: dict[str, set[str]] = {
    "domain": set(),
    "solving": {"pysat"},
    "settings": {"pydantic", "pydantic_settings"},
    "db": SQL | {"alembic"},
    "models": SQL | {"pydantic"},
    "queries": SQL,
    "schemas": {"pydantic", "pydantic_core", "orjson"},
    "services": SQL,
    "wording": set(),
    "seeding": SQL | {"yaml", "pydantic", "pydantic_core", "orjson"},
    "limiting": {"limits"},
    "serving": {"uvicorn", "starlette"},
    "observing": {"structlog", "prometheus_client"},
    "layers": {"starlette", "starlette_compress"},
    "problems": WEB | SQL | {"pydantic"},
    "middleware": {"starlette"},
    "exports": set(),
    "pictures": {"fontTools", "fontpkg_arimo", "resvg_py"},
    "routers": WEB | SQL | {"pydantic", "pydantic_core", "anyio"},
    "site": WEB | SQL | {"pydantic", "jinja2"},
    "contract": {"fastapi", "pydantic"},
    "main": WEB | SQL | {"starlette_compress", "anyio"},
    "asgi": {"fastapi"},
    "cli": SQL | {"typer", "rich", "uvicorn", "alembic", "pydantic", "orjson"},
}

FILES = [path for path in sorted(APP.rglob("*.py")) if path.relative_to(APP) != Path("__init__.py")]


def name(path: Path) -> str:
    return path.relative_to(APP).as_posix()


def room(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it, in full: `app.domain.errors`, `datetime`."""
    package = ["app", *path.relative_to(APP).parts[:-1]]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            found |= {f"app.{alias.name}" for alias in node.names} if module == "app" else {module}
    return found


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_point_inwards(path: Path) -> None:
    ours = {module.split(".")[1] for module in imports(path) if module.startswith("app.")}

    assert ours <= MAY_IMPORT[room(path)]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_room_uses_only_the_packages_it_may(path: Path) -> None:
    tops = {module.split(".")[0] for module in imports(path)} - {"app"}

    assert tops - sys.stdlib_module_names <= MAY_USE[room(path)]


def test_every_room_is_on_the_plan() -> None:
    assert {room(path) for path in FILES} <= set(MAY_IMPORT)


def test_the_plan_is_one_way() -> None:
    for part, others in MAY_IMPORT.items():
        for other in others - {part}:
            assert part not in MAY_IMPORT[other], f"{part} and {other} import each other"
