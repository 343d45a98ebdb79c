package spiral.queue.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.Job;
import spiral.queue.JobState;
import spiral.queue.JobStore;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;

/// Looks at a queue again and again, and tells what happened between two looks.
///
/// How this works. The store counts per minute, so two looks can be subtracted only while both
/// count from the same minute. The first look fixes that minute; all later ones reach back to it,
/// until that is an hour ago and a nearer one is taken. The one look that then has no partner
/// repeats the flow of the look before it.
///
/// For any thread; looks are taken one after the other.
public final class Monitor {
    /// How far back [Observation#recent] reaches.
    public static final Duration RECENT = Duration.ofSeconds(10);

    /// How many dead jobs an observation brings along.
    public static final int DEAD_LETTERS = 3;

    private static final long FIRST_REACH_MINUTES = 5;
    private static final long LONGEST_REACH_MINUTES = 60;

    private static final Flow NONE =
            new Flow(Map.of(), HistogramSnapshot.EMPTY, HistogramSnapshot.EMPTY, Duration.ZERO);

    private final JobStore store;
    // all below guarded by this
    private final Deque<Look> looks = new ArrayDeque<>();
    private long fromMinute = Long.MIN_VALUE;
    private @Nullable Recent last;

    /// One reading of the store, and the minute from which it counts.
    private record Look(QueueStats stats, long fromMinute) {}

    /// What happened between two looks.
    private record Recent(Flow all, SortedMap<String, Flow> types) {}

    /// A monitor of this store.
    public Monitor(JobStore store) {
        this.store = store;
    }

    /// Looks once.
    ///
    /// @throws spiral.queue.StoreException when the store cannot be read just now; look again later
    public synchronized Observation observe() {
        Look now = look();
        Recent recent =
                partnerOf(now)
                        .map(before -> between(before.stats(), now.stats()))
                        .orElseGet(() -> last != null ? last : whole(now.stats()));
        looks.add(now);
        last = recent;
        return new Observation(now.stats(), recent.all(), recent.types(), deadLetters());
    }

    private Look look() {
        long minute = minute(store.now());
        if (minute - fromMinute >= LONGEST_REACH_MINUTES || fromMinute == Long.MIN_VALUE) {
            fromMinute = minute - FIRST_REACH_MINUTES + 1;
        }
        Duration window = Duration.ofMinutes(minute - fromMinute + 1);
        QueueStats stats = store.stats(window);
        return new Look(stats, minute(stats.at()) - window.toMinutes() + 1);
    }

    /// The oldest look that is not too old, or the latest where all are.
    private Optional<Look> partnerOf(Look now) {
        Instant since = now.stats().at().minus(RECENT);
        while (looks.size() > 1 && looks.getFirst().stats().at().isBefore(since)) {
            looks.removeFirst();
        }
        return looks.stream()
                .filter(look -> look.fromMinute() == now.fromMinute())
                .filter(look -> look.stats().at().isBefore(now.stats().at()))
                .findFirst();
    }

    private List<Job> deadLetters() {
        return store.list(Optional.of(JobState.Name.DEAD), Optional.empty(), DEAD_LETTERS);
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), 60_000L);
    }

    private static Recent whole(QueueStats stats) {
        return new Recent(stats.all(), new TreeMap<>(stats.types()));
    }

    private static Recent between(QueueStats before, QueueStats now) {
        Duration over = Duration.between(before.at(), now.at());
        SortedMap<String, Flow> types = new TreeMap<>();
        now.types()
                .forEach((type, flow) ->
                        types.put(
                                type, minus(flow, before.types().getOrDefault(type, NONE), over)));
        return new Recent(minus(now.all(), before.all(), over), types);
    }

    private static Flow minus(Flow now, Flow before, Duration over) {
        Map<Event, Long> counts = new EnumMap<>(Event.class);
        now.counts().forEach((event, n) -> counts.put(event, n - before.count(event)));
        return new Flow(
                counts, now.waits().minus(before.waits()), now.runs().minus(before.runs()), over);
    }
}
