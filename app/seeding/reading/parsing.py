"""YAML files read with the place of every value, and refused where people and programs would read them differently.

Scalars follow the core schema of YAML 1.2: `true` and `false`, numbers as exact integers or decimals, everything else
is text, dates included. What version 1.1 would take for a boolean is a fault. Source: DESIGN section 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml

from app.seeding.checking.codes import fault
from app.seeding.faults import Fault, Place
from app.seeding.reading.nodes import Entry, Listing, Mapping, Node, Scalar, Value

SCHEMA_LINE = "# yaml-language-server: $schema="
MAX_FILE_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_FAULTS = 50
"""Most faults of reading that one file is searched for: a file that is no seed file has no end of them."""

# The parser in C gives the same marks as the one in Python (a test holds that), ten times as fast.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MAX_NUMBER = 60
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)"
)
_TABS = re.compile(r"\t+")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_BOOLEAN_1_1 = re.compile(r"y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF")
_NOTHING = re.compile(r"|~|null|Null|NULL")
_WHOLE = re.compile(r"[-+]?[0-9]+", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,6})?", re.ASCII)
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


_NodeEvent = yaml.AliasEvent | yaml.ScalarEvent | yaml.CollectionStartEvent


class _Stop(Exception):
    """Nothing more can be learnt from this file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gives: its tree, None where there is none to speak of, and the faults found on the way."""

    node: Node | None
    faults: list[Fault]


def read_yaml(data: bytes, file: str) -> Reading:
    """The tree of the YAML text *data*, whose places name *file*."""
    faults: list[Fault] = []
    text = _text(data, file, faults)
    if text is None:
        return Reading(None, faults)
    composer = _Composer(text, file, faults)
    try:
        return Reading(composer.document(), faults)
    except _Stop:
        return Reading(None, faults)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        faults.append(fault("yaml-syntax", place, error.problem or "this is no YAML"))
        return Reading(None, faults)


def resolve(text: str) -> Value:
    """The value of an unquoted scalar."""
    if _NOTHING.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text[0] in "tT"
    if len(text) <= _MAX_NUMBER:
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
    return text


def is_plain_text(text: str) -> bool:
    """Whether *text*, unquoted, would be read as itself, under version 1.1 of YAML too."""
    return isinstance(resolve(text), str) and not _BOOLEAN_1_1.fullmatch(text) and not _NO_NUMBER.fullmatch(text)


def _text(data: bytes, file: str, faults: list[Fault]) -> str | None:
    """The file's text with every invisible character as a blank; None where it cannot be read at all."""
    if len(data) > MAX_FILE_BYTES:
        faults.append(fault("oversize-file", Place(file), f"the file has {len(data):,} bytes"))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        faults.append(fault("byte-order-mark", Place(file), "the file starts with a byte order mark"))
        data = data[3:]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        faults.append(
            fault("not-utf8", _place(file, before, len(before)), f"byte {data[error.start]:#04x} is no UTF-8")
        )
        return None
    if not text.strip():
        faults.append(fault("empty-file", Place(file), "the file is empty"))
        return None
    for found in _up_to_limit(_INVISIBLE, text):
        message = f"character U+{ord(found.group()):04X} cannot be seen"
        faults.append(fault("control-character", _place(file, text, found.start()), message))
    tabs = _up_to_limit(_TABS, text)
    faults.extend(fault("tab", _place(file, text, found.start()), "a tab") for found in tabs)
    return _INVISIBLE.sub(" ", text.replace("\t", " "))


