#!/bin/bash
# Run once by the image of PostgreSQL, on an empty primary: Parley's user and database, and the user of the replica.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username postgres \
  --set parley="$PARLEY_DB_PASSWORD" --set replication="$REPLICATION_PASSWORD" <<'END'
SET synchronous_commit = local;
CREATE ROLE parley LOGIN PASSWORD :'parley';
CREATE ROLE replication LOGIN REPLICATION PASSWORD :'replication';
CREATE DATABASE parley OWNER parley TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
END
echo 'host replication replication samenet scram-sha-256' >> "$PGDATA/pg_hba.conf"
