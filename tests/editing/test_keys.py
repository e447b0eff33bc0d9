"""Keys: made and shown once, kept as a digest, good for what they are good for until they are revoked or expire."""

import re
from hashlib import sha256

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from app.db import read, write
from app.queries.audit import read_audit
from app.queries.keys import Key, Scope, all_keys, find_key, revoke_key, touch_key
from app.services.keys import check_scope, key_of, minute_before
from app.services.refusals import KeyRequired, ScopeMissing
from tests.cli.conftest import run

TEXT = re.compile(r"^parley_([0-9a-f]{8})_([A-Za-z0-9_-]{43})$", re.MULTILINE)
FIRST = ("keys", "create", "desk", "--owner", "Ada", "--scope", "edit")


def made(*arguments: str) -> str:
    """The text of a key that the command makes."""
    result = run(*(arguments or FIRST))
    assert result.exit_code == 0, result.output
    found = TEXT.search(result.output)
    assert found
    return found[0]


def borne(engine: Engine, header: str | None, at: str = "2027-01-01T00:00:00Z") -> Key:
    with read(engine) as session:
        return key_of(session, header, at)


def test_a_key_is_shown_once_and_kept_as_a_digest(engine: Engine) -> None:
    key = made()
    _, id_, secret = key.split("_", 2)

    with read(engine) as session:
        kept = find_key(session, id_)
        held = [str(row) for table in ("api_key", "audit") for row in session.execute(text(f"SELECT * FROM {table}"))]  # noqa: S608
    assert kept
    assert kept.digest == sha256(secret.encode()).hexdigest()
    assert (kept.owner, kept.name, kept.scopes) == ("Ada", "desk", (Scope.EDIT,))
    assert not any(secret in row for row in held)
    assert secret not in run("keys", "list").output


def test_a_key_opens_what_it_is_good_for(engine: Engine) -> None:
    found = borne(engine, f"Bearer {made()}")

    assert found.owner == "Ada"
    check_scope(found, Scope.EDIT)
    check_scope(found, Scope.PROPOSE, Scope.EDIT)
    with pytest.raises(ScopeMissing, match="`publish`; this one has: edit"):
        check_scope(found, Scope.PUBLISH)


def test_an_admin_may_do_everything(engine: Engine) -> None:
    found = borne(engine, f"bearer {made('keys', 'create', 'root', '--owner', 'Ada', '--scope', 'admin')}")

    for scope in Scope:
        check_scope(found, scope)


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer x", "Basic {key}", "Bearer {key}x", "Bearer parley__", "Bearer q{key}"]
)
def test_what_is_no_good_key_opens_nothing(engine: Engine, header: str | None) -> None:
    key = made()

    with pytest.raises(KeyRequired) as refused:
        borne(engine, header and header.format(key=key))

    assert key.split("_", 2)[2] not in str(refused.value)
    assert bool(refused.value.error) == bool(header)


def test_a_secret_opens_no_other_key(engine: Engine) -> None:
    one, other = made(), made()

    with pytest.raises(KeyRequired):
        borne(engine, f"Bearer parley_{one.split('_')[1]}_{other.split('_', 2)[2]}")


def test_a_revoked_key_is_good_for_nothing_at_once(engine: Engine) -> None:
    key = made()
    id_ = key.split("_")[1]
    borne(engine, f"Bearer {key}")

    assert run("keys", "revoke", id_).exit_code == 0

    with pytest.raises(KeyRequired, match="unknown, revoked or expired"):
        borne(engine, f"Bearer {key}")
    assert "revoked" in run("keys", "list").output
    assert run("keys", "revoke", id_).exit_code == 0
    with read(engine) as session:
        lines = read_audit(session)
    assert [(line.deed.action, line.deed.id, line.doer.key_name) for line in lines] == [
        ("key_create", id_, "parley keys"),
        ("key_revoke", id_, "parley keys"),
    ]
    assert '"revoked":null' in str(lines[1].deed.before)


def test_an_expired_key_is_good_for_nothing(engine: Engine) -> None:
    key = made(*FIRST, "--expires", "2027-02-01")

    borne(engine, f"Bearer {key}", at="2027-01-31T23:59:59Z")

    with pytest.raises(KeyRequired):
        borne(engine, f"Bearer {key}", at="2027-02-01T00:00:00Z")


def test_last_use_is_written_down_once_a_minute(engine: Engine) -> None:
    id_ = made().split("_")[1]
    moments = ["2027-01-01T10:00:00Z", "2027-01-01T10:00:40Z", "2027-01-01T10:01:01Z"]

    seen = []
    for moment in moments:
        with write(engine) as session:
            touch_key(session, id_, moment, minute_before(moment))
            seen.append(all_keys(session)[0].last_used)

    assert seen == [moments[0], moments[0], moments[2]]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("keys", "create", "desk", "--owner", "Ada", "--scope", "write"), "there is no scope 'write'; there are:"),
        (("keys", "create", " ", "--owner", "Ada", "--scope", "edit"), "the name must say something"),
        (("keys", "create", "desk", "--owner", "a\nb", "--scope", "edit"), "the owner must say something"),
        ((*FIRST, "--expires", "tomorrow"), "tomorrow"),
        (("keys", "revoke", "nobody"), "there is no key 'nobody'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(engine: Engine, arguments: tuple[str, ...], says: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert says in result.output
    with read(engine) as session:
        assert all_keys(session) == []


@pytest.mark.parametrize("command", ["create", "list", "revoke"])
def test_each_command_explains_itself(command: str) -> None:
    assert "Exit code 0" in run("keys", command, "--help").output


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET at = '2020'",
        "DELETE FROM audit",
        "UPDATE api_key SET scopes = 'admin'",
        "UPDATE api_key SET expires = NULL",
        "UPDATE api_key SET digest = 'x'",
        "DELETE FROM api_key",
    ],
)
def test_the_database_itself_refuses_to_rewrite_who_did_what(engine: Engine, statement: str) -> None:
    made()

    with write(engine) as session, pytest.raises(IntegrityError, match="a row never"):
        session.execute(text(statement))


def test_a_key_that_was_revoked_stays_so_since_then(engine: Engine) -> None:
    id_ = made().split("_")[1]

    with write(engine) as session:
        revoke_key(session, id_, "2027-01-01T10:00:00Z")
        revoke_key(session, id_, "2028-01-01T10:00:00Z")
        found = find_key(session, id_)

    assert found
    assert found.revoked == "2027-01-01T10:00:00Z"
