package spiral.eventloop.browser;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Timeout;

/// A timer of a page; keep it to clear it.
///
/// How deep it is nested counts: a timer that was set by a timer that was set by a timer … waits at
/// least 4 ms from a depth on, so that a chain of zeros cannot keep a processor busy. An interval
/// nests in itself. For the loop's thread only. Source: HTML Standard, section 8.6 "Timers".
public final class BrowserTimer {
    private final EventLoop loop;
    private final Nesting nesting;
    private final String name;
    private final long millis;
    private final boolean repeats;
    private final Runnable body;
    private @Nullable Timeout timeout;
    private boolean cleared;

    /// How deep the timer is nested that is running, 0 if none is; and from where it matters.
    static final class Nesting {
        private final int deep;
        private final long leastMillis;
        private int level;

        Nesting(int deep, long leastMillis) {
            this.deep = deep;
            this.leastMillis = leastMillis;
        }

        long clamp(long millis) {
            return level > deep ? Math.max(millis, leastMillis) : Math.max(millis, 0);
        }
    }

    BrowserTimer(
            EventLoop loop,
            Nesting nesting,
            String name,
            long millis,
            boolean repeats,
            Runnable body) {
        this.loop = loop;
        this.nesting = nesting;
        this.name = name;
        this.millis = millis;
        this.repeats = repeats;
        this.body = body;
    }

    void set() {
        int level = nesting.level + 1;
        timeout = loop.setTimeout(name, Duration.ofMillis(nesting.clamp(millis)), () -> run(level));
    }

    /// Makes sure that it does not run any more.
    public void clear() {
        cleared = true;
        if (timeout != null) {
            timeout.cancel();
        }
    }

    private void run(int level) {
        nesting.level = level;
        try {
            body.run();
        } finally {
            if (repeats && !cleared) {
                set();
            }
            nesting.level = 0;
        }
    }
}
