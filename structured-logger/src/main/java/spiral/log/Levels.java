package spiral.log;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// Which levels are on, for each logger by its dotted name; may be changed at any time.
///
///     ""     WARN   <- the root: what counts where nothing else is said
///     a.b    DEBUG
///     a.b.c         inherits DEBUG: a.b is its nearest ancestor with a rule
///     a.bc          inherits WARN: a.b is not an ancestor, names end at dots
///
/// How this works: asking must cost nothing, changing may cost. So each logger holds a [Gate] with
/// one number in it, and a change writes that number anew into every gate. Gates are made and
/// changed under one lock; otherwise a gate made during a change could miss it for ever.
///
/// Safe for all threads. A change is seen by other threads at their next event.
public final class Levels {
    /// The name of the root logger.
    public static final String ROOT = "";

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    // guarded by this; always holds a rule for ROOT
    private final Map<String, Threshold> rules = new HashMap<>();

    /// All loggers at this level.
    public Levels(Threshold root) {
        rules.put(ROOT, root);
    }

    /// One logger's own comparison, made once and asked for every event.
    public static final class Gate {
        // written under the lock of Levels; read by any thread
        private volatile int lowest;

        private Gate() {}

        /// Whether an event of this level is to be made at all: one comparison.
        public boolean admits(Level level) {
            return level.toInt() >= lowest;
        }
    }

    /// The gate of a logger: always the same one for the same name.
    public Gate gate(String logger) {
        Gate gate = gates.get(logger);
        return gate != null ? gate : newGate(logger);
    }

    /// The level that counts for a logger, its own or the inherited one.
    public synchronized Threshold of(String logger) {
        String name = logger;
        while (true) {
            Threshold rule = rules.get(name);
            if (rule != null) {
                return rule;
            }
            name = parent(name);
        }
    }

    /// Gives a logger, and all below it that have no rule of their own, this level.
    public synchronized void set(String logger, Threshold level) {
        rules.put(logger, level);
        openGates();
    }

    /// Takes the rule of a logger away, so that it inherits again. The root keeps its own.
    public synchronized void inherit(String logger) {
        if (!logger.equals(ROOT)) {
            rules.remove(logger);
            openGates();
        }
    }

    /// Replaces all rules at once.
    public synchronized void replace(Threshold root, Map<String, Threshold> others) {
        rules.clear();
        rules.putAll(others);
        rules.put(ROOT, root);
        openGates();
    }

    private synchronized Gate newGate(String logger) {
        Gate gate = new Gate();
        gate.lowest = of(logger).lowest();
        @Nullable Gate earlier = gates.putIfAbsent(logger, gate);
        return earlier != null ? earlier : gate;
    }

    private void openGates() {
        gates.forEach((logger, gate) -> gate.lowest = of(logger).lowest());
    }

    private static String parent(String logger) {
        int dot = logger.lastIndexOf('.');
        return dot < 0 ? ROOT : logger.substring(0, dot);
    }
}
