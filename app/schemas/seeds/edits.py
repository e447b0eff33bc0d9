from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from app.schemas.seeds.words import Day, Seed, Slug, Text

Kind = Literal["negotiation", "party", "person", "issue", "source", "position", "silence", "proposal"]
Op = Literal["create", "correct", "end", "remove"]
Form = Annotated[dict[str, Any], WithJsonSchema({"type": "object"})]


class ChangeSeed(Seed):
    """What is done to one record."""

    op: Op
    """create: there is none yet. correct: it says this from now on. end: a position is in force no longer. remove."""
    kind: Kind
    id: Text | None = None
    """Of the record; of a silence `party/issue/from`. What the record itself says need not be said twice."""
    if_match: Text | None = None
    """The mark of the record as it was read: where it has moved since, nothing is changed."""
    record: Form | None = None
    """All that the record says, in the form of the seed files, a position with its `party`; for `end` what `ended`
    says; for `remove` nothing. Responses and clauses are part of their proposal."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.kind == "negotiation" and self.op != "correct":
            raise PydanticCustomError("unknown-value", "a negotiation is only corrected", {"key": "op"})
        if self.op == "end" and self.kind != "position":
            raise PydanticCustomError("unknown-value", "only a position ends", {"key": "op"})
        if (self.op == "remove") != (self.record is None):
            code = "missing-key" if self.record is None else "unknown-key"
            needed = "needs its record" if self.record is None else "takes no record"
            raise PydanticCustomError(code, "{op} {needed}", {"op": self.op, "needed": needed, "key": "record"})
        return self


class EditSeed(Seed):
    """An edit: some changes to one negotiation's record that are made together, or not at all."""

    negotiation: Slug
    why: Text
    """One sentence, for the list of revisions."""
    coverage_through: Day | None = None
    """The last day that anyone has looked at, where this edit moves it."""
    looked_on: Day | None = None
    """When somebody looked again at all that was silent to the end of the coverage, and found nothing: these silences
    then run to its new end."""
    changes: list[ChangeSeed] = Field(default_factory=list)
    """What is done, each record once. None where only the coverage moves."""

    @model_validator(mode="after")
    def _looked(self) -> Self:
        if self.looked_on and not self.coverage_through:
            raise PydanticCustomError("missing-key", "`looked_on` goes with `coverage_through`", {"key": "looked_on"})
        if not self.changes and not self.coverage_through:
            raise PydanticCustomError("empty-list", "the edit changes nothing", {"key": "changes"})
        return self
