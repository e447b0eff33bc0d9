"""Malformed requests, made up from those of the contract: their addresses, parameters, headers, bodies and framing."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

ODD = (
    *(
        b"%00",
        b"%ff%fe",
        b"%c3%28",
        b"%F0%9F%92%A9",
        b"%",
        b"%zz",
        b"..",
        b"%2e%2e%2f",
        b"'",
        b"%22",
        b";",
        b"--",
        b"*",
    ),
    *(b"{}", b"[]", b"null", b"-1", b"0", b"1e400", b"NaN", b"99999999999999999999", b"9999-99-99", b"2024-06-31"),
    *(b"%E2%80%AE", b"%ED%A0%80", b"a" * 300, b",,,", b"ru,ua,ru", b"%0d%0aX:%20a", b"__proto__", b"${7*7}"),
    *(b"<script>", b"ru@2022-13-01", b"@", b"sha256:", b"0x10", b"%25%30%30", b"~", b"%7F", b"1;DROP%20TABLE"),
)
HEADERS = (
    *(b"Accept: */*;q=9", b"Accept: \xff", b"Accept: " + b"a/b," * 200, b"Accept-Encoding: zstd;q=x, br;q=, \x80"),
    *(b'If-None-Match: W/"', b"If-None-Match: *", b"If-None-Match: " + b'"a",' * 300, b"Range: bytes=0-0,-1"),
    *(
        b"Authorization: Bearer \x80",
        b"Authorization: Basic Og==",
        b"X-Request-ID: \x80\x81",
        b"Cookie: " + b"a=b;" * 99,
    ),
    *(b"X-Forwarded-For: 1.1.1.1, \xff", b'Forwarded: for="[::1', b"Host: a\xff", b"Expect: 100-continue"),
    *(b"Origin: null", b"Content-Length: 0", b"TE: trailers", b"Content-Type: \xff/\xff", b"Via: \x80"),
)
BROKEN = (
    *(
        b"\x00\x00\x00\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
    ),
    *(b"GET / HTTP/1.1\r\nHost: a\x00\r\n\r\n", b"GET / HTTP/1.1\r\n: a\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    *(b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"a" * 40_000 + b"\r\n\r\n"),
    *(
        b"POST /evaluations HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
    ),
    *(
        b"POST /evaluations HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /\xff\x00 HTTP/1.1\r\n\r\n",
    ),
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na",
    b"GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 300 + b"\r\n",
)
BODIES: tuple[Any, ...] = (
    *(None, [], {}, "a", 1, {"clauses": None}, {"clauses": [None]}, {"clauses": [{}] * 101}, {"parties": "ru"}),
    *({"clauses": [{"n": 1, "issue": "\u0000", "region": {"at_most": 10**40}}]}, {"as_of": [], "clauses": [[]]}),
    {"parties": ["ru", "ru"], "clauses": [{"n": "1", "issue": "nato-membership", "region": ["barred"] * 500}]},
    {"parties": ["ru", "ua"], "clauses": [{"n": "1", "issue": "nato-membership", "region": [{"a": {"b": {}}}]}]},
)
RAW_BODIES = (
    *(
        b"",
        b"{",
        b"[" * 5000,
        b'{"a":' * 3000,
        b"\xff\xfe",
        b'{"clauses": [1e999]}',
        b'"\\ud800"',
        b"NaN",
        b"\x00" * 50,
    ),
    *(b'{"a":1,"a":2}', b"9" * 5000, b'{"clauses": "' + b"a" * 20_000 + b'"}', b'{"title": "\\u0000"}'),
)
METHODS = (b"DELETE", b"PUT", b"OPTIONS", b"PATCH", b"QUERY", b"TRACE", b"PURGE")
ODD_KINDS = (
    b"text/plain",
    b"application/json; charset=latin-1",
    b"\xff",
    b"application/json;;",
    b"multipart/form-data",
)
LAST = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Shape:
    """An operation of the contract: its path in parts, and its parameters."""

    method: bytes
    path: tuple[str, ...]
    parameters: tuple[str, ...]


def shapes(contract: dict[str, Any]) -> list[Shape]:
    """Every operation of a contract, and the pages beside it."""
    found = [
        Shape(method.upper().encode(), tuple(path.split("/")[1:]), tuple(p["name"] for p in op.get("parameters", ())))
        for path, operations in contract["paths"].items()
        for method, op in operations.items()
    ]
    pages = ("/", "/search", "/method", "/n/{negotiation}/issues/{id}", "/n/{negotiation}/parties/{id}")
    return found + [Shape(b"GET", tuple(path.split("/")[1:]), ("parties", "as_of", "revision", "q")) for path in pages]


class Makers:
    """Makes requests up; the same for the same seed.

    Most are refused before the record is read, so that there can be many; the rest go as deep as they can.
    """

    def __init__(self, known: list[Shape], seed: int) -> None:
        """Draw from the operations of a contract."""
        self.known = known
        self.random = Random(seed)  # noqa: S311 - the same again for the same seed
        self.values = (b"ru", b"ua", b"ru,ua", b"2024-06-14", b"nato-membership", b"1", b"en")

    def batch(self, size: int) -> list[bytes]:
        """Requests for one connection; the last breaks off, or asks for the end."""
        last = self.broken() if self._one_in(2) else LAST
        return [*(self.request() for _ in range(size - 1)), last]

    def request(self) -> bytes:
        """One request that HTTP allows and nobody should send."""
        shape = self.random.choice(self.known)
        make: Callable[[Shape], bytes] = self._sent if shape.method == b"POST" else self._asked
        return make(shape)

    def broken(self) -> bytes:
        """Bytes that HTTP does not allow, or that are too long; the connection ends with them."""
        found = self.random.choice(BROKEN)
        if self._one_in(3):
            at = self.random.randrange(len(found))
            found = found[:at] + bytes([self.random.randrange(256)]) + found[at + 1 :]
        return found

    def _one_in(self, number: int) -> bool:
        return self.random.randrange(number) == 0

    def _asked(self, shape: Shape) -> bytes:
        method = self.random.choice(METHODS) if self._one_in(3) else shape.method
        return method + b" " + self._target(shape) + b" HTTP/1.1\r\n" + self._headers() + b"\r\n"

    def _sent(self, shape: Shape) -> bytes:
        body = json.dumps(self.random.choice(BODIES)).encode() if self._one_in(2) else self.random.choice(RAW_BODIES)
        kind = self.random.choice(ODD_KINDS) if self._one_in(4) else b"application/json"
        head = shape.method + b" " + self._target(shape) + b" HTTP/1.1\r\nHost: a\r\nContent-Type: " + kind
        return head + b"\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body

    def _target(self, shape: Shape) -> bytes:
        path = b"".join(b"/" + (self._value() if "{" in part else part.encode()) for part in shape.path)
        if self._one_in(10):
            path += self.random.choice(ODD)
        pairs = list(self._pairs(shape))
        if not self._one_in(20):
            pairs.append(self.random.choice(ODD) + b"=" + self._value())
        return path + b"?" + b"&".join(pairs)

    def _pairs(self, shape: Shape) -> Iterator[bytes]:
        names = [name.encode() for name in shape.parameters]
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 3, 120)) if names else 0):
            yield self.random.choice(names) + b"=" + self._value()

    def _value(self) -> bytes:
        return self.random.choice(self.values if self._one_in(3) else ODD)

    def _headers(self) -> bytes:
        lines = self.random.sample(HEADERS, self.random.choice((0, 0, 1, 2)))
        return b"".join(line + b"\r\n" for line in (b"Host: a", *lines))
