package spiral.log.transport;

import java.time.Duration;
import org.slf4j.event.Level;

/// What happens to a line that comes when the ring of an [AsyncTransport] is full.
public sealed interface Overflow {
    /// The caller waits until there is room, but not longer than this; then the line is dropped.
    record Block(Duration timeout) implements Overflow {
        /// Checks the limit.
        public Block {
            notNegative(timeout);
        }
    }

    /// The line is dropped.
    record DropNew() implements Overflow {}

    /// The oldest lines are dropped until there is room.
    record DropOld() implements Overflow {}

    /// Lines below the level are dropped as soon as the ring is three quarters full; for the others
    /// the caller waits until there is room, but not longer than this.
    record DropBelow(Level level, Duration timeout) implements Overflow {
        /// Checks the limit.
        public DropBelow {
            notNegative(timeout);
        }
    }

    /// The caller writes out what is in the ring, then its own line.
    record Sync() implements Overflow {}

    private static void notNegative(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative but was " + timeout);
        }
    }
}
