package spiral.learn.worker;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.function.Consumer;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs one suite against one learner's classes, on a thread of its own.
final class Suite implements Runnable {
    private static final String ORDER = "junit.jupiter.testmethod.order.default";
    private static final String ORDERER = "org.junit.jupiter.api.MethodOrderer$";

    private final Order order;
    private final RuleListener listener;
    private final Consumer<Event> tell;

    Suite(Order order, RuleListener listener, Consumer<Event> tell) {
        this.order = order;
        this.listener = listener;
        this.tell = tell;
    }

    @Override
    public void run() {
        var loader = new LearnersLoader(order.mine(), order.path());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            var suite = loader.loadClass(order.suite());
            link(suite);
            launcher().execute(request(suite).build(), listener);
        } catch (Throwable broken) { // JUnit lets OutOfMemoryError through, and the loader its own
            tell.accept(new Event.Broke(Failures.of(broken)));
        }
    }

    private static Launcher launcher() {
        return LauncherFactory.create(
                LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .addTestEngines(new JupiterTestEngine())
                        .build());
    }

    // a class that the suite's members name and the learner's file lacks shows here, as the
    // LinkageError
    // that it is; JUnit would only say that it cannot make sense of the suite
    private static void link(Class<?> suite) {
        for (Class<?> at = suite; at != null; at = at.getSuperclass()) {
            var _ = at.getDeclaredMethods();
            var _ = at.getDeclaredFields();
        }
    }

    private LauncherDiscoveryRequestBuilder request(Class<?> suite) {
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(suite))
                        .configurationParameter(
                                "junit.jupiter.execution.parallel.enabled", "false");
        if (order.seed() == Order.IN_ORDER) {
            return request.configurationParameter(ORDER, ORDERER + "OrderAnnotation");
        }
        return request.configurationParameter(ORDER, ORDERER + "Random")
                .configurationParameter(
                        "junit.jupiter.execution.order.random.seed", Long.toString(order.seed()));
    }
}
