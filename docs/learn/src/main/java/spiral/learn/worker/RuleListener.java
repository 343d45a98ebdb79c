package spiral.learn.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import spiral.learn.Failure;
import spiral.learn.Rule;

/// Tells what JUnit does, rule by rule. JUnit calls it on the thread that runs the suite; the
/// watchdog asks it from another how long the present rule has been running.
final class RuleListener implements TestExecutionListener {
    /// No rule is running.
    private static final long IDLE = -1;

    private static final String STEP = "step:";

    private final Consumer<Event> tell;

    // written by the suite's thread before the first rule runs
    private List<TestIdentifier> tests = List.of();
    private volatile long began = IDLE; // System.nanoTime of the running rule's beginning
    private volatile boolean failed;

    RuleListener(Consumer<Event> tell) {
        this.tell = tell;
    }

    /// How long the present rule has been running; 0 when none is.
    long runningNanos() {
        var since = began;
        return since == IDLE ? 0 : System.nanoTime() - since;
    }

    /// Whether a rule has failed already.
    boolean failed() {
        return failed;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        var found = new ArrayList<TestIdentifier>();
        for (var root : plan.getRoots()) {
            plan.getDescendants(root).stream().filter(TestIdentifier::isTest).forEach(found::add);
        }
        found.sort(Comparator.comparingInt(RuleListener::order));
        tests = List.copyOf(found);
        tell.accept(new Event.Planned(tests.stream().map(RuleListener::rule).toList()));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            tell.accept(new Event.Began(tests.indexOf(test)));
            began = System.nanoTime();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        began = IDLE;
        var failure = result.getThrowable().map(Failures::of);
        if (!test.isTest()) {
            failure.ifPresent(why -> tell.accept(new Event.Broke(why)));
        } else if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            tell.accept(new Event.Held(tests.indexOf(test)));
        } else {
            failed = true;
            tell.accept(new Event.Failed(tests.indexOf(test), failure.orElseGet(this::untold)));
        }
    }

    private Failure untold() {
        return new Failure(
                Failure.Kind.ASSERTION, "", "no reason was given", null, null, List.of());
    }

    private static Rule rule(TestIdentifier test) {
        return new Rule(test.getDisplayName(), order(test), step(test), method(test));
    }

    private static int order(TestIdentifier test) {
        return source(test)
                .map(source -> source.getJavaMethod().getAnnotation(Order.class))
                .map(Order::value)
                .orElse(Order.DEFAULT);
    }

    private static String step(TestIdentifier test) {
        return test.getTags().stream()
                .map(tag -> tag.getName())
                .filter(tag -> tag.startsWith(STEP))
                .map(tag -> tag.substring(STEP.length()))
                .findFirst()
                .orElse("");
    }

    private static String method(TestIdentifier test) {
        return source(test).map(MethodSource::getMethodName).orElse("");
    }

    private static Optional<MethodSource> source(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast);
    }
}
