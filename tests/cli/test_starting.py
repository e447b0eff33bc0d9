"""What a server finds at its start."""

from pathlib import Path

import pytest
from sqlalchemy import text

from app import asgi
from app.cli import starting
from app.cli.starting import NotPrepared, prepare, seeds_folder
from app.db import downgrade, opened, upgrade
from tests.cli.conftest import run
from tests.databases import address_of


def test_an_older_database_is_brought_up_to_date(database: str, harbour: Path) -> None:
    with opened(database) as engine:
        auto = engine.dialect.name != "sqlite"
        prepare(engine, harbour.parent, lambda *_: None, auto=auto)
        assert prepare(engine, harbour.parent, lambda *_: None, auto=auto) == []

        downgrade(engine)

        loaded = prepare(engine, harbour.parent, lambda *_: None, auto=auto)
        assert [each.negotiation for each in loaded] == ["harbour"]


def test_a_database_of_a_later_release_is_left_as_it_is(database: str, harbour: Path) -> None:
    run("migrate")
    run("load", harbour)
    with opened(database) as engine:
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = 'of_a_later_release'"))

        assert prepare(engine, harbour.parent, lambda *_: None) == []

    assert run("migrate").stdout == "The database stands at of_a_later_release.\n"
    assert run("export", harbour.parent.parent / "out").exit_code == 0


def test_any_other_database_is_only_looked_at(database: str, harbour: Path) -> None:
    with opened(database) as engine:
        real = engine.dialect.name
        engine.dialect.name = "other"
        with pytest.raises(NotPrepared, match="parley migrate"):
            prepare(engine, harbour.parent, lambda *_: None)
        engine.dialect.name = real
        upgrade(engine)
        engine.dialect.name = "other"
        with pytest.raises(NotPrepared, match="parley load DIR"):
            prepare(engine, harbour.parent, lambda *_: None)


def test_the_seeds_are_those_named_else_those_that_the_package_brings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert seeds_folder(Path("seeds")) == root / "seeds"
    assert seeds_folder(Path("elsewhere")) == Path("elsewhere")

    monkeypatch.setattr(starting, "__file__", str(tmp_path / "app" / "cli" / "starting.py"))
    shipped = tmp_path / "app" / "_shipped" / "seeds"
    shipped.mkdir(parents=True)
    assert seeds_folder(Path("seeds")) == shipped

    (tmp_path / "seeds").mkdir()
    assert seeds_folder(Path("seeds")) == Path("seeds")


def test_a_server_of_one_s_own_finds_the_service_by_the_environment(database: str) -> None:
    app = asgi.application()

    assert address_of(app.state.engine) == database
    app.state.engine.dispose()
