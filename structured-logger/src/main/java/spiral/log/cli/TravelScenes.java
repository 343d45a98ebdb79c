package spiral.log.cli;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import spiral.log.Threshold;
import spiral.log.TraceContext;
import spiral.log.cli.Scene.Step;
import spiral.log.context.Snapshot;
import spiral.log.context.Span;
import spiral.log.transport.AtLeast;
import spiral.log.transport.BlackBox;
import spiral.log.transport.TeeTransport;

/// The scenes about what travels: context to other threads, traces to other services, lines to
/// several places. Beside [Scenes], with the same promise: the code shown is the code that runs.
final class TravelScenes {
    private static final String SHOP = "shop.Orders";

    private TravelScenes() {}

    static List<Scene> all() {
        return List.of(carry(), traceparent(), span(), tee(), blackbox());
    }

    private static Scene carry() {
        return new Scene(
                "carry",
                "a snapshot takes the context along and leaves nothing behind",
                List.of(
                        new Step(
                                "MDC.put(\"user\", \"ada\"); Snapshot here ="
                                        + " Snapshot.take(provider); MDC.put(\"user\", \"eve\");"
                                        + " here.run(() -> log.info(\"for ada\"))",
                                stage -> {
                                    var provider = stage.provider();
                                    var MDC = stage.context();
                                    Logger log = stage.logger(SHOP);
                                    MDC.put("user", "ada");
                                    Snapshot here = Snapshot.take(provider);
                                    MDC.put("user", "eve");
                                    here.run(() -> log.info("for ada"));
                                }),
                        new Step(
                                "log.info(\"for eve\")",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    log.info("for eve");
                                })),
                "ada's work ran in between, and eve's line does not know of it");
    }

    private static Scene traceparent() {
        return new Scene(
                "traceparent",
                "one header carries a story from service to service",
                List.of(
                        new Step(
                                "var asked = TraceContext.parse(\"00-4bf92f3577b34da6a3ce929d0e0e4736"
                                        + "-00f067aa0ba902b7-01\"); log.info(\"next: {}\","
                                        + " asked.orElseThrow().child(random))",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    Random random = new Random(42);
                                    var asked = TraceContext.parse(
                                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
                                    log.info("next: {}", asked.orElseThrow().child(random));
                                }),
                        new Step(
                                "log.info(\"{}\", TraceContext.parse(\"ff-nonsense\"))",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    log.info("{}", TraceContext.parse("ff-nonsense"));
                                })),
                "the trace is the same, the step is a new one; nonsense starts a new story");
    }

    private static Scene span() {
        return new Scene(
                "span",
                "a step says one line when it ends: whose it was, and how long it took",
                List.of(
                        new Step(
                                "spans.start(\"checkout\").run(() -> spans.start(\"charge"
                                        + " card\").run(() ->"
                                        + " clock.pass(Duration.ofMillis(250))))",
                                clock -> {
                                    Logger log = clock.logger(SHOP);
                                    var spans =
                                            new Span.Spans(log, new Random(42), clock::nanos);
                                    spans.start("checkout")
                                            .run(() -> spans.start("charge card")
                                                    .run(() -> clock.pass(
                                                            Duration.ofMillis(250))));
                                })),
                "parent.id of the first line is span.id of the second");
    }

    private static Scene tee() {
        return new Scene(
                "tee",
                "one line, several places, and one of them hears only alarms",
                List.of(
                        new Step(
                                "system.configure(c -> c.withTransport(new"
                                    + " TeeTransport(c.transport(), new AtLeast(Threshold.ERROR,"
                                    + " c.transport())))); log.info(\"calm\"); log.error(\"alarm\")",
                                stage -> {
                                    var system = stage.system();
                                    Logger log = stage.logger(SHOP);
                                    system.configure(c -> c.withTransport(new TeeTransport(
                                            c.transport(),
                                            new AtLeast(Threshold.ERROR, c.transport()))));
                                    log.info("calm");
                                    log.error("alarm");
                                })),
                "calm went to one place, alarm to both");
    }

    private static Scene blackbox() {
        return new Scene(
                "blackbox",
                "details are kept in a ring of bytes, and written only when an error comes",
                List.of(
                        new Step(
                                "system.configure(c ->"
                                    + " c.withLevel(Threshold.DEBUG).withTransport(new"
                                    + " BlackBox(400, Level.DEBUG, Level.ERROR, c.transport())));"
                                    + " for (int i = 0; i < 500; i++) { log.debug(\"step {}\", i);"
                                    + " } log.error(\"payment failed\")",
                                stage -> {
                                    var system = stage.system();
                                    Logger log = stage.logger(SHOP);
                                    system.configure(c -> c.withLevel(Threshold.DEBUG)
                                            .withTransport(new BlackBox(
                                                    400,
                                                    Level.DEBUG,
                                                    Level.ERROR,
                                                    c.transport())));
                                    for (int i = 0; i < 500; i++) {
                                        log.debug("step {}", i);
                                    }
                                    log.error("payment failed");
                                })),
                "400 bytes hold the last two steps; the 498 before them were forgotten");
    }
}
