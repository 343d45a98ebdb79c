package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import spiral.queue.JobState;
import spiral.queue.Limit;

/// How many jobs of each limit key may start now.
///
/// How this works. What runs is counted from the jobs that are held, so nothing can be forgotten
/// when a worker dies. What may start is a token bucket in the key's row: full it holds `starts`
/// tokens, and it fills evenly over `per`. Whoever claims for a key locks its row first; on
/// PostgreSQL somebody else's locked row is passed over.
///
/// Ready jobs with a key stand in an index of their own, so that a million of them that must wait do
/// not stand in front of anybody. A claim looks at [#KEYS] keys that have ready jobs, the next claim
/// of this process at the ones after them.
final class Limits {
    /// Keys looked at in one claim.
    private static final int KEYS = 64;

    /// Parts of a token that are counted.
    private static final long PARTS = 1_000_000;

    // the last key that a claim of this process has looked at; any value will do
    private final AtomicReference<String> cursor = new AtomicReference<>("");

    /// A key's limit as it stands in its row.
    private record Bucket(Limit limit, long spare, long since) {
        long full() {
            return limit.starts() * PARTS;
        }

        long spareAt(long now) {
            long elapsed = Math.clamp(now - since, 0, limit.per().toMillis());
            return Math.min(full(), spare + filled(elapsed));
        }

        long takenAt(long now) {
            return limit.starts() == 0 ? 0 : full() - spareAt(now);
        }

        /// In two parts, since a million starts in a day times the milliseconds of a day are too many.
        private long filled(long elapsed) {
            long per = limit.per().toMillis();
            return full() / per * elapsed + full() % per * elapsed / per;
        }

        long room(long running, long now) {
            long slots = limit.running() == 0 ? Long.MAX_VALUE : limit.running() - running;
            long tokens = limit.starts() == 0 ? Long.MAX_VALUE : spareAt(now) / PARTS;
            return Math.max(0, Math.min(slots, tokens));
        }
    }

    /// Keys that have ready jobs, at most [#KEYS], beginning where the last claim left off.
    List<String> nextKeys(Session session) throws SQLException {
        String from = cursor.get();
        List<String> keys = new ArrayList<>(after(session, from));
        if (keys.size() < KEYS && !from.isEmpty()) {
            after(session, "").stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        }
        cursor.set(keys.isEmpty() ? "" : keys.get(Math.min(keys.size(), KEYS) - 1));
        return keys;
    }

    private static List<String> after(Session session, String key) throws SQLException {
        String ready = session.dialect().in(JobState.Name.READY);
        return session.query(nextKeys(ready), row -> row.getString(1), key, KEYS);
    }

    private static String nextKeys(String ready) {
        return """
        WITH RECURSIVE ready(key) AS (
          SELECT min(limit_key) FROM job
          WHERE %1$s AND crashes = 0 AND limit_key IS NOT NULL AND limit_key > ?
          UNION ALL
          SELECT (SELECT min(limit_key) FROM job
            WHERE %1$s AND crashes = 0 AND limit_key IS NOT NULL AND limit_key > ready.key)
          FROM ready WHERE ready.key IS NOT NULL)
        SELECT key FROM ready WHERE key IS NOT NULL LIMIT ?\
        """
                .formatted(ready);
    }

    /// How many jobs of this key may start now; its row stays locked.
    static long room(Session session, String key, long now) throws SQLException {
        if (!session.holds("SELECT EXISTS (SELECT 1 FROM limits WHERE key = ?)", key)) {
            return Long.MAX_VALUE;
        }
        Optional<Bucket> bucket = bucket(session, key, session.dialect().skipLocked());
        return bucket.isEmpty() ? 0 : bucket.get().room(running(session, key), now);
    }

    /// Takes a token for each of these starts.
    static void started(Session session, String key, int starts, long now) throws SQLException {
        Optional<Bucket> bucket = bucket(session, key, "");
        if (bucket.isPresent()) {
            session.update(
                    "UPDATE limits SET spare = ?, since = ? WHERE key = ?",
                    bucket.get().spareAt(now) - starts * PARTS,
                    now,
                    key);
        }
    }

    /// Why no job of this key may start now, in a sentence.
    static Optional<String> reached(Session session, String key, long now) throws SQLException {
        Optional<Bucket> bucket = bucket(session, key, "");
        if (bucket.isEmpty()) {
            return Optional.empty();
        }
        Limit limit = bucket.get().limit();
        long running = running(session, key);
        if (limit.running() > 0 && running >= limit.running()) {
            return Optional.of(
                    "limit of '%s' reached: %d of %d running"
                            .formatted(key, running, limit.running()));
        }
        long missing = PARTS - bucket.get().spareAt(now);
        if (limit.starts() > 0 && missing > 0) {
            long millis = missing * limit.per().toMillis() / bucket.get().full() + 1;
            return Optional.of(
                    "limit of '%s' reached: %d starts in %s; the next may start in %s"
                            .formatted(
                                    key,
                                    limit.starts(),
                                    Spans.text(limit.per()),
                                    Spans.text(Duration.ofMillis(millis))));
        }
        return Optional.empty();
    }

    /// What was taken from the bucket that was there is missing from the new one, too: every program
    /// that sets its limits when it starts would bring a full bucket along otherwise.
    static void set(Session session, String key, Optional<Limit> limit, long now)
            throws SQLException {
        if (limit.isEmpty()) {
            session.update("DELETE FROM limits WHERE key = ?", key);
            return;
        }
        long taken =
                bucket(session, key, session.dialect().lock()).map(b -> b.takenAt(now)).orElse(0L);
        session.update(
                """
                INSERT INTO limits VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET running = excluded.running,
                  starts = excluded.starts, per = excluded.per, spare = excluded.spare,
                  since = excluded.since\
                """,
                key,
                limit.get().running(),
                limit.get().starts(),
                limit.get().per().toMillis(),
                Math.max(0, limit.get().starts() * PARTS - taken),
                now);
    }

    static Map<String, Limit> all(Session session) throws SQLException {
        Map<String, Limit> all = new TreeMap<>();
        session.query("SELECT * FROM limits", row -> all.put(row.getString("key"), limit(row)));
        return all;
    }

    private static Optional<Bucket> bucket(Session session, String key, String lock)
            throws SQLException {
        return session.first(
                "SELECT * FROM limits WHERE key = ?" + lock,
                row -> new Bucket(limit(row), row.getLong("spare"), row.getLong("since")),
                key);
    }

    private static Limit limit(ResultSet row) throws SQLException {
        return new Limit(
                row.getInt("running"), row.getInt("starts"), Duration.ofMillis(row.getLong("per")));
    }

    private static long running(Session session, String key) throws SQLException {
        return session.number(
                "SELECT count(*) FROM job WHERE %s AND limit_key IS NOT NULL AND limit_key = ?"
                        .formatted(session.dialect().running()),
                key);
    }
}
