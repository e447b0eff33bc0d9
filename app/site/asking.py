"""What a page was asked: read by the API's own parameters, but forgiving where a form or a copied link is not tidy."""

from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import QueryParams

from app.routers.answers import written

Model = TypeVar("Model", bound=BaseModel)

KEPT = ("as_of", "known_on", "min_attribution", "revision", "recorded_by")
"""What a link from page to page carries on."""


def asked(request: Request, model: type[Model], leave_out: tuple[str, ...] = ("negotiation",)) -> Model:
    """The parameters of a page. Unknown and empty ones are ignored; a list may be given several times, as forms do.

    Args:
        leave_out: Parameters of the model that this page ignores, such as one that its path names.

    Raises:
        RequestValidationError: A value cannot be taken, or one that counts once is given twice.
    """
    return asked_in(request.query_params, model, leave_out)


def asked_in(query: QueryParams, model: type[Model], leave_out: tuple[str, ...] = ("negotiation",)) -> Model:
    """The parameters of the page whose address has this query; read and refused as by `asked`."""
    values: dict[str, Any] = {}
    faults: list[Any] = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        texts = [text for text in dict.fromkeys(query.getlist(key)) if text]
        if key in leave_out or not texts:
            continue
        if field.default == ():
            values[key] = list(dict.fromkeys(part for text in texts for part in text.split(",") if part)) or None
            values[key] = values[key] and [",".join(values[key])]
        else:
            values[key] = texts[0]
        if len(texts) > 1 and field.default != ():
            faults.append(_repeated(key, texts))
    if faults:
        raise RequestValidationError(faults)
    try:
        return model.model_validate({key: value for key, value in values.items() if value})
    except ValidationError as error:
        raise RequestValidationError([{**fault, "loc": ("query", *fault["loc"])} for fault in error.errors()]) from None


def texts(parameters: BaseModel) -> dict[str, str]:
    """The parameters of a page as its canonical link writes them, but for the revision, which readings know."""
    return written(parameters, leave_out={"revision", "negotiation", "cursor"})


def carried(parameters: BaseModel) -> dict[str, str]:
    """Of these, what a link to another page carries on."""
    return {name: text for name, text in texts(parameters).items() if name in KEPT}


def _repeated(name: str, given: list[str]) -> dict[str, Any]:
    values = ",".join(given)
    context = {"code": "repeated-parameter", "got": values}
    return {"type": "repeated", "loc": ("query", name), "msg": "given more than once", "input": values, "ctx": context}
