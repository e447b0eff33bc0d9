"""Who asks, and whose word on that is taken."""

from typing import Any

import pytest

from app.limiting.addresses import LOCAL, Proxies, networks, visitor_at


def scope(client: str | None, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    return {"client": None if client is None else (client, 4711), "headers": list(headers)}


def way(text: str) -> tuple[bytes, bytes]:
    return (b"x-forwarded-for", text.encode())


def told(text: str) -> tuple[bytes, bytes]:
    return (b"forwarded", text.encode())


NEAR = Proxies(networks("10.0.0.0/8, 2001:db8:ffff::/48"))
BY_FORWARDED = Proxies(networks("10.0.0.0/8"), b"forwarded")


def test_without_trusted_proxies_nobody_is_believed() -> None:
    assert Proxies().visitor(scope("10.0.0.1", way("192.0.2.7"), told("for=192.0.2.8"))) == "10.0.0.1"


def test_a_client_that_is_no_proxy_is_not_believed() -> None:
    assert NEAR.visitor(scope("198.51.100.1", way("192.0.2.7"))) == "198.51.100.1"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7:5000", "192.0.2.7"),
        ("203.0.113.9, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("[2001:db8:1:2:3::4]:5000", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("192.0.2.7, unknown", "10.0.0.1"),
        ("10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("", "10.0.0.1"),
        ("\x00", "10.0.0.1"),
    ],
)
def test_a_trusted_proxy_names_the_last_address_that_is_no_proxy(written: str, found: str) -> None:
    assert NEAR.visitor(scope("10.0.0.1", way(written))) == found


def test_several_lines_of_one_header_are_one_list() -> None:
    assert NEAR.visitor(scope("10.0.0.1", way("203.0.113.9"), way("192.0.2.7"), way("10.0.0.2"))) == "192.0.2.7"


def test_a_header_that_the_proxies_do_not_write_is_not_read() -> None:
    assert NEAR.visitor(scope("10.0.0.1", told("for=203.0.113.9"), way("192.0.2.7"))) == "192.0.2.7"
    assert BY_FORWARDED.visitor(scope("10.0.0.1", told("for=203.0.113.9"), way("192.0.2.7"))) == "203.0.113.9"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ('For="[2001:db8:1:2::4]:5000";proto=https', "2001:db8:1:2::/64"),
        ("for=203.0.113.9;by=10.0.0.1, for=192.0.2.7", "192.0.2.7"),
        ("proto=https", "10.0.0.1"),
        ("for=_hidden", "10.0.0.1"),
    ],
)
def test_forwarded_is_read_as_its_standard_says(written: str, found: str) -> None:
    assert BY_FORWARDED.visitor(scope("10.0.0.1", told(written))) == found


def test_addresses_of_one_subscriber_are_one_visitor() -> None:
    assert visitor_at("2001:db8::1") == visitor_at("2001:db8::ffff") != visitor_at("2001:db8:0:1::1")
    assert visitor_at("fe80::1%eth0") == "fe80::/64"
    assert visitor_at("no:address") == "no:address"


def test_a_socket_without_addresses_is_one_visitor() -> None:
    assert NEAR.visitor(scope(None)) == LOCAL
    assert NEAR.visitor(scope("testclient", way("192.0.2.7"))) == "testclient"


def test_what_is_no_network_is_refused() -> None:
    with pytest.raises(ValueError, match=r"10\.0\.0\.0/99"):
        networks("10.0.0.0/99")
