package spiral.log;

import org.slf4j.event.Level;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Looks the names up again for every event.
public final class Levels {
    public static final String ROOT = "";

    // both guarded by this
    private final Map<String, Gate> gates = new HashMap<>();
    private final Map<String, Threshold> rules = new HashMap<>();

    public Levels(Threshold root) {
        rules.put(ROOT, root);
    }

    public static final class Gate {
        private Function<String, Threshold> levels = name -> Threshold.OFF;
        private String logger = ROOT;

        private Gate() {}

        public boolean admits(Level level) {
            return levels.apply(logger).admits(level);
        }
    }

    public Gate gate(String logger) {
        synchronized (this) {
            return gates.computeIfAbsent(logger, this::newGate);
        }
    }

    public synchronized Threshold of(String logger) {
        Threshold rule = rules.get(logger);
        return rule != null ? rule : of(parent(logger));
    }

    public synchronized void set(String logger, Threshold level) {
        rules.put(logger, level);
    }

    public synchronized void inherit(String logger) {
        if (!logger.equals(ROOT)) {
            rules.remove(logger);
        }
    }

    public synchronized void replace(Threshold root, Map<String, Threshold> others) {
        rules.clear();
        rules.putAll(others);
        rules.put(ROOT, root);
    }

    private Gate newGate(String logger) {
        Gate gate = new Gate();
        gate.levels = this::of;
        gate.logger = logger;
        return gate;
    }

    private static String parent(String logger) {
        int dot = logger.lastIndexOf('.');
        return dot < 0 ? ROOT : logger.substring(0, dot);
    }
}
