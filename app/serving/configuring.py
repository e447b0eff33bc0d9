"""How the server is set up."""

from starlette.types import ASGIApp
from uvicorn import Config

from app.limiting.addresses import networks
from app.serving.bounds import Bounds
from app.serving.protocol import guarded
from app.settings import Settings


def configured(app: ASGIApp, settings: Settings) -> Config:
    """A server of *app*; whom to believe on the client's address, the app decides itself."""
    bounds = Bounds(
        connections=settings.connections,
        of_one_address=settings.connections_per_address,
        head_seconds=settings.receive_seconds,
        body_seconds=2 * settings.receive_seconds,
        trusted=networks(settings.trusted_proxies or ""),
    )
    return Config(
        app,
        http=guarded(bounds),
        ws="none",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        log_level="warning",
        access_log=False,
        backlog=settings.backlog,
        timeout_keep_alive=settings.keep_alive_seconds,
        timeout_graceful_shutdown=settings.drain_seconds,
    )
