package spiral.log.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;
import spiral.log.LogConfig;
import spiral.log.Sampler;
import spiral.log.sample.Below;
import spiral.log.sample.Budget;
import spiral.log.sample.Burst;
import spiral.log.sample.ByLevel;
import spiral.log.sample.FirstPer;
import spiral.log.sample.OneIn;
import spiral.log.sample.PerKey;
import spiral.log.sample.TraceShare;
import spiral.log.transport.Metered;

/// The samplers of a configuration file: each one thins out what those before it admit.
///
///     { "oneIn": 10 }     { "first": 100, "per": "1s" }     { "first": 100, "thereafter": 50, "per": "1s" }
///     { "trace": 0.1 }    { "budget": 500 }, events         { "budget": "64KB" }, per second
///     { "byLevel": { "DEBUG": { "oneIn": 100 }, "INFO": { "oneIn": 10 } } }
///
/// With `"below": "WARN"` only what is less severe, with `"each": "statement"` each by itself.
final class SamplerNode {
    private static final List<String> KINDS = List.of("oneIn", "trace", "budget", "byLevel");
    private static final List<String> WORDS =
            List.of(
                    "first",
                    "thereafter",
                    "per",
                    "below",
                    "each",
                    "oneIn",
                    "trace",
                    "budget",
                    "byLevel");

    private final LogConfig config;
    private final Metered metered;
    // whether a budget looks at the bytes; of the thread that reads the file
    private boolean measures;

    SamplerNode(LogConfig config) {
        this.config = config;
        this.metered = new Metered(config.transport());
    }

    /// The configuration with these samplers.
    LogConfig all(Node list) {
        Sampler all =
                list.elements().stream().map(this::sampler).reduce(Sampler.ALL, Sampler::then);
        LogConfig sampled = config.withSampler(all);
        return measures ? sampled.withTransport(metered) : sampled;
    }

    private Sampler sampler(Node node) {
        Sampler one = kind(node); // a wrong setting shows now, not at the first event
        Sampler sampler =
                node.get("each")
                        .map(word -> word.word("key", List.of("statement")))
                        .<Sampler>map(_ -> PerKey.statement(() -> kind(node)))
                        .orElse(one);
        return node.get("below")
                .<Sampler>map(level -> new Below(level.constant("level", Level.class), sampler))
                .orElse(sampler);
    }

    private Sampler kind(Node node) {
        Optional<String> kind = KINDS.stream().filter(it -> node.get(it).isPresent()).findFirst();
        node.only(kind.map(word -> List.of("below", "each", word)).orElse(WORDS));
        return node.parsed(
                _ -> kind.map(word -> of(word, node.need(word))).orElseGet(() -> first(node)));
    }

    private Sampler of(String kind, Node value) {
        return switch (kind) {
            case "oneIn" -> new OneIn(value.whole());
            case "trace" -> new TraceShare(value.real());
            case "byLevel" -> byLevel(value);
            default -> budget(value);
        };
    }

    private static Sampler first(Node node) {
        int first = node.need("first").whole();
        Duration per = node.need("per").duration();
        return node.get("thereafter")
                .<Sampler>map(every -> new Burst(first, every.whole(), per))
                .orElseGet(() -> new FirstPer(first, per));
    }

    private Sampler budget(Node value) {
        if (!value.is(String.class)) {
            return new Budget(value.real());
        }
        measures = true;
        return Budget.ofBytes((double) value.bytes(), metered::bytes);
    }

    private Sampler byLevel(Node value) {
        Map<Level, Sampler> samplers = new EnumMap<>(Level.class);
        value.members()
                .forEach((name, sampler) ->
                        samplers.put(
                                value.nameOf(name).constant("level", Level.class),
                                sampler(sampler)));
        return new ByLevel(samplers);
    }
}
