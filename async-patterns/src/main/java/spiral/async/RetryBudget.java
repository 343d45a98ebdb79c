package spiral.async;

import static spiral.async.Checks.atLeast;
import static spiral.async.Checks.within;

import java.time.Duration;

/// How many retries a service can bear: a share of the traffic, plus a floor for quiet times.
///
///     deposits     each first attempt brings   percent / 100
///     floor        each second brings          perSecond
///     withdrawals  each retry costs            1
///     life         whatever was brought is forgotten after ten seconds
///
/// Share one among all that call the same service. When everything fails, it lets the load grow by
/// that share instead of multiplying it by the number of attempts.
///
/// Finagle's `RetryBudget`. Any number of threads.
public final class RetryBudget {
    private static final int SECONDS = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int percent;
    private final int perSecond;
    private final Scheduler time;
    private final long origin;
    // all guarded by this: a slot for each second, in hundredths of a retry
    private final long[] balance = new long[SECONDS];
    private long second;

    private RetryBudget(int percent, int perSecond, Scheduler time) {
        this.percent = within(0, 1_000, "percent", percent);
        this.perSecond = atLeast(0, "perSecond", perSecond);
        this.time = time;
        origin = time.nanos();
    }

    /// A budget of that share of the traffic and that floor.
    ///
    /// @param percent how many retries for 100 first attempts, 0 to 1,000
    /// @param perSecond how many retries each second, whatever the traffic; at least 0
    public static RetryBudget of(int percent, int perSecond, Scheduler time) {
        return new RetryBudget(percent, perSecond, time);
    }

    /// A fifth of the traffic, and ten a second.
    public static RetryBudget usual(Scheduler time) {
        return of(20, 10, time);
    }

    /// A first attempt is made.
    synchronized void deposit() {
        forget();
        balance[slot()] += percent;
    }

    /// Takes a retry out, if there is one.
    synchronized boolean tryWithdraw() {
        forget();
        if (hundredths() < 100) {
            return false;
        }
        balance[slot()] -= 100;
        return true;
    }

    /// How many retries are left at this moment.
    public synchronized int left() {
        forget();
        return (int) (hundredths() / 100);
    }

    private long hundredths() {
        long sum = 100L * perSecond * SECONDS;
        for (long each : balance) {
            sum += each;
        }
        return sum;
    }

    private int slot() {
        return (int) (second % SECONDS);
    }

    private void forget() {
        long now = (time.nanos() - origin) / SECOND;
        long from = Math.max(second + 1, now - SECONDS + 1);
        for (long each = from; each <= now; each++) {
            balance[(int) (each % SECONDS)] = 0;
        }
        second = Math.max(second, now);
    }

    @Override
    public String toString() {
        return "retries up to " + percent + " % of the traffic plus " + perSecond + " a second";
    }
}
