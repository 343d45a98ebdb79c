package spiral.queue.store;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Optional;
import spiral.queue.KeyConflict;
import spiral.queue.NewJob;

/// The keys that a new job may bring. An idempotency key says "this very submit, once": it is kept
/// with a hash of the payload. A unique key says "one like this at a time": a row of `job` has it.
final class JobKeys {
    private JobKeys() {}

    /// The job that came first with this idempotency key, if any; else the key belongs to `id` now.
    static Optional<Long> claim(Session session, long id, NewJob job, long now)
            throws SQLException {
        if (job.ties().idempotency().isEmpty()) {
            return Optional.empty();
        }
        String key = job.ties().idempotency().get();
        String hash = hash(job.payload());
        int mine =
                session.update(
                        "INSERT INTO idempotency VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (type, key) DO NOTHING",
                        job.type(),
                        key,
                        hash,
                        id,
                        now);
        if (mine == 1) {
            return Optional.empty();
        }
        long first =
                session.number(
                        "SELECT job FROM idempotency WHERE type = ? AND key = ?", job.type(), key);
        boolean same =
                session.holds(
                        "SELECT hash = ? FROM idempotency WHERE type = ? AND key = ?",
                        hash,
                        job.type(),
                        key);
        if (!same) {
            throw new KeyConflict(key, first);
        }
        return Optional.of(first);
    }

    /// The job of this type that has this unique key and has not ended.
    static Optional<Long> holder(Session session, String type, String unique) throws SQLException {
        return session.first(
                "SELECT id FROM job WHERE type = ? AND unique_key = ?"
                        + " AND unique_key IS NOT NULL AND "
                        + session.dialect().notDead(),
                row -> row.getLong(1),
                type,
                unique);
    }

    /// The key of a job that was not stored stands for the one in whose favour.
    static void rename(Session session, NewJob job, long id) throws SQLException {
        if (job.ties().idempotency().isPresent()) {
            session.update(
                    "UPDATE idempotency SET job = ? WHERE type = ? AND key = ?",
                    id,
                    job.type(),
                    job.ties().idempotency().get());
        }
    }

    private static String hash(String payload) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(payload.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
