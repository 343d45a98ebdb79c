package spiral.log.metrics;

import java.util.concurrent.atomic.LongAdder;

/// A number that only grows: jobs done, bytes sent. Many threads may add at once.
public final class Counter implements Meter {
    private final LongAdder sum = new LongAdder();

    Counter() {}

    /// Adds 1.
    public void increment() {
        sum.increment();
    }

    /// Adds `amount`.
    public void add(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be negative but was " + amount);
        }
        sum.add(amount);
    }

    /// What was added so far.
    public long sum() {
        return sum.sum();
    }

    @Override
    public Reading read(MeterId id) {
        return new Reading.Count(id, sum());
    }
}
