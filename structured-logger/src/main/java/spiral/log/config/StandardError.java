package spiral.log.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spiral.log.Transport;
import spiral.log.transport.ConsoleTransport;
import spiral.log.transport.PrettyLine;

/// How lines look on stderr: `json`, `pretty`, `off`, or `auto`, which is pretty where a person
/// reads and JSON elsewhere.
///
/// @param terminal whether a person reads
/// @param colour whether the terminal shows colours and its user wants them
record StandardError(boolean terminal, boolean colour) {
    /// The words for the modes.
    static final List<String> MODES = List.of("json", "pretty", "auto", "off");

    /// That of this process, with what `lookup` knows of NO_COLOR and TERM.
    static StandardError of(boolean terminal, Function<String, @Nullable String> lookup) {
        return new StandardError(
                terminal,
                terminal
                        && lookup.apply("NO_COLOR") == null
                        && !"dumb".equals(lookup.apply("TERM")));
    }

    /// That of this process.
    static StandardError ofProcess() {
        return of(isTerminal(), System::getenv);
    }

    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(c -> c.isTerminal()).isPresent();
    }

    /// A transport for the mode; none for `off`.
    ///
    /// @throws IllegalArgumentException when there is no such mode
    Optional<Transport> transport(String mode) {
        return switch (mode) {
            case "json" -> Optional.of(ConsoleTransport.json(System.err));
            case "pretty" ->
                    Optional.of(ConsoleTransport.pretty(System.err, new PrettyLine(colour, true)));
            case "auto" -> transport(terminal ? "pretty" : "json");
            case "off" -> Optional.empty();
            default ->
                    throw new IllegalArgumentException(
                            "must be one of "
                                    + String.join(", ", MODES)
                                    + " but was '"
                                    + mode
                                    + "'");
        };
    }
}
