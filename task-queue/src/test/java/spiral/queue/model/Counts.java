package spiral.queue.model;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import spiral.queue.QueueStats.Event;

/// What has happened, by type and minute.
final class Counts {
    private record Which(long minute, String type, Event event) {}

    private final Map<Which, Long> happened = new java.util.HashMap<>();
    private long succeeded;

    void count(long now, String type, Event event) {
        happened.merge(new Which(now / 60_000, type, event), 1L, Long::sum);
        succeeded += event == Event.SUCCEEDED ? 1 : 0;
    }

    long succeededEver() {
        return succeeded;
    }

    /// By type, within the window: the current minute and those before it.
    Map<String, Map<Event, Long>> within(Duration window, long now) {
        long from = now / 60_000 - Math.max(0, window.toMinutes() - 1);
        Map<String, Map<Event, Long>> counts = new TreeMap<>();
        happened.forEach((which, n) -> {
            if (which.minute >= from) {
                counts.computeIfAbsent(which.type, type -> new EnumMap<>(Event.class))
                        .merge(which.event, n, Long::sum);
            }
        });
        return counts;
    }
}
