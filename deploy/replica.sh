#!/bin/bash
# The replica: copies the primary where it has no data yet, then follows it. What it is given is the server's command.
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  until pg_isready --quiet --host primary --username replication --dbname postgres; do sleep 1; done
  install -d -o postgres -g postgres -m 0700 "$PGDATA"
  gosu postgres pg_basebackup --pgdata "$PGDATA" --checkpoint fast --write-recovery-conf \
    --dbname "host=primary user=replication password=$PGPASSWORD application_name=replica"
fi
chown postgres:postgres /archive
exec docker-entrypoint.sh "$@"
