"""Send malformed requests to a running Parley, and malformed texts to its parsers; print what became of them.

    python -m tools.abuse                       a million requests, or as many as fit in the time
    python -m tools.abuse --requests 20000 --markdown docs/drills.md

Ends with 1 where one was answered by 500, a connection hung, the server died or grew, or a parser broke.
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from app.cli.progress import progress
from tools.abuse.malformed import Makers, shapes
from tools.abuse.sending import Tally, bombard
from tools.fuzz import count, send
from tools.serving import ROOT, Server, started

WARM_UP = 2000
GROWTH = 1.5
"""By so much the server may have grown since the warm-up; threads, connections and caches are still made then."""
HALF = 0.5

BEGIN, END = "<!-- abuse: begin -->", "<!-- abuse: end -->"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    sent: int
    answered: int
    failed: int
    hangs: int
    note: str

    @property
    def good(self) -> bool:
        """Whether nothing went wrong."""
        return not self.failed and not self.hangs


def memory(server: Server) -> int:
    """The resident memory of the server, in MiB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) // 1024


def malformed(server: Server, total: int, seconds: float, seed: int) -> tuple[Row, list[bytes]]:
    """Raw requests over sockets."""
    contract = json.loads((ROOT / "openapi.json").read_text(encoding="utf-8"))
    makers = Makers(shapes(contract), seed)
    port = int(server.address.rpartition(":")[2])
    asyncio.run(bombard(port, makers, WARM_UP, lambda _: True))
    sizes, begun = [memory(server)], time.monotonic()
    with progress("Malformed requests") as advance:

        def told(tally: Tally) -> bool:
            advance(tally.sent, total)
            gone = time.monotonic() - begun
            if len(sizes) == 1 and max(gone / seconds, tally.sent / total) >= HALF:
                sizes.append(memory(server))
            return gone < seconds

        tally = asyncio.run(bombard(port, makers, total, told))
    sizes.append(memory(server))
    rate = tally.sent / (time.monotonic() - begun)
    lives = httpx.get(f"{server.address}/readyz", timeout=60).is_success
    grown = sizes[-1] > sizes[0] * GROWTH
    statuses = ", ".join(f"{number} of {status}" for status, number in sorted(tally.statuses.items()))
    note = f"{rate:.0f}/s; {' → '.join(map(str, sizes))} MiB; {tally.cut} after the end of their connection; {statuses}"
    failed = tally.failed + int(not lives) + int(grown)
    return Row("malformed HTTP", tally.sent, tally.answered, failed, tally.hangs, note), tally.failing


def made_up(server: Server, seconds: float, seed: int) -> Row:
    """Requests that schemathesis makes up from the contract, to every operation."""
    before = memory(server)
    with TemporaryDirectory() as folder:
        events = Path(folder) / "events.ndjson"
        try:
            code, end = send(server.address, events, seed, seconds, []), ""
        except SystemExit:
            code, end = 0, f"; stopped after {seconds:.0f} s"
        seen = count(events)
    note = f"{len(seen)} operations; {before} → {memory(server)} MiB{end}"
    return Row("schemathesis, every operation", seen.total(), seen.total(), code, 0, note)


def samples(name: str) -> list[bytes]:
    """Texts of the kind that a parser takes, to begin with."""
    if name == "regions":
        return [
            b'["a", "b"]',
            b'{"at_most": 5, "above": 1}',
            b'{"exactly": 2}',
            b'[{"all_in": ["a"], "none_in": ["b"]}]',
        ]
    if name == "json":
        return [b'{"parties": ["ru"], "clauses": [{"n": "1", "issue": "a", "region": {"at_most": 1.5}}]}']
    return [path.read_bytes()[:2000] for path in sorted((ROOT / "seeds").rglob("*.yaml"))]


def parsed(name: str, seconds: int) -> Row:
    """Texts that atheris makes up for a parser."""
    with TemporaryDirectory() as corpus:
        for number, text in enumerate(samples(name)):
            (Path(corpus) / str(number)).write_bytes(text)
        command = [
            sys.executable,
            "-m",
            "tools.abuse.parsers",
            name,
            f"-max_total_time={seconds}",
            "-timeout=20",
            corpus,
        ]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        found = subprocess.run(command, cwd=corpus, env=environment, check=False, capture_output=True, text=True)
    done = re.findall(r"Done (\d+) runs", found.stderr) or re.findall(r"#(\d+)", found.stderr)[-1:] or ["0"]
    if found.returncode:
        print(found.stderr[-4000:], file=sys.stderr)
    runs = int(done[0])
    peak = re.findall(r"rss: (\d+)Mb", found.stderr)[-1:]
    return Row(f"atheris, {name}", runs, runs, found.returncode, 0, f"{seconds} s; {''.join(peak)} MiB at the end")


def table(rows: list[Row], commit: str) -> str:
    """The table, with its day and commit."""
    lines = [
        f"{datetime.now(UTC).date().isoformat()}, commit `{commit}`, Python {sys.version.split()[0]}, SQLite.",
        "",
        "| what | sent | answered | failed (500, grown, broken) | hangs | |",
        "|---|---|---|---|---|---|",
        *(f"| {row.what} | {row.sent} | {row.answered} | {row.failed} | {row.hangs} | {row.note} |" for row in rows),
    ]
    return "\n".join(lines)


def run(given: argparse.Namespace) -> list[Row]:
    """All parts of the drill that were not left out."""
    rows = []
    program = Path(sys.executable).with_name("parley")
    with TemporaryDirectory() as folder:
        environment = os.environ | {
            "PARLEY_DATABASE_URL": f"sqlite:///{folder}/parley.db",
            "PARLEY_HOST": "127.0.0.1",
            "PARLEY_RATE_LIMITS": "false",
        }
        with started([str(program), "serve"], ROOT, environment) as server:
            server.wait_until_ready()
            row, failing = malformed(server, given.requests, given.seconds, given.seed)
            rows.append(row)
            print(row, file=sys.stderr, flush=True)
            for request in failing[:20]:
                print(request, file=sys.stderr)
            if given.schemathesis:
                rows.append(made_up(server, given.schemathesis, given.seed))
            if not all(row.good for row in rows):
                print(server.log.read_text(encoding="utf-8", errors="replace")[-20_000:], file=sys.stderr)
    return rows + [parsed(name, given.parsers) for name in ("yaml", "regions", "json") if given.parsers]


def main() -> int:
    """Run the drill; 0 if nothing went wrong."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--requests", type=int, default=1_000_000, help="so many malformed requests")
    arguments.add_argument("--seconds", type=float, default=3600, help="and no longer than this")
    arguments.add_argument("--schemathesis", type=float, default=1200, metavar="SECONDS", help="0 leaves it out")
    arguments.add_argument(
        "--parsers", type=int, default=60, metavar="SECONDS", help="for each parser; 0 leaves them out"
    )
    arguments.add_argument("--seed", type=int, default=1, help="another seed makes up other requests")
    arguments.add_argument("--markdown", type=Path, help="write the table to this page, between its marks")
    given = arguments.parse_args()
    rows = run(given)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    text = table(rows, commit)
    print(text)
    if given.markdown:
        before, _, rest = given.markdown.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        given.markdown.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    return int(not all(row.good for row in rows))


if __name__ == "__main__":
    sys.exit(main())
