package spiral.queue.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import spiral.queue.JobStore.Lapse;
import spiral.queue.JobStore.Promotion;
import spiral.queue.JobStore.Tended;

/// What somebody has to do now and then so that jobs move on: move up what is due, take back what the
/// dead held, start what ticks. One question ([Outlook]) tells what of it there is to do.
final class Tending {
    private final Database database;
    private final Outlook.Question outlook;
    private final Leases leases;
    private final Sweeping sweeping;
    private final SqlControls controls;
    private final ReadyLook readyLook;
    private final Runnable announce;

    /// @param announce tells other processes that a job may have become ready
    Tending(
            Database database,
            Dialect dialect,
            Leases leases,
            Sweeping sweeping,
            SqlControls controls,
            ReadyLook readyLook,
            Runnable announce) {
        this.database = database;
        this.outlook = new Outlook.Question(database, dialect);
        this.leases = leases;
        this.sweeping = sweeping;
        this.controls = controls;
        this.readyLook = readyLook;
        this.announce = announce;
    }

    Tended tend(long worker, Set<String> types, int limit) {
        Outlook seen = types.isEmpty() ? outlook.ask(worker) : outlook.ask(worker, types);
        Promotion promotion = promote(seen, worker, limit);
        List<Lapse> lapses = sweep(seen);
        Duration untilTick = controls.tick(seen);
        Duration untilSilent = Sweeping.rest(seen);
        boolean ready =
                promotion.moved() > 0
                        || !lapses.isEmpty()
                        || readyLook.anything(types, seen.front());
        return new Tended(
                promotion,
                lapses,
                untilTick.compareTo(untilSilent) < 0 ? untilTick : untilSilent,
                ready);
    }

    Promotion promote(long worker, int limit) {
        return promote(outlook.ask(worker), worker, limit);
    }

    private Promotion promote(Outlook seen, long worker, int limit) {
        Promotion promotion =
                Promoting.look(seen, worker)
                        .orElseGet(() ->
                                database.write((session, now) ->
                                        Promoting.take(session, leases, worker, limit, now)));
        if (promotion.moved() > 0) {
            announce.run();
        }
        return promotion;
    }

    List<Lapse> sweep() {
        return sweep(outlook.ask(0));
    }

    private List<Lapse> sweep(Outlook seen) {
        List<Lapse> lapses = sweeping.sweep(seen);
        if (!lapses.isEmpty()) {
            announce.run();
        }
        return lapses;
    }
}
