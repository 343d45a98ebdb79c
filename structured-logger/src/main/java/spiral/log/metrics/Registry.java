package spiral.log.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// All meters of a process, by name and tags. Asking twice for the same gives the same meter.
///
///     Counter done = registry.counter("jobs.done", "type", "exec");
///     done.increment();
///     registry.readings()    // all meters, sorted by name and tags
///
/// Tags are for things of which there are few: a job's type, never its id. Beyond [#MAX_METERS] all
/// new ones of a kind and name share one meter with the tag `overflow=true`, so that a mistake
/// costs detail and not memory.
public final class Registry {
    /// Meters kept apart.
    public static final int MAX_METERS = 10_000;

    private final Map<MeterId, Meter> meters = new ConcurrentSkipListMap<>();

    /// A registry without meters.
    public Registry() {}

    /// The counter with this name and these tags, given in pairs.
    ///
    /// @throws IllegalArgumentException when a meter of another kind has that name and these tags
    public Counter counter(String name, String... tagPairs) {
        return meter(MeterId.of(name, tagPairs), Counter.class, Counter::new);
    }

    /// The timer with this name and these tags, given in pairs.
    ///
    /// @throws IllegalArgumentException when a meter of another kind has that name and these tags
    public Timer timer(String name, String... tagPairs) {
        return meter(MeterId.of(name, tagPairs), Timer.class, Timer::new);
    }

    /// Has a value asked for at each reading, such as the length of a queue. The first one with
    /// this name and these tags stays.
    ///
    /// @throws IllegalArgumentException when a meter of another kind has that name and these tags
    public void gauge(String name, DoubleSupplier value, String... tagPairs) {
        meter(MeterId.of(name, tagPairs), Gauge.class, () -> new Gauge(value));
    }

    /// What all meters show now, sorted by name and tags.
    public List<Reading> readings() {
        return meters.entrySet().stream()
                .map(meter -> meter.getValue().read(meter.getKey()))
                .toList();
    }

    private <M extends Meter> M meter(MeterId asked, Class<M> kind, Supplier<M> fresh) {
        Meter known = meters.get(asked);
        if (known == null) {
            MeterId id = meters.size() < MAX_METERS ? asked : overflow(asked, kind);
            known = meters.computeIfAbsent(id, _ -> fresh.get());
        }
        if (!kind.isInstance(known)) {
            throw new IllegalArgumentException(
                    asked + " is a " + word(known.getClass()) + " already, not a " + word(kind));
        }
        return kind.cast(known);
    }

    private static MeterId overflow(MeterId asked, Class<? extends Meter> kind) {
        return MeterId.of(asked.name(), "overflow", "true", "kind", word(kind));
    }

    private static String word(Class<? extends Meter> kind) {
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
