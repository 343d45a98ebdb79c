package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.async.BreakerRules;
import spiral.async.BreakerState;
import spiral.queue.QueueStats.BreakerView;

/// The breakers of all job types, inside one transaction: takes each into hand once
/// ([SharedBreaker]) and writes back those that have changed.
final class Breakers {
    private final BreakerRules rules;
    private final Session session;
    private final long nanos;
    private final LateSuccesses late;
    private final Map<String, SharedBreaker> loaded = new HashMap<>();
    private final Map<String, Optional<SharedBreaker.Row>> seen = new HashMap<>();
    // types whose row somebody else was writing to
    private final Set<String> busy = new HashSet<>();

    Breakers(BreakerRules rules, Session session, LateSuccesses late, long now) {
        this.late = late;
        this.rules = rules;
        this.session = session;
        this.nanos = now * 1_000_000;
    }

    /// Asks for up to `jobs` permits; those granted are given back or recorded later.
    int ask(String type, int jobs) throws SQLException {
        return of(type).admit(jobs, nanos);
    }

    /// Gives permits back that were asked for and not used.
    void giveBack(String type, long generation, int permits) throws SQLException {
        if (loaded.containsKey(type) || !closed(type)) {
            of(type).giveBack(generation, permits);
        }
    }

    /// A success never waits for a closed breaker's row, or everybody who settles jobs of this type
    /// would wait for each other: where it leaves the row as it is, the row is not locked, and where
    /// somebody else has locked it, the success counts later.
    void record(String type, long generation, boolean success) throws SQLException {
        boolean free = success && !loaded.containsKey(type);
        if (free && (changesNothing(type, generation) || postponed(type, generation))) {
            return;
        }
        of(type).record(generation, success, nanos);
    }

    private boolean changesNothing(String type, long generation) throws SQLException {
        SharedBreaker tried = new SharedBreaker(rules, seen(type));
        tried.record(generation, true, nanos);
        return tried.changed().isEmpty();
    }

    private boolean postponed(String type, long generation) throws SQLException {
        if (seen(type).isEmpty() || !closed(type)) {
            return false;
        }
        Optional<SharedBreaker.Row> row =
                busy.contains(type) ? Optional.empty() : row(type, session.dialect().skipLocked());
        if (row.isPresent()) {
            take(type, row);
            return false;
        }
        busy.add(type);
        late.add(type, generation);
        return true;
    }

    private boolean closed(String type) throws SQLException {
        return seen(type).map(row -> row.kind().equals("closed")).orElse(true);
    }

    /// The generation that a job claimed now belongs to.
    long generation(String type) throws SQLException {
        SharedBreaker known = loaded.get(type);
        return (known == null ? new SharedBreaker(rules, seen(type)) : known).generation();
    }

    void write() throws SQLException {
        for (var entry : loaded.entrySet()) {
            Optional<SharedBreaker.Row> row = entry.getValue().changed();
            if (row.isPresent()) {
                write(entry.getKey(), row.get());
                entry.setValue(new SharedBreaker(rules, row));
            }
        }
    }

    /// Every breaker that has ever seen an attempt end.
    static List<BreakerView> all(Session session, long now) throws SQLException {
        return session.query(
                "SELECT * FROM breaker ORDER BY type", row -> view(row, now * 1_000_000));
    }

    /// As it was when this transaction first looked; others may change it.
    private Optional<SharedBreaker.Row> seen(String type) throws SQLException {
        Optional<SharedBreaker.Row> known = seen.get(type);
        if (known == null) {
            known = row(type, "");
            seen.put(type, known);
        }
        return known;
    }

    /// As it is, to be changed; others wait.
    private SharedBreaker of(String type) throws SQLException {
        SharedBreaker known = loaded.get(type);
        return known == null ? take(type, row(type, session.dialect().lock())) : known;
    }

    private SharedBreaker take(String type, Optional<SharedBreaker.Row> row) {
        SharedBreaker breaker = new SharedBreaker(rules, row);
        for (int i = late.take(type, breaker.generation()); i > 0; i--) {
            breaker.record(breaker.generation(), true, nanos);
        }
        loaded.put(type, breaker);
        return breaker;
    }

    private Optional<SharedBreaker.Row> row(String type, String lock) throws SQLException {
        return session.first("SELECT * FROM breaker WHERE type = ?" + lock, Breakers::row, type);
    }

    private void write(String type, SharedBreaker.Row row) throws SQLException {
        session.update(
                """
                INSERT INTO breaker VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (type) DO UPDATE SET kind = excluded.kind,
                  generation = excluded.generation, failures = excluded.failures,
                  calls = excluded.calls, until = excluded.until, succeeded = excluded.succeeded,
                  outstanding = excluded.outstanding\
                """,
                type,
                row.kind(),
                row.generation(),
                row.failures(),
                row.calls(),
                row.until(),
                row.succeeded(),
                row.outstanding());
    }

    private static SharedBreaker.Row row(ResultSet row) throws SQLException {
        return new SharedBreaker.Row(
                row.getString("kind"),
                row.getLong("generation"),
                row.getLong("failures"),
                row.getInt("calls"),
                row.getLong("until"),
                row.getInt("succeeded"),
                row.getInt("outstanding"));
    }

    private static BreakerView view(ResultSet row, long nanos) throws SQLException {
        Duration left =
                row(row).state() instanceof BreakerState.Open open
                        ? Duration.ofNanos(Math.max(0, open.until() - nanos))
                        : Duration.ZERO;
        return new BreakerView(row.getString("type"), row.getString("kind"), left);
    }
}
