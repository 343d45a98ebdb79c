package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;

/// What every store promises about keys, parents and the line in which jobs stand.
abstract class TiesContract extends DeadLettersContract {

    @Test
    @Order(201)
    @Tag("step:5")
    @DisplayName("a unique job is stored once while it has not ended; who submits it gets its id")
    void unique() {
        long first = submit(mail().unique("nightly"));

        assertThat(submit(mail().unique("nightly"))).isEqualTo(first);
        assertThat(submit(NewJob.of("sms", "{}").unique("nightly"))).isNotEqualTo(first);
        accepted(success(claimOne(worker("a"))));
        assertThat(submit(mail().unique("nightly"))).isNotEqualTo(first);
    }

    @Test
    @Order(202)
    @Tag("step:5")
    @DisplayName("in one batch, too, a unique job is stored once")
    void uniqueInABatch() {
        NewJob job = mail().unique("nightly");

        List<Long> ids = store.submit(List.of(job, mail(), job));

        assertThat(ids.get(2)).isEqualTo(ids.get(0));
        assertThat(store.list(Optional.empty(), Optional.empty(), 10)).hasSize(2);
    }

    @Test
    @Order(203)
    @Tag("step:5")
    @DisplayName("a dead job does not come back while another has its unique key")
    void revivedUnique() {
        long dead = submit(mail().unique("nightly").maxAttempts(1));
        accepted(failure(claimOne(worker("a"))));
        long next = submit(mail().unique("nightly"));

        assertThatThrownBy(() -> store.revive(dead))
                .isInstanceOf(IllegalMove.class)
                .hasMessageContaining("job " + next + " has its unique key");
        assertThat(state(dead)).isEqualTo(Name.DEAD);
    }

    @Test
    @Order(204)
    @Tag("step:5")
    @DisplayName(
            "an idempotency key is remembered when the job has ended; the same payload gets its id")
    void idempotent() {
        NewJob job = NewJob.of("mail", "{\"to\":1}").idempotencyKey("order-7");
        long first = submit(job);
        accepted(success(claimOne(worker("a"))));

        assertThat(submit(job)).isEqualTo(first);
        assertThat(store.claim(worker("b"), MAIL, 1)).isEmpty();
    }

    @Test
    @Order(205)
    @Tag("step:5")
    @DisplayName("the same idempotency key with another payload is refused, and nothing is stored")
    void conflict() {
        long first = submit(NewJob.of("mail", "{\"to\":1}").idempotencyKey("order-7"));
        NewJob other = NewJob.of("mail", "{\"to\":2}").idempotencyKey("order-7");

        assertThatThrownBy(() -> store.submit(List.of(mail(), other)))
                .isInstanceOf(KeyConflict.class)
                .hasMessageContaining("'order-7' belongs to job " + first);
        assertThat(store.stats(Duration.ofHours(1)).count(Name.READY)).isEqualTo(1);
    }

    @Test
    @Order(206)
    @Tag("step:6")
    @DisplayName("waiting weighs as much as priority: nothing starves")
    void ageing() {
        long patient = submit(mail().priority(0));
        shiftClock(SETTINGS.ageing().multipliedBy(4));
        long urgent = submit(mail().priority(9));
        long usual = submit(mail().priority(3));

        long worker = worker("a");
        assertThat(claimOne(worker).job()).isEqualTo(urgent);
        assertThat(claimOne(worker).job()).isEqualTo(patient);
        assertThat(claimOne(worker).job()).isEqualTo(usual);
    }

    @Test
    @Order(207)
    @Tag("step:6")
    @DisplayName("a job waits until all of its parents have succeeded")
    void parents() {
        long left = submit(mail().priority(9));
        long right = submit(mail().priority(8));
        long child = submit(mail().priority(9).after(left, right));
        long worker = worker("a");
        assertThat(state(child)).isEqualTo(Name.BLOCKED);

        accepted(success(claimOne(worker)));
        assertThat(state(child)).isEqualTo(Name.BLOCKED);
        assertThat(store.find(child).orElseThrow().ties().parents()).containsExactly(right);
        accepted(success(claimOne(worker)));

        assertThat(claimOne(worker).job()).isEqualTo(child);
    }

    @Test
    @Order(208)
    @Tag("step:6")
    @DisplayName("a parent that has succeeded before holds nothing up; an unknown one is refused")
    void earlierParents() {
        long done = submit(mail());
        accepted(success(claimOne(worker("a"))));

        assertThat(state(submit(mail().after(done)))).isEqualTo(Name.READY);
        assertThatThrownBy(() -> submit(mail().after(999_999L))).isInstanceOf(NoSuchJob.class);
    }

    @Test
    @Order(209)
    @Tag("step:6")
    @DisplayName(
            "a dead parent keeps its children waiting; sent round again and successful, it frees them")
    void deadParent() {
        long parent = submit(mail().maxAttempts(1));
        long child = submit(mail().after(parent));
        long worker = worker("a");
        accepted(failure(claimOne(worker)));
        assertThat(store.controls().why(child)).containsExactly("parent " + parent + " dead");

        store.revive(parent);
        accepted(success(claimOne(worker)));

        assertThat(claimOne(worker).job()).isEqualTo(child);
    }

    @Test
    @Order(210)
    @Tag("step:6")
    @DisplayName("a child is cancelled alone, and waits again when it is sent round again")
    void cancelledChild() {
        long parent = submit(mail());
        long child = submit(mail().after(parent));

        assertThat(store.cancel(child).life().state().name()).isEqualTo(Name.CANCELLED);
        store.revive(child);

        assertThat(state(child)).isEqualTo(Name.BLOCKED);
        assertThat(state(parent)).isEqualTo(Name.READY);
    }

    @Test
    @Order(211)
    @Tag("step:6")
    @DisplayName(
            "a job submitted in the caller's own transaction is there when that commits, or never")
    void transactional() throws Exception {
        try (Connection mine = connection()) {
            store.submit(mine, List.of(mail()));
            mine.rollback();
            assertThat(store.stats(Duration.ofHours(1)).count(Name.READY)).isZero();

            long id = store.submit(mine, List.of(mail())).getFirst();
            mine.commit();
            assertThat(claimOne(worker("a")).job()).isEqualTo(id);
        }
    }

    @Test
    @Order(212)
    @Tag("step:6")
    @DisplayName("a refused job leaves the caller's own transaction usable")
    void transactionalRefusal() throws Exception {
        submit(NewJob.of("mail", "1").idempotencyKey("k"));
        try (Connection mine = connection()) {
            List<NewJob> two = List.of(mail(), NewJob.of("mail", "2").idempotencyKey("k"));

            assertThatThrownBy(() -> store.submit(mine, two)).isInstanceOf(KeyConflict.class);
            store.submit(mine, List.of(mail()));
            mine.commit();
        }
        assertThat(store.stats(Duration.ofHours(1)).count(Name.READY)).isEqualTo(2);
    }
}
