"""What the files for several machines say is what the code does; they are read, not started."""

import json
import re
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import make_url

from app.settings import Settings
from tools.drills.processes import pointed
from tools.drills.services import Service

ROOT = Path(__file__).parent.parent
IMAGES = {"parley", "postgres:17", "haproxy:lts"}
PROXY = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")
ASKED = re.compile(r"\$\{(PARLEY_\w+)(?:[:?-][^}]*)?\}")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return found


def settings_of(compose: dict[str, Any], service: str) -> dict[str, str]:
    """The environment of a service, with a word for each variable that is to be given."""
    found: dict[str, str] = compose["services"][service]["environment"]
    given = {name: re.sub(r"\$\{\w+:-([^}]+)\}", r"\1", text) for name, text in found.items()}
    return {name: ASKED.sub("given", text) for name, text in given.items()}


@pytest.mark.parametrize("service", ["api", "migrate", "load"])
def test_the_settings_of_each_process_exist_and_can_be_read(
    compose: dict[str, Any], service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = settings_of(compose, service)
    for name, text in said.items():
        monkeypatch.setenv(name, text)

    settings = Settings()

    assert {name.removeprefix("PARLEY_").lower() for name in said} <= set(Settings.model_fields)
    assert settings.database_url != settings.read_database_url
    assert make_url(settings.database_url).query["target_session_attrs"] == "read-write"


def test_only_known_images_are_used_and_every_service_says_whether_it_comes_back(compose: dict[str, Any]) -> None:
    services = compose["services"]

    assert {service["image"] for service in services.values()} == IMAGES
    assert {name for name, service in services.items() if "restart" not in service} == {"load"}
    assert all(service["networks"] == ["inside"] for service in services.values())


def test_only_the_proxy_is_open_to_the_world(compose: dict[str, Any]) -> None:
    services = compose["services"]
    port = re.findall(r"^\s*bind :(\d+)$", PROXY, re.MULTILINE)

    assert {name: service["ports"] for name, service in services.items() if "ports" in service} == {
        "proxy": [f"{port[0]}:{port[0]}"]
    }


def test_no_password_is_written_down(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for name, text in service.get("environment", {}).items():
            if "PASSWORD" in name:
                assert re.fullmatch(r"\$\{\w+(:\?[^}]+)?\}", text)
            if name.endswith("DATABASE_URL"):
                assert re.search(r"//parley:\$\{", text)


def test_the_proxy_knows_where_the_processes_answer_and_what_to_ask_them(compose: dict[str, Any]) -> None:
    said = settings_of(compose, "api")
    paths = json.loads((ROOT / "openapi.json").read_text(encoding="utf-8"))["paths"]
    template = re.findall(r"^\s*server-template \w+ (\d+) (\w+):(\d+) ", PROXY, re.MULTILINE)
    asked = re.findall(r"^\s*http-check send meth GET uri (\S+)", PROXY, re.MULTILINE)

    ((places, host, port),) = template
    assert (host, port) == ("api", said["PARLEY_PORT"])
    assert int(places) >= compose["services"]["api"]["deploy"]["replicas"]
    assert asked == ["/readyz"]
    assert set(asked) <= set(paths)
    assert f"127.0.0.1:{port}{asked[0]}" in compose["services"]["api"]["healthcheck"]["test"][-1]


def test_the_proxy_alone_is_believed_on_who_asks(compose: dict[str, Any]) -> None:
    (inside,) = compose["networks"]["inside"]["ipam"]["config"]

    assert ip_network(settings_of(compose, "api")["PARLEY_TRUSTED_PROXIES"]) == ip_network(inside["subnet"])
    assert "http-request del-header x-forwarded-for" in PROXY
    assert Settings.model_fields["forwarded_header"].default == "x-forwarded-for"


def test_a_process_that_is_asked_to_end_is_given_the_time_that_it_takes(compose: dict[str, Any]) -> None:
    grace = compose["services"]["api"]["stop_grace_period"]

    assert int(grace.removesuffix("s")) > int(settings_of(compose, "api")["PARLEY_DRAIN_SECONDS"])


def test_the_database_is_migrated_before_a_process_starts_and_lets_all_of_them_in(compose: dict[str, Any]) -> None:
    services = compose["services"]
    options = " ".join(services["primary"]["command"])
    most = int(re.findall(r"max_connections=(\d+)", options)[0])

    assert services["migrate"]["command"] == ["parley", "migrate"]
    assert services["api"]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert most > services["api"]["deploy"]["replicas"] * 2 * 40


def test_every_file_that_is_shown_to_a_container_is_here(compose: dict[str, Any]) -> None:
    shown = [volume for service in compose["services"].values() for volume in service.get("volumes", [])]
    files = [volume.partition(":")[0] for volume in shown if volume.startswith(".")]
    named = {volume.partition(":")[0] for volume in shown if not volume.startswith(".")}

    assert files
    assert all((ROOT / name).exists() for name in files)
    assert named == set(compose["volumes"])


def test_reads_go_to_another_process_and_edits_do_not(tmp_path: Path) -> None:
    services = [Service({}, tmp_path / "log", port=port) for port in (1001, 1002)]

    lines = [" ".join(line.split()) for line in pointed(PROXY, services, 1000).splitlines()]

    assert "bind 127.0.0.1:1000" in lines
    assert [line for line in lines if line.startswith("server ")] == [
        "server api0 127.0.0.1:1001 check",
        "server api1 127.0.0.1:1002 check",
    ]
    assert "acl is_read method GET HEAD OPTIONS" in lines
    assert "http-request disable-l7-retry unless is_read" in lines
