package spiral.log;

import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that can be chosen about logging, as a value: each `with…` gives a changed copy.
///
///     LogConfig.of(clock, FileTransport.perEvent(Path.of("logs/worker-1.jsonl")))
///             .withLevel(Threshold.INFO)
///             .withLevel("org.noisy", Threshold.ERROR)
///             .withField("service.name", "queue")
///
/// @param level what counts for loggers without a rule of their own
/// @param levels rules for loggers and all below them
/// @param fields what every line says about this process; values keep their type
/// @param transport where the lines go
/// @param sampler which events are written
/// @param clock gives each event its time
public record LogConfig(
        Threshold level,
        Map<String, Threshold> levels,
        Map<String, @Nullable Object> fields,
        Transport transport,
        Sampler sampler,
        InstantSource clock) {

    /// Keeps unmodifiable copies, in order.
    public LogConfig {
        levels = Map.copyOf(levels);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// INFO and above, every event, no fields.
    public static LogConfig of(InstantSource clock, Transport transport) {
        return new LogConfig(Threshold.INFO, Map.of(), Map.of(), transport, Sampler.ALL, clock);
    }

    /// Changes the level of all loggers without a rule of their own.
    public LogConfig withLevel(Threshold changed) {
        return new LogConfig(changed, levels, fields, transport, sampler, clock);
    }

    /// Adds or replaces the rule of one logger and all below it.
    public LogConfig withLevel(String logger, Threshold changed) {
        Map<String, Threshold> rules = new LinkedHashMap<>(levels);
        rules.put(logger, changed);
        return new LogConfig(level, rules, fields, transport, sampler, clock);
    }

    /// Adds or replaces one thing that every line says about this process.
    public LogConfig withField(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return withFields(more);
    }

    /// Replaces all that every line says about this process.
    public LogConfig withFields(Map<String, ? extends @Nullable Object> all) {
        return new LogConfig(level, levels, new LinkedHashMap<>(all), transport, sampler, clock);
    }

    /// Changes where lines go. For several places, see `TeeTransport`.
    public LogConfig withTransport(Transport changed) {
        return new LogConfig(level, levels, fields, changed, sampler, clock);
    }

    /// Changes which events are written.
    public LogConfig withSampler(Sampler changed) {
        return new LogConfig(level, levels, fields, transport, changed, clock);
    }

    /// Changes where events get their time from.
    public LogConfig withClock(InstantSource changed) {
        return new LogConfig(level, levels, fields, transport, sampler, changed);
    }
}
