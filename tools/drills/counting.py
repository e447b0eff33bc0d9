"""The line of a drill in which people edited."""

import sys
from dataclasses import dataclass
from pathlib import Path

from tools.drills.editors import Editors
from tools.drills.looking import Look, pages_are_right
from tools.drills.rows import Row


@dataclass
class Count:
    """What a drill counts beside what its editors were told.

    Attributes:
        fault: What was done.
        log: What the service printed: its end is shown where an answer was odd.
        tries: How often the fault was made.
        never: Edits that were never acknowledged.
        wrong: Other things that should not be.
    """

    fault: str
    database: str
    log: Path | None = None
    tries: int = 0
    never: int = 0
    wrong: int = 0


def line(count: Count, editors: Editors, look: Look, url: str, note: str = "") -> Row:
    """The line of the table, after all pages were made again; what went wrong is printed."""
    ledger = editors.ledger
    pages = pages_are_right(url)
    lost, half = look.lost(ledger), [*look.broken, *look.twice(), *ledger.odd]
    for found in [*lost, *half]:
        print(found, file=sys.stderr)
    if ledger.odd and count.log:
        print(count.log.read_text("utf-8", "replace")[-4000:], file=sys.stderr)
    answers = ", ".join(f"{times} of {what}" for what, times in sorted(ledger.answers.items()))
    told = len(ledger.acknowledged)
    wrong = len(half) + count.never + count.wrong + (not pages)
    parts = [note, f"{ledger.resent} sent again", f"answers: {answers}", f"pages {'' if pages else 'NOT '}as replayed"]
    return Row(
        count.fault,
        count.database,
        count.tries,
        told,
        told - len(lost),
        len(lost),
        wrong,
        "; ".join(filter(None, parts)),
    )
