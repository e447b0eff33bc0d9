"""What came of a drill, and the table of all of them."""

from collections.abc import Iterable
from typing import NamedTuple

HEAD = ("fault", "database", "tries", "acknowledged", "found", "lost", "half", "", "held on, at commit")


class Row(NamedTuple):
    """One line of the table.

    Attributes:
        tries: How often the fault was made.
        acknowledged: Edits (or reads, where the note says so) whose answer said that all is well.
        found: Those of them that are there, whole.
        lost: Those that are not.
        half: Edits of which a part is there, or more than one copy; answers of 500; what did not recover.
    """

    fault: str
    database: str
    tries: int
    acknowledged: int
    found: int
    lost: int
    half: int
    note: str

    @property
    def good(self) -> bool:
        """Whether nothing was lost, and something was tried."""
        return self.tries > 0 and self.acknowledged > 0 and not self.lost and not self.half


def table(rows: Iterable[Row], when: str, before: str = "") -> str:
    """The table as Markdown; lines of other drills in the table *before* stay."""
    lines = {key_of(line): line for line in before.splitlines() if line.startswith("| ")}
    for row in rows:
        figures = (row.tries, row.acknowledged, row.found, row.lost, row.half)
        line = f"| {row.fault} | {row.database} | {' | '.join(map(str, figures))} | {row.note} | {when} |"
        lines[key_of(line)] = line
    head = f"| {' | '.join(HEAD)} |"
    lines.pop(key_of(head), None)
    return "\n".join([head, "|---" * len(HEAD) + "|", *lines.values()])


def key_of(line: str) -> tuple[str, ...]:
    """The fault and the database of a line of the table."""
    return tuple(cell.strip() for cell in line.split("|")[1:3])


def summed(rows: list[Row]) -> Row:
    """The same drill held several times, as one line; the note is that of the last time."""
    return rows[-1]._replace(
        tries=sum(row.tries for row in rows),
        acknowledged=sum(row.acknowledged for row in rows),
        found=sum(row.found for row in rows),
        lost=sum(row.lost for row in rows),
        half=sum(row.half for row in rows),
    )
