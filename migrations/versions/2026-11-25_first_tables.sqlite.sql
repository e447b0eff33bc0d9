CREATE TABLE negotiation (
	"key" INTEGER NOT NULL,
	id TEXT NOT NULL,
	CONSTRAINT pk_negotiation PRIMARY KEY ("key"),
	CONSTRAINT uq_negotiation_id UNIQUE (id),
	CONSTRAINT ck_negotiation_id CHECK (length(id) <= 80 AND id GLOB '[a-z0-9]*' AND id GLOB '*[a-z0-9]' AND id NOT GLOB '*[^a-z0-9-]*' AND id NOT LIKE '%--%')
)
 STRICT;

CREATE TABLE revision (
	n INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	digest TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" TEXT NOT NULL,
	why TEXT NOT NULL,
	CONSTRAINT pk_revision PRIMARY KEY (n),
	CONSTRAINT uq_revision_n UNIQUE (n, negotiation),
	CONSTRAINT fk_revision_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key")
)
 STRICT;

CREATE INDEX ix_revision_digest ON revision (negotiation, digest);

CREATE INDEX ix_revision_negotiation ON revision (negotiation, n);

CREATE TABLE party (
	"key" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	id TEXT NOT NULL,
	CONSTRAINT pk_party PRIMARY KEY ("key"),
	CONSTRAINT uq_party_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_party_key UNIQUE ("key", negotiation),
	CONSTRAINT fk_party_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key"),
	CONSTRAINT ck_party_id CHECK (length(id) <= 80 AND id GLOB '[a-z0-9]*' AND id GLOB '*[a-z0-9]' AND id NOT GLOB '*[^a-z0-9-]*' AND id NOT LIKE '%--%')
)
 STRICT;

CREATE TABLE person (
	"key" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	id TEXT NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY ("key"),
	CONSTRAINT uq_person_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_person_key UNIQUE ("key", negotiation),
	CONSTRAINT fk_person_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key"),
	CONSTRAINT ck_person_id CHECK (length(id) <= 80 AND id GLOB '[a-z0-9]*' AND id GLOB '*[a-z0-9]' AND id NOT GLOB '*[^a-z0-9-]*' AND id NOT LIKE '%--%')
)
 STRICT;

CREATE TABLE issue (
	"key" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	id TEXT NOT NULL,
	CONSTRAINT pk_issue PRIMARY KEY ("key"),
	CONSTRAINT uq_issue_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_issue_key UNIQUE ("key", negotiation),
	CONSTRAINT fk_issue_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key"),
	CONSTRAINT ck_issue_id CHECK (length(id) <= 80 AND id GLOB '[a-z0-9]*' AND id GLOB '*[a-z0-9]' AND id NOT GLOB '*[^a-z0-9-]*' AND id NOT LIKE '%--%')
)
 STRICT;

CREATE TABLE source (
	"key" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	id TEXT NOT NULL,
	CONSTRAINT pk_source PRIMARY KEY ("key"),
	CONSTRAINT uq_source_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_source_key UNIQUE ("key", negotiation),
	CONSTRAINT fk_source_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key"),
	CONSTRAINT ck_source_id CHECK (length(id) <= 80 AND id GLOB '[a-z0-9]*' AND id GLOB '*[a-z0-9]' AND id NOT GLOB '*[^a-z0-9-]*' AND id NOT LIKE '%--%')
)
 STRICT;

CREATE TABLE position (
	"key" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	id TEXT NOT NULL,
	CONSTRAINT pk_position PRIMARY KEY ("key"),
	CONSTRAINT uq_position_negotiation UNIQUE (negotiation, id),
	CONSTRAINT uq_position_key UNIQUE ("key", negotiation),
	CONSTRAINT fk_position_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key"),
	CONSTRAINT ck_position_id CHECK (length(id) <= 80 AND id GLOB '[a-z0-9]*' AND id GLOB '*[a-z0-9]' AND id NOT GLOB '*[^a-z0-9-]*' AND id NOT LIKE '%--%')
)
 STRICT;

