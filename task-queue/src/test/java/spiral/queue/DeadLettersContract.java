package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats.Event;

/// What every store promises about jobs that end badly; part of its contract.
abstract class DeadLettersContract extends IdlingContract {

    private long dead(NewJob job, long worker) {
        long id = submit(job.maxAttempts(1));
        accepted(failure(claimOne(worker)));
        assertThat(state(id)).isEqualTo(Name.DEAD);
        return id;
    }

    @Test
    @Order(500)
    @Tag("step:10")
    @DisplayName("a job names the worker that holds it or has brought it to its end, and no other")
    void holder() {
        long worker = worker("a");
        long id = submit(mail().maxAttempts(2));
        Claim claim = claimOne(worker);
        assertThat(store.find(id).orElseThrow().worker()).hasValue(worker);
        accepted(failure(claim));
        assertThat(store.find(id).orElseThrow().worker()).isEmpty();
        assertThat(store.find(dead(mail(), worker)).orElseThrow().worker()).isEmpty();
        long done = submit(mail());
        accepted(success(claimOne(worker)));
        assertThat(store.find(done).orElseThrow().worker()).hasValue(worker);
    }

    @Test
    @Order(501)
    @Tag("step:10")
    @DisplayName("whatever an error holds, it is kept as text, and harms no other settlement")
    void hostileErrors() {
        long worker = worker("a");
        String face = "\uD83D\uDE00";
        for (String error :
                new String[] {"a \0 zero", "half " + face.charAt(0), "x".repeat(3_999) + face}) {
            long id = submit(mail().maxAttempts(1));
            Claim claim = claimOne(worker);

            accepted(new Settlement.Failure(claim, TOOK, error));

            String kept = store.find(id).orElseThrow().lastError().orElseThrow();
            assertThat(kept).hasSizeBetween(6, 4_000).startsWith(error.substring(0, 2));
            assertThat(kept.codePoints()).noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
        }
    }

    @Test
    @Order(502)
    @Tag("step:10")
    @DisplayName("letters that must stay do not use up the places of those that may go round again")
    void takenKeys() {
        long worker = worker("a");
        long taken = dead(mail().unique("nightly"), worker);
        long free = dead(mail(), worker);
        submit(mail().unique("nightly"));

        assertThat(store.controls().redrive(Optional.of("mail"), 1)).isEqualTo(1);

        assertThat(state(taken)).isEqualTo(Name.DEAD);
        assertThat(state(free)).isEqualTo(Name.READY);
    }

    @Test
    @Order(503)
    @Tag("step:10")
    @DisplayName("of letters with the same unique key the oldest goes round again, alone")
    void sameKeys() {
        long worker = worker("a");
        long first = dead(mail().unique("nightly"), worker);
        long second = dead(mail().unique("nightly"), worker);

        assertThat(store.controls().redrive(Optional.empty(), 10)).isEqualTo(1);

        assertThat(state(first)).isEqualTo(Name.READY);
        assertThat(state(second)).isEqualTo(Name.DEAD);
    }

    @Test
    @Order(503)
    @Tag("step:10")
    @DisplayName("thousands of letters go round again, as many as asked for, the oldest first")
    void manyLetters() throws SQLException {
        List<Long> ids = store.submit(Collections.nCopies(2_500, mail()));
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE job SET state = 5, attempt = 5, crashes = 1, last_error = 'no reply'");
        }

        assertThat(store.controls().redrive(Optional.of("mail"), 2_200)).isEqualTo(2_200);

        assertThat(store.standing(MAIL).get("mail"))
                .isEqualTo(Map.of(Name.READY, 2_200L, Name.DEAD, 300L));
        assertThat(state(ids.get(2_199))).isEqualTo(Name.READY);
        assertThat(state(ids.get(2_200))).isEqualTo(Name.DEAD);
        Job again = store.find(ids.getFirst()).orElseThrow();
        assertThat(again.life().attempt()).isZero();
        assertThat(again.life().crashes()).isZero();
        assertThat(again.lastError()).contains("no reply");
        assertThat(store.claim(worker("a"), MAIL, 3)).extracting(Claim::job).startsWith(ids.get(0));
        assertThat(store.stats(Duration.ofHours(1)).all().count(Event.REVIVED)).isEqualTo(2_200);
    }

    @Test
    @Order(504)
    @Tag("step:10")
    @DisplayName("a result or a progress note that not every store can keep is refused at the door")
    void unkeepable() {
        Claim claim = claimOf(submit(mail()));
        for (String text : new String[] {"\0", "\uD83D", "\uDE00\uD83D"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new Settlement.Success(claim, TOOK, Optional.of(text), List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> new Progress(1, text));
        }
        accepted(new Settlement.Success(claim, TOOK, Optional.of("\"\uD83D\uDE00\""), List.of()));
        assertThat(store.find(claim.job()).orElseThrow().result()).hasValue("\"\uD83D\uDE00\"");
    }

    private Claim claimOf(long job) {
        Claim claim = claimOne(worker("a"));
        assertThat(claim.job()).isEqualTo(job);
        return claim;
    }
}
