package spiral.log.transport;

import java.time.Duration;

/// What survives when the process is killed: each mode by its name.
public sealed interface Durability {
    /// Every line is given to the operating system before the logging call returns. `kill -9` loses
    /// nothing that had returned; a power cut may. About a microsecond per line.
    record PerEvent() implements Durability {}

    /// Lines are collected and given to the operating system together. `kill -9` loses at most the
    /// buffer. Ten times cheaper.
    ///
    /// @param bytes the size of the buffer
    /// @param interval a line that comes this long after the last hand-over takes all with it
    record Buffered(int bytes, Duration interval) implements Durability {
        /// The smallest buffer that makes sense.
        public static final int MIN_BYTES = 1_024;

        /// Checks both limits.
        public Buffered {
            if (bytes < MIN_BYTES) {
                throw new IllegalArgumentException(
                        "bytes must be at least " + MIN_BYTES + " but was " + bytes);
            }
            if (interval.isNegative()) {
                throw new IllegalArgumentException(
                        "interval must not be negative but was " + interval);
            }
        }
    }
}
