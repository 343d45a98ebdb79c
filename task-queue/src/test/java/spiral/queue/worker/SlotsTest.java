package spiral.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import spiral.eventloop.EventLoop;
import spiral.queue.Claim;
import spiral.queue.JobContext;
import spiral.queue.JobHandler;
import spiral.queue.Settlement;
import spiral.queue.worker.Attempt.Stop;

/// Handlers in virtual time; what they do depends on their job's number.
@DisplayName("Jobs that share a slot")
class SlotsTest {
    private final EventLoop loop = EventLoop.onVirtualClock().build();
    private final List<String> said = new ArrayList<>();
    private final List<Claim> back = new ArrayList<>();
    private final List<Settlement> ends = new ArrayList<>();
    private JobHandler work = job -> {};

    private final Slots slots =
            new Slots(
                    loop,
                    Map.of("work", job -> work.run(job)),
                    body -> new HandlerThread(loop, body, () -> {}),
                    2,
                    new Slots.Desk() {
                        @Override
                        public void ended(Attempt attempt, Settlement settlement) {
                            said.add("%d ended".formatted(attempt.job()));
                            ends.add(settlement);
                        }

                        @Override
                        public void allTold() {
                            said.add("all told");
                        }

                        @Override
                        public void takeBack(List<Claim> claims) {
                            back.addAll(claims);
                        }
                    });

    private static List<Claim> jobs(int count) {
        StoreDouble store = new StoreDouble();
        for (int job = 1; job <= count; job++) {
            store.add(job, false);
        }
        return List.copyOf(store.ready);
    }

    private void onLoop(Runnable action) {
        loop.post("test", action);
        loop.runUntilIdle();
    }

    private void note(JobContext job, String what) {
        said.add("%d %s after %d ms".formatted(job.job(), what, loop.nanos() / 1_000_000));
    }

    /// Sleeps, and says how that ended.
    private void sleep(JobContext job, long millis) throws InterruptedException {
        try {
            VirtualWorker.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            note(job, "interrupted");
            throw e;
        }
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("run one after the other, and one task of the loop hears of all their ends")
    void oneAfterTheOther() {
        work = job -> note(job, "runs");

        onLoop(() -> slots.start(jobs(3)));

        assertThat(said)
                .containsExactly(
                        "1 runs after 0 ms",
                        "2 runs after 0 ms",
                        "3 runs after 0 ms",
                        "1 ended",
                        "2 ended",
                        "3 ended",
                        "all told");
        assertThat(slots.isEmpty()).isTrue();
        assertThat(slots.jobs()).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("do not wait behind a slow one: what has not begun goes back")
    void slowOne() {
        work = job -> sleep(job, job.job() == 2 ? 1_000 : 0);

        onLoop(() -> slots.start(jobs(4)));
        loop.advance(Row.PATIENCE);

        assertThat(said).containsExactly("1 ended", "all told");
        assertThat(back).extracting(Claim::job).containsExactly(3L, 4L);
        assertThat(slots.jobs()).isEqualTo(1);
        loop.advance(Duration.ofSeconds(1));
        assertThat(said).containsExactly("1 ended", "all told", "2 ended", "all told");
        assertThat(slots.isEmpty()).isTrue();
    }

    @Test
    @Order(3)
    @Tag("step:2")
    @DisplayName("have each its own time, counted from its own start")
    void ownTime() {
        work = job -> sleep(job, job.job() == 1 ? 5 : 60_000);

        onLoop(() -> slots.start(jobs(2)));
        loop.advance(Duration.ofSeconds(20));

        assertThat(said)
                .containsExactly(
                        "1 ended",
                        "all told",
                        "2 interrupted after 10005 ms",
                        "2 ended",
                        "all told");
        assertThat(ends.getFirst()).isInstanceOf(Settlement.Success.class);
        assertThat(ends.getLast()).isInstanceOf(Settlement.Failure.class);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("an ended job that nobody has heard of yet cannot be stopped any more")
    void endedUnheard() {
        AtomicBoolean stopped = new AtomicBoolean();
        work =
                job -> {
                    if (job.job() == 2) {
                        sleep(job, 5);
                    }
                };

        onLoop(() -> {
            slots.start(jobs(2));
            // the loop is busy: the end of the first waits for it
            Attempt first = slots.attempts().getFirst();
            stopped.set(first.job() == 1 && first.stop(Stop.CANCELLED));
        });
        loop.advance(Duration.ofMillis(5));

        assertThat(stopped).isFalse();
        assertThat(said).noneMatch(line -> line.contains("interrupted"));
        assertThat(ends).hasSize(2).allMatch(end -> end instanceof Settlement.Success);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("a handler that interrupts its own thread does not harm the next one")
    void ownInterrupt() {
        work =
                job -> {
                    note(
                            job,
                            Thread.currentThread().isInterrupted()
                                    ? "begins badly"
                                    : "begins well");
                    Thread.currentThread().interrupt();
                };

        onLoop(() -> slots.start(jobs(2)));

        assertThat(said).startsWith("1 begins well after 0 ms", "2 begins well after 0 ms");
    }

    @Test
    @Order(6)
    @Tag("step:3")
    @DisplayName("what the log says of one is not said of the next")
    void contexts() {
        work =
                job -> {
                    String thread = Thread.currentThread().getName();
                    said.add(thread + " " + MDC.get("job.id") + " " + MDC.get("left behind"));
                    MDC.put("left behind", "by " + job.job());
                };

        onLoop(() -> slots.start(jobs(2)));

        assertThat(said).startsWith("job-1 1 null", "job-2 2 null");
    }

    @Test
    @Order(7)
    @Tag("step:3")
    @DisplayName(
            "taken back they do not run, and their slot is free when the running one has ended")
    void takenBack() {
        work = job -> sleep(job, 5);
        onLoop(() -> {
            slots.start(jobs(3));
            back.addAll(slots.takeBack());
        });

        assertThat(back).extracting(Claim::job).containsExactly(2L, 3L);
        loop.advance(Duration.ofMillis(5));
        assertThat(said).containsExactly("1 ended", "all told");
        assertThat(slots.isEmpty()).isTrue();
    }
}
