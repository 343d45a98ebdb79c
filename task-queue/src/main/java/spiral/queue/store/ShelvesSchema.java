package spiral.queue.store;

import java.util.List;

/// From the tables' second version to the third, on PostgreSQL: indexes that a claim does not touch.
///
/// How this works. PostgreSQL writes a changed row again, and a new entry for it into every index of
/// the table, unless no column has changed that any index speaks of, in its key or in its condition;
/// then the new row is found through the old one's entries, if it fits into the same page. A claim
/// changes a job's state, time and owner. So indexes speak of none of these but of two columns that
/// the server keeps: `shelf`, the place where a job stands whether it is ready or has just been
/// taken, and `due`, the time of a job that waits for one. And pages are filled to less than a half:
/// a claim takes most of a page's jobs at once, and each needs its room twice.
///
///     shelf   0 scheduled   1 in line: ready, or running for a moment   2 running, out of the line
///             3 retrying    5 dead   7 blocked
///
/// A job with a limit key or a crash leaves the line when it is taken. Any other one stays until it
/// ends; when it runs for so long that it stands in the way, a claim sets it `aside` ([ClaimAtOnce]).
///
/// A process of the older program that still runs writes `state` as ever, and the server the shelf.
/// Its claims have no index any more (they are right, and slow), nor has its check of unique keys:
/// the server refuses what it submits with such a key.
final class ShelvesSchema {
    private static final String SHELF =
            """
            ALTER TABLE job ADD COLUMN shelf smallint NOT NULL GENERATED ALWAYS AS (
                CASE WHEN state = 2 AND aside = 0 AND crashes = 0 AND limit_key IS NULL THEN 1
                  ELSE state END) STORED,
              ADD COLUMN due bigint GENERATED ALWAYS AS (
                CASE WHEN state IN (0, 3) THEN at END) STORED\
            """;

    private static final List<String> STATEMENTS =
            List.of(
                    "DROP INDEX job_ready, job_suspect, job_due, job_owner, job_dead, job_limited,"
                            + " job_limited_running, job_blocked, job_unique",
                    "ALTER TABLE job SET (fillfactor = 45)",
                    "ALTER TABLE job ADD COLUMN aside smallint NOT NULL DEFAULT 0",
                    SHELF,
                    "CREATE INDEX job_ready ON job (rank, id, type)"
                            + " WHERE shelf = 1 AND crashes = 0 AND limit_key IS NULL",
                    "CREATE INDEX job_suspect ON job (priority DESC, id, type)"
                            + " WHERE shelf = 1 AND crashes > 0",
                    "CREATE INDEX job_limited ON job (limit_key, rank, id, type)"
                            + " WHERE shelf = 1 AND crashes = 0 AND limit_key IS NOT NULL",
                    "CREATE INDEX job_limited_running ON job (limit_key)"
                            + " WHERE shelf = 2 AND limit_key IS NOT NULL",
                    "CREATE INDEX job_running ON job (id) WHERE shelf = 2",
                    "CREATE INDEX job_stopping ON job (id) WHERE cancel_asked = 1",
                    "CREATE INDEX job_due ON job (due, shelf) WHERE due IS NOT NULL",
                    "CREATE INDEX job_dead ON job (id) WHERE shelf = 5",
                    "CREATE INDEX job_blocked ON job (id) WHERE shelf = 7",
                    "CREATE UNIQUE INDEX job_unique ON job (type, unique_key)"
                            + " WHERE unique_key IS NOT NULL AND shelf <> 5");

    private ShelvesSchema() {}

    static List<String> statements() {
        return STATEMENTS;
    }
}
