package spiral.log.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spiral.log.Layout;
import spiral.log.LogConfig;
import spiral.log.Threshold;
import spiral.log.Transport;
import spiral.log.transport.FileTransport;
import spiral.log.transport.TeeTransport;

/// What was set from outside, as system properties or environment variables; the property wins.
///
///     -Dspiral.log.config=logging.json   SPIRAL_LOG_CONFIG    a file: [ConfigFile]; levels watched
///     -Dspiral.log.level=info            SPIRAL_LOG_LEVEL     default: warn
///     -Dspiral.log.levels=a.b=debug,c=off  SPIRAL_LOG_LEVELS  rules for single loggers
///     -Dspiral.log.file=logs/app.jsonl   SPIRAL_LOG_FILE      default: no file
///     -Dspiral.log.console=json          SPIRAL_LOG_CONSOLE   json, pretty, auto or off; to stderr
///     -Dspiral.log.layout=ecs+origin     SPIRAL_LOG_LAYOUT    ecs (default), or with file and line
///     -Dspiral.log.mdc.inherit=true      SPIRAL_LOG_MDC_INHERIT  new threads begin with the context
///     -Dspiral.log.fields=service.name=queue,worker.id=w1     SPIRAL_LOG_FIELDS
///
/// `auto` is pretty on a terminal and JSON elsewhere; it is the default without a file, and `off`
/// is the default with one. A setting that makes no sense is told to `complaints` and left out: a
/// program does not fail because of its logging.
public final class Settings {
    private final Function<String, @Nullable String> lookup;
    private final boolean terminal;
    private final Consumer<String> complaints;

    /// Settings found by `lookup`, which knows them by the name of the property.
    ///
    /// @param terminal whether a person watches stderr
    public Settings(
            Function<String, @Nullable String> lookup,
            boolean terminal,
            Consumer<String> complaints) {
        this.lookup = lookup;
        this.terminal = terminal;
        this.complaints = complaints;
    }

    /// The settings of this process.
    public static Settings ofProcess() {
        return new Settings(
                Settings::fromProcess,
                StandardError.isTerminal(),
                sentence -> System.err.println("spiral.log: " + sentence));
    }

    /// The configuration that they ask for, on the clock of the machine. What a file says
    /// (`spiral.log.config`) counts before single settings.
    public LogConfig config() {
        return withFile(withoutFile());
    }

    /// The same, on top of what the single settings say.
    public LogConfig withFile(LogConfig settings) {
        return file().map(file -> fromFile(file, settings)).orElse(settings);
    }

    /// The file that says how to log, if there is one.
    public Optional<Path> file() {
        return read("spiral.log.config", Path::of);
    }

    /// Tells of something wrong.
    public void complain(String sentence) {
        complaints.accept(sentence);
    }

    private LogConfig fromFile(Path file, LogConfig settings) {
        try {
            return ConfigFile.read(file, settings);
        } catch (IOException | IllegalArgumentException wrong) {
            complaints.accept("the configuration is not used: " + wrong.getMessage());
            return settings;
        }
    }

    /// What the single settings say.
    public LogConfig withoutFile() {
        return LogConfig.of(new AnchoredClock(), transport())
                .withLevel(read("spiral.log.level", Threshold::parse).orElse(Threshold.WARN))
                .withLevels(read("spiral.log.levels", Settings::levels).orElse(Map.of()))
                .withFields(read("spiral.log.fields", Settings::fields).orElse(Map.of()))
                .withLayout(read("spiral.log.layout", Layout::named).orElse(Layout.ECS))
                .withInheritedContext(
                        read("spiral.log.mdc.inherit", Settings::truth).orElse(false));
    }

    private Transport transport() {
        Optional<Transport> file = read("spiral.log.file", Path::of).map(FileTransport::perEvent);
        StandardError stderr = StandardError.of(terminal, lookup);
        String otherwise = file.isPresent() ? "off" : "auto";
        Optional<Transport> screen =
                read("spiral.log.console", word -> stderr.transport(word.toLowerCase(Locale.ROOT)))
                        .orElseGet(() -> stderr.transport(otherwise));
        return new TeeTransport(
                Stream.concat(file.stream(), screen.stream()).toArray(Transport[]::new));
    }

    private <T> Optional<T> read(String name, Function<String, T> parser) {
        String text = lookup.apply(name);
        try {
            return text == null || text.isBlank()
                    ? Optional.empty()
                    : Optional.of(parser.apply(text.strip()));
        } catch (IllegalArgumentException wrong) {
            complaints.accept(name + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static boolean truth(String text) {
        if (!text.matches("(?i)true|false")) {
            throw new IllegalArgumentException("must be true or false but was '" + text + "'");
        }
        return Boolean.parseBoolean(text);
    }

    private static Map<String, Threshold> levels(String text) {
        Map<String, Threshold> levels = new LinkedHashMap<>();
        pairs(text).forEach((logger, level) -> levels.put(logger, Threshold.parse(level)));
        return levels;
    }

    private static Map<String, @Nullable Object> fields(String text) {
        return new LinkedHashMap<>(pairs(text));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("expected name=value but was '" + pair + "'");
            }
            pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
        return pairs;
    }

    private static @Nullable String fromProcess(String name) {
        String property = System.getProperty(name);
        return property != null
                ? property
                : System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
