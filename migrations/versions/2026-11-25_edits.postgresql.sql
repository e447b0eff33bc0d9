CREATE TABLE api_key (
	id TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	owner TEXT COLLATE "C" NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	scopes TEXT COLLATE "C" NOT NULL,
	created TEXT COLLATE "C" NOT NULL,
	expires TEXT COLLATE "C",
	last_used TEXT COLLATE "C",
	revoked TEXT COLLATE "C",
	CONSTRAINT pk_api_key PRIMARY KEY (id),
	CONSTRAINT uq_api_key_digest UNIQUE (digest)
);

CREATE TABLE audit (
	n BIGINT NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	key TEXT COLLATE "C",
	key_name TEXT COLLATE "C" NOT NULL,
	owner TEXT COLLATE "C",
	request_id TEXT COLLATE "C" NOT NULL,
	action TEXT COLLATE "C" NOT NULL,
	negotiation TEXT COLLATE "C",
	kind TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	before TEXT COLLATE "C",
	after TEXT COLLATE "C",
	revision BIGINT,
	CONSTRAINT pk_audit PRIMARY KEY (n),
	CONSTRAINT fk_audit_key FOREIGN KEY(key) REFERENCES api_key (id),
	CONSTRAINT ck_audit_action CHECK (action IN ('create', 'correct', 'end', 'remove', 'propose', 'publish', 'reject', 'withdraw', 'load', 'merge', 'key_create', 'key_revoke')),
	CONSTRAINT ck_audit_before CHECK (CAST(before AS json) IS NOT NULL OR before IS NULL),
	CONSTRAINT ck_audit_after CHECK (CAST(after AS json) IS NOT NULL OR after IS NULL)
);

CREATE INDEX ix_audit_revision ON audit (revision);

CREATE TABLE waiting_edit (
	n BIGINT NOT NULL,
	negotiation TEXT COLLATE "C" NOT NULL,
	base BIGINT NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	by TEXT COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	why TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	state TEXT COLLATE "C" NOT NULL,
	decided_key TEXT COLLATE "C",
	decided_by TEXT COLLATE "C",
	decided_at TEXT COLLATE "C",
	reason TEXT COLLATE "C",
	revision BIGINT,
	CONSTRAINT pk_waiting_edit PRIMARY KEY (n),
	CONSTRAINT fk_waiting_edit_key FOREIGN KEY(key) REFERENCES api_key (id),
	CONSTRAINT fk_waiting_edit_decided_key FOREIGN KEY(decided_key) REFERENCES api_key (id),
	CONSTRAINT ck_waiting_edit_state CHECK (state IN ('proposed', 'published', 'rejected', 'withdrawn')),
	CONSTRAINT ck_waiting_edit_document CHECK (CAST(document AS json) IS NOT NULL OR document IS NULL),
	CONSTRAINT ck_waiting_edit_decided CHECK ((state = 'proposed') = (decided_at IS NULL)),
	CONSTRAINT ck_waiting_edit_revision CHECK ((state = 'published') = (revision IS NOT NULL))
);

CREATE INDEX ix_waiting_edit_state ON waiting_edit (state, n);

CREATE TABLE idempotency (
	key TEXT COLLATE "C" NOT NULL,
	token TEXT COLLATE "C" NOT NULL,
	fingerprint TEXT COLLATE "C" NOT NULL,
	status BIGINT NOT NULL,
	headers TEXT COLLATE "C" NOT NULL,
	body TEXT COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_idempotency PRIMARY KEY (key, token),
	CONSTRAINT fk_idempotency_key FOREIGN KEY(key) REFERENCES api_key (id),
	CONSTRAINT ck_idempotency_headers CHECK (CAST(headers AS json) IS NOT NULL OR headers IS NULL)
);

CREATE INDEX ix_idempotency_at ON idempotency (at);

CREATE TRIGGER api_key_unchanged BEFORE UPDATE OF "id", "name", "owner", "digest", "scopes", "created", "expires" ON api_key FOR EACH ROW EXECUTE FUNCTION parley_refuse('api_key: a row never changes');

CREATE TRIGGER api_key_kept BEFORE DELETE ON api_key FOR EACH ROW EXECUTE FUNCTION parley_refuse('api_key: a row never goes');

CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION parley_refuse('audit: a row never changes');

CREATE TRIGGER audit_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION parley_refuse('audit: a row never goes');

CREATE TRIGGER idempotency_unchanged BEFORE UPDATE OF "key", "token", "fingerprint", "status", "headers", "body", "at" ON idempotency FOR EACH ROW EXECUTE FUNCTION parley_refuse('idempotency: a row never changes');

CREATE TRIGGER waiting_edit_unchanged BEFORE UPDATE OF "n", "negotiation", "base", "key", "by", "at", "why", "document" ON waiting_edit FOR EACH ROW EXECUTE FUNCTION parley_refuse('waiting_edit: a row never changes');

CREATE TRIGGER waiting_edit_kept BEFORE DELETE ON waiting_edit FOR EACH ROW EXECUTE FUNCTION parley_refuse('waiting_edit: a row never goes');
