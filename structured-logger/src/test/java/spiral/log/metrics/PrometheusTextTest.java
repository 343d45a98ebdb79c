package spiral.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The readings, as Prometheus reads them")
class PrometheusTextTest {
    private final Registry registry = new Registry();

    @Test
    @DisplayName("counters, gauges and timers, each kind named once")
    void page() {
        registry.counter("jobs.done", "type", "a\"b\\c\n").add(17);
        registry.counter("jobs.done", "type", "exec").increment();
        registry.gauge("queue.depth", () -> Double.POSITIVE_INFINITY);
        registry.timer("wait").record(Duration.ofMillis(250));

        assertThat(PrometheusText.of(registry.readings()))
                .contains(
                        "# TYPE jobs_done_total counter\njobs_done_total{type=\"a\\\"b\\\\c\\n\"} 17\n")
                .contains("jobs_done_total{type=\"exec\"} 1\n")
                .containsOnlyOnce("# TYPE jobs_done_total")
                .contains("# TYPE queue_depth gauge\nqueue_depth +Inf\n")
                .contains("# TYPE wait_seconds summary\nwait_seconds{quantile=\"0.5\"} 0.25")
                .contains("wait_seconds_count 1\n");
    }

    @Test
    @DisplayName("no series stands twice, and no name has two types")
    void collisions() {
        registry.counter("x").increment();
        registry.counter("x_").increment();
        registry.gauge("x.total", () -> 1);
        registry.gauge("t.seconds.count", () -> 2);
        registry.timer("t").record(Duration.ofMillis(1));
        registry.counter("a.b").increment();
        registry.counter("a_b").increment();
        registry.counter("a b", "meter", "a_b").increment();

        String page = PrometheusText.of(registry.readings());

        Map<Boolean, List<String>> lines =
                page.lines()
                        .map(line -> line.substring(0, line.lastIndexOf(' ')))
                        .collect(Collectors.partitioningBy(line -> line.startsWith("# TYPE")));
        assertThat(lines.get(true)).hasSize(6).doesNotHaveDuplicates();
        assertThat(lines.get(false)).hasSize(14).doesNotHaveDuplicates();
        assertThat(page).contains("a_b_total 1\n").contains("a_b_total{meter=\"a_b~2\"} 1\n");
        assertThat(page).contains("# TYPE x_total_ gauge\nx_total_ 1.0\n");
    }

    @Test
    @DisplayName("names that are the same without dots stand together, and no tag stands twice")
    void sameNames() {
        registry.counter("a.b").increment();
        registry.counter("a.b.c").increment();
        registry.counter("a_b", "x.y", "1", "x_y", "2").increment();
        registry.timer("t", "quantile", "mine").record(Duration.ofMillis(1));

        assertThat(PrometheusText.of(registry.readings()))
                .contains(
                        """
                        # TYPE a_b_total counter
                        a_b_total 1
                        a_b_total{x_y="1",x_y_="2"} 1
                        """)
                .contains("t_seconds{quantile=\"0.5\",quantile_=\"mine\"} 0.001")
                .contains("t_seconds_count{quantile_=\"mine\"} 1\n");
    }
}
