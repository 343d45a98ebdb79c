package spiral.log;

import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

    /// The same values, to be changed one at a time and made a configuration again. Owned by the
    /// method that makes it.
    private static final class Draft {
        private Threshold level;
        private Map<String, Threshold> levels;
        private Map<String, @Nullable Object> fields;
        private Transport transport;
        private Sampler sampler;
        private InstantSource clock;
        private Layout layout;
        private Redaction redaction;
        private Optional<Registry> metrics;
        private boolean inheritsContext;

        Draft(LogConfig from) {
            level = from.level;
            levels = from.levels;
            fields = from.fields;
            transport = from.transport;
            sampler = from.sampler;
            clock = from.clock;
            layout = from.layout;
            redaction = from.redaction;
            metrics = from.metrics;
            inheritsContext = from.inheritsContext;
        }
    }

    private LogConfig with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new LogConfig(
                draft.level,
                draft.levels,
                draft.fields,
                draft.transport,
                draft.sampler,
                draft.clock,
                draft.layout,
                draft.redaction,
                draft.metrics,
                draft.inheritsContext);
    }

    /// Changes the level of all loggers without a rule of their own.
    public LogConfig withLevel(Threshold changed) {
        return with(draft -> draft.level = changed);
    }

    /// Adds or replaces the rule of one logger and all below it.
    public LogConfig withLevel(String logger, Threshold changed) {
        Map<String, Threshold> rules = new LinkedHashMap<>(levels);
        rules.put(logger, changed);
        return withLevels(rules);
    }

    /// Replaces all rules of single loggers.
    public LogConfig withLevels(Map<String, Threshold> rules) {
        return with(draft -> draft.levels = rules);
    }

    /// Adds or replaces one thing that every line says about this process.
    public LogConfig withField(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return withFields(more);
    }

    /// Replaces all that every line says about this process.
    public LogConfig withFields(Map<String, ? extends @Nullable Object> all) {
        return with(draft -> draft.fields = new LinkedHashMap<>(all));
    }

    /// Changes where lines go. For several places, see `TeeTransport`.
    public LogConfig withTransport(Transport changed) {
        return with(draft -> draft.transport = changed);
    }

    /// Changes which events are written.
    public LogConfig withSampler(Sampler changed) {
        return with(draft -> draft.sampler = changed);
    }

    /// Changes where events get their time from.
    public LogConfig withClock(InstantSource changed) {
        return with(draft -> draft.clock = changed);
    }

    /// Changes which fields a line has.
    public LogConfig withLayout(Layout changed) {
        return with(draft -> draft.layout = changed);
    }

    /// Changes which values are secrets.
    public LogConfig withRedaction(Redaction changed) {
        return with(draft -> draft.redaction = changed);
    }

    /// Counts the logger's own numbers there.
    public LogConfig withMetrics(Registry registry) {
        return with(draft -> draft.metrics = Optional.of(registry));
    }

    /// Says whether a new thread begins with the context of the one that made it.
    public LogConfig withInheritedContext(boolean inherits) {
        return with(draft -> draft.inheritsContext = inherits);
    }
}
