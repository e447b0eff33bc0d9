"""SQLModel tables; no rules. Importing this makes METADATA complete, triggers included."""

from sqlalchemy import DDL, Connection, MetaData, event

from app.models.actors import (
    NegotiationBackground,
    NegotiationMaintainer,
    NegotiationVersion,
    PartyVersion,
    PersonOffice,
    PersonVersion,
)
from app.models.audit import AuditRow
from app.models.columns import FAR, OPEN
from app.models.edits import IdempotencyRow, WaitingEditRow
from app.models.identities import (
    IssueKey,
    NegotiationKey,
    PartyKey,
    PersonKey,
    PositionKey,
    ProposalKey,
    RevisionRow,
    SourceKey,
)
from app.models.issues import IssueActor, IssueOption, IssueVersion, SilenceVersion, SourceVersion
from app.models.keys import ApiKeyRow
from app.models.pages import PositionPage, PositionPageSource, PositionWord
from app.models.positions import (
    PositionCitation,
    PositionCondition,
    PositionDispute,
    PositionLink,
    PositionPartner,
    PositionVersion,
)
from app.models.proposals import (
    ProposalAuthor,
    ProposalCitation,
    ProposalClause,
    ProposalCondition,
    ProposalDispute,
    ProposalFollows,
    ProposalResponse,
    ProposalVersion,
)
from app.models.sorts import METADATA, table_of
from app.models.triggers import FUNCTIONS, triggers

__all__ = [
    "FAR",
    "METADATA",
    "OPEN",
    "ApiKeyRow",
    "AuditRow",
    "IdempotencyRow",
    "IssueActor",
    "IssueKey",
    "IssueOption",
    "IssueVersion",
    "NegotiationBackground",
    "NegotiationKey",
    "NegotiationMaintainer",
    "NegotiationVersion",
    "PartyKey",
    "PartyVersion",
    "PersonKey",
    "PersonOffice",
    "PersonVersion",
    "PositionCitation",
    "PositionCondition",
    "PositionDispute",
    "PositionKey",
    "PositionLink",
    "PositionPage",
    "PositionPageSource",
    "PositionPartner",
    "PositionVersion",
    "PositionWord",
    "ProposalAuthor",
    "ProposalCitation",
    "ProposalClause",
    "ProposalCondition",
    "ProposalDispute",
    "ProposalFollows",
    "ProposalKey",
    "ProposalResponse",
    "ProposalVersion",
    "RevisionRow",
    "SilenceVersion",
    "SourceKey",
    "SourceVersion",
    "WaitingEditRow",
    "table_of",
]


@event.listens_for(METADATA, "after_create")
def _make_triggers(metadata: MetaData, connection: Connection, **_: object) -> None:
    dialect = connection.dialect.name
    statements = list(FUNCTIONS) if dialect == "postgresql" else []
    for table in metadata.sorted_tables:
        statements += triggers(table, dialect)
    for statement in statements:
        connection.execute(DDL(statement.replace("%", "%%")))  # type: ignore[no-untyped-call]
