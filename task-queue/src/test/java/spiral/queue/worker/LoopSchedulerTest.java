package spiral.queue.worker;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import spiral.async.Scheduler;
import spiral.async.SchedulerContract;
import spiral.eventloop.EventLoop;

@DisplayName("The scheduler's contract, on an event loop")
class LoopSchedulerTest extends SchedulerContract {
    private final EventLoop loop = EventLoop.onVirtualClock().build();
    private final Scheduler scheduler = new LoopScheduler(loop);

    @Override
    protected Scheduler scheduler() {
        return scheduler;
    }

    @Override
    protected void elapse(Duration duration) {
        loop.advance(duration);
    }
}
