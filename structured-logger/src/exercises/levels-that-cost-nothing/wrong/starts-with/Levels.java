package spiral.log;

import org.slf4j.event.Level;

import java.util.HashMap;
import java.util.Map;

/// Takes every name that begins alike for one that lies below.
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
        String nearest = ROOT;
        for (String name : rules.keySet()) {
            if (logger.startsWith(name) && name.length() > nearest.length()) {
                nearest = name;
            }
        }
        return rules.get(nearest);
    }

    public synchronized void set(String logger, Threshold level) {
        rules.put(logger, level);
        openGates();
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
}
