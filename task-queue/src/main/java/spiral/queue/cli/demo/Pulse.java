package spiral.queue.cli.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;

/// How fast jobs are finished just now: over the last two seconds of looking.
///
/// Belongs to one thread.
final class Pulse {
    private static final Duration OVER = Duration.ofSeconds(2);

    private final Deque<Beat> beats = new ArrayDeque<>();

    private record Beat(Duration at, long finished) {}

    /// Takes note of what was seen at this time.
    void saw(Duration at, QueueStats stats) {
        beats.add(new Beat(at, finished(stats)));
        while (at.minus(beats.getFirst().at()).compareTo(OVER) > 0) {
            beats.removeFirst();
        }
    }

    /// Jobs per second; 0 before the second look.
    double perSecond() {
        if (beats.size() < 2) {
            return 0;
        }
        Beat first = beats.getFirst();
        Beat last = beats.getLast();
        double seconds = last.at().minus(first.at()).toMillis() / 1000.0;
        return seconds == 0 ? 0 : (last.finished() - first.finished()) / seconds;
    }

    private static long finished(QueueStats stats) {
        return stats.states().getOrDefault(Name.SUCCEEDED, 0L)
                + stats.states().getOrDefault(Name.DEAD, 0L);
    }
}
