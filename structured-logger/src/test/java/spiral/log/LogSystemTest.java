package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import spiral.log.transport.MemoryTransport;
import spiral.log.transport.Metered;
import spiral.log.transport.TeeTransport;

@DisplayName("Nothing is thrown into the caller")
class LogSystemTest {
    private final List<String> complaints = new ArrayList<>();
    private final MemoryTransport memory = new MemoryTransport();
    private final LogConfig config = LogConfig.of(() -> Instant.EPOCH, memory);
    private final LogSystem system = new LogSystem(config, complaints::add);

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("a transport that throws costs its lines, which are counted, and nothing else")
    void brokenTransport() {
        system.configure(config.withTransport(new BrokenTransport()));

        assertThatCode(() -> say("lost")).doesNotThrowAnyException();
        assertThat(system.failures()).isEqualTo(1);
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("a trouble that stays is told a few times only")
    void fewComplaints() {
        system.configure(config.withTransport(new BrokenTransport()));
        for (int i = 0; i < 100; i++) {
            say("lost");
        }

        assertThat(complaints)
                .hasSize(LogSystem.MAX_COMPLAINTS)
                .containsOnly("logging failed: java.lang.IllegalStateException");
        assertThat(system.failures()).isEqualTo(100);
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("when nobody listens to complaints, the caller still feels nothing")
    void deafListener() {
        LogSystem deaf =
                new LogSystem(
                        config.withTransport(new BrokenTransport()),
                        sentence -> {
                            throw new IllegalStateException();
                        });

        assertThatCode(() -> deaf.log(event("lost"))).doesNotThrowAnyException();
    }

    @Test
    @Order(4)
    @Tag("step:2")
    @DisplayName("the configuration can change while loggers are in use")
    void reconfigure() {
        MemoryTransport other = new MemoryTransport();
        say("one");
        system.configure(c -> c.withTransport(other).withField("service.name", "shop"));
        say("two");

        assertThat(memory.lines()).hasSize(1);
        assertThat(other.lines()).hasSize(1);
        assertThat(other.lines().getFirst()).contains("\"service.name\":\"shop\"");
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("the former transport is closed, unless it stays in use")
    void formerTransport() {
        system.configure(c -> c.withLevel(Threshold.DEBUG));
        say("still open");
        system.configure(c -> c.withTransport(new TeeTransport()));
        LogSystem other = new LogSystem(config, complaints::add);
        other.log(event("closed now"));

        assertThat(memory.ledger()).isEqualTo(new Transport.Ledger(1, 1));
    }

    @Test
    @DisplayName("a transport that goes on within the new one stays open, and only the rest closes")
    void transportWithinTransport() {
        MemoryTransport dropped = new MemoryTransport();
        system.configure(
                c -> c.withTransport(new TeeTransport(new Metered(c.transport()), dropped)));
        say("in both");
        system.configure(config);
        say("in one");

        assertThat(memory.lines()).hasSize(2);
        assertThat(memory.ledger().dropped()).isZero();
        dropped.write(new Line());
        assertThat(dropped.ledger()).isEqualTo(new Transport.Ledger(1, 1));
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("a configuration is a value: changing a copy changes nothing")
    void configsAreValues() {
        LogConfig changed =
                config.withLevel(Threshold.ERROR)
                        .withLevel("a.b", Threshold.TRACE)
                        .withField("k", 1)
                        .withSampler(event -> false)
                        .withClock(() -> Instant.MAX);

        assertThat(config.level()).isEqualTo(Threshold.INFO);
        assertThat(config.levels()).isEmpty();
        assertThat(config.fields()).isEmpty();
        assertThat(changed.levels()).isEqualTo(Map.of("a.b", Threshold.TRACE));
        assertThat(changed.fields()).isEqualTo(Map.of("k", 1));
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("a levels change at run time needs no new configuration")
    void levelsAtRunTime() {
        Levels.Gate gate = system.levels().gate("a.b");

        system.levels().set("a", Threshold.TRACE);

        assertThat(gate.admits(Level.TRACE)).isTrue();
    }

    private void say(String message) {
        system.log(event(message));
    }

    private static Event event(String message) {
        return new Event(Level.INFO, "a.b", "main", Map.of()).message(message);
    }

    private static final class BrokenTransport implements Transport {
        @Override
        public void write(Line line) {
            throw new IllegalStateException();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public Ledger ledger() {
            return Ledger.EMPTY;
        }
    }
}
