package spiral.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The door for other threads")
class InboxTest {
    private final Inbox inbox = new Inbox(new VirtualClock());

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("letters come out in the order in which they were put, each once")
    void lettersComeOutInOrder() {
        put("a");
        put("b");

        assertThat(take()).containsExactly("a", "b");
        assertThat(take()).isEmpty();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a flood is taken in batches, so that the loop gets to run what it has")
    void aFloodIsTakenInBatches() {
        for (int i = 0; i < Inbox.BATCH + 1; i++) {
            put("letter");
        }

        assertThat(take()).hasSize(Inbox.BATCH);
        assertThat(take()).hasSize(1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a letter is news, and so is the wish to stop; a hold is not")
    void whatIsNews() {
        inbox.hold();
        assertThat(inbox.hasNews()).isFalse();

        put("a");
        assertThat(inbox.hasNews()).isTrue();

        take();
        assertThat(inbox.hasNews()).isFalse();
        inbox.stop();
        assertThat(inbox.hasNews()).isTrue();
        assertThat(inbox.stopped()).isTrue();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("who only waits for letters looks up again when the last hold is released")
    void theLastReleaseIsAReasonToLook() {
        inbox.hold();
        inbox.hold();

        inbox.release();
        assertThat(inbox.hasNewsOrNoHold()).isFalse();
        assertThat(inbox.held()).isTrue();

        inbox.release();
        assertThat(inbox.hasNewsOrNoHold()).isTrue();
        assertThat(inbox.held()).isFalse();
    }

    private void put(String name) {
        inbox.put(new Inbox.Letter(name, () -> {}));
    }

    private List<String> take() {
        List<String> names = new ArrayList<>();
        inbox.take(letter -> names.add(letter.name()));
        return names;
    }
}
