"""The service as servers start it: `uvicorn --factory app.asgi:application`."""

from fastapi import FastAPI

from app.db import make_engine
from app.main import create_app
from app.observing.logs import log_to_stderr
from app.settings import Settings


def application() -> FastAPI:
    """The service over the database that the environment names."""
    settings = Settings()
    log_to_stderr(settings.log_form)
    return create_app(settings, make_engine(settings.database_url))
