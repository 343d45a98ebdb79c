package spiral.queue.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import spiral.queue.NewJob;
import spiral.queue.QueueSettings;

@DisplayName("The JUnit extension gives each test a queue of its own")
class QueueExtensionTest {
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    @RegisterExtension
    final QueueExtension queues =
            new QueueExtension()
                    .settings(QueueSettings.USUAL.waits(Duration.ofDays(1), Duration.ofDays(1)))
                    .startingAt(NEW_YEAR)
                    .handle(
                            "mail",
                            job -> {
                                if (job.attempt() == 1) {
                                    throw new IOException("no reply");
                                }
                            });

    @BeforeEach
    void prepared(TestQueue queue) {
        queue.enqueue(NewJob.of("mail", "{}"));
    }

    @Test
    @Order(1)
    @DisplayName("with the settings, the instant and the handlers that the class has asked for")
    void configured(TestQueue queue) {
        assertThat(queue.clock().instant()).isEqualTo(NEW_YEAR);

        queue.runAll();

        queue.expect(1).succeeded().afterAttempts(2).at(Duration.ofDays(1));
    }

    @Test
    @Order(2)
    @DisplayName("the same one in a test and in what prepares it, another one in the next test")
    void ownQueue(TestQueue queue) {
        assertThat(queue.enqueue(NewJob.of("mail", "{}"))).isEqualTo(2);
        assertThat(queue.elapsed()).isZero();
    }

    /// What a listener hears when these classes run, perhaps in parallel.
    private static List<TestExecutionResult> run(boolean parallel, Class<?>... suites) {
        List<TestExecutionResult> results = new ArrayList<>();
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request()
                        .configurationParameter("samples", "run")
                        .configurationParameter(
                                "junit.jupiter.execution.parallel.enabled",
                                Boolean.toString(parallel))
                        .configurationParameter(
                                "junit.jupiter.execution.parallel.mode.default", "concurrent");
        for (Class<?> suite : suites) {
            request.selectors(selectClass(suite));
        }
        LauncherFactory.create()
                .execute(
                        request.build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(
                                    TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    synchronized (results) {
                                        results.add(result);
                                    }
                                }
                            }
                        });
        return results;
    }

    @ExtendWith(QueueExtension.class)
    static class FailingSample {
        @Test
        void fails(TestQueue queue) {
            queue.handle(
                    "mail",
                    job -> {
                        throw new IOException("no reply");
                    });
            queue.enqueue(NewJob.of("mail", "{}").maxAttempts(2));
            queue.runAll();
            throw new AssertionError("of its own");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a test that fails shows what its jobs did")
    void showsHistories() {
        Throwable failure = run(false, FailingSample.class).getFirst().getThrowable().orElseThrow();

        assertThat(failure).hasMessage("of its own");
        assertThat(failure.getSuppressed()[0].getMessage())
                .contains("job 1 (mail) is dead, after 2 of 2 attempts")
                .contains("08:00:01.000  attempt 2 failed: IOException: no reply");
    }

    @ExtendWith(QueueExtension.class)
    static class ParallelSample {
        private static final Set<String> FOLDERS = ConcurrentHashMap.newKeySet();

        private static void works(TestQueue queue) throws Exception {
            queue.handle("mail", job -> queue.sleep(Duration.ofMinutes(5)));
            for (int i = 1; i <= 3; i++) {
                assertThat(queue.enqueue(NewJob.of("mail", "{}"))).isEqualTo(i);
            }
            try (var db = queue.queue().store().connect()) {
                FOLDERS.add(db.getMetaData().getURL());
            }
            queue.runAll();
            assertThat(queue.elapsed()).isEqualTo(Duration.ofMinutes(5));
        }

        @Test
        void one(TestQueue queue) throws Exception {
            works(queue);
        }

        @Test
        void two(TestQueue queue) throws Exception {
            works(queue);
        }

        @Test
        void three(TestQueue queue) throws Exception {
            works(queue);
        }
    }

    @Test
    @Order(4)
    @DisplayName("tests that run in parallel share nothing, and leave nothing behind")
    void parallel() {
        assertThat(run(true, ParallelSample.class))
                .hasSize(3)
                .allMatch(TestExecutionResult.successful()::equals);
        assertThat(ParallelSample.FOLDERS)
                .hasSize(3)
                .noneMatch(url -> Files.exists(Path.of(url.replace("jdbc:sqlite:", ""))));
    }

    @Test
    @Order(5)
    @DisplayName("the README shows this example, line by line")
    void readme() throws IOException {
        String source =
                Files.readString(
                        Path.of("src/test/java/spiral/queue/testing/HandlerExampleTest.java"));
        String example =
                source.substring(
                        source.indexOf("// README: begin\n") + "// README: begin\n".length(),
                        source.indexOf("// README: end"));

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "```");
    }
}
