"""The trees of a negotiation's files put together: a record, perhaps with holes, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from app.domain.record.negotiation import Coverage, Negotiation, Record, Silence
from app.schemas.seeds.issues import IssueSeed
from app.schemas.seeds.negotiation import NegotiationSeed, PartySeed
from app.schemas.seeds.people import PersonSeed
from app.schemas.seeds.positions import PositionSeed, PositionsFile
from app.schemas.seeds.proposals import ClauseSeed, ProposalSeed
from app.schemas.seeds.silences import SilenceSeed
from app.schemas.seeds.sources import SourceSeed
from app.seeding.checking.codes import fault
from app.seeding.checking.regions import Flaw
from app.seeding.checking.world import Holes, Subject
from app.seeding.faults import Fault, nearest
from app.seeding.reading import building
from app.seeding.reading.layout import SeedFile
from app.seeding.reading.nodes import Entry, Listing, Mapping, Node, Path, find, key_place, place_of, text_at
from app.seeding.reading.shapes import shape

Model = TypeVar("Model", bound=BaseModel)

Named = tuple[Path, str, bool]
"""Where an issue is named, which, and whether it is named as a key."""

ANY_TIME = Coverage(date(2, 1, 1), date(9998, 12, 31))
"""Stands in where the coverage cannot be read, so that the rest can be checked."""


@dataclass
class Draft:
    """What the files of a negotiation say, as far as it can be read.

    Attributes:
        nodes: Where each record stands.
        damaged: Records that have faults of their own, but could be read.
    """

    record: Record = field(default_factory=lambda: Record(Negotiation("", "", "", "", ANY_TIME, 1)))
    holes: Holes = field(default_factory=Holes)
    faults: list[Fault] = field(default_factory=list)
    nodes: dict[Subject, Node] = field(default_factory=dict)
    damaged: set[Subject] = field(default_factory=set)


def draft_of(roots: Iterable[tuple[SeedFile, Node | None]]) -> Draft:
    """The draft that the files' trees make; None is the tree of a file that could not be read."""
    drafter = _Drafter(list(roots))
    drafter.negotiation()
    drafter.people_and_sources()
    drafter.issues()
    drafter.positions()
    drafter.silences()
    drafter.proposals()
    return drafter.draft


