package spiral.queue.demo;

import java.time.Duration;
import java.util.List;
import spiral.async.BreakerRules;
import spiral.queue.QueueSettings;

/// The demo's timetable: what happens when, all of it in proportion to the demo's length.
///
///     0 %        12 %   25 %      30 %    41 %       49 %     50 %       80 %     100 %
///     producing ─ bulk ─ word list ─ bulk ─ word list ─ SIGKILL, bulk ── producer ── end
///                        goes away          returns                      stops
///
/// Time begins with the first finished job, so a slow start of the processes shifts the story and
/// does not change it.
///
/// @param length how long the story takes, 5 seconds to 10 minutes
public record Script(Duration length) {
    /// The length where nobody asks for another.
    public static final Duration USUAL = Duration.ofSeconds(25);

    /// How much longer than its length the story may take before it is ended all the same.
    public static final Duration OVERTIME = Duration.ofSeconds(10);

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration FORECAST = Duration.ofSeconds(10);

    /// Checks the length.
    public Script {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the demo's length must be 5 to 600 seconds but was " + length.toSeconds());
        }
    }

    /// When the producer stops; what it has submitted by then is worked off.
    public Duration producing() {
        return at(80);
    }

    /// When the producer hands in many jobs at once, and something urgent just after them.
    public List<Duration> bulks() {
        return List.of(at(12), at(30), at(50));
    }

    /// How many jobs it hands in then.
    public int bulk() {
        return (int) Math.min(150, 6 * length.toSeconds());
    }

    /// The longest delay of a delayed job: all are due soon after the producer has stopped.
    public Duration longestDelay() {
        return at(10);
    }

    /// When the word list goes away, on which the lookups depend.
    public Duration wordListGoes() {
        return at(25);
    }

    /// When it is there again.
    public Duration wordListReturns() {
        return at(41);
    }

    /// From when on a worker is killed as soon as it has its hands full.
    public Duration kill() {
        return at(49);
    }

    /// When the forecast is made: at the 10th second, earlier in a short demo.
    public Duration forecast() {
        Duration early = at(40);
        return early.compareTo(FORECAST) < 0 ? early : FORECAST;
    }

    /// What the demo's processes agree on: everything a little faster than usual, so that it can
    /// be watched.
    public QueueSettings settings() {
        return QueueSettings.USUAL
                .lease(Duration.ofSeconds(2))
                .waits(Duration.ofMillis(300), Duration.ofSeconds(2))
                .breaker(new BreakerRules(10, 8, 90, breakerOpen(), 2));
    }

    private Duration breakerOpen() {
        Duration open = at(12);
        Duration most = Duration.ofSeconds(3);
        return open.compareTo(most) < 0 ? open : most;
    }

    private Duration at(int percent) {
        return length.multipliedBy(percent).dividedBy(100);
    }
}
