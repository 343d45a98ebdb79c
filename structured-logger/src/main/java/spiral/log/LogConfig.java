package spiral.log;

import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spiral.log.json.Redaction;
import spiral.log.metrics.Registry;

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
/// @param clock gives each event its time; a [MicroClock] does so without garbage
/// @param layout which fields a line has
/// @param redaction which values are secrets
/// @param metrics where the logger's own numbers go, if anywhere
/// @param inheritsContext whether a new thread begins with the context (MDC) of the one that made
/// it
public record LogConfig(
        Threshold level,
        Map<String, Threshold> levels,
        Map<String, @Nullable Object> fields,
        Transport transport,
        Sampler sampler,
        InstantSource clock,
        Layout layout,
        Redaction redaction,
        Optional<Registry> metrics,
        boolean inheritsContext) {

    /// Keeps unmodifiable copies, in order.
    public LogConfig {
        levels = Map.copyOf(levels);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// INFO and above, every event, no fields, Elastic's names.
    public static LogConfig of(InstantSource clock, Transport transport) {
        return new LogConfig(
                Threshold.INFO,
                Map.of(),
                Map.of(),
                transport,
                Sampler.ALL,
                clock,
                Layout.ECS,
                Redaction.NONE,
                Optional.empty(),
                false);
    }

    /// Changes the level of all loggers without a rule of their own.
    public LogConfig withLevel(Threshold changed) {
        return new LogConfig(
                changed,
                levels,
                fields,
                transport,
                sampler,
                clock,
                layout,
                redaction,
                metrics,
                inheritsContext);
    }

    /// Adds or replaces the rule of one logger and all below it.
    public LogConfig withLevel(String logger, Threshold changed) {
        Map<String, Threshold> rules = new LinkedHashMap<>(levels);
        rules.put(logger, changed);
        return new LogConfig(
                level,
                rules,
                fields,
                transport,
                sampler,
                clock,
                layout,
                redaction,
                metrics,
                inheritsContext);
    }

    /// Replaces all rules of single loggers.
    public LogConfig withLevels(Map<String, Threshold> rules) {
        return new LogConfig(
                level,
                rules,
                fields,
                transport,
                sampler,
                clock,
                layout,
                redaction,
                metrics,
                inheritsContext);
    }

    /// Adds or replaces one thing that every line says about this process.
    public LogConfig withField(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return withFields(more);
    }

    /// Replaces all that every line says about this process.
    public LogConfig withFields(Map<String, ? extends @Nullable Object> all) {
        return new LogConfig(
                level,
                levels,
                new LinkedHashMap<>(all),
                transport,
                sampler,
                clock,
                layout,
                redaction,
                metrics,
                inheritsContext);
    }

    /// Changes where lines go. For several places, see `TeeTransport`.
    public LogConfig withTransport(Transport changed) {
        return new LogConfig(
                level,
                levels,
                fields,
                changed,
                sampler,
                clock,
                layout,
                redaction,
                metrics,
                inheritsContext);
    }

    /// Changes which events are written.
    public LogConfig withSampler(Sampler changed) {
        return new LogConfig(
                level,
                levels,
                fields,
                transport,
                changed,
                clock,
                layout,
                redaction,
                metrics,
                inheritsContext);
    }

    /// Changes where events get their time from.
    public LogConfig withClock(InstantSource changed) {
        return new LogConfig(
                level,
                levels,
                fields,
                transport,
                sampler,
                changed,
                layout,
                redaction,
                metrics,
                inheritsContext);
    }

    /// Changes which fields a line has.
    public LogConfig withLayout(Layout changed) {
        return new LogConfig(
                level,
                levels,
                fields,
                transport,
                sampler,
                clock,
                changed,
                redaction,
                metrics,
                inheritsContext);
    }

    /// Changes which values are secrets.
    public LogConfig withRedaction(Redaction changed) {
        return new LogConfig(
                level,
                levels,
                fields,
                transport,
                sampler,
                clock,
                layout,
                changed,
                metrics,
                inheritsContext);
    }

    /// Counts the logger's own numbers there.
    public LogConfig withMetrics(Registry registry) {
        return new LogConfig(
                level,
                levels,
                fields,
                transport,
                sampler,
                clock,
                layout,
                redaction,
                Optional.of(registry),
                inheritsContext);
    }

    /// Says whether a new thread begins with the context of the one that made it.
    public LogConfig withInheritedContext(boolean inherits) {
        return new LogConfig(
                level, levels, fields, transport, sampler, clock, layout, redaction, metrics,
                inherits);
    }
}
