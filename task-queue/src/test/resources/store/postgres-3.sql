-- what version 3 of the tables changed in those of version 2

UPDATE meta SET value = 3 WHERE key = 'version';

DROP INDEX job_ready, job_suspect, job_due, job_owner, job_dead, job_limited, job_limited_running,
  job_blocked, job_unique;

ALTER TABLE job SET (fillfactor = 45);

ALTER TABLE job ADD COLUMN aside smallint NOT NULL DEFAULT 0;

ALTER TABLE job ADD COLUMN shelf smallint NOT NULL GENERATED ALWAYS AS (
    CASE WHEN state = 2 AND aside = 0 AND crashes = 0 AND limit_key IS NULL THEN 1
      ELSE state END) STORED,
  ADD COLUMN due bigint GENERATED ALWAYS AS (
    CASE WHEN state IN (0, 3) THEN at END) STORED;

CREATE INDEX job_ready ON job (rank, id, type)
  WHERE shelf = 1 AND crashes = 0 AND limit_key IS NULL;

CREATE INDEX job_suspect ON job (priority DESC, id, type) WHERE shelf = 1 AND crashes > 0;

CREATE INDEX job_limited ON job (limit_key, rank, id, type)
  WHERE shelf = 1 AND crashes = 0 AND limit_key IS NOT NULL;

CREATE INDEX job_limited_running ON job (limit_key) WHERE shelf = 2 AND limit_key IS NOT NULL;

CREATE INDEX job_running ON job (id) WHERE shelf = 2;

CREATE INDEX job_stopping ON job (id) WHERE cancel_asked = 1;

CREATE INDEX job_due ON job (due, shelf) WHERE due IS NOT NULL;

CREATE INDEX job_dead ON job (id) WHERE shelf = 5;

CREATE INDEX job_blocked ON job (id) WHERE shelf = 7;

CREATE UNIQUE INDEX job_unique ON job (type, unique_key)
  WHERE unique_key IS NOT NULL AND shelf <> 5;
