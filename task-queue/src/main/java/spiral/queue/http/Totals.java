package spiral.queue.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import spiral.queue.JobStore;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;

/// How often each thing has happened to jobs of each type, as counters that never fall.
///
/// How this works. The store counts per minute and forgets minutes after its retention. So all looks
/// reach back to the same minute; when that lies [#FAR] back, a nearer one is taken, and what lies
/// between the two is carried over. Both are read while nothing happens: then the difference is
/// exact. Where something always happens, the change waits, and in the end ([#FARTHEST]) takes the
/// lower value.
final class Totals {
    private static final long NEAR = 60;
    private static final long FAR = 4 * NEAR;
    private static final long FARTHEST = 2 * FAR;
    private static final int TRIES = 5;

    private final JobStore store;
    // guarded by this: the minute from which is counted, and what was before it
    private long fromMinute = Long.MIN_VALUE;
    private final Map<String, Map<Event, Long>> before = new TreeMap<>();

    Totals(JobStore store) {
        this.store = store;
    }

    synchronized Map<String, Map<Event, Long>> read() {
        long minute = minute(store.now().toEpochMilli());
        if (fromMinute == Long.MIN_VALUE) {
            fromMinute = minute - NEAR;
        }
        QueueStats stats = since(fromMinute);
        if (minute - fromMinute >= FAR) {
            move(stats, minute - NEAR);
        }
        Map<String, Map<Event, Long>> totals = new TreeMap<>();
        before.forEach((type, counts) -> add(totals, type, counts, 1));
        since(fromMinute).types().forEach((type, flow) -> add(totals, type, flow.counts(), 1));
        return totals;
    }

    private void move(QueueStats stats, long nearer) {
        QueueStats near = since(nearer);
        boolean quiet = since(fromMinute).all().counts().equals(stats.all().counts());
        if (quiet || nearer - fromMinute >= FARTHEST) {
            stats.types().forEach((type, flow) -> add(before, type, flow.counts(), 1));
            near.types().forEach((type, flow) -> add(before, type, flow.counts(), -1));
            fromMinute = nearer;
        }
    }

    /// The counts from this minute on; read again when the minute has changed just then.
    private QueueStats since(long from) {
        QueueStats stats = store.stats(Duration.ofMinutes(1));
        for (int i = 0; i < TRIES; i++) {
            Duration window = Duration.ofMinutes(minute(stats.at().toEpochMilli()) - from + 1);
            stats = store.stats(window);
            if (minute(stats.at().toEpochMilli()) - window.toMinutes() + 1 == from) {
                return stats;
            }
        }
        return stats;
    }

    private static void add(
            Map<String, Map<Event, Long>> sums, String type, Map<Event, Long> counts, int sign) {
        Map<Event, Long> sum = sums.computeIfAbsent(type, name -> new EnumMap<>(Event.class));
        counts.forEach((event, n) -> sum.merge(event, sign * n, Long::sum));
    }

    private static long minute(long millis) {
        return Math.floorDiv(millis, 60_000L);
    }
}
