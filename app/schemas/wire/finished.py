"""JSON text that is finished already, to stand inside an answer as it is."""

import orjson

from app.schemas.wire.encode import dumps


def finished(text: str) -> orjson.Fragment:
    """A JSON value whose text is *text*; `dumps` copies it without reading it."""
    return orjson.Fragment(text)


def extended(text: str, name: str, value: object) -> orjson.Fragment:
    """The JSON object whose text is *text*, with one more member at its end."""
    return orjson.Fragment(b"".join((text[:-1].encode(), b",", dumps(name), b":", dumps(value), b"}")))
