package spiral.queue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.store.LowWater.Place;

@DisplayName("Where a claim begins")
class LowWaterTest {
    private static final Set<String> TYPES = Set.of("mail");
    private static final List<String> NONE = List.of();
    private static final Place LAST = new Place(500, 7);

    private final LowWater lowWater = new LowWater();

    private Place place(long now) {
        return lowWater.place(TYPES, NONE, now);
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("at the front of the line, as long as little stands in the way")
    void front() {
        lowWater.walked(TYPES, NONE, LowWater.MANY, 1, LAST, 1_000);

        assertThat(place(1_000)).isEqualTo(Place.FRONT);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("where the last claim ended, once one has walked past many entries")
    void mark() {
        lowWater.walked(TYPES, NONE, LowWater.MANY + 1, 1, LAST, 1_000);

        assertThat(place(1_000)).isEqualTo(LAST);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("at the front again after a moment: what came to stand there waits no longer")
    void moment() {
        lowWater.walked(TYPES, NONE, 20_000, 1, LAST, 1_000);
        assertThat(place(1_199)).isEqualTo(LAST);
        assertThat(place(1_200)).isEqualTo(Place.FRONT);

        lowWater.walked(TYPES, NONE, 1_000_000_000, 1, LAST, 2_000);
        assertThat(place(4_999)).isEqualTo(LAST);
        assertThat(place(5_000)).isEqualTo(Place.FRONT);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("the mark moves on with the line, and does not last longer for it")
    void advances() {
        lowWater.walked(TYPES, NONE, 20_000, 1, LAST, 1_000);
        lowWater.advanced(new Place(600, 9));

        assertThat(place(1_100)).isEqualTo(new Place(600, 9));
        assertThat(place(1_200)).isEqualTo(Place.FRONT);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("at the front for whoever asks for other types, or after too little was found")
    void others() {
        lowWater.walked(TYPES, NONE, 20_000, 1, LAST, 1_000);
        assertThat(lowWater.place(Set.of("sms"), NONE, 1_000)).isEqualTo(Place.FRONT);
        assertThat(lowWater.place(TYPES, List.of("mail"), 1_000)).isEqualTo(Place.FRONT);

        lowWater.forget();
        assertThat(place(1_000)).isEqualTo(Place.FRONT);
    }

    @Test
    @Order(6)
    @Tag("step:1")
    @DisplayName("at the front when the clock has gone back")
    void clock() {
        lowWater.walked(TYPES, NONE, 20_000, 1, LAST, 1_000);

        assertThat(place(999)).isEqualTo(Place.FRONT);
    }

    @Test
    @Order(7)
    @Tag("step:1")
    @DisplayName("where the last claim ended, for an instant, when that one took many jobs")
    void bulk() {
        lowWater.walked(TYPES, NONE, 0, LowWater.BULK - 1, LAST, 1_000);
        assertThat(place(1_000)).isEqualTo(Place.FRONT);

        lowWater.walked(TYPES, NONE, 0, LowWater.BULK, LAST, 1_000);
        assertThat(place(1_019)).isEqualTo(LAST);
        assertThat(place(1_020)).isEqualTo(Place.FRONT);
    }

    @Test
    @Order(8)
    @Tag("step:1")
    @DisplayName("what has run for long is looked for once a second, by whoever comes first")
    void aside() {
        assertThat(lowWater.asideDue(1_000)).isTrue();
        assertThat(lowWater.asideDue(1_999)).isFalse();
        assertThat(lowWater.asideDue(2_000)).isTrue();
        assertThat(lowWater.asideDue(1_500)).as("the clock went back").isTrue();
    }

    @Test
    @Order(9)
    @Tag("step:1")
    @DisplayName("when the claim before has ended; but nobody waits for ever")
    void turns() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        LowWater patient = new LowWater(Duration.ofMinutes(1));
        Thread second = new Thread(() -> claim(patient, "second", order));
        patient.inTurn(() -> {
            second.start();
            while (second.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            return order.add("first");
        });
        second.join();
        assertThat(order).containsExactly("first", "second");

        LowWater hasty = new LowWater(Duration.ZERO);
        Thread other = new Thread(() -> claim(hasty, "other", order));
        hasty.inTurn(() -> {
            other.start();
            while (other.isAlive()) {
                Thread.onSpinWait();
            }
            return order.add("long one");
        });
        assertThat(order).endsWith("other", "long one");
    }

    private static void claim(LowWater lowWater, String name, List<String> order) {
        try {
            lowWater.inTurn(() -> order.add(name));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
