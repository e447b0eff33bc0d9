"""What a server finds at its start."""

from pathlib import Path

import pytest

from app import asgi
from app.cli import starting
from app.cli.starting import NotPrepared, prepare, seeds_folder
from app.db import downgrade, make_engine
from tests.cli.conftest import run


def test_an_older_database_is_brought_up_to_date(database: str, harbour: Path) -> None:
    engine = make_engine(database)
    prepare(engine, harbour.parent, lambda *_: None)
    assert prepare(engine, harbour.parent, lambda *_: None) == []

    downgrade(engine)

    assert [each.negotiation for each in prepare(engine, harbour.parent, lambda *_: None)] == ["harbour"]
    engine.dispose()


def test_any_other_database_is_only_looked_at(database: str, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = make_engine(database)
    monkeypatch.setattr(type(engine.dialect), "name", "other")

    with pytest.raises(NotPrepared, match="parley migrate"):
        prepare(engine, harbour.parent, lambda *_: None)

    monkeypatch.undo()
    monkeypatch.setenv("PARLEY_DATABASE_URL", database)
    run("migrate")
    monkeypatch.setattr(type(engine.dialect), "name", "other")
    with pytest.raises(NotPrepared, match="parley load DIR"):
        prepare(engine, harbour.parent, lambda *_: None)
    engine.dispose()


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

    assert app.state.engine.url.render_as_string() == database
    app.state.engine.dispose()