class _Drafter:
    def __init__(self, roots: list[tuple[SeedFile, Node | None]]) -> None:
        self.draft = Draft()
        self.roots = roots

    def negotiation(self) -> None:
        head = self._head()
        parties = head.entries["parties"].node if head and "parties" in head.entries else None
        if head and isinstance(parties, Listing):
            good = [
                item
                for item in parties.items
                if (seed := self._take("party", PartySeed, item)) and self._add_party(seed)
            ]
            if good:
                entry = Entry(head.entries["parties"].key, Listing(good, parties.place))
                head = Mapping(head.entries | {"parties": entry}, head.place)
        shaped = shape(NegotiationSeed, head) if head else None
        if shaped:
            self.draft.faults.extend(shaped.faults)
        if head and shaped and shaped.seed:
            negotiation = building.build_negotiation(shaped.seed)
            self.draft.record = replace(self.draft.record, negotiation=negotiation)
            self.draft.nodes["negotiation", negotiation.id] = head
        else:
            self.draft.holes.headless = True
            if not self.draft.record.parties:
                self.draft.holes.lose("party", None)

    def _add_party(self, seed: PartySeed) -> bool:
        self.draft.record.parties[seed.id] = building.build_party(seed)
        return True

    def _head(self) -> Mapping | None:
        """The keys of negotiation.yaml, or of the files in its folder together."""
        entries: dict[str, Entry] = {}
        place = None
        for file, root in self._of("negotiation"):
            if root is None:
                continue
            if not isinstance(root, Mapping):
                self._wrong_root(root, "a mapping")
                continue
            place = place or root.place
            for key, entry in root.entries.items():
                if key in entries:
                    message = f"the key {key!r} stands in another file of {file.path.parent.name}/ too"
                    self.draft.faults.append(fault("double-key", entry.key, message))
                entries.setdefault(key, entry)
        return Mapping(entries, place) if place else None

    def people_and_sources(self) -> None:
        for person in self._listed("people", "person", PersonSeed):
            self.draft.record.people[person.id] = building.build_person(person)
        for source in self._listed("sources", "source", SourceSeed):
            self.draft.record.sources[source.id] = building.build_source(source)

    def issues(self) -> None:
        for seed in self._listed("issues", "issue", IssueSeed):
            issue, flaws = building.build_issue(seed)
            if issue:
                self.draft.record.issues[issue.id] = issue
            else:
                self._report(("issue", seed.id), flaws)
                self.draft.holes.lose("issue", seed.id)

    def positions(self) -> None:
        for file, root in self._of("positions"):
            party = str(file.party)
            if not isinstance(root, Mapping):
                if root is not None:
                    self._wrong_root(root, "a mapping")
                self._lose_positions(party)
                continue
            self._positions_of(self._party(file, root), root)

    def _party(self, file: SeedFile, root: Mapping) -> str:
        """The party that a file of positions names; the one after which it is named where it names none."""
        entries = dict(root.entries)
        if "positions" in entries:
            key, node = entries["positions"]
            entries["positions"] = Entry(key, Listing([], node.place) if isinstance(node, Listing) else node)
        shaped = shape(PositionsFile, Mapping(entries, root.place))
        self.draft.faults.extend(shaped.faults)
        party = shaped.seed.party if shaped.seed else text_at(root, "party")
        if party and party != file.party:
            message = f"the file is named after {file.party}, and its party is {party}"
            self.draft.faults.append(fault("party-file", place_of(root, ("party",)), message))
        if party and party not in self.draft.record.parties and not self.draft.holes.may_hold("party", party):
            hint = nearest(party, self.draft.record.parties)
            self.draft.faults.append(
                fault("unknown-party", place_of(root, ("party",)), f"there is no party {party!r}", hint)
            )
            self.draft.holes.lose("party", party)
        return party or str(file.party)

    def _positions_of(self, party: str, root: Mapping) -> None:
        items = find(root, ("positions",))
        if not isinstance(items, Listing):
            self._lose_positions(party)
            return
        for node in items.items:
            seed = self._take("position", PositionSeed, node)
            if seed is None:
                self.draft.holes.cells.add((party, text_at(node, "issue") or ""))
                continue
            position, flaws = building.build_position(seed, party, self.draft.record.issues)
            self.draft.record.positions[position.id] = position
            if self._is_damaged(("position", position.id), flaws, _named(seed)):
                self.draft.holes.cells.add((party, seed.issue))

    def _lose_positions(self, party: str) -> None:
        """Remember that any position of a party may be there, though none can be read."""
        self.draft.holes.lose("position", None)
        self.draft.holes.cells.add((party, ""))

    def proposals(self) -> None:
        for file, root in self._of("proposals"):
            if not isinstance(root, Mapping):
                if root is not None:
                    self._wrong_root(root, "a mapping")
                self.draft.holes.lose("proposal", file.path.stem)
                continue
            seed = self._take("proposal", ProposalSeed, root)
            if seed is None:
                continue
            if seed.id != file.path.stem:
                message = f"the file is named after {file.path.stem}, and its id is {seed.id}"
                self.draft.faults.append(fault("proposal-file", place_of(root, ("id",)), message))
            proposal, flaws = building.build_proposal(seed, self.draft.record.issues)
            self.draft.record.proposals[proposal.id] = proposal
            named = [found for index, clause in enumerate(seed.clauses) for found in _named(clause, ("clauses", index))]
            if self._is_damaged(("proposal", proposal.id), flaws, named):
                self.draft.holes.packages.add(proposal.id)

    def _is_damaged(self, subject: Subject, flaws: list[Flaw], named: list[Named]) -> bool:
        """Whether the regions of a record cannot all be read; the flaws are then reported."""
        known = self.draft.record.issues
        unknown = [
            Flaw("unknown-issue", path, f"there is no issue {name!r}", nearest(name, known), at_key)
            for path, name, at_key in named
            if name not in known and not self.draft.holes.may_hold("issue", name)
        ]
        if not flaws and all(name in known for _, name, _ in named):
            return False
        self._report(subject, [*flaws, *unknown])
        self.draft.damaged.add(subject)
        return True

    def silences(self) -> None:
        found: list[Silence] = []
        for node in self._items("silences"):
            shaped = shape(SilenceSeed, node)
            self.draft.faults.extend(shaped.faults)
            if shaped.seed:
                self.draft.nodes["silence", str(len(found))] = node
                found.append(building.build_silence(shaped.seed))
            else:
                self.draft.holes.cells.add((text_at(node, "party") or "", text_at(node, "issue") or ""))
        if any(not isinstance(root, Listing) for _, root in self._of("silences")):
            self.draft.holes.cells.add(("", ""))
        self.draft.record = replace(self.draft.record, silences=tuple(found))

    def _listed(self, kind: str, one: str, model: type[Model]) -> Iterator[Model]:
        """The records of list files that can be read."""
        if any(not isinstance(root, Listing) for _, root in self._of(kind)):
            self.draft.holes.lose(one, None)
        for node in self._items(kind):
            seed = self._take(one, model, node)
            if seed:
                yield seed

    def _items(self, kind: str) -> Iterator[Node]:
        for _, root in self._of(kind):
            if isinstance(root, Listing):
                yield from root.items
            elif root is not None:
                self._wrong_root(root, "a list")

    def _take(self, kind: str, model: type[Model], node: Node) -> Model | None:
        """A record that can be read and whose id is new; what it says is remembered as lost where it cannot."""
        shaped = shape(model, node)
        self.draft.faults.extend(shaped.faults)
        id_ = text_at(node, "id")
        if id_ is not None and ((kind, id_) in self.draft.nodes or id_ in self.draft.holes.ids.get(kind, ())):
            message = f"there is another {kind} {id_!r}"
            self.draft.faults.append(fault("double-id", place_of(node, ("id",)), message))
            return None
        if shaped.seed is None:
            self.draft.holes.lose(kind, id_)
            return None
        if shaped.faults:
            self.draft.damaged.add((kind, str(id_)))
        self.draft.nodes[kind, str(id_)] = node
        return shaped.seed

    def _report(self, subject: Subject, flaws: Iterable[Flaw]) -> None:
        node = self.draft.nodes[subject]
        for code, path, message, hint, at_key in flaws:
            place = key_place(node, path) if at_key else place_of(node, path)
            self.draft.faults.append(fault(code, place, message, hint))

    def _wrong_root(self, root: Node, expected: str) -> None:
        message = f"the file is no {expected.removeprefix('a ')}"
        self.draft.faults.append(fault("wrong-type", root.place, message, f"write it as {expected}"))

    def _of(self, kind: str) -> Iterator[tuple[SeedFile, Node | None]]:
        return ((file, root) for file, root in self.roots if file.kind == kind)


def _named(seed: PositionSeed | ClauseSeed, at: Path = ()) -> list[Named]:
    """The issues that a position or clause names: its own, and those of its condition."""
    unless = seed.unless if isinstance(seed, PositionSeed) else []
    alternatives = [("when", index, part) for index, part in enumerate(seed.when)]
    alternatives += [("unless", index, part) for index, part in enumerate(unless)]
    conditions = [((*at, key, index, name), name, True) for key, index, part in alternatives for name in part]
    return [((*at, "issue"), seed.issue, False), *conditions]
