"""What `parley check` says, for people, for programs, and for the pages of a code forge."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from app.seeding.checking.coverage import Derived
from app.seeding.faults import Fault, Severity


class Format(StrEnum):
    """How a report is written."""

    HUMAN = "human"
    JSON = "json"
    GITHUB = "github"


@dataclass
class Report:
    """What a check found.

    Attributes:
        folders: How many negotiations were checked.
        derived: Silences that follow from positions; None where nobody asked.
        texts: How many of the cited sources' texts were at hand, and how many there are; None where nobody asked.
    """

    folders: int = 0
    faults: list[Fault] = field(default_factory=list)
    derived: list[tuple[str, Derived]] | None = None
    texts: tuple[int, int] | None = None

    @property
    def errors(self) -> int:
        """How many faults are errors."""
        return sum(fault.severity is Severity.ERROR for fault in self.faults)

    @property
    def warnings(self) -> int:
        """How many faults are warnings."""
        return len(self.faults) - self.errors


def written(report: Report, form: Format) -> str:
    """The report as text, without an end of line."""
    return _WRITERS[form](report)


def _human(report: Report) -> str:
    lines = [str(fault) for fault in report.faults]
    lines += [_derived(negotiation, found) for negotiation, found in report.derived or ()]
    return "\n".join([*lines, _closing(report)])


def _derived(negotiation: str, found: Derived) -> str:
    return (
        f"{negotiation}: {found.party} on {found.issue}: {found.kind} from {found.days.first} through {found.days.last}"
    )


def _closing(report: Report) -> str:
    parts = [_count(report.folders, "negotiation"), _count(report.errors, "error"), _count(report.warnings, "warning")]
    if report.derived is not None:
        parts.append(_count(len(report.derived), "derived silence"))
    if report.texts is not None:
        parts.append(f"texts of {report.texts[0]} of {_count(report.texts[1], 'cited source')}")
    return ", ".join(parts)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _json(report: Report) -> str:
    found: dict[str, object] = {
        "negotiations": report.folders,
        "errors": report.errors,
        "warnings": report.warnings,
        "faults": [asdict(fault) for fault in report.faults],
    }
    if report.derived is not None:
        found["derived"] = [_derived_fields(negotiation, item) for negotiation, item in report.derived]
    if report.texts is not None:
        found["texts"] = {"at_hand": report.texts[0], "cited": report.texts[1]}
    return json.dumps(found, ensure_ascii=False, indent=2)


def _derived_fields(negotiation: str, found: Derived) -> dict[str, str]:
    first, last = found.days
    days = {"from": first.isoformat(), "through": last.isoformat()}
    return {"negotiation": negotiation, "party": found.party, "issue": found.issue, "kind": found.kind.value} | days


def _github(report: Report) -> str:
    """Workflow commands, whose values are escaped as GitHub's toolkit does it."""
    lines = []
    for fault in report.faults:
        place = f"file={_property(fault.file)},line={fault.line},col={fault.column},title={_property(fault.code)}"
        lines.append(f"::{fault.severity.value} {place}::{_data(f'{fault.message}; {fault.hint}')}")
    lines += [f"::notice::{_data(_derived(negotiation, found))}" for negotiation, found in report.derived or ()]
    return "\n".join([*lines, _closing(report)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_WRITERS: dict[Format, Callable[[Report], str]] = {Format.HUMAN: _human, Format.JSON: _json, Format.GITHUB: _github}


def lines_of(faults: Iterable[Fault]) -> str:
    """Faults for people, one a line."""
    return "\n".join(str(fault) for fault in faults)
