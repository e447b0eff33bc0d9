CREATE TABLE proposal (
	key BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_proposal PRIMARY KEY (key),
	CONSTRAINT uq_proposal_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_proposal_key UNIQUE (key, negotiation),
	CONSTRAINT fk_proposal_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key),
	CONSTRAINT ck_proposal_id CHECK (length(id) <= 80 AND id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE proposal_version (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	proposal BIGINT NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	dated TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL,
	read TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_proposal_version PRIMARY KEY (row),
	CONSTRAINT ck_proposal_version_status CHECK (status IN ('leaked', 'tabled', 'published', 'signed', 'withdrawn')),
	CONSTRAINT ck_proposal_version_read CHECK (read IN ('whole', 'excerpt')),
	CONSTRAINT ck_proposal_version_dated CHECK (dated ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT uq_proposal_version_row UNIQUE (row, negotiation),
	CONSTRAINT fk_proposal_version_proposal FOREIGN KEY(proposal, negotiation) REFERENCES proposal (key, negotiation),
	CONSTRAINT fk_proposal_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_proposal_version_revisions CHECK (from_revision < to_revision)
);

CREATE INDEX ix_proposal_version_current ON proposal_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_proposal_version_open ON proposal_version (negotiation, proposal) WHERE to_revision = 9007199254740991;

CREATE TABLE proposal_author (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	party BIGINT NOT NULL,
	CONSTRAINT pk_proposal_author PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_author_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT fk_proposal_author_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version (row, negotiation)
);

CREATE TABLE proposal_follows (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	other BIGINT NOT NULL,
	CONSTRAINT pk_proposal_follows PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_follows_other FOREIGN KEY(other, negotiation) REFERENCES proposal (key, negotiation),
	CONSTRAINT fk_proposal_follows_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version (row, negotiation)
);

CREATE TABLE proposal_clause (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	number TEXT COLLATE "C" NOT NULL,
	issue BIGINT NOT NULL,
	region TEXT COLLATE "C" NOT NULL,
	stated TEXT COLLATE "C" NOT NULL,
	holds_when TEXT COLLATE "C" NOT NULL,
	summary TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_proposal_clause PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_clause_issue FOREIGN KEY(issue, negotiation) REFERENCES issue (key, negotiation),
	CONSTRAINT ck_proposal_clause_region CHECK (CAST(region AS json) IS NOT NULL OR region IS NULL),
	CONSTRAINT ck_proposal_clause_holds_when CHECK (CAST(holds_when AS json) IS NOT NULL OR holds_when IS NULL),
	CONSTRAINT fk_proposal_clause_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version (row, negotiation)
);

CREATE TABLE proposal_dispute (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	party BIGINT,
	name TEXT COLLATE "C",
	disputed_on TEXT COLLATE "C" NOT NULL,
	aspect TEXT COLLATE "C" NOT NULL,
	summary TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_proposal_dispute PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_dispute_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT ck_proposal_dispute_aspect CHECK (aspect IN ('existence', 'receipt', 'authorship', 'content', 'currency')),
	CONSTRAINT ck_proposal_dispute_disputed_on CHECK (disputed_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_proposal_dispute_by CHECK ((party IS NULL) <> (name IS NULL)),
	CONSTRAINT fk_proposal_dispute_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version (row, negotiation)
);

CREATE TABLE proposal_condition (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	clause BIGINT NOT NULL,
	issue BIGINT NOT NULL,
	CONSTRAINT pk_proposal_condition PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_condition_clause FOREIGN KEY(clause, version) REFERENCES proposal_clause (n, version),
	CONSTRAINT fk_proposal_condition_issue FOREIGN KEY(issue, negotiation) REFERENCES issue (key, negotiation),
	CONSTRAINT fk_proposal_condition_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version (row, negotiation)
);

CREATE TABLE proposal_response (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	party BIGINT NOT NULL,
	answered_on TEXT COLLATE "C" NOT NULL,
	clause BIGINT,
	response TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_proposal_response PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_response_clause FOREIGN KEY(clause, version) REFERENCES proposal_clause (n, version),
	CONSTRAINT fk_proposal_response_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT ck_proposal_response_response CHECK (response IN ('accepts', 'accepts_with_changes', 'rejects', 'as_basis', 'not_received', 'declined_to_say')),
	CONSTRAINT ck_proposal_response_answered_on CHECK (answered_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT fk_proposal_response_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version (row, negotiation)
);

CREATE TABLE proposal_citation (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	carries TEXT COLLATE "C" NOT NULL,
	dispute BIGINT,
	source BIGINT NOT NULL,
	said_on TEXT COLLATE "C",
	attribution TEXT COLLATE "C",
	passage_start TEXT COLLATE "C",
	passage_end TEXT COLLATE "C",
	passage_confirmed SMALLINT,
	quote TEXT COLLATE "C",
	note TEXT COLLATE "C",
	response BIGINT,
	CONSTRAINT pk_proposal_citation PRIMARY KEY (version, n),
	CONSTRAINT fk_proposal_citation_response FOREIGN KEY(response, version) REFERENCES proposal_response (n, version),
	CONSTRAINT fk_proposal_citation_dispute FOREIGN KEY(dispute, version) REFERENCES proposal_dispute (n, version),
	CONSTRAINT fk_proposal_citation_source FOREIGN KEY(source, negotiation) REFERENCES source (key, negotiation),
	CONSTRAINT ck_proposal_citation_carries CHECK (carries IN ('proposal', 'response', 'dispute')),
	CONSTRAINT ck_proposal_citation_attribution CHECK (attribution IN ('on_record', 'reported', 'anonymous')),
	CONSTRAINT ck_proposal_citation_said_on CHECK (said_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_proposal_citation_passage_confirmed CHECK (passage_confirmed IN (0, 1)),
	CONSTRAINT ck_proposal_citation_response CHECK ((carries = 'response') = (response IS NOT NULL)),
	CONSTRAINT ck_proposal_citation_dispute CHECK ((carries = 'dispute') = (dispute IS NOT NULL)),
	CONSTRAINT ck_proposal_citation_passage CHECK ((passage_start IS NULL) = (passage_end IS NULL) AND (passage_end IS NULL) = (passage_confirmed IS NULL)),
	CONSTRAINT fk_proposal_citation_version FOREIGN KEY(version, negotiation) REFERENCES proposal_version (row, negotiation)
);

CREATE INDEX ix_proposal_citation_source ON proposal_citation (source);

CREATE TRIGGER proposal_unchanged BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal: a row never changes');

CREATE TRIGGER proposal_kept BEFORE DELETE ON proposal FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal: a row never goes');

CREATE TRIGGER proposal_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "proposal", "title", "dated", "status", "read", "note" ON proposal_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_version: a row never changes');

CREATE TRIGGER proposal_version_kept BEFORE DELETE ON proposal_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_version: a row never goes');

CREATE TRIGGER proposal_version_appended BEFORE INSERT ON proposal_version FOR EACH ROW EXECUTE FUNCTION parley_append('proposal_version: only the newest revision takes rows');

CREATE TRIGGER proposal_version_closed_once BEFORE UPDATE OF to_revision ON proposal_version FOR EACH ROW EXECUTE FUNCTION parley_close('proposal_version: a row is closed once, by a revision');

CREATE TRIGGER proposal_author_unchanged BEFORE UPDATE ON proposal_author FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_author: a row never changes');

CREATE TRIGGER proposal_author_kept BEFORE DELETE ON proposal_author FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_author: a row never goes');

CREATE TRIGGER proposal_author_appended BEFORE INSERT ON proposal_author FOR EACH ROW EXECUTE FUNCTION parley_append_to('proposal_author: only the newest revision takes rows', 'proposal_version');

CREATE TRIGGER proposal_clause_unchanged BEFORE UPDATE ON proposal_clause FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_clause: a row never changes');

CREATE TRIGGER proposal_clause_kept BEFORE DELETE ON proposal_clause FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_clause: a row never goes');

CREATE TRIGGER proposal_clause_appended BEFORE INSERT ON proposal_clause FOR EACH ROW EXECUTE FUNCTION parley_append_to('proposal_clause: only the newest revision takes rows', 'proposal_version');

CREATE TRIGGER proposal_dispute_unchanged BEFORE UPDATE ON proposal_dispute FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_dispute: a row never changes');

CREATE TRIGGER proposal_dispute_kept BEFORE DELETE ON proposal_dispute FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_dispute: a row never goes');

CREATE TRIGGER proposal_dispute_appended BEFORE INSERT ON proposal_dispute FOR EACH ROW EXECUTE FUNCTION parley_append_to('proposal_dispute: only the newest revision takes rows', 'proposal_version');

CREATE TRIGGER proposal_follows_unchanged BEFORE UPDATE ON proposal_follows FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_follows: a row never changes');

CREATE TRIGGER proposal_follows_kept BEFORE DELETE ON proposal_follows FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_follows: a row never goes');

CREATE TRIGGER proposal_follows_appended BEFORE INSERT ON proposal_follows FOR EACH ROW EXECUTE FUNCTION parley_append_to('proposal_follows: only the newest revision takes rows', 'proposal_version');

CREATE TRIGGER proposal_condition_unchanged BEFORE UPDATE ON proposal_condition FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_condition: a row never changes');

CREATE TRIGGER proposal_condition_kept BEFORE DELETE ON proposal_condition FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_condition: a row never goes');

CREATE TRIGGER proposal_condition_appended BEFORE INSERT ON proposal_condition FOR EACH ROW EXECUTE FUNCTION parley_append_to('proposal_condition: only the newest revision takes rows', 'proposal_version');

CREATE TRIGGER proposal_response_unchanged BEFORE UPDATE ON proposal_response FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_response: a row never changes');

CREATE TRIGGER proposal_response_kept BEFORE DELETE ON proposal_response FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_response: a row never goes');

CREATE TRIGGER proposal_response_appended BEFORE INSERT ON proposal_response FOR EACH ROW EXECUTE FUNCTION parley_append_to('proposal_response: only the newest revision takes rows', 'proposal_version');

CREATE TRIGGER proposal_citation_unchanged BEFORE UPDATE ON proposal_citation FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_citation: a row never changes');

CREATE TRIGGER proposal_citation_kept BEFORE DELETE ON proposal_citation FOR EACH ROW EXECUTE FUNCTION parley_refuse('proposal_citation: a row never goes');

CREATE TRIGGER proposal_citation_appended BEFORE INSERT ON proposal_citation FOR EACH ROW EXECUTE FUNCTION parley_append_to('proposal_citation: only the newest revision takes rows', 'proposal_version');

CREATE TABLE old_background AS SELECT * FROM negotiation_background;

DROP TABLE negotiation_background;

CREATE TABLE negotiation_background (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	position BIGINT,
	source BIGINT,
	proposal BIGINT,
	CONSTRAINT pk_negotiation_background PRIMARY KEY (version, n),
	CONSTRAINT fk_negotiation_background_position FOREIGN KEY(position, negotiation) REFERENCES position (key, negotiation),
	CONSTRAINT fk_negotiation_background_source FOREIGN KEY(source, negotiation) REFERENCES source (key, negotiation),
	CONSTRAINT fk_negotiation_background_proposal FOREIGN KEY(proposal, negotiation) REFERENCES proposal (key, negotiation),
	CONSTRAINT ck_negotiation_background_named CHECK (position IS NOT NULL OR source IS NOT NULL OR proposal IS NOT NULL),
	CONSTRAINT fk_negotiation_background_version FOREIGN KEY(version, negotiation) REFERENCES negotiation_version (row, negotiation)
);

INSERT INTO negotiation_background (version, negotiation, n, id, position, source)
SELECT version, negotiation, n, id, position, source FROM old_background;

DROP TABLE old_background;

CREATE TRIGGER negotiation_background_unchanged BEFORE UPDATE ON negotiation_background FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation_background: a row never changes');

CREATE TRIGGER negotiation_background_kept BEFORE DELETE ON negotiation_background FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation_background: a row never goes');

CREATE TRIGGER negotiation_background_appended BEFORE INSERT ON negotiation_background FOR EACH ROW EXECUTE FUNCTION parley_append_to('negotiation_background: only the newest revision takes rows', 'negotiation_version');
