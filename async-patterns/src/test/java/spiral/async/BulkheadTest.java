package spiral.async;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A bulkhead: so many at the same time, some wait in line")
@SuppressWarnings("FutureReturnValueIgnored") // watched is what the futures set in motion
class BulkheadTest {
    private final Bulkhead bulkhead = Bulkhead.of(2);
    private final List<CompletableFuture<String>> started = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a call beyond the limit is refused at once and not started")
    void aCallBeyondTheLimitIsRefused() {
        bulkhead.run(this::work);
        bulkhead.run(this::work);

        CompletableFuture<String> third = bulkhead.run(this::work);

        assertThat(third.exceptionNow())
                .isInstanceOf(BulkheadFull.class)
                .hasMessage("2 calls are under way, which is the limit");
        assertThat(started).hasSize(2);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a call that ends, well, badly or cancelled, makes room before its caller hears")
    void aCallThatEndsMakesRoom() {
        var seen = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            bulkhead.run(this::work).whenComplete((v, t) -> seen.add(bulkhead.underWay()));
            end(started.getLast(), i);
        }
        bulkhead.run(this::work).cancel(true);

        assertThat(seen).containsExactly(0, 0, 0);
        assertThat(bulkhead.underWay()).isZero();
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("those who wait come in first come, first served")
    void thoseWhoWaitComeInInOrder() {
        Bulkhead queued = bulkhead.queue(2);
        for (int i = 0; i < 4; i++) {
            queued.run(this::work);
        }
        assertThat(started).hasSize(2);
        assertThat(queued.run(this::work).exceptionNow()).isInstanceOf(BulkheadFull.class);

        started.get(1).complete("b");
        assertThat(started).hasSize(3);
        assertThat(queued.waiting()).isEqualTo(1);
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("who gives up while waiting leaves the line, and is never started")
    void whoGivesUpLeavesTheLine() {
        Bulkhead queued = bulkhead.queue(5);
        queued.run(this::work);
        queued.run(this::work);
        CompletableFuture<String> impatient = queued.run(this::work);
        queued.run(this::work);

        impatient.cancel(true);
        assertThat(queued.waiting()).isEqualTo(1);
        started.get(0).complete("a");

        assertThat(started).hasSize(3);
        assertThat(queued.waiting()).isZero();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("on the caller's thread the place is given back also when the body throws")
    void onTheCallersThread() throws Exception {
        assertThat(bulkhead.call(() -> bulkhead.underWay())).isEqualTo(1);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        bulkhead.call(() -> {
                            throw new IllegalStateException();
                        }));

        assertThat(bulkhead.underWay()).isZero();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a hundred thousand waiters that end at once do not fill the stack")
    void manyWaitersDoNotFillTheStack() {
        Bulkhead one = Bulkhead.of(1).queue(100_000);
        var first = new CompletableFuture<String>();
        one.run(() -> first);
        var all = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 100_000; i++) {
            all.add(one.run(() -> completedFuture("x")));
        }

        first.complete("go");

        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(one.underWay()).isZero();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("the listener hears of refusals; settings say what is allowed")
    void theListenerHearsOfRefusals() {
        Bulkhead told = Bulkhead.of(1).listener(events::add);
        told.run(this::work);
        told.run(this::work);

        assertThat(events).hasSize(1).first().isInstanceOf(Event.Refused.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bulkhead.of(0))
                .withMessage("limit must be at least 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulkhead.queue(-1))
                .withMessage("queue must be at least 0 but was -1");
    }

    private CompletableFuture<String> work() {
        var work = new CompletableFuture<String>();
        started.add(work);
        return work;
    }

    private static void end(CompletableFuture<String> work, int how) {
        switch (how) {
            case 0 -> work.complete("well");
            case 1 -> work.completeExceptionally(new IllegalStateException());
            default -> work.cancel(true);
        }
    }
}
