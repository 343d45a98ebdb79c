package spiral.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import java.util.HashMap;
import java.util.Map;

/// The gates themselves form the tree of names; a change walks down from one of them.
public final class Levels {
    public static final String ROOT = "";

    private final Gate root = new Gate();

    public Levels(Threshold root) {
        this.root.rule = root;
        this.root.open(root);
    }

    public static final class Gate {
        // both guarded by the lock of Levels
        private final Map<String, Gate> below = new HashMap<>();
        private @Nullable Threshold rule;
        // written under the same lock; read by any thread
        private volatile Threshold inForce = Threshold.OFF;

        private Gate() {}

        public boolean admits(Level level) {
            return inForce.admits(level);
        }

        private Gate child(String name) {
            Gate known = below.get(name);
            if (known != null) {
                return known;
            }
            Gate child = new Gate();
            child.inForce = inForce;
            below.put(name, child);
            return child;
        }

        private void open(Threshold inherited) {
            Threshold own = rule;
            Threshold level = own != null ? own : inherited;
            inForce = level;
            below.values().forEach(child -> child.open(level));
        }

        private void forgetAll() {
            rule = null;
            below.values().forEach(Gate::forgetAll);
        }
    }

    public Gate gate(String logger) {
        synchronized (this) {
            return find(logger);
        }
    }

    public synchronized Threshold of(String logger) {
        return find(logger).inForce;
    }

    public synchronized void set(String logger, Threshold level) {
        Gate gate = find(logger);
        gate.rule = level;
        gate.open(level);
    }

    public synchronized void inherit(String logger) {
        if (!logger.equals(ROOT)) {
            Gate gate = find(logger);
            gate.rule = null;
            gate.open(find(parent(logger)).inForce);
        }
    }

    public synchronized void replace(Threshold root, Map<String, Threshold> others) {
        this.root.forgetAll();
        others.forEach((logger, level) -> find(logger).rule = level);
        this.root.rule = root;
        this.root.open(root);
    }

    private Gate find(String logger) {
        return logger.equals(ROOT) ? root : find(parent(logger)).child(logger);
    }

    private static String parent(String logger) {
        int dot = logger.lastIndexOf('.');
        return dot < 0 ? ROOT : logger.substring(0, dot);
    }
}
