package spiral.log.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import spiral.log.Layout;
import spiral.log.Strict;
import spiral.log.Transport;
import spiral.log.redact.PathRedactor;

@DisplayName("Whatever the caller passes, the line is valid")
class HostileEventsProperties {
    private static final long SEED = Long.getLong("spiral.seed", 20_260_301);
    private static final int EVENTS =
            Integer.getInteger(
                    "spiral.events", Boolean.getBoolean("spiral.stress") ? 1_000_000 : 20_000);
    private static final List<Level> LEVELS = List.of(Level.values());
    private final Random random = new Random(SEED);
    private final HostileValues hostile = new HostileValues(random);
    private final String[] said = Stream.generate(hostile::text).limit(8).toArray(String[]::new);
    private final TestLog log = new TestLog();

    @Test
    @DisplayName("random hostile events give lines that the strictest reader reads")
    void everyLineIsValid() {
        log.system().configure(c -> c.withField("k", "base").withField("\ud800", 1));
        for (int i = 1; i <= EVENTS; i++) {
            hostileEvent();
            String line = log.lines(1).getFirst();

            assertThat(linesSoFar()).describedAs("seed %d, event %d", SEED, i).isEqualTo(i);
            assertThat(line.lines()).describedAs("seed %d, event %d", SEED, i).hasSize(1);
            assertThat(line).doesNotContain("(event not encoded");
            assertThat(strictlyRead(line, i)).containsKeys("@timestamp", "log.level", "message");
        }
        assertThat(log.system().failures()).isZero();
    }

    @Test
    @DisplayName("the same with secrets hidden, and with a layout of one's own")
    void otherLines() {
        log.system()
                .configure(c ->
                        c.withRedaction(PathRedactor.of("**.k", "message", "a.**"))
                                .withLayout(Layout.of("pairs", "context", "m=message", "t=time")));
        for (int i = 1; i <= EVENTS / 10; i++) {
            hostileEvent();
            assertThat(strictlyRead(log.lines(1).getFirst(), i)).containsKeys("m", "t");
        }
        assertThat(log.system().failures()).isZero();
    }

    private long linesSoFar() {
        Transport.Ledger ledger = log.system().config().transport().ledger();
        return ledger.written() + ledger.dropped();
    }

    private static Map<String, Object> strictlyRead(String line, int event) {
        try {
            return Strict.read(line);
        } catch (RuntimeException invalid) {
            throw new AssertionError("seed " + SEED + ", event " + event + ": " + line, invalid);
        }
    }

    private void hostileEvent() {
        if (random.nextInt(4) == 0) {
            log.mdc().put(hostile.name(), random.nextBoolean() ? hostile.text() : null);
        } else if (random.nextInt(4) == 0) {
            log.mdc().clear();
        }
        LoggingEventBuilder event =
                log.logger(random.nextBoolean() ? hostile.text() : said[0])
                        .atLevel(LEVELS.get(random.nextInt(5)));
        for (int i = random.nextInt(6); i > 0; i--) {
            event = event.addKeyValue(hostile.name(), hostile.value(4));
        }
        if (random.nextInt(3) == 0) {
            event = event.setCause(hostile.throwable(3));
        }
        if (random.nextInt(3) == 0) {
            event.log(said[random.nextInt(said.length)]); // the same object again: a statement
        } else {
            event.log(hostile.text(), hostile.value(1), hostile.value(1));
        }
    }
}
