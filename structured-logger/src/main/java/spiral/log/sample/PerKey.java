package spiral.log.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import spiral.log.Event;
import spiral.log.Sampler;

/// Gives each key a sampler of its own, so that one noisy source does not silence the others.
///
///     new PerKey(Event::pattern, () -> new FirstPer(10, ofSeconds(1)))    each statement by itself
public final class PerKey implements Sampler {
    /// Keys remembered; the one that was silent longest goes first.
    public static final int MAX_KEYS = 4_096;

    private final Function<Event, Object> key;
    private final Supplier<Sampler> fresh;
    // guarded by this; the latest key last
    private final Map<Object, Sampler> samplers =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Object, Sampler> eldest) {
                    return size() > MAX_KEYS;
                }
            };

    /// Samples by this key, with a new sampler for each.
    public PerKey(Function<Event, Object> key, Supplier<Sampler> fresh) {
        this.key = key;
        this.fresh = fresh;
    }

    /// By logger and statement.
    public static PerKey statement(Supplier<Sampler> fresh) {
        return new PerKey(event -> event.logger() + '\n' + event.pattern(), fresh);
    }

    @Override
    public boolean admits(Event event) {
        Object its = key.apply(event);
        Sampler sampler;
        synchronized (this) {
            sampler = samplers.computeIfAbsent(its, _ -> fresh.get());
        }
        return sampler.admits(event);
    }
}
