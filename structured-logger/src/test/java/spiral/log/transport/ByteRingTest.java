package spiral.log.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.Line;

@DisplayName("Bounded queue, honest ledger")
class ByteRingTest {
    private static final int ROOM = 64;

    private final ByteRing ring = new ByteRing(ROOM);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("the line that came first leaves first")
    void firstInFirstOut() {
        ring.add(line("one"));
        ring.add(line("two"));

        assertThat(poll().toString()).isEqualTo("one");
        assertThat(poll().toString()).isEqualTo("two");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a line keeps its level and its time, also one before 1970")
    void levelAndTime() {
        Line alarm = line("x");
        alarm.become(Level.ERROR, -1, "x\n".getBytes(UTF_8), 0, 2);
        ring.add(alarm);
        Line polled = poll();

        assertThat(polled.level()).isEqualTo(Level.ERROR);
        assertThat(polled.epochMicros()).isEqualTo(-1);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("what is kept is a copy: the lent line may become another one")
    void copied() {
        Line lent = line("first");
        ring.add(lent);
        lent.become(Level.INFO, 0, "other\n".getBytes(UTF_8), 0, 6);

        assertThat(poll().toString()).isEqualTo("first");
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("bytes in use are those of the lines and of their heads")
    void used() {
        assertThat(ring.used()).isZero();
        ring.add(line("1234"));
        assertThat(ring.used()).isEqualTo(ByteRing.HEAD + 5);
        assertThat(ring.lines()).isEqualTo(1);
        assertThat(ring.capacity()).isEqualTo(ROOM);
    }

    @Test
    @Order(5)
    @Tag("step:1")
    @DisplayName("a line fits when its bytes and its head do, to the last byte")
    void fits() {
        int most = ROOM - ByteRing.HEAD - 1; // and a newline
        assertThat(ring.fits(line("x".repeat(most)))).isTrue();
        assertThat(ring.fits(line("x".repeat(most + 1)))).isFalse();
        ring.add(line("12"));
        assertThat(ring.fits(line("x".repeat(most - ByteRing.HEAD - 3)))).isTrue();
        assertThat(ring.fits(line("x".repeat(most - ByteRing.HEAD - 2)))).isFalse();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a line that is cut by the end of the array comes out whole")
    void aroundTheEnd() {
        for (int i = 0; i < 1_000; i++) {
            String text = "line " + i;
            ring.add(line(text));
            assertThat(poll().toString()).isEqualTo(text);
        }
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("dropping takes the oldest line, whole, and leaves the next one readable")
    void dropping() {
        for (int i = 0; i < 1_000; i++) {
            ring.add(line("old " + i));
            ring.add(line("new " + i));
            ring.drop();
            assertThat(poll().toString()).isEqualTo("new " + i);
        }
    }

    @Test
    @Order(8)
    @Tag("step:2")
    @DisplayName("positions only grow, so that a place in the queue can be remembered")
    void positions() {
        long before = 0;
        for (int i = 0; i < 100; i++) {
            assertThat(ring.head()).isEqualTo(before);
            ring.add(line("12345"));
            assertThat(ring.tail()).isEqualTo(before + ByteRing.HEAD + 6);
            poll();
            before += ByteRing.HEAD + 6;
        }
    }

    @Test
    @Order(9)
    @Tag("step:2")
    @DisplayName("the ledger is honest: what came is what left, what was dropped and what is here")
    void ledger() {
        int came = 0;
        int left = 0;
        int dropped = 0;
        for (int i = 0; i < 1_000; i++) {
            Line next = line("x".repeat(i % 40));
            while (!ring.fits(next)) {
                ring.drop();
                dropped++;
            }
            ring.add(next);
            came++;
            if (i % 3 == 0) {
                poll();
                left++;
            }
            assertThat(left + dropped + ring.lines()).isEqualTo(came);
            assertThat(ring.used()).isBetween(0, ROOM);
        }
        while (ring.lines() > 0) {
            ring.drop();
        }
        assertThat(ring.used()).isZero();
    }

    private Line poll() {
        Line line = new Line();
        ring.poll(line);
        return line;
    }

    private static Line line(String text) {
        byte[] bytes = (text + "\n").getBytes(UTF_8);
        Line line = new Line();
        line.become(Level.INFO, 1, bytes, 0, bytes.length);
        return line;
    }
}
