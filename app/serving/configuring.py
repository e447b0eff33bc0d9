"""How the server is set up."""

from dataclasses import replace

from starlette.types import ASGIApp
from uvicorn import Config

from app.limiting.addresses import networks
from app.observing.figures import Figures
from app.serving.bounds import Bounds
from app.serving.protocol import guarded
from app.settings import Settings


def configured(app: ASGIApp, settings: Settings, figures: Figures | None = None) -> Config:
    """A server of *app*; whom to believe on the client's address, the app decides itself."""
    bounds = Bounds(
        connections=settings.connections,
        of_one_address=settings.connections_per_address,
        head_seconds=settings.receive_seconds,
        body_seconds=2 * settings.receive_seconds,
        trusted=networks(settings.trusted_proxies or ""),
    )
    if figures:
        bounds = replace(bounds, refused=figures.refuse)
    return Config(
        app,
        http=guarded(bounds),
        ws="none",
        # Nothing of ours waits for a start; FastAPI sets up telemetry in it.
        lifespan="on" if settings.telemetry else "off",
        proxy_headers=False,
        server_header=False,
        log_config=None,
        access_log=False,
        backlog=settings.backlog,
        timeout_keep_alive=settings.keep_alive_seconds,
        timeout_graceful_shutdown=settings.drain_seconds,
    )
