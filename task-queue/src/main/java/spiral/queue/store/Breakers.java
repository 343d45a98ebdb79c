package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spiral.async.Admission;
import spiral.async.BreakerRules;
import spiral.async.BreakerState;
import spiral.queue.QueueStats.BreakerView;

/// The circuit breakers of all job types, shared by all processes. The transitions are
/// async-patterns' pure ones; a row holds the state between them. One is made for each transaction:
/// it loads what is asked for and writes what has changed.
final class Breakers {
    private final BreakerRules rules;
    private final Session session;
    private final long nanos;
    private final Map<String, BreakerState> loaded = new HashMap<>();
    private final Map<String, BreakerState> seen = new HashMap<>();
    private final Map<String, BreakerState> changed = new HashMap<>();

    Breakers(BreakerRules rules, Session session, long now) {
        this.rules = rules;
        this.session = session;
        this.nanos = now * 1_000_000;
    }

    /// The types that may not be claimed freely just now, as of what was settled a moment ago.
    List<String> guarded() throws SQLException {
        write();
        return session.query(
                "SELECT type FROM breaker WHERE kind <> 'closed' ORDER BY type",
                row -> row.getString(1));
    }

    /// Asks for up to `jobs` permits; the answer's state is kept.
    Admission ask(String type, int jobs) throws SQLException {
        Admission answer = rules.ask(state(type), jobs, nanos);
        keep(type, answer.next());
        return answer;
    }

    /// Gives permits back that were asked for and not used.
    void giveBack(String type, long generation, int permits) throws SQLException {
        keep(type, rules.giveBack(state(type), generation, permits));
    }

    /// A success that leaves the row as it is needs no lock on it: otherwise everybody who settles jobs
    /// of this type would wait for each other.
    void record(String type, long generation, boolean success) throws SQLException {
        BreakerState seen = seen(type);
        if (success && rules.record(seen, generation, true, nanos).equals(seen)) {
            return;
        }
        keep(type, rules.record(state(type), generation, success, nanos));
    }

    /// The generation that a job claimed now belongs to.
    long generation(String type) throws SQLException {
        return seen(type).generation();
    }

    void write() throws SQLException {
        for (var entry : changed.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        changed.clear();
    }

    /// Every breaker that has ever seen a failure.
    static List<BreakerView> all(Session session, long now) throws SQLException {
        return session.query(
                "SELECT * FROM breaker ORDER BY type", row -> view(row, now * 1_000_000));
    }

    /// As it was when this transaction first looked; others may change it.
    private BreakerState seen(String type) throws SQLException {
        BreakerState known = loaded.containsKey(type) ? loaded.get(type) : seen.get(type);
        if (known == null) {
            known = read(type, "");
            seen.put(type, known);
        }
        return known;
    }

    /// As it is, to be changed; others wait.
    private BreakerState state(String type) throws SQLException {
        BreakerState known = loaded.get(type);
        if (known == null) {
            known = read(type, session.dialect().lock());
            loaded.put(type, known);
        }
        return known;
    }

    private BreakerState read(String type, String lock) throws SQLException {
        return session.first("SELECT * FROM breaker WHERE type = ?" + lock, Breakers::state, type)
                .orElseGet(rules::initial);
    }

    private void keep(String type, BreakerState next) throws SQLException {
        if (!next.equals(state(type))) {
            loaded.put(type, next);
            changed.put(type, next);
        }
    }

    private void write(String type, BreakerState state) throws SQLException {
        switch (state) {
            case BreakerState.Closed s ->
                    write(type, "closed", s.generation(), s.failures(), s.calls(), 0, 0, 0);
            case BreakerState.Open s -> write(type, "open", s.generation(), 0, 0, s.until(), 0, 0);
            case BreakerState.HalfOpen s ->
                    write(
                            type,
                            "half-open",
                            s.generation(),
                            0,
                            0,
                            s.leaseUntil(),
                            s.succeeded(),
                            s.outstanding());
        }
    }

    private void write(
            String type,
            String kind,
            long generation,
            long failures,
            int calls,
            long until,
            int succeeded,
            int outstanding)
            throws SQLException {
        session.update(
                """
                INSERT INTO breaker VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (type) DO UPDATE SET kind = excluded.kind,
                  generation = excluded.generation, failures = excluded.failures,
                  calls = excluded.calls, until = excluded.until, succeeded = excluded.succeeded,
                  outstanding = excluded.outstanding\
                """,
                type,
                kind,
                generation,
                failures,
                calls,
                until,
                succeeded,
                outstanding);
    }

    private static BreakerState state(ResultSet row) throws SQLException {
        long generation = row.getLong("generation");
        return switch (row.getString("kind")) {
            case "open" -> new BreakerState.Open(generation, row.getLong("until"));
            case "half-open" ->
                    new BreakerState.HalfOpen(
                            generation,
                            row.getInt("succeeded"),
                            row.getInt("outstanding"),
                            row.getLong("until"));
            default ->
                    new BreakerState.Closed(
                            generation, row.getLong("failures"), row.getInt("calls"));
        };
    }

    private static BreakerView view(ResultSet row, long nanos) throws SQLException {
        BreakerState state = state(row);
        Duration left =
                state instanceof BreakerState.Open open
                        ? Duration.ofNanos(Math.max(0, open.until() - nanos))
                        : Duration.ZERO;
        return new BreakerView(row.getString("type"), row.getString("kind"), left);
    }
}
