"""Where all parts meet."""

from functools import cache, partial
from typing import Annotated

import anyio
from fastapi import FastAPI, Query, Request
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig
from sqlalchemy import Engine
from starlette.responses import Response
from starlette_compress import add_compress_type

from app.contract import VERSION, contract
from app.db import Reads, make_engine
from app.layers import layers
from app.observing.figures import Figures
from app.problems.answers import MEDIA_TYPE
from app.problems.handlers import install
from app.routers import (
    analysis,
    comparisons,
    editing,
    explanations,
    exports,
    health,
    history,
    pictures,
    positions,
    proposals,
    records,
    settlements,
)
from app.routers.answers import plain
from app.routers.deps import OnceEach
from app.routers.explanations import SCHEMA
from app.routers.health import newest_revisions
from app.routers.parameters.scopes import Parameters
from app.settings import Settings
from app.site import (
    assets,
    changes,
    docs,
    embeds,
    evidence,
    front,
    issues,
    matrix,
    method,
    oembed,
    packages,
    parties,
    plans,
    search,
)

DATA = (comparisons, analysis, settlements, proposals, positions, records, history, explanations, health)
"""The routes of the contract whose answers are JSON."""

PAGES = (
    *(assets, front, matrix, issues, parties, evidence, plans, packages, method, search, docs),
    *(changes, embeds, oembed),
)
"""What people see, and what shows it elsewhere."""


def create_app(settings: Settings, engine: Engine) -> FastAPI:
    """The whole service over the database of *engine*, and the replica of it that the settings may name.

    It reads nothing else and does nothing before it is asked.
    """
    for media_type in (MEDIA_TYPE, SCHEMA, *exports.COMPRESSED):
        add_compress_type(media_type)
    figures = Figures() if settings.metrics_port is not None else None
    app = FastAPI(
        title="Parley",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        middleware=layers(settings, figures),
        telemetry=_telemetry(settings.telemetry),
    )
    app.state.settings = settings
    app.state.engine = engine
    replica = settings.read_database_url
    app.state.reads = Reads(engine, make_engine(replica) if replica else None)
    app.state.turns = anyio.Semaphore(settings.verdicts_at_once)
    app.state.settling_turns = anyio.Semaphore(settings.settlements_at_once)
    app.state.figures = figures
    if figures:
        turns = {"verdicts": app.state.turns, "settlements": app.state.settling_turns}
        figures.watch(partial(newest_revisions, engine), {what: partial(_waiting, of) for what, of in turns.items()})
    install(app)
    # Pictures and files first: the routes of data would read a suffix as part of an id.
    for router in (pictures.router, *exports.ROUTERS, *(part.router for part in DATA), *editing.ROUTERS):
        app.include_router(router, dependencies=[OnceEach])
    for page in PAGES:
        app.include_router(page.router)
    app.add_api_route("/openapi.json", get_contract, include_in_schema=False, dependencies=[OnceEach])
    # Made when it is first asked for, and once: a start need not wait for it.
    app.openapi = cache(partial(contract, app))  # type: ignore[method-assign]
    return app


def _telemetry(wanted: bool) -> TelemetryConfig:
    """Everything that FastAPI can tell OpenTelemetry, or nothing."""
    return TelemetryConfig(tracing=wanted, metrics=wanted, logs=wanted, auto_configure=wanted)


def _waiting(turns: anyio.Semaphore) -> int:
    """How many requests wait for a turn."""
    return turns.statistics().tasks_waiting


async def get_contract(request: Request, _: Annotated[Parameters, Query()]) -> Response:
    """The contract."""
    return plain(request.app.openapi())


def _operation_id(route: APIRoute) -> str:
    """The name of a route's function: short, and the same for good."""
    return route.name
