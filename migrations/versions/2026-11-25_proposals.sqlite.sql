CREATE TABLE proposal (
	"key" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	id TEXT NOT NULL,
	CONSTRAINT pk_proposal PRIMARY KEY ("key"),
	CONSTRAINT uq_proposal_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_proposal_key UNIQUE ("key", negotiation),
	CONSTRAINT fk_proposal_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key"),
	CONSTRAINT ck_proposal_id CHECK (length(id) <= 80 AND id GLOB '[a-z0-9]*' AND id GLOB '*[a-z0-9]' AND id NOT GLOB '*[^a-z0-9-]*' AND id NOT LIKE '%--%')
)
 STRICT;

CREATE TABLE proposal_version (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	digest TEXT NOT NULL,
	proposal INTEGER NOT NULL,
	title TEXT NOT NULL,
	dated TEXT NOT NULL,
	status TEXT NOT NULL,
	read TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_proposal_version PRIMARY KEY ("row"),
	CONSTRAINT ck_proposal_version_status CHECK (status IN ('leaked', 'tabled', 'published', 'signed', 'withdrawn')),
	CONSTRAINT ck_proposal_version_read CHECK (read IN ('whole', 'excerpt')),
	CONSTRAINT ck_proposal_version_dated CHECK (dated GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR dated GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR dated GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT uq_proposal_version_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_proposal_version_proposal FOREIGN KEY(proposal, negotiation) REFERENCES proposal ("key", negotiation),
	CONSTRAINT fk_proposal_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_proposal_version_revisions CHECK (from_revision < to_revision)
)
 STRICT;

CREATE INDEX ix_proposal_version_current ON proposal_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_proposal_version_open ON proposal_version (negotiation, proposal) WHERE to_revision = 9007199254740991;

CREATE TABLE proposal_author (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	party INTEGER NOT NULL,
	CONSTRAINT pk_proposal_author PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_author_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT fk_proposal_author_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE proposal_follows (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	other INTEGER NOT NULL,
	CONSTRAINT pk_proposal_follows PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_follows_other FOREIGN KEY(other, negotiation) REFERENCES proposal ("key", negotiation),
	CONSTRAINT fk_proposal_follows_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE proposal_clause (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	number TEXT NOT NULL,
	issue INTEGER NOT NULL,
	region TEXT NOT NULL,
	stated TEXT NOT NULL,
	holds_when TEXT NOT NULL,
	summary TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_proposal_clause PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_clause_issue FOREIGN KEY(issue, negotiation) REFERENCES issue ("key", negotiation),
	CONSTRAINT ck_proposal_clause_region CHECK (json_valid(region)),
	CONSTRAINT ck_proposal_clause_holds_when CHECK (json_valid(holds_when)),
	CONSTRAINT fk_proposal_clause_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE proposal_dispute (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	party INTEGER,
	name TEXT,
	disputed_on TEXT NOT NULL,
	aspect TEXT NOT NULL,
	summary TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_proposal_dispute PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_dispute_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT ck_proposal_dispute_aspect CHECK (aspect IN ('existence', 'receipt', 'authorship', 'content', 'currency')),
	CONSTRAINT ck_proposal_dispute_disputed_on CHECK (disputed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR disputed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR disputed_on GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_proposal_dispute_by CHECK ((party IS NULL) <> (name IS NULL)),
	CONSTRAINT fk_proposal_dispute_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE proposal_condition (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	clause INTEGER NOT NULL,
	issue INTEGER NOT NULL,
	CONSTRAINT pk_proposal_condition PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_condition_clause FOREIGN KEY(clause, version) REFERENCES proposal_clause (n, version),
	CONSTRAINT fk_proposal_condition_issue FOREIGN KEY(issue, negotiation) REFERENCES issue ("key", negotiation),
	CONSTRAINT fk_proposal_condition_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE proposal_response (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	party INTEGER NOT NULL,
	answered_on TEXT NOT NULL,
	clause INTEGER,
	response TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_proposal_response PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_response_clause FOREIGN KEY(clause, version) REFERENCES proposal_clause (n, version),
	CONSTRAINT fk_proposal_response_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT ck_proposal_response_response CHECK (response IN ('accepts', 'accepts_with_changes', 'rejects', 'as_basis', 'not_received', 'declined_to_say')),
	CONSTRAINT ck_proposal_response_answered_on CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR answered_on GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT fk_proposal_response_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE proposal_citation (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	carries TEXT NOT NULL,
	dispute INTEGER,
	source INTEGER NOT NULL,
	said_on TEXT,
	attribution TEXT,
	passage_start TEXT,
	passage_end TEXT,
	passage_confirmed INTEGER,
	quote TEXT,
	note TEXT,
	response INTEGER,
	CONSTRAINT pk_proposal_citation PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_citation_response FOREIGN KEY(response, version) REFERENCES proposal_response (n, version),
	CONSTRAINT fk_proposal_citation_dispute FOREIGN KEY(dispute, version) REFERENCES proposal_dispute (n, version),
	CONSTRAINT fk_proposal_citation_source FOREIGN KEY(source, negotiation) REFERENCES source ("key", negotiation),
	CONSTRAINT ck_proposal_citation_carries CHECK (carries IN ('proposal', 'response', 'dispute')),
	CONSTRAINT ck_proposal_citation_attribution CHECK (attribution IN ('on_record', 'reported', 'anonymous')),
	CONSTRAINT ck_proposal_citation_said_on CHECK (said_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR said_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR said_on GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_proposal_citation_passage_confirmed CHECK (passage_confirmed IN (0, 1)),
	CONSTRAINT ck_proposal_citation_response CHECK ((carries = 'response') = (response IS NOT NULL)),
	CONSTRAINT ck_proposal_citation_dispute CHECK ((carries = 'dispute') = (dispute IS NOT NULL)),
	CONSTRAINT ck_proposal_citation_passage CHECK ((passage_start IS NULL) = (passage_end IS NULL) AND (passage_end IS NULL) = (passage_confirmed IS NULL)),
	CONSTRAINT fk_proposal_citation_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX ix_proposal_citation_source ON proposal_citation (source);

CREATE TRIGGER proposal_unchanged BEFORE UPDATE ON proposal BEGIN SELECT RAISE(ABORT, 'proposal: a row never changes'); END;

CREATE TRIGGER proposal_kept BEFORE DELETE ON proposal BEGIN SELECT RAISE(ABORT, 'proposal: a row never goes'); END;

CREATE TRIGGER proposal_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "proposal", "title", "dated", "status", "read", "note" ON proposal_version BEGIN SELECT RAISE(ABORT, 'proposal_version: a row never changes'); END;

CREATE TRIGGER proposal_version_kept BEFORE DELETE ON proposal_version BEGIN SELECT RAISE(ABORT, 'proposal_version: a row never goes'); END;

CREATE TRIGGER proposal_version_appended BEFORE INSERT ON proposal_version WHEN NEW.from_revision IS NOT (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 BEGIN SELECT RAISE(ABORT, 'proposal_version: only the newest revision takes rows'); END;

CREATE TRIGGER proposal_version_closed_once BEFORE UPDATE OF to_revision ON proposal_version WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) BEGIN SELECT RAISE(ABORT, 'proposal_version: a row is closed once, by a revision'); END;

CREATE TRIGGER proposal_author_unchanged BEFORE UPDATE ON proposal_author BEGIN SELECT RAISE(ABORT, 'proposal_author: a row never changes'); END;

CREATE TRIGGER proposal_author_kept BEFORE DELETE ON proposal_author BEGIN SELECT RAISE(ABORT, 'proposal_author: a row never goes'); END;

CREATE TRIGGER proposal_author_appended BEFORE INSERT ON proposal_author WHEN (SELECT from_revision FROM proposal_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'proposal_author: only the newest revision takes rows'); END;

CREATE TRIGGER proposal_clause_unchanged BEFORE UPDATE ON proposal_clause BEGIN SELECT RAISE(ABORT, 'proposal_clause: a row never changes'); END;

CREATE TRIGGER proposal_clause_kept BEFORE DELETE ON proposal_clause BEGIN SELECT RAISE(ABORT, 'proposal_clause: a row never goes'); END;

CREATE TRIGGER proposal_clause_appended BEFORE INSERT ON proposal_clause WHEN (SELECT from_revision FROM proposal_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'proposal_clause: only the newest revision takes rows'); END;

CREATE TRIGGER proposal_dispute_unchanged BEFORE UPDATE ON proposal_dispute BEGIN SELECT RAISE(ABORT, 'proposal_dispute: a row never changes'); END;

CREATE TRIGGER proposal_dispute_kept BEFORE DELETE ON proposal_dispute BEGIN SELECT RAISE(ABORT, 'proposal_dispute: a row never goes'); END;

CREATE TRIGGER proposal_dispute_appended BEFORE INSERT ON proposal_dispute WHEN (SELECT from_revision FROM proposal_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'proposal_dispute: only the newest revision takes rows'); END;

CREATE TRIGGER proposal_follows_unchanged BEFORE UPDATE ON proposal_follows BEGIN SELECT RAISE(ABORT, 'proposal_follows: a row never changes'); END;

CREATE TRIGGER proposal_follows_kept BEFORE DELETE ON proposal_follows BEGIN SELECT RAISE(ABORT, 'proposal_follows: a row never goes'); END;

CREATE TRIGGER proposal_follows_appended BEFORE INSERT ON proposal_follows WHEN (SELECT from_revision FROM proposal_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'proposal_follows: only the newest revision takes rows'); END;

CREATE TRIGGER proposal_condition_unchanged BEFORE UPDATE ON proposal_condition BEGIN SELECT RAISE(ABORT, 'proposal_condition: a row never changes'); END;

CREATE TRIGGER proposal_condition_kept BEFORE DELETE ON proposal_condition BEGIN SELECT RAISE(ABORT, 'proposal_condition: a row never goes'); END;

CREATE TRIGGER proposal_condition_appended BEFORE INSERT ON proposal_condition WHEN (SELECT from_revision FROM proposal_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'proposal_condition: only the newest revision takes rows'); END;

CREATE TRIGGER proposal_response_unchanged BEFORE UPDATE ON proposal_response BEGIN SELECT RAISE(ABORT, 'proposal_response: a row never changes'); END;

CREATE TRIGGER proposal_response_kept BEFORE DELETE ON proposal_response BEGIN SELECT RAISE(ABORT, 'proposal_response: a row never goes'); END;

CREATE TRIGGER proposal_response_appended BEFORE INSERT ON proposal_response WHEN (SELECT from_revision FROM proposal_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'proposal_response: only the newest revision takes rows'); END;

CREATE TRIGGER proposal_citation_unchanged BEFORE UPDATE ON proposal_citation BEGIN SELECT RAISE(ABORT, 'proposal_citation: a row never changes'); END;

CREATE TRIGGER proposal_citation_kept BEFORE DELETE ON proposal_citation BEGIN SELECT RAISE(ABORT, 'proposal_citation: a row never goes'); END;

CREATE TRIGGER proposal_citation_appended BEFORE INSERT ON proposal_citation WHEN (SELECT from_revision FROM proposal_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'proposal_citation: only the newest revision takes rows'); END;

CREATE TABLE old_background AS SELECT * FROM negotiation_background;

DROP TABLE negotiation_background;

CREATE TABLE negotiation_background (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	position INTEGER,
	source INTEGER,
	proposal INTEGER,
	CONSTRAINT pk_negotiation_background PRIMARY KEY (version, n),
	CONSTRAINT fk_negotiation_background_position FOREIGN KEY(position, negotiation) REFERENCES position ("key", negotiation),
	CONSTRAINT fk_negotiation_background_source FOREIGN KEY(source, negotiation) REFERENCES source ("key", negotiation),
	CONSTRAINT fk_negotiation_background_proposal FOREIGN KEY(proposal, negotiation) REFERENCES proposal ("key", negotiation),
	CONSTRAINT ck_negotiation_background_named CHECK (position IS NOT NULL OR source IS NOT NULL OR proposal IS NOT NULL),
	CONSTRAINT fk_negotiation_background_version FOREIGN KEY(version, negotiation) REFERENCES negotiation_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

INSERT INTO negotiation_background (version, negotiation, n, id, position, source)
SELECT version, negotiation, n, id, position, source FROM old_background;

DROP TABLE old_background;

CREATE TRIGGER negotiation_background_unchanged BEFORE UPDATE ON negotiation_background BEGIN SELECT RAISE(ABORT, 'negotiation_background: a row never changes'); END;

CREATE TRIGGER negotiation_background_kept BEFORE DELETE ON negotiation_background BEGIN SELECT RAISE(ABORT, 'negotiation_background: a row never goes'); END;

CREATE TRIGGER negotiation_background_appended BEFORE INSERT ON negotiation_background WHEN (SELECT from_revision FROM negotiation_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'negotiation_background: only the newest revision takes rows'); END;
