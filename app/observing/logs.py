"""The log: one JSON object a line, or plain text for who reads along in a terminal.

No line holds a query, a header, a body or an address: what somebody asked for is their own business, and keys are
secret.
"""

import logging
import sys
from typing import Any, Literal

import structlog

Form = Literal["auto", "json", "text"]

FIELDS = ("request_id", "method", "path", "status", "ms", "bytes")
"""What a line may say beside its words; anything else is left out, so that nothing slips in."""

_TOLD_ALREADY = ("Exception in ASGI application", "Invalid HTTP request received.")
"""What uvicorn says of things that are told, or counted, elsewhere."""


class Stderr(logging.StreamHandler[Any]):
    """Writes to whatever is the standard error output at the moment."""

    @property
    def stream(self) -> Any:  # noqa: ANN401 - any text stream
        """The stream."""
        return sys.stderr

    @stream.setter
    def stream(self, _: object) -> None:
        """Not kept."""


def log_to_stderr(form: Form = "auto") -> None:
    """Let everything that is logged in this process go to the standard error output, from INFO on.

    `auto` is text on a terminal, and JSON elsewhere.
    """
    handler = Stderr()
    handler.setFormatter(_formatter(text=form == "text" or (form == "auto" and sys.stderr.isatty())))
    root = logging.getLogger()
    for other in [other for other in root.handlers if isinstance(other, Stderr)]:
        root.removeHandler(other)
    root.addHandler(handler)
    logging.getLogger("parley").setLevel(logging.INFO)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    server = logging.getLogger("uvicorn.error")
    server.removeFilter(_is_news)
    server.addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(_TOLD_ALREADY)


def _formatter(*, text: bool) -> logging.Formatter:
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=FIELDS),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: list[Any] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        *(
            [structlog.dev.ConsoleRenderer(colors=False)]
            if text
            else [_with_exception, structlog.processors.JSONRenderer()]
        ),
    ]
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=last)


_with_exception = structlog.processors.format_exc_info
