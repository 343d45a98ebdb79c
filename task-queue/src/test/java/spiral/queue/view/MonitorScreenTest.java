package spiral.queue.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.console.Screen;
import spiral.log.metrics.Buckets;
import spiral.log.metrics.HistogramSnapshot;
import spiral.queue.Job;
import spiral.queue.JobLife;
import spiral.queue.JobState;
import spiral.queue.JobState.Name;
import spiral.queue.QueueStats;
import spiral.queue.QueueStats.BreakerView;
import spiral.queue.QueueStats.Event;
import spiral.queue.QueueStats.Flow;
import spiral.queue.QueueStats.WorkerView;
import spiral.queue.Ties;
import spiral.queue.monitor.Observation;

@DisplayName("The monitor's picture of a queue")
class MonitorScreenTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MonitorScreen screen =
            new MonitorScreen(Screen.of(stream(), stream(), true), ZoneOffset.UTC);

    private static PrintStream stream() {
        return new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    }

    private static HistogramSnapshot micros(long value, long times) {
        return HistogramSnapshot.of(Map.of(Buckets.index(value), times));
    }

    private static Flow flow(long succeeded, long failed, long waitMicros, long runMicros) {
        long all = succeeded + failed;
        return new Flow(
                Map.of(Event.SUCCEEDED, succeeded, Event.FAILED, failed),
                micros(waitMicros, all),
                micros(runMicros, all),
                Duration.ofSeconds(10));
    }

    private static final Flow NO_FLOW =
            new Flow(
                    Map.of(),
                    HistogramSnapshot.EMPTY,
                    HistogramSnapshot.EMPTY,
                    Duration.ofSeconds(10));

    private static WorkerView worker(
            int number, String state, List<Long> jobs, boolean scheduler, Duration ago) {
        return new WorkerView(
                number,
                "worker-" + number,
                4710 + number,
                "here",
                state,
                16,
                jobs.size() + (jobs.size() == 5 ? 7 : 0),
                jobs,
                scheduler,
                NOON.minus(ago));
    }

    private static QueueStats stats(List<WorkerView> workers, List<BreakerView> breakers) {
        Map<Name, Long> states = new TreeMap<>();
        states.put(Name.SCHEDULED, 12L);
        states.put(Name.READY, 4211L);
        states.put(Name.RUNNING, 13L);
        states.put(Name.RETRYING, 2100L);
        states.put(Name.SUCCEEDED, 18204L);
        states.put(Name.DEAD, 2L);
        states.put(Name.CANCELLED, 0L);
        return new QueueStats(
                NOON,
                Duration.ofMinutes(5),
                NOON,
                states,
                NO_FLOW,
                Map.of(),
                workers,
                breakers,
                Duration.ZERO,
                Duration.ZERO);
    }

    private static Job dead(long id, String why) {
        return new Job(
                id,
                "mail",
                5,
                "{}",
                "",
                Duration.ofMinutes(1),
                NOON,
                new JobLife(new JobState.Dead(NOON, why), 5, 5, 0, 5),
                Optional.of(why),
                Optional.empty(),
                Optional.empty(),
                Ties.NONE,
                Optional.empty());
    }

    private static Observation busy() {
        SortedMap<String, Flow> types = new TreeMap<>();
        types.put("checksum", flow(12_000, 0, 1_000, 12_500));
        types.put("mail", flow(30, 10, 2_500_000, 90));
        types.put("quiet", NO_FLOW);
        return new Observation(
                stats(
                        List.of(
                                worker(1, "alive", List.of(7L, 9L), true, Duration.ZERO),
                                worker(
                                        2,
                                        "silent",
                                        List.of(1L, 2L, 3L, 4L, 5L),
                                        false,
                                        Duration.ofSeconds(3)),
                                worker(3, "lost", List.of(), false, Duration.ofSeconds(20)),
                                worker(4, "left", List.of(), false, Duration.ofSeconds(31))),
                        List.of(
                                new BreakerView("checksum", "closed", Duration.ZERO),
                                new BreakerView("mail", "open", Duration.ofMillis(12_900)))),
                flow(12_030, 10, 1_000, 12_500),
                types,
                List.of(dead(41, "IOException: no reply\n\tat somewhere")));
    }

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("everything has its place: states, types, workers, breakers, dead letters")
    void picture() {
        assertThat(screen.lines(busy()))
                .containsExactly(
                        """
                        queue at 12:00:00   1,203 jobs/s, 99.9 % ok   in the last 10 s

                          scheduled           12  #
                          ready            4,211  ################################
                          running             13  #
                          retrying         2,100  ###############
                          succeeded       18,204
                          dead                 2
                          cancelled            0

                          TYPE          JOBS/S     OK WAIT p50     p95     p99  RUN p50     p95     p99
                          checksum       1,200  100 %  1.00 ms 1.00 ms 1.00 ms  12.5 ms 12.5 ms 12.5 ms
                          mail               3 75.0 %   2.51 s  2.51 s  2.51 s  0.09 ms 0.09 ms 0.09 ms
                          quiet              0      -        -       -       -        -       -       -

                          WORKER              PID  STATE   HOLDS
                          worker-1           4711  alive   2: 7 9  <- scheduler
                          worker-2           4712  silent  12: 1 2 3 4 5 ...
                          worker-3           4713  lost

                          breakers:
                            mail open, a probe in 13 s
                          dead letters: 2
                            41 mail: IOException: no reply
                        """
                                .lines()
                                .toArray(String[]::new));
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("on a plain screen one line says it all")
    void line() {
        assertThat(screen.line(busy()))
                .isEqualTo(
                        "12:00:00 | scheduled 12, ready 4,211, running 13, retrying 2,100,"
                                + " succeeded 18,204, dead 2 | 1,203 jobs/s, 99.9 % ok"
                                + " | wait p95 1.00 ms, run p95 12.5 ms"
                                + " | 2 workers (scheduler worker-1)"
                                + " | breaker mail open, a probe in 13 s");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("an empty queue is said in the same places")
    void empty() {
        Map<Name, Long> states = new TreeMap<>();
        List.of(Name.values()).forEach(name -> states.put(name, 0L));
        QueueStats nothing =
                new QueueStats(
                        NOON,
                        Duration.ZERO,
                        NOON,
                        states,
                        NO_FLOW,
                        Map.of(),
                        List.of(),
                        List.of(),
                        Duration.ZERO,
                        Duration.ZERO);
        Observation seen = new Observation(nothing, NO_FLOW, new TreeMap<>(), List.of());

        assertThat(screen.lines(seen))
                .contains(
                        "  ready                0",
                        "  breakers: all closed",
                        "  dead letters: none")
                .first()
                .isEqualTo("queue at 12:00:00   0 jobs/s, none ended   in the last 10 s");
    }
}
