package spiral.queue.store;

import static spiral.queue.JobState.Name.READY;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The lines in which ready jobs stand, each with an index of its own: those without a limit key,
/// those of each limit key, and suspects (jobs that have seen a crash).
final class Lines {
    /// A claim brings no more payload than this, beyond its first job: it has to fit into memory.
    static final long MOST_CHARACTERS = 8L << 20;

    private static final String FREE = " AND crashes = 0 AND limit_key IS NULL";
    private static final String LIMITED = " AND crashes = 0 AND limit_key IS NOT NULL";
    private static final String SUSPECT = " AND crashes > 0";
    private static final String BY_RANK = "rank, id";

    private final Session session;
    private final Dialect dialect;

    Lines(Session session) {
        this.session = session;
        this.dialect = session.dialect();
    }

    /// The best jobs without a limit key; the longest wait first, each level of priority being worth
    /// some waiting.
    List<Candidate> free(Set<String> types, Collection<String> except, int limit)
            throws SQLException {
        return best("job_ready", FREE, BY_RANK, types, except, limit, List.of());
    }

    List<Candidate> suspects(Set<String> types, Collection<String> except, int limit)
            throws SQLException {
        return best("job_suspect", SUSPECT, "priority DESC, id", types, except, limit, List.of());
    }

    List<Candidate> ofKey(String key, Set<String> types, Collection<String> except, int limit)
            throws SQLException {
        String ofKey = LIMITED + " AND limit_key = ?";
        return best("job_limited", ofKey, BY_RANK, types, except, limit, List.of(key));
    }

    private List<Candidate> best(
            String index,
            String where,
            String order,
            Set<String> types,
            Collection<String> except,
            int limit,
            List<String> key)
            throws SQLException {
        List<Object> arguments = new ArrayList<>(key);
        arguments.addAll(List.of(dialect.list(types), dialect.list(except), limit));
        return session.queryUpTo(
                MOST_CHARACTERS,
                job -> job.payload().length(),
                "SELECT %s FROM job%s WHERE %s%s AND type %s AND NOT (type %s) ORDER BY %s LIMIT ?%s"
                        .formatted(
                                Candidate.COLUMNS,
                                dialect.index(index),
                                dialect.in(READY),
                                where,
                                dialect.among(),
                                dialect.among(),
                                order,
                                dialect.skipLocked()),
                Candidate::of,
                arguments.toArray());
    }
}
