from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from app.domain.record.negotiation import Confidence, SourceKind
from app.domain.record.texts import ReadHow
from app.schemas.seeds.words import Date, Language, Seed, Slug, Text, Url


class SourceSeed(Seed):
    """A text that carries words of a party."""

    id: Slug
    kind: Annotated[SourceKind, Field(strict=False)]
    title: Text
    title_is_ours: bool = False
    """true where the source shows no title."""
    publisher: Text
    author: Text | None = None
    """If it is named."""
    published: Date
    published_inferred: bool = False
    """true where the date is not printed."""
    url: Url | None = None
    no_url: Text | None = None
    """Why there is no url."""
    archive_url: Url | None = None
    language: Language
    accessed: Date
    read: Annotated[ReadHow, Field(strict=False)]
    confidence: Annotated[Confidence, Field(strict=False)] = Confidence.NORMAL
    """low: say why in a note."""
    note: Text | None = None

    @model_validator(mode="after")
    def _reasons(self) -> Self:
        if (self.url is None) == (self.no_url is None):
            key = "no_url" if self.url else "id"
            what = "both `url` and `no_url`" if self.url else "neither `url` nor `no_url`"
            raise PydanticCustomError("url-or-reason", "{what} are given", {"what": what, "key": key})
        if self.confidence is Confidence.LOW and self.note is None:
            raise PydanticCustomError("low-without-note", "the confidence is low for no reason", {"key": "confidence"})
        return self


class SourcesFile(RootModel[list[SourceSeed]]):
    """`sources.yaml`: the texts that carry the parties' words."""
