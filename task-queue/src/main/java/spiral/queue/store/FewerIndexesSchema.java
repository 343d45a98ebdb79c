package spiral.queue.store;

import java.util.List;

/// From the tables' third version to the fourth, on PostgreSQL: fewer indexes say the same. Each one
/// costs every new job a look at its condition, and every statement that stores jobs its opening.
///
///     job_standing   running out of the line, retrying, dead or blocked
///     job_limited    with a limit key, in line or running
///
/// A process of the older program asks as ever, and finds these.
final class FewerIndexesSchema {
    private static final List<String> STATEMENTS =
            List.of(
                    "DROP INDEX job_running, job_dead, job_blocked, job_limited, job_limited_running",
                    "CREATE INDEX job_standing ON job (shelf, id) WHERE shelf > 1",
                    "CREATE INDEX job_limited ON job (shelf, limit_key, rank, id, type, crashes)"
                            + " WHERE limit_key IS NOT NULL AND shelf IN (1, 2)");

    private FewerIndexesSchema() {}

    static List<String> statements() {
        return STATEMENTS;
    }
}
