package spiral.log;

import org.slf4j.event.Level;

import java.util.HashMap;
import java.util.Map;

/// Looks below the root for names that begin with a dot.
public final class Levels {
    public static final String ROOT = "";

    // both guarded by this
    private final Map<String, Gate> gates = new HashMap<>();
    private final Map<String, Threshold> rules = new HashMap<>();

    public Levels(Threshold root) {
        rules.put(ROOT, root);
    }

    public static final class Gate {
        // written under the lock of Levels; read by any thread
        private volatile Threshold threshold = Threshold.OFF;

        private Gate() {}

        public boolean admits(Level level) {
            return threshold.admits(level);
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
        gates.forEach(
                (name, gate) -> {
                    if (name.equals(logger) || name.startsWith(logger + ".")) {
                        gate.threshold = of(name);
                    }
                });
    }

    public synchronized void inherit(String logger) {
        if (!logger.equals(ROOT)) {
            rules.remove(logger);
            openGates();
        }
    }

    public synchronized void replace(Threshold root, Map<String, Threshold> others) {
        rules.clear();
        rules.putAll(others);
        rules.put(ROOT, root);
        openGates();
    }

    private Gate newGate(String logger) {
        Gate gate = new Gate();
        gate.threshold = of(logger);
        return gate;
    }

    private void openGates() {
        gates.forEach((logger, gate) -> gate.threshold = of(logger));
    }

    private static String parent(String logger) {
        int dot = logger.lastIndexOf('.');
        return dot < 0 ? ROOT : logger.substring(0, dot);
    }
}
