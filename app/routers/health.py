"""Whether the process lives, and whether it can answer."""

from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.responses import Response

from app.db import behind, current, head, read, to_primary
from app.queries import revisions
from app.routers.answers import plain
from app.routers.deps import DeskDep
from app.routers.parameters.scopes import Parameters
from app.schemas.wire.models.answers import Health, Readiness
from app.schemas.wire.regions import Json
from app.services.refusals import NotReady

router = APIRouter(tags=["process"])


@router.get("/healthz", response_model=Health, summary="Whether the process lives")
async def get_health(_: Annotated[Parameters, Query()]) -> Response:
    """The process answers; nothing else is looked at."""
    return plain({"status": "ok", "version": version("parley")}, cache="no-store")


@router.get("/readyz", response_model=Readiness, summary="Whether the service can answer")
def get_readiness(desk: DeskDep, _: Annotated[Parameters, Query()]) -> Response:
    """The database is reachable, stands at a migration that serves, and holds a record."""
    try:
        with desk.reading() as session:
            migration = current(session)
            if behind(migration):
                raise NotReady(
                    f"The database is not migrated: it stands at {migration or 'nothing'}, and this release needs"
                    f" {head()}; `parley migrate` does it."
                )
            newest = revisions.newest(session, None)
            if newest is None and to_primary(session):
                newest = revisions.newest(session, None)
            known = revisions.negotiation_ids(session)
    except (OperationalError, InterfaceError, PoolTimeout):
        raise NotReady("The database cannot be reached.") from None
    if newest is None:
        raise NotReady("No negotiation is loaded yet; `parley load` does it.")
    body: Json = {"status": "ready", "database": "up", "migration": migration}
    body |= {"revision": newest.n, "negotiations": known}
    return plain(body, cache="no-store")


def newest_revisions(engine: Engine) -> dict[str, int] | None:
    """The number of the newest revision of each negotiation; None where the database does not answer."""
    try:
        with read(engine) as session:
            found = {id_: revisions.newest(session, id_) for id_ in revisions.negotiation_ids(session)}
    except SQLAlchemyError:
        return None
    return {id_: revision.n for id_, revision in found.items() if revision}
