package spiral.log.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import spiral.log.Layout;
import spiral.log.LogConfig;
import spiral.log.Threshold;
import spiral.log.json.Redaction;
import spiral.log.redact.PathRedactor;

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
    /// In the order in which they are taken over: a budget in bytes measures the transports.
    private static final List<String> SETTINGS =
            List.of(
                    "level",
                    "levels",
                    "layout",
                    "fields",
                    "inheritContext",
                    "redact",
                    "transports",
                    "sample");

    private ConfigFile() {}

    /// Reads the file on top of `base`, whose clock it keeps.
    ///
    /// @throws ConfigException when something in it is wrong
    /// @throws IOException when it cannot be read
    public static LogConfig read(Path file, LogConfig base) throws IOException {
        try {
            String text = Files.readString(file);
            return parse(file.toString(), text.replaceFirst("^\uFEFF", ""), base);
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + file, missing);
        } catch (CharacterCodingException wrong) {
            throw new IOException(file + " is not text in UTF-8", wrong);
        }
    }

    /// Reads a text as such a file.
    ///
    /// @param name what to call it in errors
    /// @throws ConfigException when something in it is wrong
    public static LogConfig parse(String name, String text, LogConfig base) {
        Node root = Node.read(name, text).only(SETTINGS);
        LogConfig config = base;
        for (String setting : SETTINGS) {
            Optional<Node> value = root.get(setting);
            config = value.isPresent() ? with(config, setting, value.get()) : config;
        }
        return config;
    }

    private static LogConfig with(LogConfig config, String setting, Node value) {
        return switch (setting) {
            case "level" -> config.withLevel(threshold(value));
            case "levels" -> config.withLevels(levels(value));
            case "layout" -> config.withLayout(layout(value));
            case "fields" -> config.withFields(fields(value));
            case "inheritContext" -> config.withInheritedContext(value.truth());
            case "redact" -> config.withRedaction(redaction(value));
            case "transports" -> config.withTransport(TransportNode.all(value));
            default -> new SamplerNode(config).all(value);
        };
    }

    /// Each path by itself first, so that the wrong one is named.
    private static Redaction redaction(Node paths) {
        paths.elements().forEach(path -> path.parsed(it -> PathRedactor.of(it.text())));
        return paths.parsed(list -> PathRedactor.of(list.texts()));
    }

    private static Threshold threshold(Node node) {
        return node.constant("level", Threshold.class);
    }

    private static Map<String, Threshold> levels(Node node) {
        Map<String, Threshold> levels = new LinkedHashMap<>();
        node.members()
                .forEach((logger, level) -> {
                    if (logger.isEmpty() || logger.equals(Logger.ROOT_LOGGER_NAME)) {
                        throw node.nameOf(logger)
                                .wrong("the level of all loggers is the setting 'level'");
                    }
                    levels.put(logger, threshold(level));
                });
        return levels;
    }

    private static Map<String, @Nullable Object> fields(Node node) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        node.members().forEach((name, value) -> fields.put(name, value.plain()));
        return fields;
    }

    private static Layout layout(Node node) {
        return node.parsed(
                it -> it.is(List.class) ? Layout.of(it.texts()) : Layout.named(it.text()));
    }
}
