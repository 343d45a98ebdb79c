package spiral.async;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The system scheduler keeps the promise of every scheduler, on the wall clock")
class SystemSchedulerTest extends SchedulerContract {
    private final Scheduler scheduler = new SystemScheduler((thread, surprise) -> {});

    @Override
    protected Scheduler scheduler() {
        return scheduler;
    }

    /// A last task behind all that are due; nobody sleeps.
    @Override
    protected void elapse(Duration duration) {
        var passed = new CountDownLatch(1);
        scheduler.schedule(duration, passed::countDown);
        try {
            if (!passed.await(20, SECONDS)) {
                throw new AssertionError("20 seconds were not enough for " + duration);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
