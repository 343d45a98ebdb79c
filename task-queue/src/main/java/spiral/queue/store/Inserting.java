package spiral.queue.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.Lane;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;
import spiral.queue.QueueStats.Event;
import spiral.queue.StoreException;
import spiral.queue.Ties;

/// Takes new jobs into the store, inside one transaction.
///
///     no key, no parent ─────► all in one go
///     idempotency key known ─► same payload: its job's id; another: refused
///     unique key taken ──────► the id of the job that has it
///     a parent to come ──────► blocked
///
/// A draining lane refuses what is new: whoever repeats a submit still learns that it was taken.
final class Inserting {
    /// A job with the same unique key may end just when it is looked for; then it is tried again.
    private static final int TRIES = 10;

    /// Enough where no job has ties: what is not named costs the server less than what is given.
    private static final Columns PLAIN =
            Columns.of(
                    "id, type, priority, state, at, rank, attempt, max_attempts, crashes, token,"
                            + " timeout, submitted_at, traceparent, payload");

    private static final Columns ALL =
            Columns.of(PLAIN.names() + ", unique_key, limit_key, parents_left");

    private final QueueSettings settings;
    private final RandomGenerator random;
    // true once the store is known to have its first job's time
    private volatile boolean marked;

    Inserting(QueueSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /// Inserts the jobs, counts them, and returns their ids. New ones rise.
    List<Long> insert(Session session, List<NewJob> jobs, Opening opening) throws SQLException {
        Tally tally = new Tally();
        List<Long> ids = insert(session, jobs, opening, tally);
        tally.write(session, opening.now());
        return ids;
    }

    /// The same, counted with what else the transaction does.
    List<Long> insert(Session session, List<NewJob> jobs, Tally tally, long now)
            throws SQLException {
        Opening opening = session.dialect().open(session, jobs.size(), now);
        return insert(session, jobs, opening, tally);
    }

    private List<Long> insert(Session session, List<NewJob> jobs, Opening opening, Tally tally)
            throws SQLException {
        long now = opening.now();
        if (!marked) {
            Schema.markFirstJob(session, now);
        }
        Iterator<Long> ids = opening.ids().iterator();
        List<Long> stored = new ArrayList<>(jobs.size());
        List<Numbered> free = new ArrayList<>(jobs.size());
        for (NewJob job : jobs) {
            long id = ids.next();
            boolean closed = opening.draining().contains(job.type());
            if (!untied(job.ties())) {
                stored.add(tied(session, id, job, closed, tally, now));
            } else if (closed) {
                throw new Lane.Closed(job.type());
            } else {
                free.add(new Numbered(id, job));
                stored.add(id);
            }
        }
        insertAll(session, free, tally, now);
        return stored;
    }

    private void insertAll(Session session, List<Numbered> free, Tally tally, long now)
            throws SQLException {
        boolean limited = free.stream().anyMatch(given -> given.job().ties().limit().isPresent());
        Columns columns = limited ? ALL : PLAIN;
        session.dialect()
                .insertAll(
                        session,
                        columns.insert(),
                        columns.names(),
                        free,
                        given ->
                                Arrays.copyOf(
                                        row(given.id(), given.job(), 0, tally, now),
                                        columns.count()));
    }

    /// The first columns of [#row].
    private record Columns(String names, int count, String insert) {

        static Columns of(String names) {
            String places = names.replaceAll("\\w+", "?");
            String insert = "INSERT INTO job (%s) VALUES (%s)".formatted(names, places);
            return new Columns(names, names.split(",", -1).length, insert);
        }
    }

    private record Numbered(long id, NewJob job) {}

    /// Nothing has to be looked up for it: it has no key, and waits for nobody.
    static boolean untied(Ties ties) {
        return ties.unique().isEmpty() && ties.idempotency().isEmpty() && ties.parents().isEmpty();
    }

    /// A transaction that inserted is on disk: the first job's time is in the store from now on.
    void stored() {
        marked = true;
    }

    boolean marked() {
        return marked;
    }

    private long tied(Session session, long id, NewJob job, boolean closed, Tally tally, long now)
            throws SQLException {
        Optional<Long> first = JobKeys.claim(session, id, job, now);
        if (first.isPresent()) {
            return first.get();
        }
        if (closed) {
            return holder(session, job).orElseThrow(() -> new Lane.Closed(job.type()));
        }
        int parents = Family.unfinished(session, job.ties().parents()).size();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Tally mine = new Tally();
            @Nullable Object[] row = row(id, job, parents, mine, now);
            String once =
                    " ON CONFLICT (type, unique_key) WHERE unique_key IS NOT NULL AND %s DO NOTHING"
                            .formatted(session.dialect().notDead());
            if (session.update(ALL.insert() + once, row) == 1) {
                tally.add(mine);
                Family.adopt(session, id, job);
                return id;
            }
            Optional<Long> there = holder(session, job);
            if (there.isPresent()) {
                return there.get();
            }
        }
        throw new StoreException("its unique key changed hands " + TRIES + " times");
    }

    /// The job that has its unique key, and from now on its idempotency key, too.
    private static Optional<Long> holder(Session session, NewJob job) throws SQLException {
        if (job.ties().unique().isEmpty()) {
            return Optional.empty();
        }
        String unique = job.ties().unique().get();
        Optional<Long> there = JobKeys.holder(session, job.type(), unique);
        if (there.isPresent()) {
            JobKeys.rename(session, job, there.get());
        }
        return there;
    }

    private @Nullable Object[] row(long id, NewJob job, int parents, Tally tally, long now) {
        Instant present = Instant.ofEpochMilli(now);
        Instant due = job.start().dueAt(present).truncatedTo(ChronoUnit.MILLIS);
        JobLife life = JobLife.submitted(present, due, job.maxAttempts());
        JobState state = parents > 0 ? new JobState.Blocked(due) : life.state();
        tally.count(job.type(), Event.SUBMITTED);
        if (!(state instanceof JobState.Ready)) {
            tally.count(job.type(), Event.DELAYED);
        }
        PlaceInLine place =
                PlaceInLine.joining(id, job.priority(), present, due, settings.ageing());
        return new Object[] {
            id,
            job.type(),
            job.priority(),
            state.name().code(),
            JobRow.at(state),
            place.rank(),
            0,
            job.maxAttempts(),
            0,
            0,
            job.timeout().toMillis(),
            now,
            traceparent(job, random),
            job.payload(),
            job.ties().unique().orElse(null),
            job.ties().limit().orElse(null),
            parents
        };
    }

    /// The W3C trace context that a job belongs to: its submitter's, or a new one, sampled.
    static String traceparent(NewJob job, RandomGenerator random) {
        return job.traceparent()
                .orElseGet(() ->
                        "00-" + digits(random) + digits(random) + "-" + digits(random) + "-01");
    }

    /// Sixteen digits, not all zero.
    private static String digits(RandomGenerator random) {
        long value = random.nextLong();
        return HexFormat.of().toHexDigits(value == 0 ? 1 : value);
    }
}
