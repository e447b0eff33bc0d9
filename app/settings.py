"""The environment of the service; only `main`, `asgi` and the command line read it."""

from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from outside; every name carries the prefix `PARLEY_`."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", env_ignore_empty=True, extra="ignore", frozen=True)

    database_url: Annotated[str, Field(description="SQLAlchemy address of the database.")] = "sqlite:///parley.db"
    read_database_url: Annotated[
        str | None, Field(description="SQLAlchemy address of a replica of that database, which then takes the reads.")
    ] = None
    migrate: Annotated[
        Literal["auto"] | None,
        Field(description="`auto` lets a server prepare any database as it does SQLite: migrate it, load the seeds."),
    ] = None
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

    rate_limits: Annotated[
        bool, Field(description="Whether visitors have budgets; without, a proxy must see to it.")
    ] = True
    reads_per_minute: Annotated[
        int, Field(ge=0, description="Requests that one address may send in a minute; 0 is no limit.")
    ] = 3000
    work_per_minute: Annotated[
        int, Field(ge=0, description="Units of computed answers for one address in a minute; 0 is no limit.")
    ] = 600
    edits_per_minute: Annotated[
        int, Field(ge=0, description="Edits that one key may send in a minute; 0 is no limit.")
    ] = 120
    guesses_per_minute: Annotated[
        int, Field(ge=0, description="Wrong keys that one address may send in a minute; 0 is no limit.")
    ] = 20
    rate_limit_storage: Annotated[
        str | None,
        Field(
            pattern=r"^async\+", description="Storage of `limits` that several processes share; by default each counts."
        ),
    ] = None
    trusted_proxies: Annotated[
        str | None, Field(description="Networks of proxies whose word on the client is believed, joined by commas.")
    ] = None
    forwarded_header: Annotated[
        Literal["x-forwarded-for", "forwarded"], Field(description="The header in which those proxies name the client.")
    ] = "x-forwarded-for"

    connections: Annotated[int, Field(ge=1, description="How many connections may be open at once.")] = 1000
    connections_per_address: Annotated[
        int, Field(ge=1, description="How many of them may come from one address that is no trusted proxy.")
    ] = 200
    backlog: Annotated[int, Field(ge=1, description="How many connections may wait to be taken.")] = 2048
    receive_seconds: Annotated[
        float, Field(gt=0, description="Seconds that the headers of a request may take; its body may take twice that.")
    ] = 10.0
    keep_alive_seconds: Annotated[
        int, Field(ge=1, description="Seconds that a connection may stay open without a request.")
    ] = 5
    answer_seconds: Annotated[
        float, Field(gt=0, description="Seconds after which a question is answered that it takes too long.")
    ] = 30.0
    drain_seconds: Annotated[
        int, Field(ge=1, description="Seconds that a server which is asked to end gives to requests it has begun.")
    ] = 30

    log_form: Annotated[
        Literal["auto", "json", "text"], Field(description="Form of the log; auto is text on a terminal, else JSON.")
    ] = "auto"
    access_log: Annotated[
        float, Field(ge=0, le=1, description="Share of requests that get a line in the log; 0 is none, 1 all.")
    ] = 0.0
    metrics_port: Annotated[
        int | None, Field(ge=0, le=65535, description="Port of the figures for Prometheus; by default there are none.")
    ] = None
    metrics_host: Annotated[str, Field(description="Address that the figures listen on.")] = "127.0.0.1"
    telemetry: Annotated[
        bool, Field(description="Whether traces, figures and faults go to OpenTelemetry, where OTEL_* says.")
    ] = False

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, text: str | None) -> str | None:
        for part in (text or "").split(","):
            if part.strip():
                ip_network(part.strip())
        return text
