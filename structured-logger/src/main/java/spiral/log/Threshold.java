package spiral.log;

import java.util.Locale;
import org.slf4j.event.Level;

/// The least severe level that is let through: `INFO` lets INFO, WARN and ERROR pass, `OFF`
/// nothing.
public enum Threshold {
    TRACE(0),
    DEBUG(10),
    INFO(20),
    WARN(30),
    ERROR(40),
    OFF(Integer.MAX_VALUE);

    private final int lowest;

    Threshold(int lowest) {
        this.lowest = lowest;
    }

    /// Whether events of this level pass.
    public boolean admits(Level level) {
        return level.toInt() >= lowest;
    }

    /// The number on SLF4J's scale that a level must reach.
    int lowest() {
        return lowest;
    }

    /// Reads `info`, `WARN`, `off` …
    ///
    /// @throws IllegalArgumentException when there is no such level
    public static Threshold parse(String text) {
        try {
            return valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "level must be one of trace, debug, info, warn, error, off but was '"
                            + text
                            + "'",
                    unknown);
        }
    }
}
