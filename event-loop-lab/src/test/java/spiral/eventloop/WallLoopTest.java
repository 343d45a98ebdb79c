package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real threads and real time: what must hold between the loop and the threads that post to it.
/// Nothing here sleeps; each wait ends with the event that it waits for, or fails after half a minute.
@DisplayName("A loop in real time")
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WallLoopTest {
    private static final int POSTERS = 4;
    private static final int POSTS = 25_000;

    private final EventLoop loop = EventLoop.onWallClock().build();
    private final List<Thread> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        loop.stop();
        for (Thread thread : started) {
            assertThat(thread.join(Duration.ofSeconds(10))).as("%s ends", thread).isTrue();
        }
    }

    @Test
    @Order(1)
    @DisplayName("100,000 posts of four threads: none is lost, each thread's come in its order")
    void nothingIsLost() throws InterruptedException {
        int[] next = new int[POSTERS];
        List<String> wrong = new ArrayList<>();
        CountDownLatch posted = new CountDownLatch(POSTERS * POSTS);
        start(this::runKeptAlive);

        for (int poster = 0; poster < POSTERS; poster++) {
            int me = poster;
            start(() -> {
                for (int i = 0; i < POSTS; i++) {
                    int mine = i;
                    loop.post(() -> {
                        if (next[me]++ != mine) {
                            wrong.add(me + " posted " + mine);
                        }
                        posted.countDown();
                    });
                }
            });
        }
        posted.await();

        assertThat(next).containsOnly(POSTS);
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("every post wakes a sleeping loop: 20,000 questions, each asked after the answer")
    void everyPostWakesTheLoop() throws Exception {
        CyclicBarrier answered = new CyclicBarrier(2);
        start(this::runKeptAlive);

        for (int i = 0; i < 20_000; i++) {
            loop.post(() -> await(answered));
            answered.await(30, TimeUnit.SECONDS);
        }

        assertThat(answered.isBroken()).isFalse();
    }

    @Test
    @Order(3)
    @DisplayName("stop ends a sleeping loop, whenever it comes")
    void stopEndsASleepingLoop() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            EventLoop sleeper = EventLoop.onWallClock().build();
            try (KeepAlive _ = sleeper.keepAlive()) {
                Thread thread = Thread.ofPlatform().start(sleeper::run);
                sleeper.stop();
                thread.join();
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("closing the last hold ends a sleeping loop, whenever it comes")
    void closingTheLastHoldEndsTheLoop() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            EventLoop sleeper = EventLoop.onWallClock().build();
            KeepAlive first = sleeper.keepAlive();
            KeepAlive second = sleeper.keepAlive();
            Thread thread = Thread.ofPlatform().start(sleeper::run);
            first.close();
            first.close();
            assertThat(thread.join(Duration.ofNanos(1))).isFalse();
            second.close();
            thread.join();
        }
    }

    @Test
    @Order(5)
    @DisplayName("without a hold the loop ends by itself when nothing is left")
    void withoutAHoldItEnds() {
        List<String> log = new ArrayList<>();
        loop.post(() -> loop.setTimeout("a", Duration.ofMillis(2), () -> log.add("a")));

        loop.run();

        assertThat(log).containsExactly("a");
    }

    @Test
    @Order(6)
    @DisplayName("timers are never early, and equal ones keep their order")
    void timersAreNeverEarly() {
        List<Long> early = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int me = i;
            long due = loop.nanos() + 100_000L * (i % 20);
            loop.setTimeout(
                    "t",
                    Duration.ofNanos(100_000L * (i % 20)),
                    () -> {
                        early.add(Math.max(0, due - loop.nanos()));
                        order.add(me);
                    });
        }

        loop.run();

        assertThat(early).hasSize(200).containsOnly(0L);
        assertThat(order.stream().filter(i -> i % 20 == 7)).isSorted();
    }

    @Test
    @Order(7)
    @DisplayName("while the loop runs elsewhere, only posting is allowed")
    void onlyPostingIsAllowedFromOutside() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        start(this::runKeptAlive);
        loop.post(running::countDown);
        running.await();

        assertThatThrownBy(() -> loop.queueMicrotask("a", () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("post");
        assertThatThrownBy(() -> loop.setTimeout("a", Duration.ZERO, () -> {}))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loop.advance(Duration.ZERO))
                .hasMessageContaining("only a virtual clock");
        assertThat(loop.onLoopThread()).isFalse();
    }

    @Test
    @Order(8)
    @DisplayName("interrupting a sleeping loop ends it, and the thread stays interrupted")
    void anInterruptEndsTheLoop() throws InterruptedException {
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(1);
        loop.post(running::countDown);
        Thread thread =
                start(() -> {
                    runKeptAlive();
                    interrupted.set(Thread.currentThread().isInterrupted());
                });
        running.await();

        thread.interrupt();
        thread.join();

        assertThat(interrupted.get()).isTrue();
    }

    @Test
    @Order(9)
    @DisplayName("by default an uncaught error goes to the thread's handler, and the loop goes on")
    void anUncaughtErrorGoesToTheThread() throws InterruptedException {
        AtomicReference<Throwable> heard = new AtomicReference<>();
        CountDownLatch wentOn = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().unstarted(this::runKeptAlive);
        thread.setUncaughtExceptionHandler((_, error) -> heard.set(error));
        started.add(thread);
        thread.start();

        loop.post(() -> {
            throw new IllegalStateException("oh");
        });
        loop.post(wentOn::countDown);
        wentOn.await();

        assertThat(heard.get()).hasMessage("oh");
    }

    @Test
    @Order(10)
    @DisplayName("a loop that waits burns no processor time")
    void aWaitingLoopRests() throws Exception {
        Thread thread = start(this::runKeptAlive);
        CountDownLatch done = new CountDownLatch(1);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        AtomicReference<Long> before = new AtomicReference<>(0L);
        loop.post(() -> {
            before.set(threads.getCurrentThreadCpuTime());
            loop.setTimeout("later", Duration.ofMillis(300), done::countDown);
        });

        done.await();

        long used = threads.getThreadCpuTime(thread.threadId()) - before.get();
        assertThat(Duration.ofNanos(used)).isLessThan(Duration.ofMillis(100));
    }

    private void runKeptAlive() {
        try (KeepAlive _ = loop.keepAlive()) {
            loop.run();
        }
    }

    private Thread start(Runnable body) {
        Thread thread = Thread.ofPlatform().start(body);
        started.add(thread);
        return thread;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("nobody came", e);
        }
    }
}
