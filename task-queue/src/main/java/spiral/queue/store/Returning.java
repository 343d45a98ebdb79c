package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.QueueStats.Event;
import spiral.queue.Settlement;

/// Takes jobs from workers that no longer have them: those that left or fell silent, and those that
/// never heard of what they were given. A page of jobs ([Walk]) goes back in one transaction, and
/// each page stands for itself: whoever begins again finds what is left.
final class Returning {
    /// What a worker holds that leaves: a handler that did not stop, or an end that it could not tell.
    private static final String LEFT = "its worker left before it could say what became of it";

    /// What the store counts as a worker's, and the worker does not know.
    private static final String NOT_BEGUN = Settlement.Why.NOT_BEGUN.words();

    private final Database database;
    private final Jobs jobs;
    private final AfterFailure afterFailure;

    Returning(Database database, Jobs jobs, AfterFailure afterFailure) {
        this.database = database;
        this.jobs = jobs;
        this.afterFailure = afterFailure;
    }

    /// Why a worker's jobs go back.
    enum Reason {
        /// It fell silent. A job that it had begun has seen a crash.
        SILENT,
        /// It ended in order.
        LEFT,
        /// Its claim's reply was lost.
        UNHEARD
    }

    private record Held(
            long job, long worker, String type, boolean begun, boolean cancelAsked, JobLife life) {
        static Held of(ResultSet row) throws SQLException {
            return new Held(
                    row.getLong("id"),
                    row.getLong("owner"),
                    row.getString("type"),
                    row.getBoolean("begun"),
                    row.getBoolean("cancel_asked"),
                    JobRow.life(row, 5));
        }
    }

    /// Gives back all that these workers hold.
    ///
    /// @param but jobs that stay where they are
    /// @return the jobs that went, by worker
    Map<Long, List<Long>> all(Map<Long, Reason> workers, Set<Long> but) {
        Map<Long, List<Long>> gone = new HashMap<>();
        Walk walk = new Walk(workers.keySet());
        while (!walk.over()) {
            List<Long> page = database.read((session, now) -> walk.next(session));
            List<Long> wanted = page.stream().filter(job -> !but.contains(job)).toList();
            if (!wanted.isEmpty()) {
                giveBack(wanted, workers)
                        .forEach(held ->
                                gone.computeIfAbsent(held.worker(), worker -> new ArrayList<>())
                                        .add(held.job()));
            }
        }
        return gone;
    }

    private List<Held> giveBack(List<Long> page, Map<Long, Reason> workers) {
        return database.write((session, now) -> {
            Tally tally = new Tally();
            List<Held> held = held(session, page, workers.keySet());
            for (Held each : held) {
                giveBack(
                        session,
                        each,
                        workers.getOrDefault(each.worker(), Reason.LEFT),
                        now,
                        tally);
            }
            tally.write(session, now);
            return held;
        });
    }

    /// Those of them that they still hold, to be changed.
    private static List<Held> held(Session session, List<Long> page, Set<Long> workers)
            throws SQLException {
        Dialect dialect = session.dialect();
        return session.query(
                """
                SELECT id, owner, type, begun, cancel_asked, %s FROM job
                WHERE id %s AND state = 2 AND owner %s ORDER BY id%s\
                """
                        .formatted(
                                JobRow.LIFE,
                                dialect.amongIds(),
                                dialect.amongIds(),
                                dialect.lock()),
                Held::of,
                dialect.list(page),
                dialect.list(workers));
    }

    private void giveBack(Session session, Held held, Reason reason, long now, Tally tally)
            throws SQLException {
        switch (reason) {
            case SILENT -> {
                if (held.begun()) {
                    crash(session, held, now, tally);
                } else {
                    giveBack(session, held, "its worker fell silent before it began", now, tally);
                }
            }
            case LEFT -> giveBack(session, held, LEFT, now, tally);
            case UNHEARD -> giveBack(session, held, NOT_BEGUN, now, tally);
        }
    }

    private void crash(Session session, Held held, long now, Tally tally) throws SQLException {
        Instant at = Instant.ofEpochMilli(now);
        JobLife after = afterFailure.lost(held.life(), at);
        attempt(session, held, now, "crashed", "its worker fell silent");
        tally.count(held.type(), Event.CRASHED);
        if (held.cancelAsked()) {
            cancel(session, held, at, tally);
            return;
        }
        if (after.state() instanceof JobState.Dead) {
            tally.count(held.type(), Event.DEAD);
        }
        jobs.save(session, held.job(), after);
    }

    private void giveBack(Session session, Held held, String why, long now, Tally tally)
            throws SQLException {
        Instant at = Instant.ofEpochMilli(now);
        if (held.cancelAsked()) {
            attempt(session, held, now, "cancelled", why);
            cancel(session, held, at, tally);
            return;
        }
        attempt(session, held, now, "handed back", why);
        tally.count(held.type(), Event.HANDED_BACK);
        jobs.save(session, held.job(), held.life().handBack(held.life().token(), at));
    }

    private void cancel(Session session, Held held, Instant at, Tally tally) throws SQLException {
        JobLife life = held.life().stopped(held.life().token(), at);
        jobs.file(session, held.job(), life, Optional.empty());
        tally.count(held.type(), Event.CANCELLED);
    }

    private static void attempt(Session session, Held held, long now, String ending, String detail)
            throws SQLException {
        JobState.Running running = (JobState.Running) held.life().state();
        session.update(
                Jobs.ATTEMPT,
                held.job(),
                held.life().token(),
                held.life().attempt(),
                held.worker(),
                running.since().toEpochMilli(),
                now,
                ending,
                detail);
    }
}
