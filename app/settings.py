"""The environment of the service; only `main`, `asgi` and the command line read it."""

from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from outside; every name carries the prefix `PARLEY_`."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", env_ignore_empty=True, extra="ignore", frozen=True)

    database_url: Annotated[str, Field(description="SQLAlchemy address of the database.")] = "sqlite:///parley.db"
    seeds: Annotated[Path, Field(description="Folder of seed files that the first start loads.")] = Path("seeds")
    host: Annotated[str, Field(description="Address that the server listens on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port that the server listens on; 0 takes a free one.")] = (
        8000
    )
    negotiation: Annotated[
        str | None, Field(description="Negotiation of requests that name none; by default the first ever loaded.")
    ] = None
    public_url: Annotated[
        str | None,
        Field(
            pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$",
            description="Address under which the world reaches the service, for what is read elsewhere.",
        ),
    ] = None
    verdicts_at_once: Annotated[
        int, Field(ge=1, le=40, description="How many requests may compute verdicts at the same time.")
    ] = 4
    settlements_at_once: Annotated[
        int, Field(ge=1, le=40, description="How many requests may compute settlements at the same time.")
    ] = 1
    busy_after: Annotated[
        float,
        Field(gt=0, le=60, description="Seconds that a request waits for its turn before it is told to come back."),
    ] = 10.0