CREATE TABLE negotiation_version (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	digest TEXT NOT NULL,
	title TEXT NOT NULL,
	about TEXT NOT NULL,
	licence TEXT NOT NULL,
	covered_from TEXT NOT NULL,
	covered_through TEXT NOT NULL,
	stale_after INTEGER NOT NULL,
	note TEXT,
	CONSTRAINT pk_negotiation_version PRIMARY KEY ("row"),
	CONSTRAINT ck_negotiation_version_covered_from CHECK (covered_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_negotiation_version_covered_through CHECK (covered_through GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_negotiation_version_coverage CHECK (covered_from <= covered_through),
	CONSTRAINT ck_negotiation_version_stale_after CHECK (stale_after >= 0),
	CONSTRAINT uq_negotiation_version_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_negotiation_version_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key"),
	CONSTRAINT fk_negotiation_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_negotiation_version_revisions CHECK (from_revision < to_revision)
)
 STRICT;

CREATE INDEX ix_negotiation_version_current ON negotiation_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_negotiation_version_open ON negotiation_version (negotiation) WHERE to_revision = 9007199254740991;

CREATE TABLE party_version (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	digest TEXT NOT NULL,
	party INTEGER NOT NULL,
	name TEXT NOT NULL,
	adjective TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_party_version PRIMARY KEY ("row"),
	CONSTRAINT uq_party_version_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_party_version_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT fk_party_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_party_version_revisions CHECK (from_revision < to_revision)
)
 STRICT;

CREATE INDEX ix_party_version_current ON party_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_party_version_open ON party_version (negotiation, party) WHERE to_revision = 9007199254740991;

CREATE TABLE person_version (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	digest TEXT NOT NULL,
	person INTEGER NOT NULL,
	name TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_person_version PRIMARY KEY ("row"),
	CONSTRAINT uq_person_version_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_person_version_person FOREIGN KEY(person, negotiation) REFERENCES person ("key", negotiation),
	CONSTRAINT fk_person_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_person_version_revisions CHECK (from_revision < to_revision)
)
 STRICT;

CREATE INDEX ix_person_version_current ON person_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_person_version_open ON person_version (negotiation, person) WHERE to_revision = 9007199254740991;

CREATE TABLE issue_version (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	digest TEXT NOT NULL,
	issue INTEGER NOT NULL,
	question TEXT NOT NULL,
	topic TEXT NOT NULL,
	role TEXT NOT NULL,
	scope TEXT,
	note TEXT,
	space TEXT NOT NULL,
	ordered INTEGER,
	unit TEXT,
	whole INTEGER,
	low TEXT,
	low_open INTEGER,
	high TEXT,
	high_open INTEGER,
	CONSTRAINT pk_issue_version PRIMARY KEY ("row"),
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
	CONSTRAINT uq_issue_version_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_issue_version_issue FOREIGN KEY(issue, negotiation) REFERENCES issue ("key", negotiation),
	CONSTRAINT fk_issue_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_issue_version_revisions CHECK (from_revision < to_revision)
)
 STRICT;

CREATE INDEX ix_issue_version_current ON issue_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_issue_version_open ON issue_version (negotiation, issue) WHERE to_revision = 9007199254740991;

CREATE TABLE source_version (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	digest TEXT NOT NULL,
	source INTEGER NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	title_is_ours INTEGER NOT NULL,
	publisher TEXT NOT NULL,
	author TEXT,
	published TEXT NOT NULL,
	published_inferred INTEGER NOT NULL,
	url TEXT,
	no_url TEXT,
	archive_url TEXT,
	language TEXT NOT NULL,
	accessed TEXT NOT NULL,
	read TEXT NOT NULL,
	confidence TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_source_version PRIMARY KEY ("row"),
	CONSTRAINT ck_source_version_kind CHECK (kind IN ('document', 'transcript', 'interview', 'treaty_draft', 'news_report', 'reprint', 'leak')),
	CONSTRAINT ck_source_version_read CHECK (read IN ('whole', 'excerpt')),
	CONSTRAINT ck_source_version_confidence CHECK (confidence IN ('normal', 'low')),
	CONSTRAINT ck_source_version_published CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR published GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_source_version_accessed CHECK (accessed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR accessed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR accessed GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_source_version_title_is_ours CHECK (title_is_ours IN (0, 1)),
	CONSTRAINT ck_source_version_published_inferred CHECK (published_inferred IN (0, 1)),
	CONSTRAINT ck_source_version_url CHECK (url IS NOT NULL OR no_url IS NOT NULL),
	CONSTRAINT uq_source_version_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_source_version_source FOREIGN KEY(source, negotiation) REFERENCES source ("key", negotiation),
	CONSTRAINT fk_source_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_source_version_revisions CHECK (from_revision < to_revision)
)
 STRICT;

CREATE INDEX ix_source_version_current ON source_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_source_version_open ON source_version (negotiation, source) WHERE to_revision = 9007199254740991;

CREATE TABLE silence_version (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	digest TEXT NOT NULL,
	id TEXT NOT NULL,
	party INTEGER NOT NULL,
	issue INTEGER NOT NULL,
	kind TEXT NOT NULL,
	since TEXT NOT NULL,
	through TEXT NOT NULL,
	looked_on TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_silence_version PRIMARY KEY ("row"),
	CONSTRAINT fk_silence_version_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT fk_silence_version_issue FOREIGN KEY(issue, negotiation) REFERENCES issue ("key", negotiation),
	CONSTRAINT ck_silence_version_kind CHECK (kind IN ('none_found', 'declined_to_say', 'left_open', 'not_applicable')),
	CONSTRAINT ck_silence_version_since CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR since GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_silence_version_through CHECK (through GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR through GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR through GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_silence_version_looked_on CHECK (looked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR looked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR looked_on GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT uq_silence_version_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_silence_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_silence_version_revisions CHECK (from_revision < to_revision)
)
 STRICT;

CREATE INDEX ix_silence_version_current ON silence_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_silence_version_open ON silence_version (negotiation, id) WHERE to_revision = 9007199254740991;

CREATE TABLE position_page (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	known_from TEXT NOT NULL,
	known_to TEXT NOT NULL,
	position INTEGER NOT NULL,
	id TEXT NOT NULL,
	party TEXT NOT NULL,
	issue TEXT NOT NULL,
	topic TEXT NOT NULL,
	kind TEXT NOT NULL,
	attribution INTEGER NOT NULL,
	channel TEXT NOT NULL,
	speaker TEXT NOT NULL,
	stated_on TEXT NOT NULL,
	newest INTEGER NOT NULL,
	until_on_record TEXT NOT NULL,
	until_reported TEXT NOT NULL,
	until_anonymous TEXT NOT NULL,
	disputed INTEGER NOT NULL,
	digest TEXT NOT NULL,
	text TEXT NOT NULL,
	CONSTRAINT pk_position_page PRIMARY KEY ("row"),
	CONSTRAINT uq_position_page_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_position_page_negotiation FOREIGN KEY(negotiation) REFERENCES negotiation ("key"),
	CONSTRAINT fk_position_page_position FOREIGN KEY(position, negotiation) REFERENCES position ("key", negotiation),
	CONSTRAINT fk_position_page_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_position_page_revisions CHECK (from_revision < to_revision),
	CONSTRAINT ck_position_page_kind CHECK (kind IN ('demand', 'offer', 'red_line')),
	CONSTRAINT ck_position_page_channel CHECK (channel IN ('public', 'private')),
	CONSTRAINT ck_position_page_attribution CHECK (attribution IN (0, 1, 2)),
	CONSTRAINT ck_position_page_disputed CHECK (disputed IN (0, 1)),
	CONSTRAINT ck_position_page_stated_on CHECK (stated_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_position_page_until_on_record CHECK (until_on_record GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_position_page_until_reported CHECK (until_reported GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_position_page_until_anonymous CHECK (until_anonymous GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_position_page_known_from CHECK (known_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_position_page_known_to CHECK (known_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_position_page_text CHECK (json_valid(text)),
	CONSTRAINT ck_position_page_known CHECK (known_from <= known_to)
)
 STRICT;

CREATE INDEX ix_position_page_everywhere ON position_page (newest, id, negotiation, to_revision, from_revision);

CREATE INDEX ix_position_page_id ON position_page (negotiation, id, to_revision, from_revision);

CREATE INDEX ix_position_page_issue ON position_page (negotiation, issue, newest, id, to_revision, from_revision);

CREATE INDEX ix_position_page_newest ON position_page (negotiation, newest, id, to_revision, from_revision, known_to);

CREATE INDEX ix_position_page_oldest ON position_page (negotiation, stated_on, id);

CREATE INDEX ix_position_page_party ON position_page (negotiation, party, newest, id, to_revision, from_revision);

CREATE UNIQUE INDEX ix_position_page_open ON position_page (negotiation, position, known_to) WHERE to_revision = 9007199254740991;

CREATE TABLE position_version (
	"row" INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	from_revision INTEGER NOT NULL,
	to_revision INTEGER DEFAULT 9007199254740991 NOT NULL,
	digest TEXT NOT NULL,
	position INTEGER NOT NULL,
	party INTEGER NOT NULL,
	issue INTEGER NOT NULL,
	kind TEXT NOT NULL,
	region TEXT NOT NULL,
	stated TEXT NOT NULL,
	holds_when TEXT NOT NULL,
	holds_unless TEXT NOT NULL,
	scope TEXT,
	stated_on TEXT NOT NULL,
	ended_on TEXT,
	ended_how TEXT,
	ended_note TEXT,
	attribution TEXT NOT NULL,
	channel TEXT NOT NULL,
	speaker INTEGER,
	speaks_for TEXT NOT NULL,
	summary TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_position_version PRIMARY KEY ("row"),
	CONSTRAINT fk_position_version_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT fk_position_version_issue FOREIGN KEY(issue, negotiation) REFERENCES issue ("key", negotiation),
	CONSTRAINT fk_position_version_speaker FOREIGN KEY(speaker, negotiation) REFERENCES person ("key", negotiation),
	CONSTRAINT ck_position_version_kind CHECK (kind IN ('demand', 'offer', 'red_line')),
	CONSTRAINT ck_position_version_attribution CHECK (attribution IN ('on_record', 'reported', 'anonymous')),
	CONSTRAINT ck_position_version_channel CHECK (channel IN ('public', 'private')),
	CONSTRAINT ck_position_version_speaks_for CHECK (speaks_for IN ('all', 'some')),
	CONSTRAINT ck_position_version_ended_how CHECK (ended_how IN ('withdrawn', 'lapsed', 'overtaken')),
	CONSTRAINT ck_position_version_region CHECK (json_valid(region)),
	CONSTRAINT ck_position_version_holds_when CHECK (json_valid(holds_when)),
	CONSTRAINT ck_position_version_holds_unless CHECK (json_valid(holds_unless)),
	CONSTRAINT ck_position_version_stated_on CHECK (stated_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR stated_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR stated_on GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_position_version_ended_on CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR ended_on GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_position_version_ended CHECK ((ended_on IS NULL) = (ended_how IS NULL)),
	CONSTRAINT ck_position_version_ended_note CHECK (ended_on IS NOT NULL OR ended_note IS NULL),
	CONSTRAINT ck_position_version_condition CHECK (holds_when = '[]' OR holds_unless = '[]'),
	CONSTRAINT uq_position_version_row UNIQUE ("row", negotiation),
	CONSTRAINT fk_position_version_position FOREIGN KEY(position, negotiation) REFERENCES position ("key", negotiation),
	CONSTRAINT fk_position_version_from_revision FOREIGN KEY(from_revision, negotiation) REFERENCES revision (n, negotiation),
	CONSTRAINT ck_position_version_revisions CHECK (from_revision < to_revision)
)
 STRICT;

CREATE INDEX ix_position_version_current ON position_version (negotiation, to_revision, from_revision);

CREATE UNIQUE INDEX ix_position_version_open ON position_version (negotiation, position) WHERE to_revision = 9007199254740991;

CREATE TABLE negotiation_maintainer (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_negotiation_maintainer PRIMARY KEY (version, n),
	CONSTRAINT fk_negotiation_maintainer_version FOREIGN KEY(version, negotiation) REFERENCES negotiation_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE negotiation_background (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	position INTEGER,
	source INTEGER,
	CONSTRAINT pk_negotiation_background PRIMARY KEY (version, n),
	CONSTRAINT fk_negotiation_background_position FOREIGN KEY(position, negotiation) REFERENCES position ("key", negotiation),
	CONSTRAINT fk_negotiation_background_source FOREIGN KEY(source, negotiation) REFERENCES source ("key", negotiation),
	CONSTRAINT ck_negotiation_background_named CHECK (position IS NOT NULL OR source IS NOT NULL),
	CONSTRAINT fk_negotiation_background_version FOREIGN KEY(version, negotiation) REFERENCES negotiation_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE person_office (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	party INTEGER NOT NULL,
	title TEXT NOT NULL,
	since TEXT,
	until TEXT,
	CONSTRAINT pk_person_office PRIMARY KEY (version, n),
	CONSTRAINT fk_person_office_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT ck_person_office_since CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR since GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_person_office_until CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR until GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT fk_person_office_version FOREIGN KEY(version, negotiation) REFERENCES person_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE issue_option (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	id TEXT NOT NULL,
	label TEXT NOT NULL,
	CONSTRAINT pk_issue_option PRIMARY KEY (version, n),
	CONSTRAINT ck_issue_option_id CHECK (length(id) <= 80 AND id GLOB '[a-z0-9]*' AND id GLOB '*[a-z0-9]' AND id NOT GLOB '*[^a-z0-9-]*' AND id NOT LIKE '%--%'),
	CONSTRAINT fk_issue_option_version FOREIGN KEY(version, negotiation) REFERENCES issue_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE issue_actor (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	name TEXT NOT NULL,
	party INTEGER,
	CONSTRAINT pk_issue_actor PRIMARY KEY (version, n),
	CONSTRAINT fk_issue_actor_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT fk_issue_actor_version FOREIGN KEY(version, negotiation) REFERENCES issue_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE position_page_source (
	negotiation INTEGER NOT NULL,
	source TEXT NOT NULL,
	page INTEGER NOT NULL,
	CONSTRAINT pk_position_page_source PRIMARY KEY (negotiation, source, page),
	CONSTRAINT fk_position_page_source_page FOREIGN KEY(page, negotiation) REFERENCES position_page ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE position_word (
	negotiation INTEGER NOT NULL,
	word TEXT NOT NULL,
	page INTEGER NOT NULL,
	CONSTRAINT pk_position_word PRIMARY KEY (negotiation, word, page),
	CONSTRAINT fk_position_word_page FOREIGN KEY(page, negotiation) REFERENCES position_page ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE position_dispute (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	party INTEGER,
	name TEXT,
	disputed_on TEXT NOT NULL,
	aspect TEXT NOT NULL,
	summary TEXT NOT NULL,
	note TEXT,
	CONSTRAINT pk_position_dispute PRIMARY KEY (version, n),
	CONSTRAINT fk_position_dispute_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT ck_position_dispute_aspect CHECK (aspect IN ('existence', 'receipt', 'authorship', 'content', 'currency')),
	CONSTRAINT ck_position_dispute_disputed_on CHECK (disputed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR disputed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR disputed_on GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_position_dispute_by CHECK ((party IS NULL) <> (name IS NULL)),
	CONSTRAINT fk_position_dispute_version FOREIGN KEY(version, negotiation) REFERENCES position_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE position_link (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	relation TEXT NOT NULL,
	other INTEGER NOT NULL,
	CONSTRAINT pk_position_link PRIMARY KEY (version, n),
	CONSTRAINT ck_position_link_relation CHECK (relation IN ('replaces', 'keeps', 'contradicts')),
	CONSTRAINT fk_position_link_other FOREIGN KEY(other, negotiation) REFERENCES position ("key", negotiation),
	CONSTRAINT fk_position_link_version FOREIGN KEY(version, negotiation) REFERENCES position_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE position_partner (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	party INTEGER NOT NULL,
	CONSTRAINT pk_position_partner PRIMARY KEY (version, n),
	CONSTRAINT fk_position_partner_party FOREIGN KEY(party, negotiation) REFERENCES party ("key", negotiation),
	CONSTRAINT fk_position_partner_version FOREIGN KEY(version, negotiation) REFERENCES position_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE position_condition (
	version INTEGER NOT NULL,
	negotiation INTEGER NOT NULL,
	n INTEGER NOT NULL,
	issue INTEGER NOT NULL,
	CONSTRAINT pk_position_condition PRIMARY KEY (version, n),
	CONSTRAINT fk_position_condition_issue FOREIGN KEY(issue, negotiation) REFERENCES issue ("key", negotiation),
	CONSTRAINT fk_position_condition_version FOREIGN KEY(version, negotiation) REFERENCES position_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE position_citation (
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
	CONSTRAINT pk_position_citation PRIMARY KEY (version, n),
	CONSTRAINT fk_position_citation_dispute FOREIGN KEY(dispute, version) REFERENCES position_dispute (n, version),
	CONSTRAINT fk_position_citation_source FOREIGN KEY(source, negotiation) REFERENCES source ("key", negotiation),
	CONSTRAINT ck_position_citation_carries CHECK (carries IN ('position', 'end', 'dispute')),
	CONSTRAINT ck_position_citation_attribution CHECK (attribution IN ('on_record', 'reported', 'anonymous')),
	CONSTRAINT ck_position_citation_said_on CHECK (said_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR said_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' OR said_on GLOB '[0-9][0-9][0-9][0-9]'),
	CONSTRAINT ck_position_citation_passage_confirmed CHECK (passage_confirmed IN (0, 1)),
	CONSTRAINT ck_position_citation_dispute CHECK ((carries = 'dispute') = (dispute IS NOT NULL)),
	CONSTRAINT ck_position_citation_passage CHECK ((passage_start IS NULL) = (passage_end IS NULL) AND (passage_end IS NULL) = (passage_confirmed IS NULL)),
	CONSTRAINT fk_position_citation_version FOREIGN KEY(version, negotiation) REFERENCES position_version ("row", negotiation)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX ix_position_citation_source ON position_citation (source);

CREATE TRIGGER negotiation_unchanged BEFORE UPDATE ON negotiation BEGIN SELECT RAISE(ABORT, 'negotiation: a row never changes'); END;

CREATE TRIGGER negotiation_kept BEFORE DELETE ON negotiation BEGIN SELECT RAISE(ABORT, 'negotiation: a row never goes'); END;

CREATE TRIGGER issue_unchanged BEFORE UPDATE ON issue BEGIN SELECT RAISE(ABORT, 'issue: a row never changes'); END;

CREATE TRIGGER issue_kept BEFORE DELETE ON issue BEGIN SELECT RAISE(ABORT, 'issue: a row never goes'); END;

CREATE TRIGGER party_unchanged BEFORE UPDATE ON party BEGIN SELECT RAISE(ABORT, 'party: a row never changes'); END;

CREATE TRIGGER party_kept BEFORE DELETE ON party BEGIN SELECT RAISE(ABORT, 'party: a row never goes'); END;

CREATE TRIGGER person_unchanged BEFORE UPDATE ON person BEGIN SELECT RAISE(ABORT, 'person: a row never changes'); END;

CREATE TRIGGER person_kept BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'person: a row never goes'); END;

CREATE TRIGGER position_unchanged BEFORE UPDATE ON position BEGIN SELECT RAISE(ABORT, 'position: a row never changes'); END;

CREATE TRIGGER position_kept BEFORE DELETE ON position BEGIN SELECT RAISE(ABORT, 'position: a row never goes'); END;

CREATE TRIGGER revision_unchanged BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'revision: a row never changes'); END;

CREATE TRIGGER revision_kept BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'revision: a row never goes'); END;

CREATE TRIGGER revision_forward BEFORE INSERT ON revision WHEN NEW.n <= coalesce((SELECT max(n) FROM revision), 0) BEGIN SELECT RAISE(ABORT, 'revision: numbers run forward'); END;

CREATE TRIGGER source_unchanged BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'source: a row never changes'); END;

CREATE TRIGGER source_kept BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'source: a row never goes'); END;

CREATE TRIGGER issue_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "issue", "question", "topic", "role", "scope", "note", "space", "ordered", "unit", "whole", "low", "low_open", "high", "high_open" ON issue_version BEGIN SELECT RAISE(ABORT, 'issue_version: a row never changes'); END;

CREATE TRIGGER issue_version_kept BEFORE DELETE ON issue_version BEGIN SELECT RAISE(ABORT, 'issue_version: a row never goes'); END;

CREATE TRIGGER issue_version_appended BEFORE INSERT ON issue_version WHEN NEW.from_revision IS NOT (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 BEGIN SELECT RAISE(ABORT, 'issue_version: only the newest revision takes rows'); END;

CREATE TRIGGER issue_version_closed_once BEFORE UPDATE OF to_revision ON issue_version WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) BEGIN SELECT RAISE(ABORT, 'issue_version: a row is closed once, by a revision'); END;

CREATE TRIGGER negotiation_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "title", "about", "licence", "covered_from", "covered_through", "stale_after", "note" ON negotiation_version BEGIN SELECT RAISE(ABORT, 'negotiation_version: a row never changes'); END;

CREATE TRIGGER negotiation_version_kept BEFORE DELETE ON negotiation_version BEGIN SELECT RAISE(ABORT, 'negotiation_version: a row never goes'); END;

CREATE TRIGGER negotiation_version_appended BEFORE INSERT ON negotiation_version WHEN NEW.from_revision IS NOT (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 BEGIN SELECT RAISE(ABORT, 'negotiation_version: only the newest revision takes rows'); END;

CREATE TRIGGER negotiation_version_closed_once BEFORE UPDATE OF to_revision ON negotiation_version WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) BEGIN SELECT RAISE(ABORT, 'negotiation_version: a row is closed once, by a revision'); END;

CREATE TRIGGER party_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "party", "name", "adjective", "note" ON party_version BEGIN SELECT RAISE(ABORT, 'party_version: a row never changes'); END;

CREATE TRIGGER party_version_kept BEFORE DELETE ON party_version BEGIN SELECT RAISE(ABORT, 'party_version: a row never goes'); END;

CREATE TRIGGER party_version_appended BEFORE INSERT ON party_version WHEN NEW.from_revision IS NOT (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 BEGIN SELECT RAISE(ABORT, 'party_version: only the newest revision takes rows'); END;

CREATE TRIGGER party_version_closed_once BEFORE UPDATE OF to_revision ON party_version WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) BEGIN SELECT RAISE(ABORT, 'party_version: a row is closed once, by a revision'); END;

CREATE TRIGGER person_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "person", "name", "note" ON person_version BEGIN SELECT RAISE(ABORT, 'person_version: a row never changes'); END;

CREATE TRIGGER person_version_kept BEFORE DELETE ON person_version BEGIN SELECT RAISE(ABORT, 'person_version: a row never goes'); END;

CREATE TRIGGER person_version_appended BEFORE INSERT ON person_version WHEN NEW.from_revision IS NOT (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 BEGIN SELECT RAISE(ABORT, 'person_version: only the newest revision takes rows'); END;

CREATE TRIGGER person_version_closed_once BEFORE UPDATE OF to_revision ON person_version WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) BEGIN SELECT RAISE(ABORT, 'person_version: a row is closed once, by a revision'); END;

CREATE TRIGGER position_page_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "known_from", "known_to", "position", "id", "party", "issue", "topic", "kind", "attribution", "channel", "speaker", "stated_on", "newest", "until_on_record", "until_reported", "until_anonymous", "disputed", "digest", "text" ON position_page BEGIN SELECT RAISE(ABORT, 'position_page: a row never changes'); END;

CREATE TRIGGER position_page_closed_once BEFORE UPDATE OF to_revision ON position_page WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation) BEGIN SELECT RAISE(ABORT, 'position_page: a row is closed once, by a revision'); END;

CREATE TRIGGER position_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "position", "party", "issue", "kind", "region", "stated", "holds_when", "holds_unless", "scope", "stated_on", "ended_on", "ended_how", "ended_note", "attribution", "channel", "speaker", "speaks_for", "summary", "note" ON position_version BEGIN SELECT RAISE(ABORT, 'position_version: a row never changes'); END;

CREATE TRIGGER position_version_kept BEFORE DELETE ON position_version BEGIN SELECT RAISE(ABORT, 'position_version: a row never goes'); END;

CREATE TRIGGER position_version_appended BEFORE INSERT ON position_version WHEN NEW.from_revision IS NOT (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 BEGIN SELECT RAISE(ABORT, 'position_version: only the newest revision takes rows'); END;

CREATE TRIGGER position_version_closed_once BEFORE UPDATE OF to_revision ON position_version WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) BEGIN SELECT RAISE(ABORT, 'position_version: a row is closed once, by a revision'); END;

CREATE TRIGGER silence_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "id", "party", "issue", "kind", "since", "through", "looked_on", "note" ON silence_version BEGIN SELECT RAISE(ABORT, 'silence_version: a row never changes'); END;

CREATE TRIGGER silence_version_kept BEFORE DELETE ON silence_version BEGIN SELECT RAISE(ABORT, 'silence_version: a row never goes'); END;

CREATE TRIGGER silence_version_appended BEFORE INSERT ON silence_version WHEN NEW.from_revision IS NOT (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 BEGIN SELECT RAISE(ABORT, 'silence_version: only the newest revision takes rows'); END;

CREATE TRIGGER silence_version_closed_once BEFORE UPDATE OF to_revision ON silence_version WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) BEGIN SELECT RAISE(ABORT, 'silence_version: a row is closed once, by a revision'); END;

CREATE TRIGGER source_version_unchanged BEFORE UPDATE OF "row", "negotiation", "from_revision", "digest", "source", "kind", "title", "title_is_ours", "publisher", "author", "published", "published_inferred", "url", "no_url", "archive_url", "language", "accessed", "read", "confidence", "note" ON source_version BEGIN SELECT RAISE(ABORT, 'source_version: a row never changes'); END;

CREATE TRIGGER source_version_kept BEFORE DELETE ON source_version BEGIN SELECT RAISE(ABORT, 'source_version: a row never goes'); END;

CREATE TRIGGER source_version_appended BEFORE INSERT ON source_version WHEN NEW.from_revision IS NOT (SELECT max(n) FROM revision) OR NEW.to_revision <> 9007199254740991 BEGIN SELECT RAISE(ABORT, 'source_version: only the newest revision takes rows'); END;

CREATE TRIGGER source_version_closed_once BEFORE UPDATE OF to_revision ON source_version WHEN OLD.to_revision <> 9007199254740991 OR NOT EXISTS (SELECT 1 FROM revision WHERE n = NEW.to_revision AND negotiation = NEW.negotiation AND n = (SELECT max(n) FROM revision)) BEGIN SELECT RAISE(ABORT, 'source_version: a row is closed once, by a revision'); END;

CREATE TRIGGER issue_actor_unchanged BEFORE UPDATE ON issue_actor BEGIN SELECT RAISE(ABORT, 'issue_actor: a row never changes'); END;

CREATE TRIGGER issue_actor_kept BEFORE DELETE ON issue_actor BEGIN SELECT RAISE(ABORT, 'issue_actor: a row never goes'); END;

CREATE TRIGGER issue_actor_appended BEFORE INSERT ON issue_actor WHEN (SELECT from_revision FROM issue_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'issue_actor: only the newest revision takes rows'); END;

CREATE TRIGGER issue_option_unchanged BEFORE UPDATE ON issue_option BEGIN SELECT RAISE(ABORT, 'issue_option: a row never changes'); END;

CREATE TRIGGER issue_option_kept BEFORE DELETE ON issue_option BEGIN SELECT RAISE(ABORT, 'issue_option: a row never goes'); END;

CREATE TRIGGER issue_option_appended BEFORE INSERT ON issue_option WHEN (SELECT from_revision FROM issue_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'issue_option: only the newest revision takes rows'); END;

CREATE TRIGGER negotiation_background_unchanged BEFORE UPDATE ON negotiation_background BEGIN SELECT RAISE(ABORT, 'negotiation_background: a row never changes'); END;

CREATE TRIGGER negotiation_background_kept BEFORE DELETE ON negotiation_background BEGIN SELECT RAISE(ABORT, 'negotiation_background: a row never goes'); END;

CREATE TRIGGER negotiation_background_appended BEFORE INSERT ON negotiation_background WHEN (SELECT from_revision FROM negotiation_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'negotiation_background: only the newest revision takes rows'); END;

CREATE TRIGGER negotiation_maintainer_unchanged BEFORE UPDATE ON negotiation_maintainer BEGIN SELECT RAISE(ABORT, 'negotiation_maintainer: a row never changes'); END;

CREATE TRIGGER negotiation_maintainer_kept BEFORE DELETE ON negotiation_maintainer BEGIN SELECT RAISE(ABORT, 'negotiation_maintainer: a row never goes'); END;

CREATE TRIGGER negotiation_maintainer_appended BEFORE INSERT ON negotiation_maintainer WHEN (SELECT from_revision FROM negotiation_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'negotiation_maintainer: only the newest revision takes rows'); END;

CREATE TRIGGER person_office_unchanged BEFORE UPDATE ON person_office BEGIN SELECT RAISE(ABORT, 'person_office: a row never changes'); END;

CREATE TRIGGER person_office_kept BEFORE DELETE ON person_office BEGIN SELECT RAISE(ABORT, 'person_office: a row never goes'); END;

CREATE TRIGGER person_office_appended BEFORE INSERT ON person_office WHEN (SELECT from_revision FROM person_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'person_office: only the newest revision takes rows'); END;

CREATE TRIGGER position_condition_unchanged BEFORE UPDATE ON position_condition BEGIN SELECT RAISE(ABORT, 'position_condition: a row never changes'); END;

CREATE TRIGGER position_condition_kept BEFORE DELETE ON position_condition BEGIN SELECT RAISE(ABORT, 'position_condition: a row never goes'); END;

CREATE TRIGGER position_condition_appended BEFORE INSERT ON position_condition WHEN (SELECT from_revision FROM position_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'position_condition: only the newest revision takes rows'); END;

CREATE TRIGGER position_dispute_unchanged BEFORE UPDATE ON position_dispute BEGIN SELECT RAISE(ABORT, 'position_dispute: a row never changes'); END;

CREATE TRIGGER position_dispute_kept BEFORE DELETE ON position_dispute BEGIN SELECT RAISE(ABORT, 'position_dispute: a row never goes'); END;

CREATE TRIGGER position_dispute_appended BEFORE INSERT ON position_dispute WHEN (SELECT from_revision FROM position_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'position_dispute: only the newest revision takes rows'); END;

CREATE TRIGGER position_link_unchanged BEFORE UPDATE ON position_link BEGIN SELECT RAISE(ABORT, 'position_link: a row never changes'); END;

CREATE TRIGGER position_link_kept BEFORE DELETE ON position_link BEGIN SELECT RAISE(ABORT, 'position_link: a row never goes'); END;

CREATE TRIGGER position_link_appended BEFORE INSERT ON position_link WHEN (SELECT from_revision FROM position_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'position_link: only the newest revision takes rows'); END;

CREATE TRIGGER position_page_source_unchanged BEFORE UPDATE OF "negotiation", "source", "page" ON position_page_source BEGIN SELECT RAISE(ABORT, 'position_page_source: a row never changes'); END;

CREATE TRIGGER position_partner_unchanged BEFORE UPDATE ON position_partner BEGIN SELECT RAISE(ABORT, 'position_partner: a row never changes'); END;

CREATE TRIGGER position_partner_kept BEFORE DELETE ON position_partner BEGIN SELECT RAISE(ABORT, 'position_partner: a row never goes'); END;

CREATE TRIGGER position_partner_appended BEFORE INSERT ON position_partner WHEN (SELECT from_revision FROM position_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'position_partner: only the newest revision takes rows'); END;

CREATE TRIGGER position_word_unchanged BEFORE UPDATE OF "negotiation", "word", "page" ON position_word BEGIN SELECT RAISE(ABORT, 'position_word: a row never changes'); END;

CREATE TRIGGER position_citation_unchanged BEFORE UPDATE ON position_citation BEGIN SELECT RAISE(ABORT, 'position_citation: a row never changes'); END;

CREATE TRIGGER position_citation_kept BEFORE DELETE ON position_citation BEGIN SELECT RAISE(ABORT, 'position_citation: a row never goes'); END;

CREATE TRIGGER position_citation_appended BEFORE INSERT ON position_citation WHEN (SELECT from_revision FROM position_version WHERE "row" = NEW.version) IS NOT (SELECT max(n) FROM revision) BEGIN SELECT RAISE(ABORT, 'position_citation: only the newest revision takes rows'); END;
