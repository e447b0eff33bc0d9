"""The body of a request: read to a limit, as exact JSON, against its model, with everything that is wrong with it."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from app.domain.errors import TooLarge
from app.routers.deps import Desk
from app.routers.parameters.proposals import Package, PackageHead
from app.schemas.seeds.proposals import MOST_CLAUSES, ClauseSeed
from app.schemas.wire.decode import Decoded, NoJson, Path, loads
from app.services.inquiries import Asked
from app.services.packages import PackageFault
from app.services.refusals import BodyTooLong, MalformedBody, WrongMediaType, nearest
from app.services.scopes import Wanted
from app.services.submissions import Submission

JSON = "application/json"
MOST_BYTES = 131_072
"""Most bytes of a body."""

_EXPECTED = {
    "string_type": "a text is expected",
    "list_type": "a list is expected",
    "dict_type": "an object is expected",
    "model_type": "an object is expected",
    "model_attributes_type": "an object is expected",
    "string_too_short": "the text is empty",
    "too_short": "the list is empty",
}
_CODES = {"string_too_short": "empty-text", "too_short": "empty-list", "string_too_long": "long-text"}

_OF_KEYS = {"unknown-key", "double-key"}
"""What is wrong with keys that keeps nobody from reading the rest."""


async def sent(request: Request) -> bytes:
    """The bytes of the body. It is read before a place to compute in is taken: a slow sender holds up nobody.

    Raises:
        WrongMediaType: It is no JSON by its own account.
        BodyTooLong: It has more than `MOST_BYTES`.
    """
    _check_kind(request)
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > MOST_BYTES:
        raise _too_long()
    data = bytearray()
    try:
        async for part in request.stream():
            data += part
            if len(data) > MOST_BYTES:
                raise _too_long()
    except ClientDisconnect:
        raise HTTPException(400) from None
    return bytes(data)


def document_of(data: bytes) -> Decoded:
    """The JSON document that was sent.

    Raises:
        MalformedBody: It is no JSON.
    """
    try:
        return loads(data)
    except NoJson as error:
        raise MalformedBody(str(error), where="body", got=error.got) from None


def read_package(desk: Desk, data: bytes) -> Submission:
    """What a reader sent, as far as it can be read, and what is wrong with its keys and values.

    Raises:
        MalformedBody: It is no JSON.
        TooLarge: It has too many clauses.
    """
    document = document_of(data)
    clauses = _clauses(document.value)
    if len(clauses) > MOST_CLAUSES:
        raise TooLarge(f"The package has {len(clauses)} clauses, at most {MOST_CLAUSES} are judged at once.")
    faults = [PackageFault(slip.path, slip.code, slip.message, at_key=slip.at_key) for slip in document.slips]
    known = {fault.path for fault in faults if fault.code != "double-key"}
    faults += [fault for fault in _shape_faults(document.value) if fault.path not in known]
    head = _head(document.value, {fault.path[:1] for fault in faults})
    broken = {fault.path[:2] for fault in faults if fault.code not in _OF_KEYS}
    return Submission(
        document=document.value,
        wanted=Wanted(desk.home, head.negotiation, head.revision, head.recorded_by),
        asked=Asked(
            parties=tuple(head.parties or ()),
            as_of=head.as_of,
            known_on=head.known_on,
            min_attribution=head.min_attribution,
        ),
        title=head.title,
        clauses={
            number: ClauseSeed.model_validate({key: clause[key] for key in ClauseSeed.model_fields if key in clause})
            for number, clause in enumerate(clauses)
            if ("clauses", number) not in broken and isinstance(clause, dict)
        },
        faults=tuple(faults),
    )


def _check_kind(request: Request) -> None:
    kind, *details = [part.strip().lower() for part in request.headers.get("content-type", "").split(";")]
    charsets = [detail.removeprefix("charset=").strip('"') for detail in details if detail.startswith("charset=")]
    if kind != JSON or any(charset != "utf-8" for charset in charsets):
        raise _unknown_kind(request, "Content-Type", f"{JSON}; charset=utf-8" if charsets else JSON)
    if request.headers.get("content-encoding", "identity") != "identity":
        raise _unknown_kind(request, "Content-Encoding", "identity")


def _unknown_kind(request: Request, header: str, right: str) -> WrongMediaType:
    return WrongMediaType(
        f"The header `{header}` must be `{right}`.",
        where="header",
        at=header,
        got=request.headers.get(header, ""),
        nearest=(right,),
    )


def _too_long() -> BodyTooLong:
    return BodyTooLong(f"The body has more than {MOST_BYTES} bytes.", where="body")


def _clauses(document: object) -> list[object]:
    clauses = document.get("clauses") if isinstance(document, dict) else None
    return clauses if isinstance(clauses, list) else []


def _head(document: object, broken: set[Path]) -> PackageHead:
    """What is in order of all but the clauses; what is not is as if it had not been sent."""
    names = PackageHead.model_fields.keys() & (document if isinstance(document, dict) else {})
    return PackageHead.model_validate({name: document[name] for name in names if (name,) not in broken})  # type: ignore[index]


def _shape_faults(document: object) -> Iterator[PackageFault]:
    """What is wrong with keys and values, whatever the record holds."""
    try:
        Package.model_validate(document)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield _fault(detail)


def _fault(error: ErrorDetails) -> PackageFault:
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    kind = error["type"]
    if kind == "extra_forbidden":
        known = _keys(ClauseSeed if path[0] == "clauses" else Package)
        name = str(path[-1])
        return PackageFault(path, "unknown-key", f"there is no key {name!r} here", nearest(name, known), at_key=True)
    if kind == "missing":
        return PackageFault(path, "missing-key", f"the key {path[-1]!r} is missing")
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "faulty":
        return PackageFault(path, context["code"], error["msg"], tuple(context["nearest"]))
    if kind in _EXPECTED:
        return PackageFault(path, _CODES.get(kind, "wrong-type"), _EXPECTED[kind])
    if kind in ("too_long", "string_too_long"):
        return PackageFault(path, _CODES.get(kind, "too-long"), f"at most {context['max_length']} are taken here")
    # Errors of the seed files' own words carry the code of the rule as their kind, and a message that is ours.
    return PackageFault(path, kind, error["msg"], at_key=error["loc"][-1] == "[key]")


def _keys(model: type[BaseModel]) -> list[str]:
    return list(model.model_fields)


BodyDep = Annotated[bytes, Depends(sent)]