def _up_to_limit(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for _, found in zip(range(MAX_FAULTS), pattern.finditer(text), strict=False):
        yield found


def _place(file: str, text: str, index: int) -> Place:
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


class _Composer:
    """Composes the tree from the parser's events, so that what is refused is refused before anything is built."""

    def __init__(self, text: str, file: str, faults: list[Fault]) -> None:
        self.loader = LOADER(text)
        self.text = text
        self.file = file
        self.faults = faults
        self.seen = 0  # index up to which the text has been searched for comments

    def document(self) -> Node | None:
        self._event()
        start = self._event()
        if isinstance(start, yaml.StreamEndEvent):
            self._comments(len(self.text))
            self._fault("empty-file", Place(self.file), "the file holds remarks only")
            return None
        if start.version or start.tags:
            self._fault("tag", self._place(start), "a directive")
        node = self._node(self._event(), 1)
        self._event()
        end = self._event()
        if not isinstance(end, yaml.StreamEndEvent):
            self._fault("several-documents", self._place(end), "a second document starts here")
            return node
        self._comments(len(self.text))
        if isinstance(node, Scalar) and node.value is None:
            self._fault("empty-file", node.place, "the file says nothing")
            return None
        return node

    def _node(self, event: _NodeEvent, depth: int) -> Node:
        place = self._place(event)
        if depth > MAX_DEPTH:
            self._fault("too-deep", place, f"more than {MAX_DEPTH} levels")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._fault("alias", place, f"the alias *{event.anchor}")
            return Scalar(None, place, broken=True)
        broken = self._marked(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place, broken=broken)
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing(list(self._items(depth)), place)
        return self._mapping(place, depth)

    def _marked(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> bool:
        """Whether a node carries an anchor or a tag, neither of which may be there."""
        if event.anchor is not None:
            self._fault("alias", place, f"the anchor &{event.anchor}")
        if event.tag is not None:
            self._fault("tag", place, f"the tag {event.tag}")
        return event.tag is not None

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._event(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := self._event(), yaml.MappingEndEvent):
            at = self._place(event)
            if isinstance(event, yaml.AliasEvent):
                self._fault("alias", at, f"the alias *{event.anchor}")
                raise _Stop
            if not isinstance(event, yaml.ScalarEvent):
                self._fault("yaml-syntax", at, "a key is a plain word, not a list or a mapping")
                raise _Stop
            self._marked(event, at)
            self._scan(event)
            node = self._node(self._event(), depth + 1)
            if event.value in entries:
                self._fault("double-key", at, f"the key {event.value!r} stands here a second time")
            else:
                entries[event.value] = Entry(at, node)
        return Mapping(entries, place)

    def _scalar(self, event: yaml.ScalarEvent, place: Place, *, broken: bool) -> Scalar:
        self._scan(event)
        quoted = bool(event.style)
        if not quoted and not event.tag and _BOOLEAN_1_1.fullmatch(event.value):
            self._fault("yaml-boolean", place, f"{event.value} unquoted is a boolean to older readers of YAML")
            return Scalar(event.value, place, broken=True)
        for code, pattern in (("control-character", _INVISIBLE), ("tab", _TABS)):
            if found := pattern.search(event.value):
                self._fault(code, place, f"the text holds character U+{ord(found.group()[0]):04X}")
                return Scalar(pattern.sub(" ", event.value), place, broken=True)
        return Scalar(event.value if quoted else resolve(event.value), place, broken=broken)

    def _scan(self, event: yaml.ScalarEvent) -> None:
        """Look for comments between the last scalar and this one, and step over it."""
        start: Any = event.start_mark
        end: Any = event.end_mark
        self._comments(start.index)
        if event.style in ("|", ">"):  # its first line may end in a comment
            self.seen = start.index
            self._comments(start.index + len(self.text[start.index : end.index].partition("\n")[0]))
        self.seen = max(self.seen, end.index)

    def _comments(self, end: int) -> None:
        while (start := self.text.find("#", self.seen, end)) >= 0:
            stop = self.text.find("\n", start)
            self.seen = stop if stop >= 0 else len(self.text)
            comment = self.text[start : self.seen]
            if start or not comment.startswith(SCHEMA_LINE):
                self._fault("comment", _place(self.file, self.text, start), f"a comment: {comment[:60].rstrip()}")

    def _event(self) -> Any:  # noqa: ANN401 - any event; the callers tell them apart
        return self.loader.get_event()

    def _place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _fault(self, code: str, place: Place, message: str) -> None:
        self.faults.append(fault(code, place, message))
        if len(self.faults) >= MAX_FAULTS:
            raise _Stop
