package spiral.async.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A timing wheel: never early, hardly late, in order, whatever is added and removed")
class TimingWheelTest {
    private static final long TICK = 1 << 14;
    private static final long DAY = 86_400_000_000_000L;
    private static final int CASES = Boolean.getBoolean("spiral.stress") ? 20_000 : 200;

    private final TimingWheel wheel = new TimingWheel();
    private final List<Long> fired = new ArrayList<>();

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("an entry fires when its instant has come, not before, and one tick late at most")
    void anEntryFiresWhenItsInstantHasCome() {
        wheel.add(new Entry(1_000_000));

        wheel.advance(999_999, this::fire);
        assertThat(fired).isEmpty();
        wheel.advance(1_000_000 + TICK, this::fire);
        assertThat(fired).containsExactly(1_000_000L);
        assertThat(wheel.size()).isZero();
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("an instant that has passed fires at the next turn")
    void anInstantThatHasPassed() {
        wheel.advance(DAY, this::fire);
        wheel.add(new Entry(5));

        assertThat(wheel.next()).isLessThanOrEqualTo(DAY);
        wheel.advance(DAY, this::fire);
        assertThat(fired).containsExactly(5L);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("a removed entry never fires; removing it again does nothing")
    void aRemovedEntryNeverFires() {
        var entry = new Entry(DAY);
        wheel.add(entry);
        wheel.remove(entry);
        wheel.remove(entry);

        assertThat(wheel.size()).isZero();
        assertThat(wheel.next()).isEqualTo(TimingWheel.NEVER);
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("a century ahead is fine")
    void aCenturyAhead() {
        wheel.add(new Entry(36_500 * DAY));
        wheel.add(new Entry(20 * DAY));

        while (wheel.size() > 0) {
            wheel.advance(wheel.next(), this::fire);
        }

        assertThat(fired).containsExactly(20 * DAY, 36_500 * DAY);
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("for any schedule it does what a sorted map does")
    void forAnySchedule() {
        for (long seed = 1; seed <= CASES; seed++) {
            new Schedule(seed).run();
        }
    }

    private void fire(WheelEntry entry) {
        fired.add(entry.due());
    }

    private static final class Entry extends WheelEntry {
        Entry(long due) {
            super(due);
        }
    }

    /// A wheel beside a sorted map of what it should hold.
    private static final class Schedule {
        private final long seed;
        private final SplittableRandom random;
        private final TimingWheel wheel = new TimingWheel();
        private final TreeMap<Long, List<Entry>> model = new TreeMap<>();
        private long now;

        Schedule(long seed) {
            this.seed = seed;
            random = new SplittableRandom(seed);
        }

        void run() {
            for (int i = 0; i < 300; i++) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> add();
                    case 2 -> remove();
                    default -> advance();
                }
            }
        }

        private void add() {
            long due = now + (1L << random.nextInt(55)) + random.nextInt(50_000);
            var entry = new Entry(due);
            wheel.add(entry);
            model.computeIfAbsent(due, same -> new ArrayList<>()).add(entry);
        }

        private void remove() {
            if (!model.isEmpty()) {
                List<Entry> some = model.firstEntry().getValue();
                Entry entry = some.removeLast();
                wheel.remove(entry);
                if (some.isEmpty()) {
                    model.pollFirstEntry();
                }
            }
        }

        private void advance() {
            boolean jump = random.nextBoolean() || wheel.next() == TimingWheel.NEVER;
            now = jump ? now + (1L << random.nextInt(50)) : Math.max(now, wheel.next());
            var fired = new ArrayList<Entry>();
            wheel.advance(now, entry -> fired.add((Entry) entry));
            var certain = new ArrayList<Entry>();
            model.headMap(now - TICK, true).values().forEach(certain::addAll);
            assertThat(fired).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(certain.size());
            assertThat(fired.subList(0, certain.size())).as("seed %d", seed).isEqualTo(certain);
            assertThat(fired).as("seed %d", seed).allMatch(entry -> entry.due() <= now);
            fired.forEach(this::forget);
            assertThat(wheel.size())
                    .isEqualTo(model.values().stream().mapToInt(Collection::size).sum());
        }

        private void forget(Entry entry) {
            List<Entry> some = model.get(entry.due());
            some.remove(entry);
            if (some.isEmpty()) {
                model.remove(entry.due());
            }
        }
    }
}
