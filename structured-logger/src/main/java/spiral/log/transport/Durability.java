package spiral.log.transport;

import java.time.Duration;

/// What survives when the process is killed: each mode by its name. None of them survives a power
/// cut by itself: the operating system writes to the disk when it likes.
public sealed interface Durability {
    /// Every line is given to the operating system before the logging call returns. `kill -9` loses
    /// nothing that had returned. About a microsecond per line.
    record PerEvent() implements Durability {}

    /// Lines are collected and given to the operating system together. `kill -9` loses at most the
    /// buffer. Ten times cheaper. The last line of a full buffer may end in some blanks, so that the
    /// buffer ends where a page of the file does.
    ///
    /// @param bytes the size of the buffer
    /// @param interval no line waits longer than about this
    record Buffered(int bytes, Duration interval) implements Durability {
        /// The smallest buffer that makes sense.
        public static final int MIN_BYTES = 1_024;

        /// Checks both limits.
        public Buffered {
            atLeast(MIN_BYTES, bytes);
            if (interval.isNegative()) {
                throw new IllegalArgumentException(
                        "interval must not be negative but was " + interval);
            }
        }
    }

    /// Lines are stored into the file's own pages in memory. `kill -9` loses nothing that had
    /// returned, and it costs hardly more than buffering. While the file is open its end is filled
    /// with NUL bytes; they are cut off at closing, or when the file is opened next.
    ///
    /// @param bytes how much of the file is in memory at a time
    record Mapped(int bytes) implements Durability {
        /// The smallest window that makes sense.
        public static final int MIN_BYTES = 64 * 1_024;

        /// Checks the limit.
        public Mapped {
            atLeast(MIN_BYTES, bytes);
        }
    }

    private static void atLeast(int least, int bytes) {
        if (bytes < least) {
            throw new IllegalArgumentException(
                    "bytes must be at least " + least + " but was " + bytes);
        }
    }
}
