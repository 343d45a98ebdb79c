package spiral.queue.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import spiral.queue.JobHandler;
import spiral.queue.QueueSettings;

/// Gives each JUnit 5 test a [TestQueue] of its own, as a parameter, and closes it after the test. A
/// test that fails shows the history of its jobs.
///
///     @ExtendWith(QueueExtension.class)
///     class MailTest {
///         @Test
///         void isSent(TestQueue queue) { … }
///     }
///
/// With settings or handlers for all tests of a class:
///
///     @RegisterExtension
///     final QueueExtension queues = new QueueExtension().handle("mail", new Mailer());
///
/// Nothing is shared between tests, so they may run in parallel. Needs `junit-jupiter-api`, which
/// this library does not bring along.
public final class QueueExtension implements ParameterResolver, TestExecutionExceptionHandler {
    private static final Namespace HERE = Namespace.create(QueueExtension.class);

    private final QueueSettings settings;
    private final Instant start;
    private final Map<String, JobHandler> handlers;

    /// The usual settings, no handlers, beginning at [TestQueue#START].
    public QueueExtension() {
        this(QueueSettings.USUAL, TestQueue.START, Map.of());
    }

    private QueueExtension(
            QueueSettings settings, Instant start, Map<String, JobHandler> handlers) {
        this.settings = settings;
        this.start = start;
        this.handlers = handlers;
    }

    /// The same with these settings of the queue.
    public QueueExtension settings(QueueSettings settings) {
        return new QueueExtension(settings, start, handlers);
    }

    /// The same, with tests that begin at this instant.
    public QueueExtension startingAt(Instant start) {
        return new QueueExtension(settings, start, handlers);
    }

    /// The same, with a handler for jobs of this type in every test.
    public QueueExtension handle(String type, JobHandler handler) {
        Map<String, JobHandler> more = new LinkedHashMap<>(handlers);
        more.put(type, handler);
        return new QueueExtension(settings, start, more);
    }

    private record Held(TestQueue queue) implements AutoCloseable {
        @Override
        public void close() {
            queue.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestQueue.class;
    }

    @Override
    public TestQueue resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE)
                .getOrComputeIfAbsent("queue", key -> new Held(opened()), Held.class)
                .queue();
    }

    /// Adds to a test's failure what has happened to its jobs.
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        Held held = context.getStore(HERE).get("queue", Held.class);
        if (held != null) {
            failure.addSuppressed(new Jobs(held.queue().histories()));
        }
        throw failure;
    }

    /// Not thrown: tells, below a failure, what the jobs did.
    private static final class Jobs extends Exception {
        private static final long serialVersionUID = 1;

        Jobs(String histories) {
            super("the jobs of this test:\n" + histories, null, false, false);
        }
    }

    private TestQueue opened() {
        TestQueue queue = TestQueue.open(settings, start);
        handlers.forEach(queue::handle);
        return queue;
    }
}
