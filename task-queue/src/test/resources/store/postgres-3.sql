-- a store as version 3 of the tables made it, with jobs in it
CREATE TABLE meta (key text PRIMARY KEY, value bigint NOT NULL);

CREATE SEQUENCE job_id START 10;

CREATE TABLE job (
  id bigint PRIMARY KEY, type TEXT NOT NULL, priority bigint NOT NULL,
  state bigint NOT NULL, at bigint NOT NULL, attempt bigint NOT NULL,
  max_attempts bigint NOT NULL, crashes bigint NOT NULL, token bigint NOT NULL,
  owner bigint, begun bigint NOT NULL DEFAULT 0, cancel_asked bigint NOT NULL DEFAULT 0,
  waited_before bigint NOT NULL DEFAULT 0, timeout bigint NOT NULL,
  submitted_at bigint NOT NULL, traceparent TEXT NOT NULL, payload TEXT NOT NULL,
  last_error TEXT, result TEXT);

CREATE INDEX job_ready ON job (priority DESC, id, type) WHERE state = 1 AND crashes = 0;

CREATE INDEX job_suspect ON job (priority DESC, id, type) WHERE state = 1 AND crashes > 0;

CREATE INDEX job_due ON job (at, state) WHERE state IN (0, 3);

CREATE INDEX job_owner ON job (owner) WHERE state = 2;

CREATE INDEX job_dead ON job (id) WHERE state = 5;

CREATE TABLE done (
  id bigint PRIMARY KEY, type TEXT NOT NULL, priority bigint NOT NULL,
  state bigint NOT NULL, at bigint NOT NULL, attempt bigint NOT NULL,
  max_attempts bigint NOT NULL, crashes bigint NOT NULL, token bigint NOT NULL,
  owner bigint, started_at bigint NOT NULL, timeout bigint NOT NULL,
  submitted_at bigint NOT NULL, traceparent TEXT NOT NULL, payload TEXT NOT NULL,
  last_error TEXT, result TEXT);

CREATE INDEX done_at ON done (at);

CREATE INDEX done_cancelled ON done (id) WHERE state = 6;

CREATE TABLE total (
  event TEXT NOT NULL, stripe bigint NOT NULL, n bigint NOT NULL,
  PRIMARY KEY (event, stripe));

CREATE TABLE attempt (
  job bigint NOT NULL, token bigint NOT NULL, number bigint NOT NULL,
  worker bigint NOT NULL, started_at bigint NOT NULL, ended_at bigint NOT NULL,
  ending TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (job, token));

CREATE TABLE worker (
  id bigserial PRIMARY KEY, name TEXT NOT NULL, pid bigint NOT NULL,
  host TEXT NOT NULL, slots bigint NOT NULL, types TEXT NOT NULL,
  lease bigint NOT NULL, lease_until bigint NOT NULL, seen_at bigint NOT NULL,
  missed_at bigint, ended_at bigint, ending TEXT);

CREATE TABLE role (name TEXT PRIMARY KEY, holder bigint NOT NULL, until bigint NOT NULL);

CREATE TABLE listener (port bigint PRIMARY KEY, pid bigint NOT NULL);

CREATE TABLE breaker (
  type TEXT PRIMARY KEY, kind TEXT NOT NULL, generation bigint NOT NULL,
  failures bigint NOT NULL, calls bigint NOT NULL, until bigint NOT NULL,
  succeeded bigint NOT NULL, outstanding bigint NOT NULL);

CREATE TABLE minute_count (
  minute bigint NOT NULL, type TEXT NOT NULL, event TEXT NOT NULL,
  stripe bigint NOT NULL, n bigint NOT NULL,
  PRIMARY KEY (minute, type, event, stripe));

CREATE TABLE minute_latency (
  minute bigint NOT NULL, type TEXT NOT NULL, what TEXT NOT NULL, bucket bigint NOT NULL,
  stripe bigint NOT NULL, n bigint NOT NULL,
  PRIMARY KEY (minute, type, what, bucket, stripe));

