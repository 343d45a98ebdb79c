package spiral.async;

/// A token bucket in one number: fills at a rate up to `burst` permits, and takes the time as an
/// argument.
///
///     now                 TAT                       now + burst · interval
///      |---- taken --------|------- still there -------------|
///
/// Any number of threads may call it at the same time.
///
/// At hand: `rate.interval()` is the time from one permit to the next, in nanoseconds, rounded up.
/// `Checks.within(1, burst, "permits", permits)` refuses with the numbers. `AtomicLong`.
public final class TokenBucket implements Meter {
    /// A full bucket.
    public TokenBucket(Rate rate, int burst, long now) {
        this(rate, burst, burst, now);
    }

    /// A bucket with so many permits in it.
    public TokenBucket(Rate rate, int burst, int initial, long now) {
        // TODO step 1: remember burst and interval, and the instant at which the bucket is full
        // TODO step 3: refuse what cannot be meant; filling may take Nanos.LONGEST at most
        throw new UnsupportedOperationException("TODO step 1: remember when the bucket is full");
    }

    @Override
    public boolean tryAcquire(int permits, long now) {
        // TODO step 1: take so many permits, or none
        return false;
    }

    @Override
    public long nanosUntil(long permits, long now) {
        // TODO step 2: how long until so many are there?
        return 0;
    }

    /// Puts permits back that were taken and not used.
    public void giveBack(int permits) {
        // TODO step 2: the bucket is full that much sooner
    }

    @Override
    public void giveBack(int permits, long now) {
        giveBack(permits);
    }

    @Override
    public int available(long now) {
        // TODO step 1: how many are there now?
        return 0;
    }

    @Override
    public int most() {
        // TODO step 1: the burst
        return 0;
    }

    @Override
    public String toString() {
        return "a token bucket";
    }
}
