CREATE TABLE negotiation (
	key BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_negotiation PRIMARY KEY (key),
	CONSTRAINT uq_negotiation_id UNIQUE (id),
	CONSTRAINT ck_negotiation_id CHECK (length(id) <= 80 AND id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE revision (
	n BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	at TEXT COLLATE "C" NOT NULL,
	by TEXT COLLATE "C" NOT NULL,
	why TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_revision PRIMARY KEY (n),
	CONSTRAINT uq_revision_n UNIQUE (n, negotiation),
	CONSTRAINT fk_revision_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key)
);

CREATE INDEX ix_revision_digest ON revision (negotiation, digest);

CREATE INDEX ix_revision_negotiation ON revision (negotiation, n);

CREATE TABLE party (
	key BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_party PRIMARY KEY (key),
	CONSTRAINT uq_party_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_party_key UNIQUE (key, negotiation),
	CONSTRAINT fk_party_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key),
	CONSTRAINT ck_party_id CHECK (length(id) <= 80 AND id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE person (
	key BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (key),
	CONSTRAINT uq_person_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_person_key UNIQUE (key, negotiation),
	CONSTRAINT fk_person_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key),
	CONSTRAINT ck_person_id CHECK (length(id) <= 80 AND id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE issue (
	key BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_issue PRIMARY KEY (key),
	CONSTRAINT uq_issue_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_issue_key UNIQUE (key, negotiation),
	CONSTRAINT fk_issue_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key),
	CONSTRAINT ck_issue_id CHECK (length(id) <= 80 AND id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE source (
	key BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_source PRIMARY KEY (key),
	CONSTRAINT uq_source_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_source_key UNIQUE (key, negotiation),
	CONSTRAINT fk_source_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key),
	CONSTRAINT ck_source_id CHECK (length(id) <= 80 AND id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE position (
	key BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_position PRIMARY KEY (key),
	CONSTRAINT uq_position_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_position_key UNIQUE (key, negotiation),
	CONSTRAINT fk_position_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key),
	CONSTRAINT ck_position_id CHECK (length(id) <= 80 AND id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE negotiation_version (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	about TEXT COLLATE "C" NOT NULL,
	licence TEXT COLLATE "C" NOT NULL,
	covered_from TEXT COLLATE "C" NOT NULL,
	covered_through TEXT COLLATE "C" NOT NULL,
	stale_after BIGINT NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_negotiation_version PRIMARY KEY (row),
	CONSTRAINT ck_negotiation_version_covered_from CHECK (covered_from ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT ck_negotiation_version_covered_through CHECK (covered_through ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT ck_negotiation_version_coverage CHECK (covered_from <= covered_through),
	CONSTRAINT ck_negotiation_version_stale_after CHECK (stale_after >= 0),
	CONSTRAINT uq_negotiation_version_row UNIQUE (row, negotiation),
	CONSTRAINT fk_negotiation_version_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key),
	CONSTRAINT fk_negotiation_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_negotiation_version_revisions CHECK (from_revision < to_revision)
);

CREATE INDEX ix_negotiation_version_current ON negotiation_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_negotiation_version_open ON negotiation_version (negotiation) WHERE to_revision = 9007199254740991;

CREATE TABLE party_version (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	party BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	adjective TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_party_version PRIMARY KEY (row),
	CONSTRAINT uq_party_version_row UNIQUE (row, negotiation),
	CONSTRAINT fk_party_version_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT fk_party_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_party_version_revisions CHECK (from_revision < to_revision)
);

CREATE INDEX ix_party_version_current ON party_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_party_version_open ON party_version (negotiation, party) WHERE to_revision = 9007199254740991;

CREATE TABLE person_version (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	person BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_person_version PRIMARY KEY (row),
	CONSTRAINT uq_person_version_row UNIQUE (row, negotiation),
	CONSTRAINT fk_person_version_person FOREIGN KEY(person, negotiation) REFERENCES person (key, negotiation),
	CONSTRAINT fk_person_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_person_version_revisions CHECK (from_revision < to_revision)
);

CREATE INDEX ix_person_version_current ON person_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_person_version_open ON person_version (negotiation, person) WHERE to_revision = 9007199254740991;

CREATE TABLE issue_version (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	issue BIGINT NOT NULL,
	question TEXT COLLATE "C" NOT NULL,
	topic TEXT COLLATE "C" NOT NULL,
	role TEXT COLLATE "C" NOT NULL,
	scope TEXT COLLATE "C",
	note TEXT COLLATE "C",
	space TEXT COLLATE "C" NOT NULL,
	ordered SMALLINT,
	unit TEXT COLLATE "C",
	whole SMALLINT,
	low TEXT COLLATE "C",
	low_open SMALLINT,
	high TEXT COLLATE "C",
	high_open SMALLINT,
	CONSTRAINT pk_issue_version PRIMARY KEY (row),
	CONSTRAINT ck_issue_version_role CHECK (role IN ('negotiated', 'event')),
	CONSTRAINT ck_issue_version_space CHECK (space IN ('choice', 'quantity', 'subset')),
	CONSTRAINT ck_issue_version_ordered CHECK (ordered IN (0, 1)),
	CONSTRAINT ck_issue_version_whole CHECK (whole IN (0, 1)),
	CONSTRAINT ck_issue_version_low_open CHECK (low_open IN (0, 1)),
	CONSTRAINT ck_issue_version_high_open CHECK (high_open IN (0, 1)),
	CONSTRAINT ck_issue_version_choice CHECK ((space = 'choice') = (ordered IS NOT NULL)),
	CONSTRAINT ck_issue_version_quantity CHECK ((space = 'quantity') = (unit IS NOT NULL AND whole IS NOT NULL)),
	CONSTRAINT ck_issue_version_low_end CHECK ((low IS NULL) = (low_open IS NULL)),
	CONSTRAINT ck_issue_version_high_end CHECK ((high IS NULL) = (high_open IS NULL)),
	CONSTRAINT ck_issue_version_range CHECK (space = 'quantity' OR (low IS NULL AND high IS NULL)),
	CONSTRAINT uq_issue_version_row UNIQUE (row, negotiation),
	CONSTRAINT fk_issue_version_issue FOREIGN KEY(issue, negotiation) REFERENCES issue (key, negotiation),
	CONSTRAINT fk_issue_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_issue_version_revisions CHECK (from_revision < to_revision)
);

CREATE INDEX ix_issue_version_current ON issue_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_issue_version_open ON issue_version (negotiation, issue) WHERE to_revision = 9007199254740991;

CREATE TABLE source_version (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	source BIGINT NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	title_is_ours SMALLINT NOT NULL,
	publisher TEXT COLLATE "C" NOT NULL,
	author TEXT COLLATE "C",
	published TEXT COLLATE "C" NOT NULL,
	published_inferred SMALLINT NOT NULL,
	url TEXT COLLATE "C",
	no_url TEXT COLLATE "C",
	archive_url TEXT COLLATE "C",
	language TEXT COLLATE "C" NOT NULL,
	accessed TEXT COLLATE "C" NOT NULL,
	read TEXT COLLATE "C" NOT NULL,
	confidence TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_source_version PRIMARY KEY (row),
	CONSTRAINT ck_source_version_kind CHECK (kind IN ('document', 'transcript', 'interview', 'treaty_draft', 'news_report', 'reprint', 'leak')),
	CONSTRAINT ck_source_version_read CHECK (read IN ('whole', 'excerpt')),
	CONSTRAINT ck_source_version_confidence CHECK (confidence IN ('normal', 'low')),
	CONSTRAINT ck_source_version_published CHECK (published ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_source_version_accessed CHECK (accessed ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_source_version_title_is_ours CHECK (title_is_ours IN (0, 1)),
	CONSTRAINT ck_source_version_published_inferred CHECK (published_inferred IN (0, 1)),
	CONSTRAINT ck_source_version_url CHECK (url IS NOT NULL OR no_url IS NOT NULL),
	CONSTRAINT uq_source_version_row UNIQUE (row, negotiation),
	CONSTRAINT fk_source_version_source FOREIGN KEY(source, negotiation) REFERENCES source (key, negotiation),
	CONSTRAINT fk_source_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_source_version_revisions CHECK (from_revision < to_revision)
);

CREATE INDEX ix_source_version_current ON source_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_source_version_open ON source_version (negotiation, source) WHERE to_revision = 9007199254740991;

CREATE TABLE silence_version (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	party BIGINT NOT NULL,
	issue BIGINT NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	since TEXT COLLATE "C" NOT NULL,
	through TEXT COLLATE "C" NOT NULL,
	looked_on TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_silence_version PRIMARY KEY (row),
	CONSTRAINT fk_silence_version_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT fk_silence_version_issue FOREIGN KEY(issue, negotiation) REFERENCES issue (key, negotiation),
	CONSTRAINT ck_silence_version_kind CHECK (kind IN ('none_found', 'declined_to_say', 'left_open', 'not_applicable')),
	CONSTRAINT ck_silence_version_since CHECK (since ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_silence_version_through CHECK (through ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_silence_version_looked_on CHECK (looked_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT uq_silence_version_row UNIQUE (row, negotiation),
	CONSTRAINT fk_silence_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_silence_version_revisions CHECK (from_revision < to_revision)
);

CREATE INDEX ix_silence_version_current ON silence_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_silence_version_open ON silence_version (negotiation, id) WHERE to_revision = 9007199254740991;

CREATE TABLE position_page (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	known_from TEXT COLLATE "C" NOT NULL,
	known_to TEXT COLLATE "C" NOT NULL,
	position BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	party TEXT COLLATE "C" NOT NULL,
	issue TEXT COLLATE "C" NOT NULL,
	topic TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	attribution BIGINT NOT NULL,
	channel TEXT COLLATE "C" NOT NULL,
	speaker TEXT COLLATE "C" NOT NULL,
	stated_on TEXT COLLATE "C" NOT NULL,
	newest BIGINT NOT NULL,
	until_on_record TEXT COLLATE "C" NOT NULL,
	until_reported TEXT COLLATE "C" NOT NULL,
	until_anonymous TEXT COLLATE "C" NOT NULL,
	disputed SMALLINT NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_position_page PRIMARY KEY (row),
	CONSTRAINT uq_position_page_row UNIQUE (row, negotiation),
	CONSTRAINT fk_position_page_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation (key),
	CONSTRAINT fk_position_page_position FOREIGN KEY(position, negotiation) REFERENCES position (key, negotiation),
	CONSTRAINT fk_position_page_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_position_page_revisions CHECK (from_revision < to_revision),
	CONSTRAINT ck_position_page_kind CHECK (kind IN ('demand', 'offer', 'red_line')),
	CONSTRAINT ck_position_page_channel CHECK (channel IN ('public', 'private')),
	CONSTRAINT ck_position_page_attribution CHECK (attribution IN (0, 1, 2)),
	CONSTRAINT ck_position_page_disputed CHECK (disputed IN (0, 1)),
	CONSTRAINT ck_position_page_stated_on CHECK (stated_on ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT ck_position_page_until_on_record CHECK (until_on_record ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT ck_position_page_until_reported CHECK (until_reported ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT ck_position_page_until_anonymous CHECK (until_anonymous ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT ck_position_page_known_from CHECK (known_from ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT ck_position_page_known_to CHECK (known_to ~ '^\d{4}-\d{2}-\d{2}$'),
	CONSTRAINT ck_position_page_text CHECK (CAST(text AS json) IS NOT NULL OR text IS NULL),
	CONSTRAINT ck_position_page_known CHECK (known_from <= known_to)
);

CREATE INDEX ix_position_page_everywhere ON position_page (newest, id, negotiation, to_revision, from_revision);

CREATE INDEX ix_position_page_id ON position_page (negotiation, id, to_revision, from_revision);

CREATE INDEX ix_position_page_issue ON position_page (negotiation, issue, newest, id, to_revision, from_revision);

CREATE INDEX ix_position_page_newest ON position_page (negotiation, newest, id, to_revision, from_revision, known_to);

CREATE INDEX ix_position_page_oldest ON position_page (negotiation, stated_on, id);

CREATE INDEX ix_position_page_party ON position_page (negotiation, party, newest, id, to_revision, from_revision);

CREATE UNIQUE INDEX ix_position_page_open ON position_page (negotiation, position, known_to) WHERE to_revision = 9007199254740991;

CREATE TABLE position_version (
	row BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	from_revision BIGINT NOT NULL,
	to_revision BIGINT DEFAULT 9007199254740991 NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	position BIGINT NOT NULL,
	party BIGINT NOT NULL,
	issue BIGINT NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	region TEXT COLLATE "C" NOT NULL,
	stated TEXT COLLATE "C" NOT NULL,
	holds_when TEXT COLLATE "C" NOT NULL,
	holds_unless TEXT COLLATE "C" NOT NULL,
	scope TEXT COLLATE "C",
	stated_on TEXT COLLATE "C" NOT NULL,
	ended_on TEXT COLLATE "C",
	ended_how TEXT COLLATE "C",
	ended_note TEXT COLLATE "C",
	attribution TEXT COLLATE "C" NOT NULL,
	channel TEXT COLLATE "C" NOT NULL,
	speaker BIGINT,
	speaks_for TEXT COLLATE "C" NOT NULL,
	summary TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_position_version PRIMARY KEY (row),
	CONSTRAINT fk_position_version_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT fk_position_version_issue FOREIGN KEY(issue, negotiation) REFERENCES issue (key, negotiation),
	CONSTRAINT fk_position_version_speaker FOREIGN KEY(speaker, negotiation) REFERENCES person (key, negotiation),
	CONSTRAINT ck_position_version_kind CHECK (kind IN ('demand', 'offer', 'red_line')),
	CONSTRAINT ck_position_version_attribution CHECK (attribution IN ('on_record', 'reported', 'anonymous')),
	CONSTRAINT ck_position_version_channel CHECK (channel IN ('public', 'private')),
	CONSTRAINT ck_position_version_speaks_for CHECK (speaks_for IN ('all', 'some')),
	CONSTRAINT ck_position_version_ended_how CHECK (ended_how IN ('withdrawn', 'lapsed', 'overtaken')),
	CONSTRAINT ck_position_version_region CHECK (CAST(region AS json) IS NOT NULL OR region IS NULL),
	CONSTRAINT ck_position_version_holds_when CHECK (CAST(holds_when AS json) IS NOT NULL OR holds_when IS NULL),
	CONSTRAINT ck_position_version_holds_unless CHECK (CAST(holds_unless AS json) IS NOT NULL OR holds_unless IS NULL),
	CONSTRAINT ck_position_version_stated_on CHECK (stated_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_position_version_ended_on CHECK (ended_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_position_version_ended CHECK ((ended_on IS NULL) = (ended_how IS NULL)),
	CONSTRAINT ck_position_version_ended_note CHECK (ended_on IS NOT NULL OR ended_note IS NULL),
	CONSTRAINT ck_position_version_condition CHECK (holds_when = '[]' OR holds_unless = '[]'),
	CONSTRAINT uq_position_version_row UNIQUE (row, negotiation),
	CONSTRAINT fk_position_version_position FOREIGN KEY(position, negotiation) REFERENCES position (key, negotiation),
	CONSTRAINT fk_position_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_position_version_revisions CHECK (from_revision < to_revision)
);

CREATE INDEX ix_position_version_current ON position_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_position_version_open ON position_version (negotiation, position) WHERE to_revision = 9007199254740991;

CREATE TABLE negotiation_maintainer (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_negotiation_maintainer PRIMARY KEY (version, n),
	CONSTRAINT fk_negotiation_maintainer_version FOREIGN KEY(version, negotiation) REFERENCES negotiation_version (row, negotiation)
);

CREATE TABLE negotiation_background (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	position BIGINT,
	source BIGINT,
	CONSTRAINT pk_negotiation_background PRIMARY KEY (version, n),
	CONSTRAINT fk_negotiation_background_position FOREIGN KEY(position, negotiation) REFERENCES position (key, negotiation),
	CONSTRAINT fk_negotiation_background_source FOREIGN KEY(source, negotiation) REFERENCES source (key, negotiation),
	CONSTRAINT ck_negotiation_background_named CHECK (position IS NOT NULL OR source IS NOT NULL),
	CONSTRAINT fk_negotiation_background_version FOREIGN KEY(version, negotiation) REFERENCES negotiation_version (row, negotiation)
);

CREATE TABLE person_office (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	party BIGINT NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	since TEXT COLLATE "C",
	until TEXT COLLATE "C",
	CONSTRAINT pk_person_office PRIMARY KEY (version, n),
	CONSTRAINT fk_person_office_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT ck_person_office_since CHECK (since ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_person_office_until CHECK (until ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT fk_person_office_version FOREIGN KEY(version, negotiation) REFERENCES person_version (row, negotiation)
);

CREATE TABLE issue_option (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	label TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_issue_option PRIMARY KEY (version, n),
	CONSTRAINT ck_issue_option_id CHECK (length(id) <= 80 AND id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT fk_issue_option_version FOREIGN KEY(version, negotiation) REFERENCES issue_version (row, negotiation)
);

CREATE TABLE issue_actor (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	party BIGINT,
	CONSTRAINT pk_issue_actor PRIMARY KEY (version, n),
	CONSTRAINT fk_issue_actor_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT fk_issue_actor_version FOREIGN KEY(version, negotiation) REFERENCES issue_version (row, negotiation)
);

CREATE TABLE position_page_source (
	negotiation BIGINT NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	page BIGINT NOT NULL,
	CONSTRAINT pk_position_page_source PRIMARY KEY (negotiation, source, page),
	CONSTRAINT fk_position_page_source_page FOREIGN KEY(page, negotiation) REFERENCES position_page (row, negotiation)
);

CREATE TABLE position_word (
	negotiation BIGINT NOT NULL,
	word TEXT COLLATE "C" NOT NULL,
	page BIGINT NOT NULL,
	CONSTRAINT pk_position_word PRIMARY KEY (negotiation, word, page),
	CONSTRAINT fk_position_word_page FOREIGN KEY(page, negotiation) REFERENCES position_page (row, negotiation)
);

CREATE TABLE position_dispute (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	party BIGINT,
	name TEXT COLLATE "C",
	disputed_on TEXT COLLATE "C" NOT NULL,
	aspect TEXT COLLATE "C" NOT NULL,
	summary TEXT COLLATE "C" NOT NULL,
	note TEXT COLLATE "C",
	CONSTRAINT pk_position_dispute PRIMARY KEY (version, n),
	CONSTRAINT fk_position_dispute_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT ck_position_dispute_aspect CHECK (aspect IN ('existence', 'receipt', 'authorship', 'content', 'currency')),
	CONSTRAINT ck_position_dispute_disputed_on CHECK (disputed_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_position_dispute_by CHECK ((party IS NULL) <> (name IS NULL)),
	CONSTRAINT fk_position_dispute_version FOREIGN KEY(version, negotiation) REFERENCES position_version (row, negotiation)
);

CREATE TABLE position_link (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	relation TEXT COLLATE "C" NOT NULL,
	other BIGINT NOT NULL,
	CONSTRAINT pk_position_link PRIMARY KEY (version, n),
	CONSTRAINT ck_position_link_relation CHECK (relation IN ('replaces', 'keeps', 'contradicts')),
	CONSTRAINT fk_position_link_other FOREIGN KEY(other, negotiation) REFERENCES position (key, negotiation),
	CONSTRAINT fk_position_link_version FOREIGN KEY(version, negotiation) REFERENCES position_version (row, negotiation)
);

CREATE TABLE position_partner (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	party BIGINT NOT NULL,
	CONSTRAINT pk_position_partner PRIMARY KEY (version, n),
	CONSTRAINT fk_position_partner_party FOREIGN KEY(party, negotiation) REFERENCES party (key, negotiation),
	CONSTRAINT fk_position_partner_version FOREIGN KEY(version, negotiation) REFERENCES position_version (row, negotiation)
);

CREATE TABLE position_condition (
	version BIGINT NOT NULL,
	negotiation BIGINT NOT NULL,
	n BIGINT NOT NULL,
	issue BIGINT NOT NULL,
	CONSTRAINT pk_position_condition PRIMARY KEY (version, n),
	CONSTRAINT fk_position_condition_issue FOREIGN KEY(issue, negotiation) REFERENCES issue (key, negotiation),
	CONSTRAINT fk_position_condition_version FOREIGN KEY(version, negotiation) REFERENCES position_version (row, negotiation)
);

CREATE TABLE position_citation (
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
	CONSTRAINT pk_position_citation PRIMARY KEY (version, n),
	CONSTRAINT fk_position_citation_dispute FOREIGN KEY(dispute, version) REFERENCES position_dispute (n, version),
	CONSTRAINT fk_position_citation_source FOREIGN KEY(source, negotiation) REFERENCES source (key, negotiation),
	CONSTRAINT ck_position_citation_carries CHECK (carries IN ('position', 'end', 'dispute')),
	CONSTRAINT ck_position_citation_attribution CHECK (attribution IN ('on_record', 'reported', 'anonymous')),
	CONSTRAINT ck_position_citation_said_on CHECK (said_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
	CONSTRAINT ck_position_citation_passage_confirmed CHECK (passage_confirmed IN (0, 1)),
	CONSTRAINT ck_position_citation_dispute CHECK ((carries = 'dispute') = (dispute IS NOT NULL)),
	CONSTRAINT ck_position_citation_passage CHECK ((passage_start IS NULL) = (passage_end IS NULL) AND (passage_end IS NULL) = (passage_confirmed IS NULL)),
	CONSTRAINT fk_position_citation_version FOREIGN KEY(version, negotiation) REFERENCES position_version (row, negotiation)
);

CREATE INDEX ix_position_citation_source ON position_citation (source);

CREATE FUNCTION parley_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since bigint;
BEGIN
  IF true THEN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION parley_next() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since bigint;
BEGIN
  IF NEW.n <= coalesce((SELECT max(n) FROM revision), 0) THEN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION parley_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since bigint;
BEGIN
  IF NEW.from_revision IS DISTINCT FROM (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 THEN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION parley_close() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since bigint;
BEGIN
  IF OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) THEN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION parley_close_page() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since bigint;
BEGIN
  IF OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation) THEN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION parley_append_to() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since bigint;
BEGIN
  EXECUTE format('SELECT from_revision FROM %I WHERE "row" = $1', TG_ARGV[1]) INTO since USING NEW.version;
  IF since IS DISTINCT FROM (SELECT max(n) FROM revision) THEN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER negotiation_unchanged BEFORE UPDATE ON negotiation FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation: a row never changes');

CREATE TRIGGER negotiation_kept BEFORE DELETE ON negotiation FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation: a row never goes');

CREATE TRIGGER issue_unchanged BEFORE UPDATE ON issue FOR EACH ROW EXECUTE FUNCTION parley_refuse('issue: a row never changes');

CREATE TRIGGER issue_kept BEFORE DELETE ON issue FOR EACH ROW EXECUTE FUNCTION parley_refuse('issue: a row never goes');

CREATE TRIGGER party_unchanged BEFORE UPDATE ON party FOR EACH ROW EXECUTE FUNCTION parley_refuse('party: a row never changes');

CREATE TRIGGER party_kept BEFORE DELETE ON party FOR EACH ROW EXECUTE FUNCTION parley_refuse('party: a row never goes');

CREATE TRIGGER person_unchanged BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION parley_refuse('person: a row never changes');

CREATE TRIGGER person_kept BEFORE DELETE ON person FOR EACH ROW EXECUTE FUNCTION parley_refuse('person: a row never goes');

CREATE TRIGGER position_unchanged BEFORE UPDATE ON position FOR EACH ROW EXECUTE FUNCTION parley_refuse('position: a row never changes');

CREATE TRIGGER position_kept BEFORE DELETE ON position FOR EACH ROW EXECUTE FUNCTION parley_refuse('position: a row never goes');

CREATE TRIGGER revision_unchanged BEFORE UPDATE ON revision FOR EACH ROW EXECUTE FUNCTION parley_refuse('revision: a row never changes');

CREATE TRIGGER revision_kept BEFORE DELETE ON revision FOR EACH ROW EXECUTE FUNCTION parley_refuse('revision: a row never goes');

CREATE TRIGGER revision_forward BEFORE INSERT ON revision FOR EACH ROW EXECUTE FUNCTION parley_next('revision: numbers run forward');

CREATE TRIGGER source_unchanged BEFORE UPDATE ON source FOR EACH ROW EXECUTE FUNCTION parley_refuse('source: a row never changes');

CREATE TRIGGER source_kept BEFORE DELETE ON source FOR EACH ROW EXECUTE FUNCTION parley_refuse('source: a row never goes');

CREATE TRIGGER issue_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "issue", "question", "topic", "role", "scope", "note", "space", "ordered", "unit", "whole", "low", "low_open", "high", "high_open" ON issue_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('issue_version: a row never changes');

CREATE TRIGGER issue_version_kept BEFORE DELETE ON issue_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('issue_version: a row never goes');

CREATE TRIGGER issue_version_appended BEFORE INSERT ON issue_version FOR EACH ROW EXECUTE FUNCTION parley_append('issue_version: only the newest revision takes rows');

CREATE TRIGGER issue_version_closed_once BEFORE UPDATE OF to_revision ON issue_version FOR EACH ROW EXECUTE FUNCTION parley_close('issue_version: a row is closed once, by a revision');

CREATE TRIGGER negotiation_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "title", "about", "licence", "covered_from", "covered_through", "stale_after", "note" ON negotiation_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation_version: a row never changes');

CREATE TRIGGER negotiation_version_kept BEFORE DELETE ON negotiation_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation_version: a row never goes');

CREATE TRIGGER negotiation_version_appended BEFORE INSERT ON negotiation_version FOR EACH ROW EXECUTE FUNCTION parley_append('negotiation_version: only the newest revision takes rows');

CREATE TRIGGER negotiation_version_closed_once BEFORE UPDATE OF to_revision ON negotiation_version FOR EACH ROW EXECUTE FUNCTION parley_close('negotiation_version: a row is closed once, by a revision');

CREATE TRIGGER party_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "party", "name", "adjective", "note" ON party_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('party_version: a row never changes');

CREATE TRIGGER party_version_kept BEFORE DELETE ON party_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('party_version: a row never goes');

CREATE TRIGGER party_version_appended BEFORE INSERT ON party_version FOR EACH ROW EXECUTE FUNCTION parley_append('party_version: only the newest revision takes rows');

CREATE TRIGGER party_version_closed_once BEFORE UPDATE OF to_revision ON party_version FOR EACH ROW EXECUTE FUNCTION parley_close('party_version: a row is closed once, by a revision');

CREATE TRIGGER person_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "person", "name", "note" ON person_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('person_version: a row never changes');

CREATE TRIGGER person_version_kept BEFORE DELETE ON person_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('person_version: a row never goes');

CREATE TRIGGER person_version_appended BEFORE INSERT ON person_version FOR EACH ROW EXECUTE FUNCTION parley_append('person_version: only the newest revision takes rows');

CREATE TRIGGER person_version_closed_once BEFORE UPDATE OF to_revision ON person_version FOR EACH ROW EXECUTE FUNCTION parley_close('person_version: a row is closed once, by a revision');

CREATE TRIGGER position_page_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "known_from", "known_to", "position", "id", "party", "issue", "topic", "kind", "attribution", "channel", "speaker", "stated_on", "newest", "until_on_record", "until_reported", "until_anonymous", "disputed", "digest", "text" ON position_page FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_page: a row never changes');

CREATE TRIGGER position_page_closed_once BEFORE UPDATE OF to_revision ON position_page FOR EACH ROW EXECUTE FUNCTION parley_close_page('position_page: a row is closed once, by a revision');

CREATE TRIGGER position_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "position", "party", "issue", "kind", "region", "stated", "holds_when", "holds_unless", "scope", "stated_on", "ended_on", "ended_how", "ended_note", "attribution", "channel", "speaker", "speaks_for", "summary", "note" ON position_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_version: a row never changes');

CREATE TRIGGER position_version_kept BEFORE DELETE ON position_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_version: a row never goes');

CREATE TRIGGER position_version_appended BEFORE INSERT ON position_version FOR EACH ROW EXECUTE FUNCTION parley_append('position_version: only the newest revision takes rows');

CREATE TRIGGER position_version_closed_once BEFORE UPDATE OF to_revision ON position_version FOR EACH ROW EXECUTE FUNCTION parley_close('position_version: a row is closed once, by a revision');

CREATE TRIGGER silence_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "id", "party", "issue", "kind", "since", "through", "looked_on", "note" ON silence_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('silence_version: a row never changes');

CREATE TRIGGER silence_version_kept BEFORE DELETE ON silence_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('silence_version: a row never goes');

CREATE TRIGGER silence_version_appended BEFORE INSERT ON silence_version FOR EACH ROW EXECUTE FUNCTION parley_append('silence_version: only the newest revision takes rows');

CREATE TRIGGER silence_version_closed_once BEFORE UPDATE OF to_revision ON silence_version FOR EACH ROW EXECUTE FUNCTION parley_close('silence_version: a row is closed once, by a revision');

CREATE TRIGGER source_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "source", "kind", "title", "title_is_ours", "publisher", "author", "published", "published_inferred", "url", "no_url", "archive_url", "language", "accessed", "read", "confidence", "note" ON source_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('source_version: a row never changes');

CREATE TRIGGER source_version_kept BEFORE DELETE ON source_version FOR EACH ROW EXECUTE FUNCTION parley_refuse('source_version: a row never goes');

CREATE TRIGGER source_version_appended BEFORE INSERT ON source_version FOR EACH ROW EXECUTE FUNCTION parley_append('source_version: only the newest revision takes rows');

CREATE TRIGGER source_version_closed_once BEFORE UPDATE OF to_revision ON source_version FOR EACH ROW EXECUTE FUNCTION parley_close('source_version: a row is closed once, by a revision');

CREATE TRIGGER issue_actor_unchanged BEFORE UPDATE ON issue_actor FOR EACH ROW EXECUTE FUNCTION parley_refuse('issue_actor: a row never changes');

CREATE TRIGGER issue_actor_kept BEFORE DELETE ON issue_actor FOR EACH ROW EXECUTE FUNCTION parley_refuse('issue_actor: a row never goes');

CREATE TRIGGER issue_actor_appended BEFORE INSERT ON issue_actor FOR EACH ROW EXECUTE FUNCTION parley_append_to('issue_actor: only the newest revision takes rows', 'issue_version');

CREATE TRIGGER issue_option_unchanged BEFORE UPDATE ON issue_option FOR EACH ROW EXECUTE FUNCTION parley_refuse('issue_option: a row never changes');

CREATE TRIGGER issue_option_kept BEFORE DELETE ON issue_option FOR EACH ROW EXECUTE FUNCTION parley_refuse('issue_option: a row never goes');

CREATE TRIGGER issue_option_appended BEFORE INSERT ON issue_option FOR EACH ROW EXECUTE FUNCTION parley_append_to('issue_option: only the newest revision takes rows', 'issue_version');

CREATE TRIGGER negotiation_background_unchanged BEFORE UPDATE ON negotiation_background FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation_background: a row never changes');

CREATE TRIGGER negotiation_background_kept BEFORE DELETE ON negotiation_background FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation_background: a row never goes');

CREATE TRIGGER negotiation_background_appended BEFORE INSERT ON negotiation_background FOR EACH ROW EXECUTE FUNCTION parley_append_to('negotiation_background: only the newest revision takes rows', 'negotiation_version');

CREATE TRIGGER negotiation_maintainer_unchanged BEFORE UPDATE ON negotiation_maintainer FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation_maintainer: a row never changes');

CREATE TRIGGER negotiation_maintainer_kept BEFORE DELETE ON negotiation_maintainer FOR EACH ROW EXECUTE FUNCTION parley_refuse('negotiation_maintainer: a row never goes');

CREATE TRIGGER negotiation_maintainer_appended BEFORE INSERT ON negotiation_maintainer FOR EACH ROW EXECUTE FUNCTION parley_append_to('negotiation_maintainer: only the newest revision takes rows', 'negotiation_version');

CREATE TRIGGER person_office_unchanged BEFORE UPDATE ON person_office FOR EACH ROW EXECUTE FUNCTION parley_refuse('person_office: a row never changes');

CREATE TRIGGER person_office_kept BEFORE DELETE ON person_office FOR EACH ROW EXECUTE FUNCTION parley_refuse('person_office: a row never goes');

CREATE TRIGGER person_office_appended BEFORE INSERT ON person_office FOR EACH ROW EXECUTE FUNCTION parley_append_to('person_office: only the newest revision takes rows', 'person_version');

CREATE TRIGGER position_condition_unchanged BEFORE UPDATE ON position_condition FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_condition: a row never changes');

CREATE TRIGGER position_condition_kept BEFORE DELETE ON position_condition FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_condition: a row never goes');

CREATE TRIGGER position_condition_appended BEFORE INSERT ON position_condition FOR EACH ROW EXECUTE FUNCTION parley_append_to('position_condition: only the newest revision takes rows', 'position_version');

CREATE TRIGGER position_dispute_unchanged BEFORE UPDATE ON position_dispute FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_dispute: a row never changes');

CREATE TRIGGER position_dispute_kept BEFORE DELETE ON position_dispute FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_dispute: a row never goes');

CREATE TRIGGER position_dispute_appended BEFORE INSERT ON position_dispute FOR EACH ROW EXECUTE FUNCTION parley_append_to('position_dispute: only the newest revision takes rows', 'position_version');

CREATE TRIGGER position_link_unchanged BEFORE UPDATE ON position_link FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_link: a row never changes');

CREATE TRIGGER position_link_kept BEFORE DELETE ON position_link FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_link: a row never goes');

CREATE TRIGGER position_link_appended BEFORE INSERT ON position_link FOR EACH ROW EXECUTE FUNCTION parley_append_to('position_link: only the newest revision takes rows', 'position_version');

CREATE TRIGGER position_page_source_unchanged BEFORE UPDATE OF "negotiation", "source", "page" ON position_page_source FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_page_source: a row never changes');

CREATE TRIGGER position_partner_unchanged BEFORE UPDATE ON position_partner FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_partner: a row never changes');

CREATE TRIGGER position_partner_kept BEFORE DELETE ON position_partner FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_partner: a row never goes');

CREATE TRIGGER position_partner_appended BEFORE INSERT ON position_partner FOR EACH ROW EXECUTE FUNCTION parley_append_to('position_partner: only the newest revision takes rows', 'position_version');

CREATE TRIGGER position_word_unchanged BEFORE UPDATE OF "negotiation", "word", "page" ON position_word FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_word: a row never changes');

CREATE TRIGGER position_citation_unchanged BEFORE UPDATE ON position_citation FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_citation: a row never changes');

CREATE TRIGGER position_citation_kept BEFORE DELETE ON position_citation FOR EACH ROW EXECUTE FUNCTION parley_refuse('position_citation: a row never goes');

CREATE TRIGGER position_citation_appended BEFORE INSERT ON position_citation FOR EACH ROW EXECUTE FUNCTION parley_append_to('position_citation: only the newest revision takes rows', 'position_version');