ALTER TABLE job SET (fillfactor = 75, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

ALTER TABLE worker SET (fillfactor = 50);

INSERT INTO role VALUES ('scheduler', 0, 0);

INSERT INTO meta VALUES ('version', 3);

INSERT INTO meta VALUES ('lease', 10000), ('crash budget', 3), ('first wait', 1000),
  ('longest wait', 300000), ('retention', 604800000), ('breaker window', 20),
  ('breaker minimum', 10), ('breaker percent', 50), ('breaker open for', 30000),
  ('breaker probes', 3);

INSERT INTO job (id, type, priority, state, at, attempt, max_attempts, crashes, token, owner,
  begun, waited_before, timeout, submitted_at, traceparent, payload, last_error) VALUES
  (1, 'mail', 5, 1, 1772323200000, 0, 5, 0, 0, NULL, 0, 0, 60000,
   1772323200000, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":1}', NULL),
  (2, 'mail', 9, 1, 1772323201000, 0, 5, 0, 0, NULL, 0, 0, 60000,
   1772323200000, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":2}', NULL),
  (3, 'mail', 5, 0, 4102444800000, 0, 5, 0, 0, NULL, 0, 0, 60000,
   1772323200000, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":3}', NULL),
  (4, 'mail', 5, 2, 1772323202000, 1, 5, 0, 1, 1, 1, 0, 60000,
   1772323200000, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":4}', NULL),
  (5, 'mail', 5, 3, 1772323203000, 1, 5, 0, 1, NULL, 0, 1000, 60000,
   1772323200000, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":5}', 'no reply'),
  (6, 'mail', 5, 5, 1772323204000, 3, 3, 0, 3, NULL, 0, 4000, 60000,
   1772323200000, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":6,"note":"späte Grüße 🌍"}', 'no reply at all'),
  (7, 'mail', 5, 1, 1772323205000, 0, 5, 1, 1, NULL, 0, 0, 60000,
   1772323200000, '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":7}', NULL);

INSERT INTO done (id, type, priority, state, at, attempt, max_attempts, crashes, token, owner,
  started_at, timeout, submitted_at, traceparent, payload, last_error, result) VALUES
  (8, 'mail', 5, 4, 1772323206000, 1, 5, 0, 1, 1, 1772323205500, 60000, 1772323200000,
   '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":8}', NULL, '"sent"'),
  (9, 'mail', 5, 6, 1772323207000, 0, 5, 0, 0, NULL, 1772323205500, 60000, 1772323200000,
   '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '{"n":9}', NULL, NULL);

INSERT INTO worker (id, name, pid, host, slots, types, lease, lease_until, seen_at) VALUES
  (1, 'worker-1', 4711, 'here', 4, 'mail', 10000, 1772323212000, 1772323202000);

INSERT INTO attempt VALUES (6, 1, 1, 1, 1772323200000, 1772323200500, 'failed', 'no reply'),
  (6, 2, 2, 1, 1772323202000, 1772323202500, 'failed', 'no reply'),
  (6, 3, 3, 1, 1772323203500, 1772323204000, 'failed', 'no reply at all');

INSERT INTO breaker VALUES ('mail', 'closed', 4, 5, 7, 0, 0, 0);

INSERT INTO total VALUES ('SUBMITTED', 0, 9), ('SUCCEEDED', 0, 1), ('DEAD', 0, 1);

INSERT INTO minute_count VALUES (29538720, 'mail', 'SUBMITTED', 0, 9);

INSERT INTO minute_latency VALUES (29538720, 'mail', 'run', 12, 0, 4);

ALTER TABLE job ADD COLUMN rank bigint NOT NULL DEFAULT 0;

ALTER TABLE job ADD COLUMN unique_key TEXT;

ALTER TABLE job ADD COLUMN limit_key TEXT;

ALTER TABLE job ADD COLUMN parents_left bigint NOT NULL DEFAULT 0;

ALTER TABLE job ADD COLUMN has_children bigint NOT NULL DEFAULT 0;

ALTER TABLE job ADD COLUMN progress bigint;

ALTER TABLE job ADD COLUMN progress_note TEXT;

ALTER TABLE done ADD COLUMN unique_key TEXT;

ALTER TABLE done ADD COLUMN limit_key TEXT;

ALTER TABLE done ADD COLUMN has_children bigint NOT NULL DEFAULT 0;

INSERT INTO meta SELECT 'ageing', 600000 FROM meta WHERE key = 'lease';

UPDATE job SET rank = at - priority * 600000;

DROP INDEX job_ready;

CREATE INDEX job_ready ON job (rank, id, type) WHERE state = 1 AND crashes = 0 AND limit_key IS NULL;

CREATE INDEX job_limited ON job (limit_key, rank, id, type) WHERE state = 1 AND crashes = 0 AND limit_key IS NOT NULL;

CREATE INDEX job_limited_running ON job (limit_key) WHERE state = 2 AND limit_key IS NOT NULL;

CREATE INDEX job_blocked ON job (id) WHERE state = 7;

CREATE UNIQUE INDEX job_unique ON job (type, unique_key) WHERE unique_key IS NOT NULL AND state <> 5;

CREATE TABLE idempotency (
  type TEXT NOT NULL, key TEXT NOT NULL, hash TEXT NOT NULL, job bigint NOT NULL,
  at bigint NOT NULL, PRIMARY KEY (type, key));

CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE parent (
  parent bigint NOT NULL, child bigint NOT NULL,
  PRIMARY KEY (parent, child));

CREATE INDEX parent_child ON parent (child);

CREATE TABLE lane (type TEXT PRIMARY KEY, mode TEXT NOT NULL);

CREATE TABLE limits (
  key TEXT PRIMARY KEY, running bigint NOT NULL, starts bigint NOT NULL,
  per bigint NOT NULL, spare bigint NOT NULL, since bigint NOT NULL);

CREATE TABLE schedule (
  name TEXT PRIMARY KEY, cron TEXT NOT NULL, zone TEXT NOT NULL,
  missed TEXT NOT NULL, type TEXT NOT NULL, payload TEXT NOT NULL,
  priority bigint NOT NULL, max_attempts bigint NOT NULL, timeout bigint NOT NULL,
  delay bigint NOT NULL, unique_key TEXT, limit_key TEXT,
  next_at bigint NOT NULL);

CREATE INDEX schedule_next ON schedule (next_at);

CREATE TABLE tick (
  name TEXT NOT NULL, at bigint NOT NULL, PRIMARY KEY (name, at));

SELECT setval('worker_id_seq', 1);

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
