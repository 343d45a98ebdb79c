package spiral.log.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import spiral.log.Layout;
import spiral.log.LogConfig;
import spiral.log.Sampler;
import spiral.log.Threshold;
import spiral.log.Transport;
import spiral.log.redact.PathRedactor;
import spiral.log.sample.Below;
import spiral.log.sample.Budget;
import spiral.log.sample.Burst;
import spiral.log.sample.FirstPer;
import spiral.log.sample.OneIn;
import spiral.log.sample.PerKey;
import spiral.log.sample.TraceShare;
import spiral.log.transport.TeeTransport;

/// A configuration as a JSON file, one to one what [LogConfig] can say.
///
///     { "level": "INFO", "levels": { "org.noisy": "ERROR" },
///       "fields": { "service.name": "shop" },
///       "redact": [ "**.password" ],
///       "sample": [ { "below": "WARN", "first": 100, "thereafter": 50, "per": "1s" }, { "trace": 0.1 } ],
///       "transports": [ { "type": "file", "path": "logs/app.jsonl", "durability": "mapped" } ] }
///
/// Read strictly: a setting that does not exist is refused with its line and column, and with the
/// name that may have been meant.
public final class ConfigFile {
    private ConfigFile() {}

    /// Reads the file on top of `base`, whose clock it keeps.
    ///
    /// @throws ConfigException when something in it is wrong
    /// @throws IOException when it cannot be read
    public static LogConfig read(Path file, LogConfig base) throws IOException {
        return parse(file.toString(), Files.readString(file), base);
    }

    /// Reads a text as such a file.
    ///
    /// @param name what to call it in errors
    /// @throws ConfigException when something in it is wrong
    public static LogConfig parse(String name, String text, LogConfig base) {
        Node root =
                Node.read(name, text)
                        .only(
                                "level",
                                "levels",
                                "layout",
                                "fields",
                                "inheritContext",
                                "redact",
                                "sample",
                                "transports");
        LogConfig config = base;
        config =
                config.withLevel(root.get("level").map(ConfigFile::threshold).orElse(base.level()));
        config =
                config.withLevels(root.get("levels").map(ConfigFile::levels).orElse(base.levels()));
        config =
                config.withLayout(root.get("layout").map(ConfigFile::layout).orElse(base.layout()));
        config =
                config.withFields(root.get("fields").map(ConfigFile::fields).orElse(base.fields()));
        config =
                config.withInheritedContext(
                        root.get("inheritContext").map(Node::truth).orElse(base.inheritsContext()));
        if (root.get("redact").isPresent()) {
            config = config.withRedaction(root.need("redact").parsed(ConfigFile::redactor));
        }
        if (root.get("sample").isPresent()) {
            config = config.withSampler(samplers(root.need("sample")));
        }
        if (root.get("transports").isPresent()) {
            config = config.withTransport(transports(root.need("transports")));
        }
        return config;
    }

    private static Threshold threshold(Node node) {
        return node.constant("level", Threshold.class);
    }

    private static Map<String, Threshold> levels(Node node) {
        Map<String, Threshold> levels = new LinkedHashMap<>();
        node.members().forEach((logger, level) -> levels.put(logger, threshold(level)));
        return levels;
    }

    private static Map<String, @Nullable Object> fields(Node node) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        node.members().forEach((name, value) -> fields.put(name, value.plain()));
        return fields;
    }

    private static Layout layout(Node node) {
        return node.isList() ? node.parsed(list -> Layout.of(texts(list))) : node.as(Layout::named);
    }

    private static PathRedactor redactor(Node node) {
        return PathRedactor.of(texts(node));
    }

    private static String[] texts(Node list) {
        return list.elements().stream().map(Node::text).toArray(String[]::new);
    }

    private static Sampler samplers(Node node) {
        List<Sampler> all = node.elements().stream().map(ConfigFile::sampler).toList();
        return all.stream().reduce(Sampler.ALL, Sampler::then);
    }

    private static Sampler sampler(Node node) {
        node.only("below", "each", "first", "thereafter", "per", "oneIn", "trace", "budget");
        boolean each =
                node.get("each").map(word -> word.word("key", List.of("statement"))).isPresent();
        Sampler sampler = each ? PerKey.statement(() -> kind(node)) : kind(node);
        Optional<Level> below =
                node.get("below").map(level -> level.constant("level", Level.class));
        kind(node); // a wrong setting shows now, not at the first event
        return below.<Sampler>map(level -> new Below(level, sampler)).orElse(sampler);
    }

    private static Sampler kind(Node node) {
        return node.parsed(_ -> {
            if (node.get("trace").isPresent()) {
                return new TraceShare(node.only("below", "each", "trace").need("trace").real());
            } else if (node.get("budget").isPresent()) {
                return new Budget(node.only("below", "each", "budget").need("budget").real());
            } else if (node.get("oneIn").isPresent()) {
                return new OneIn(node.only("below", "each", "oneIn").need("oneIn").whole());
            } else if (node.get("thereafter").isPresent()) {
                return new Burst(
                        node.need("first").whole(),
                        node.need("thereafter").whole(),
                        node.need("per").duration());
            }
            return new FirstPer(node.need("first").whole(), node.need("per").duration());
        });
    }

    private static Transport transports(Node node) {
        return new TeeTransport(
                node.elements().stream().map(TransportNode::transport).toArray(Transport[]::new));
    }
}
