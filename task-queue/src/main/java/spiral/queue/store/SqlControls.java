package spiral.queue.store;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spiral.queue.Controls;
import spiral.queue.Lane;
import spiral.queue.Limit;
import spiral.queue.NewJob;
import spiral.queue.NoSuchJob;
import spiral.queue.Schedule;
import spiral.queue.Ties;

/// The controls as rows, for both databases.
final class SqlControls implements Controls {
    /// Dead jobs that go round again in one transaction.
    private static final int REDRIVEN_AT_ONCE = 1_000;

    private final Database database;
    private final Jobs jobs;
    private final Redriving redriving;
    private final Schedules schedules;
    private final Runnable announce;

    SqlControls(Database database, Jobs jobs, Inserting inserting, Runnable announce) {
        this.database = database;
        this.jobs = jobs;
        this.redriving = new Redriving(jobs);
        this.schedules = new Schedules(inserting);
        this.announce = announce;
    }

    @Override
    public void lane(String type, Lane.Mode mode) {
        NewJob.checkedType(type);
        database.write((session, now) ->
                mode == Lane.Mode.OPEN
                        ? session.update("DELETE FROM lane WHERE type = ?", type)
                        : session.update(
                                "INSERT INTO lane VALUES (?, ?)"
                                        + " ON CONFLICT (type) DO UPDATE SET mode = excluded.mode",
                                type,
                                mode.word()));
        announce.run();
    }

    @Override
    public List<Lane> lanes() {
        return database.read((session, now) ->
                session.query(
                        "SELECT type, mode FROM lane ORDER BY type",
                        row ->
                                new Lane(
                                        row.getString(1),
                                        Lane.Mode.valueOf(
                                                row.getString(2).toUpperCase(Locale.ROOT)))));
    }

    @Override
    public void limit(String key, Optional<Limit> limit) {
        Ties.checkedKey(key);
        database.write((session, now) -> {
            Limits.set(session, key, limit, now);
            return key;
        });
        announce.run();
    }

    @Override
    public Map<String, Limit> limits() {
        return database.read((session, now) -> Limits.all(session));
    }

    /// In pages, so that nobody waits for long: each is found without a lock, and stands for itself.
    @Override
    public int redrive(Optional<String> type, int limit) {
        int revived = 0;
        long after = Long.MIN_VALUE;
        while (revived < limit) {
            long from = after;
            int most = Math.min(REDRIVEN_AT_ONCE, limit - revived);
            List<AfterFailure.Letter> page =
                    database.read((session, now) -> Redriving.drawer(session, type, from, most));
            if (page.isEmpty()) {
                break;
            }
            List<Long> chosen = AfterFailure.redriven(page, most);
            revived += database.write((session, now) -> redriving.redrive(session, chosen, now));
            after = page.getLast().id();
            announce.run();
        }
        return revived;
    }

    @Override
    public void put(Schedule schedule) {
        database.write((session, now) -> {
            Schedules.put(session, schedule, now);
            return schedule;
        });
    }

    @Override
    public boolean remove(String schedule) {
        return database.write((session, now) -> Schedules.remove(session, schedule));
    }

    @Override
    public List<Schedule.Standing> schedules() {
        return rows().stream().flatMap(row -> row.standing().stream()).toList();
    }

    @Override
    public List<Schedule.Unreadable> unreadable() {
        return rows().stream().flatMap(row -> row.unreadable().stream()).toList();
    }

    private List<ScheduleRow> rows() {
        return database.read((session, now) -> Schedules.all(session));
    }

    /// The same after a look at the store.
    Duration tick(Outlook seen) {
        Duration rest = Schedules.rest(seen);
        return rest.isPositive() ? rest : tick();
    }

    @Override
    public Duration tick() {
        Duration rest = database.read(schedules::rest);
        return rest.isPositive() ? rest : tickNow();
    }

    private Duration tickNow() {
        Duration next =
                database.write((session, now) -> {
                    Tally tally = new Tally();
                    schedules.tick(session, tally, now);
                    tally.write(session, now);
                    return schedules.rest(session, now);
                });
        announce.run();
        return next;
    }

    @Override
    public List<String> why(long id) {
        return database.read((session, now) ->
                Reasons.of(
                        session, jobs.any(session, id).orElseThrow(() -> new NoSuchJob(id)), now));
    }
}
