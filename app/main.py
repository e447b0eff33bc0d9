"""Where all parts meet."""

from functools import cache, partial
from typing import Annotated

import anyio
from fastapi import FastAPI, Query, Request
from fastapi.routing import APIRoute
from sqlalchemy import Engine
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette_compress import CompressMiddleware, add_compress_type

from app.contract import VERSION, contract
from app.db import Reads, make_engine
from app.limiting.addresses import Proxies, networks
from app.limiting.budgets import Budget, Budgets
from app.limiting.counters import InProcess, Shared
from app.middleware.deadlines import Deadlines
from app.middleware.failures import Failures
from app.middleware.forms import Forms
from app.middleware.headings import Headings
from app.middleware.heads import Heads
from app.middleware.rates import Rates
from app.middleware.sizes import Sizes
from app.middleware.validators import Validators
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
from app.routers.parameters.scopes import Parameters
from app.settings import Settings
from app.site import (
    assets,
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
from app.site.failing import Readable

DATA = (comparisons, analysis, settlements, proposals, positions, records, history, explanations, health)
"""The routes of the contract whose answers are JSON."""

PAGES = (
    *(assets, front, matrix, issues, parties, evidence, plans, packages, method, search, docs),
    *(embeds, oembed),
)
"""What people see, and what shows it elsewhere."""


def create_app(settings: Settings, engine: Engine) -> FastAPI:
    """The whole service over the database of *engine*, and the replica of it that the settings may name.

    It reads nothing else and does nothing before it is asked.
    """
    for media_type in (MEDIA_TYPE, SCHEMA, *exports.COMPRESSED):
        add_compress_type(media_type)
    app = FastAPI(
        title="Parley",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        # Outermost first: what is inside a layer has not seen what the layer does.
        middleware=[
            Middleware(Headings),
            Middleware(Failures),
            Middleware(Heads),
            Middleware(CompressMiddleware),
            Middleware(Validators),
            Middleware(Forms, files=exports.BY_ACCEPT),
            Middleware(Readable),
            *_rates(settings),
            Middleware(Sizes),
            Middleware(Deadlines, seconds=settings.answer_seconds),
            # Once more, for what fails in a handler: so that it can still become a page.
            Middleware(Failures),
        ],
    )
    app.state.settings = settings
    app.state.engine = engine
    replica = settings.read_database_url
    app.state.reads = Reads(engine, make_engine(replica) if replica else None)
    app.state.turns = anyio.Semaphore(settings.verdicts_at_once)
    app.state.settling_turns = anyio.Semaphore(settings.settlements_at_once)
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


def _rates(settings: Settings) -> list[Middleware]:
    """The layer of the rate limits, where there are any."""
    if not settings.rate_limits:
        return []
    budgets = Budgets(
        reading=Budget("reading", settings.reads_per_minute),
        computing=Budget("computing", settings.work_per_minute),
        editing=Budget("editing", settings.edits_per_minute),
        guessing=Budget("guessing", settings.guesses_per_minute),
    )
    counters = Shared(settings.rate_limit_storage) if settings.rate_limit_storage else InProcess()
    proxies = Proxies(networks(settings.trusted_proxies or ""), settings.forwarded_header.encode())
    return [Middleware(Rates, budgets=budgets, counters=counters, proxies=proxies)]


async def get_contract(request: Request, _: Annotated[Parameters, Query()]) -> Response:
    """The contract."""
    return plain(request.app.openapi())


def _operation_id(route: APIRoute) -> str:
    """The name of a route's function: short, and the same for good."""
    return route.name
