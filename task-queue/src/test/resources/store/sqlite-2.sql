-- a store as version 2 of the tables made it, with jobs in it
CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;

CREATE TABLE job (
  id INTEGER PRIMARY KEY, type TEXT NOT NULL, priority INTEGER NOT NULL,
  state INTEGER NOT NULL, at INTEGER NOT NULL, attempt INTEGER NOT NULL,
  max_attempts INTEGER NOT NULL, crashes INTEGER NOT NULL, token INTEGER NOT NULL,
  owner INTEGER, begun INTEGER NOT NULL DEFAULT 0, cancel_asked INTEGER NOT NULL DEFAULT 0,
  waited_before INTEGER NOT NULL DEFAULT 0, timeout INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL, traceparent TEXT NOT NULL, payload TEXT NOT NULL,
  last_error TEXT, result TEXT);

CREATE INDEX job_ready ON job (priority DESC, id, type) WHERE state = 1 AND crashes = 0;

CREATE INDEX job_suspect ON job (priority DESC, id, type) WHERE state = 1 AND crashes > 0;

CREATE INDEX job_due ON job (at, state) WHERE state IN (0, 3);

CREATE INDEX job_owner ON job (owner) WHERE state = 2;

CREATE INDEX job_dead ON job (id) WHERE state = 5;

CREATE TABLE done (
  id INTEGER PRIMARY KEY, type TEXT NOT NULL, priority INTEGER NOT NULL,
  state INTEGER NOT NULL, at INTEGER NOT NULL, attempt INTEGER NOT NULL,
  max_attempts INTEGER NOT NULL, crashes INTEGER NOT NULL, token INTEGER NOT NULL,
  owner INTEGER, started_at INTEGER NOT NULL, timeout INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL, traceparent TEXT NOT NULL, payload TEXT NOT NULL,
  last_error TEXT, result TEXT);

CREATE INDEX done_at ON done (at);

CREATE INDEX done_cancelled ON done (id) WHERE state = 6;

CREATE TABLE total (
  event TEXT NOT NULL, stripe INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (event, stripe)) WITHOUT ROWID;

CREATE TABLE attempt (
  job INTEGER NOT NULL, token INTEGER NOT NULL, number INTEGER NOT NULL,
  worker INTEGER NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL,
  ending TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (job, token)) WITHOUT ROWID;

CREATE TABLE worker (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, pid INTEGER NOT NULL,
  host TEXT NOT NULL, slots INTEGER NOT NULL, types TEXT NOT NULL,
  lease INTEGER NOT NULL, lease_until INTEGER NOT NULL, seen_at INTEGER NOT NULL,
  missed_at INTEGER, ended_at INTEGER, ending TEXT);

CREATE TABLE role (name TEXT PRIMARY KEY, holder INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE listener (port INTEGER PRIMARY KEY, pid INTEGER NOT NULL);

CREATE TABLE breaker (
  type TEXT PRIMARY KEY, kind TEXT NOT NULL, generation INTEGER NOT NULL,
  failures INTEGER NOT NULL, calls INTEGER NOT NULL, until INTEGER NOT NULL,
  succeeded INTEGER NOT NULL, outstanding INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE minute_count (
  minute INTEGER NOT NULL, type TEXT NOT NULL, event TEXT NOT NULL,
  stripe INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (minute, type, event, stripe)) WITHOUT ROWID;

CREATE TABLE minute_latency (
  minute INTEGER NOT NULL, type TEXT NOT NULL, what TEXT NOT NULL, bucket INTEGER NOT NULL,
  stripe INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (minute, type, what, bucket, stripe)) WITHOUT ROWID;

INSERT INTO meta VALUES ('spiral queue', '2'), ('next id', 10);

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
