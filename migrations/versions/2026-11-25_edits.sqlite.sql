CREATE TABLE api_key (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	owner TEXT NOT NULL,
	digest TEXT NOT NULL,
	scopes TEXT NOT NULL,
	created TEXT NOT NULL,
	expires TEXT,
	last_used TEXT,
	revoked TEXT,
	CONSTRAINT pk_api_key PRIMARY KEY (id),
	CONSTRAINT uq_api_key_digest UNIQUE (digest)
)
 STRICT;

CREATE TABLE audit (
	n INTEGER NOT NULL,
	at TEXT NOT NULL,
	"key" TEXT,
	key_name TEXT NOT NULL,
	owner TEXT,
	request_id TEXT NOT NULL,
	action TEXT NOT NULL,
	negotiation TEXT,
	kind TEXT NOT NULL,
	id TEXT NOT NULL,
	"before" TEXT,
	"after" TEXT,
	revision INTEGER,
	CONSTRAINT pk_audit PRIMARY KEY (n),
	CONSTRAINT fk_audit_key FOREIGN KEY("key") REFERENCES api_key (id),
	CONSTRAINT ck_audit_action CHECK (action IN ('create', 'correct', 'end', 'remove', 'propose', 'publish', 'reject', 'withdraw', 'load', 'merge', 'key_create', 'key_revoke')),
	CONSTRAINT ck_audit_before CHECK (before IS NULL OR json_valid(before)),
	CONSTRAINT ck_audit_after CHECK (after IS NULL OR json_valid(after))
)
 STRICT;

CREATE INDEX ix_audit_revision ON audit (revision);

CREATE TABLE waiting_edit (
	n INTEGER NOT NULL,
	negotiation TEXT NOT NULL,
	base INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	"by" TEXT NOT NULL,
	at TEXT NOT NULL,
	why TEXT NOT NULL,
	document TEXT NOT NULL,
	state TEXT NOT NULL,
	decided_key TEXT,
	decided_by TEXT,
	decided_at TEXT,
	reason TEXT,
	revision INTEGER,
	CONSTRAINT pk_waiting_edit PRIMARY KEY (n),
	CONSTRAINT fk_waiting_edit_key FOREIGN KEY("key") REFERENCES api_key (id),
	CONSTRAINT fk_waiting_edit_decided_key FOREIGN KEY(decided_key) REFERENCES api_key (id),
	CONSTRAINT ck_waiting_edit_state CHECK (state IN ('proposed', 'published', 'rejected', 'withdrawn')),
	CONSTRAINT ck_waiting_edit_document CHECK (json_valid(document)),
	CONSTRAINT ck_waiting_edit_decided CHECK ((state = 'proposed') = (decided_at IS NULL)),
	CONSTRAINT ck_waiting_edit_revision CHECK ((state = 'published') = (revision IS NOT NULL))
)
 STRICT;

CREATE INDEX ix_waiting_edit_state ON waiting_edit (state, n);

CREATE TABLE idempotency (
	"key" TEXT NOT NULL,
	token TEXT NOT NULL,
	fingerprint TEXT NOT NULL,
	status INTEGER NOT NULL,
	headers TEXT NOT NULL,
	body TEXT NOT NULL,
	at TEXT NOT NULL,
	CONSTRAINT pk_idempotency PRIMARY KEY ("key", token),
	CONSTRAINT fk_idempotency_key FOREIGN KEY("key") REFERENCES api_key (id),
	CONSTRAINT ck_idempotency_headers CHECK (json_valid(headers))
)
 STRICT;

CREATE INDEX ix_idempotency_at ON idempotency (at);

CREATE TRIGGER api_key_unchanged BEFORE UPDATE OF "id", "name", "owner", "digest", "scopes", "created", "expires" ON api_key BEGIN SELECT RAISE(ABORT, 'api_key: a row never changes'); END;

CREATE TRIGGER api_key_kept BEFORE DELETE ON api_key BEGIN SELECT RAISE(ABORT, 'api_key: a row never goes'); END;

CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit: a row never changes'); END;

CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit: a row never goes'); END;

CREATE TRIGGER idempotency_unchanged BEFORE UPDATE OF "key", "token", "fingerprint", "status", "headers", "body", "at" ON idempotency BEGIN SELECT RAISE(ABORT, 'idempotency: a row never changes'); END;

CREATE TRIGGER waiting_edit_unchanged BEFORE UPDATE OF "n", "negotiation", "base", "key", "by", "at", "why", "document" ON waiting_edit BEGIN SELECT RAISE(ABORT, 'waiting_edit: a row never changes'); END;

CREATE TRIGGER waiting_edit_kept BEFORE DELETE ON waiting_edit BEGIN SELECT RAISE(ABORT, 'waiting_edit: a row never goes'); END;
