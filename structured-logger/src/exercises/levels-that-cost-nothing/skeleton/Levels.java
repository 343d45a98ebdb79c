package spiral.log;

import org.slf4j.event.Level;

import java.util.HashMap;
import java.util.Map;

/// Which levels are on, for each logger by its dotted name; may be changed at any time.
///
///     ""     WARN   <- the root: what counts where nothing else is said
///     a.b    DEBUG
///     a.b.c         inherits DEBUG: a.b is its nearest ancestor with a rule
///     a.bc          inherits WARN: a.b is not an ancestor, names end at dots
///
/// Several threads may ask and change at the same time: the methods that touch the maps hold the
/// lock of this object, and what a gate remembers is `volatile`.
public final class Levels {
    /// The name of the root logger.
    public static final String ROOT = "";

    // both guarded by this
    private final Map<String, Gate> gates = new HashMap<>();
    private final Map<String, Threshold> rules = new HashMap<>();

    /// All loggers at this level.
    public Levels(Threshold root) {
        // TODO step 1: the root has this level
        throw new UnsupportedOperationException("TODO step 1: remember the level of the root");
    }

    /// One logger's own comparison, made once and asked for every event.
    public static final class Gate {
        // TODO step 1: what does a gate have to remember?

        private Gate() {}

        /// Whether an event of this level is to be made at all: one comparison.
        public boolean admits(Level level) {
            // TODO step 1: compare; a Threshold can do that, threshold.admits(level)
            throw new UnsupportedOperationException("TODO step 1: compare the level");
        }
    }

    /// The gate of a logger: always the same one for the same name.
    public Gate gate(String logger) {
        synchronized (this) {
            // TODO step 1: a gate for this logger
            // TODO step 3: the same one each time
            throw new UnsupportedOperationException("TODO step 1: make a gate for the logger");
        }
    }

    /// The level that counts for a logger, its own or the inherited one.
    public synchronized Threshold of(String logger) {
        // TODO step 1: its own rule, or else its nearest ancestor's
        throw new UnsupportedOperationException("TODO step 1: find the rule that counts");
    }

    /// Gives a logger, and all below it that have no rule of their own, this level.
    public synchronized void set(String logger, Threshold level) {
        // TODO step 1: remember the rule
        // TODO step 2: tell the gates
        throw new UnsupportedOperationException("TODO step 1: remember the rule");
    }

    /// Takes the rule of a logger away, so that it inherits again. The root keeps its own.
    public synchronized void inherit(String logger) {
        // TODO step 2: forget the rule, tell the gates
        throw new UnsupportedOperationException("TODO step 2: forget the rule of the logger");
    }

    /// Replaces all rules at once.
    public synchronized void replace(Threshold root, Map<String, Threshold> others) {
        // TODO step 3: these rules and no others
        throw new UnsupportedOperationException("TODO step 3: replace all rules");
    }
}
