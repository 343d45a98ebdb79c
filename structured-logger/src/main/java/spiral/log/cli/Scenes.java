package spiral.log.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import spiral.log.Threshold;
import spiral.log.TraceContext;
import spiral.log.context.Snapshot;
import spiral.log.context.Span;
import spiral.log.metrics.Registry;
import spiral.log.metrics.Timer;
import spiral.log.sample.Budget;
import spiral.log.sample.FirstPer;
import spiral.log.transport.AtLeast;
import spiral.log.transport.BlackBox;
import spiral.log.transport.TeeTransport;

/// The scenes of `./spiral log demo`, in the order of the story. This file is also in the jar: what
/// stands behind each `stage.step()` is shown as it stands here, and then it has run.
final class Scenes {
    private static final String SHOP = "shop.Orders";

    private Scenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("line", Scenes::line),
                new Scene("escape", Scenes::escape),
                new Scene("levels", Scenes::levels),
                new Scene("context", Scenes::context),
                new Scene("error", Scenes::error),
                new Scene("sampling", Scenes::sampling),
                new Scene("budget", Scenes::budget),
                new Scene("timer", Scenes::timer),
                new Scene("carry", Scenes::carry),
                new Scene("traceparent", Scenes::traceparent),
                new Scene("span", Scenes::span),
                new Scene("tee", Scenes::tee),
                new Scene("blackbox", Scenes::blackbox));
    }

    private static void line(Stage stage) {
        stage.about(
                "an event is one line, and its values keep their type",
                "17 and true are a number and a truth value, so a program can ask for order.id > 10");
        Logger log = stage.logger(SHOP);
        stage.step();
        log.info("order {} placed", 17);
        stage.step();
        log.atInfo().addKeyValue("order.id", 17).addKeyValue("paid", true).log("order placed");
    }

    private static void escape(Stage stage) {
        stage.about(
                "whatever is said, the line stays one line of valid JSON",
                "NaN became text, and the second \"message\" moved under labels: no name occurs twice");
        Logger log = stage.logger(SHOP);
        stage.step();
        log.info("she said \"hi\"\nand left");
        stage.step();
        log.atInfo()
                .addKeyValue("ratio", 0.0 / 0.0)
                .addKeyValue("message", Map.of("nested", 1))
                .log("odd");
    }

    private static void levels(Stage stage) {
        stage.about(
                "a level that is off costs one comparison and makes no line",
                "shop is an ancestor of shop.Orders but not of shopping.Cart: names end at dots");
        var levels = stage.system().levels();
        Logger log = stage.logger(SHOP);
        Logger shopping = stage.logger("shopping.Cart");
        stage.step();
        log.debug("not now");
        stage.step();
        levels.set("shop", Threshold.DEBUG);
        log.debug("now");
        stage.step();
        shopping.debug("not I");
    }

    private static void context(Stage stage) {
        stage.about(
                "what is put into the context stands in every line, whoever writes it",
                "both lines carry c-81: one search finds the whole story");
        var MDC = stage.context();
        Logger orders = stage.logger(SHOP);
        Logger stock = stage.logger("shop.Stock");
        stage.step();
        MDC.put("correlation.id", "c-81");
        orders.info("order placed");
        stage.step();
        stock.warn("two cups left");
    }

    private static void error(Stage stage) {
        stage.about(
                "an exception with its causes is part of the line",
                "the trace is one string: no tool has to guess where the event ends");
        Logger log = stage.logger(SHOP);
        IllegalStateException error = Props.declined();
        stage.step();
        log.error("payment failed", error);
    }

    private static void sampling(Stage clock) {
        clock.about(
                "too many events are cut to the first few of each second, and the rest is counted",
                "2 + 498 = 500: nothing disappears without being counted");
        var system = clock.system();
        Logger log = clock.logger("shop.Clock");
        clock.step();
        system.configure(c -> c.withSampler(new FirstPer(2, Duration.ofSeconds(1))));
        clock.step();
        for (int i = 0; i < 500; i++) {
            log.info("tick {}", i);
        }
        clock.step();
        clock.pass(Duration.ofSeconds(1));
        log.info("tock");
    }

    private static void budget(Stage clock) {
        clock.about(
                "a budget is held by a feedback controller, which corrects its share ten times a second",
                "the step to 2,000 a second comes through at first, then 20 in each fifth are kept,"
                        + " without swinging; back in calm it takes a second to trust it");
        Logger log = clock.logger("shop.Budget");
        clock.step();
        Budget budget = new Budget(100);
        for (int perSecond : new int[] {100, 2_000, 2_000, 100, 100}) {
            log.atInfo()
                    .addKeyValue("come", perSecond)
                    .addKeyValue("kept", Props.keptInASecond(budget, perSecond, clock))
                    .log("each fifth of a second");
        }
    }

    private static void timer(Stage stage) {
        stage.about(
                "a timer keeps counts by bucket and answers with percentiles",
                "the middle one sees nothing of the slow ones, the last one sees only them");
        Logger log = stage.logger("shop.Metrics");
        Timer timer = new Registry().timer("requests");
        List<Duration> tenThousand = Props.tenThousand();
        stage.step();
        for (Duration each : tenThousand) {
            timer.record(each);
        } // one in a hundred is ten times slower
        stage.step();
        log.atInfo()
                .addKeyValue("p50.ms", Props.millis(timer, 50))
                .addKeyValue("p99.ms", Props.millis(timer, 99))
                .addKeyValue("max.ms", Props.millis(timer, 100))
                .log("requests");
    }

    private static void carry(Stage stage) {
        stage.about(
                "a snapshot takes the context along and leaves nothing behind",
                "ada's work ran in between, and eve's line does not know of it");
        var provider = stage.provider();
        var MDC = stage.context();
        Logger log = stage.logger(SHOP);
        stage.step();
        MDC.put("user", "ada");
        Snapshot here = Snapshot.take(provider);
        MDC.put("user", "eve");
        here.run(() -> log.info("for ada"));
        stage.step();
        log.info("for eve");
    }

    private static void traceparent(Stage stage) {
        stage.about(
                "one header carries a story from service to service",
                "the trace is the same, the step is a new one; nonsense starts a new story");
        Random random = new Random(42);
        Logger log = stage.logger(SHOP);
        stage.step();
        var asked = TraceContext.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        log.info("next: {}", asked.orElseThrow().child(random));
        stage.step();
        log.info("{}", TraceContext.parse("ff-nonsense"));
    }

    private static void span(Stage clock) {
        clock.about(
                "a step says one line when it ends: whose it was, and how long it took",
                "parent.id of the first line is span.id of the second");
        var spans = new Span.Spans(clock.logger(SHOP), new Random(42), clock::nanos);
        clock.step();
        spans.start("checkout")
                .run(() ->
                        spans.start("charge card").run(() -> clock.pass(Duration.ofMillis(250))));
    }

    private static void tee(Stage stage) {
        stage.about(
                "one line, several places, and one of them hears only alarms",
                "calm went to one place, alarm to both");
        var system = stage.system();
        Logger log = stage.logger(SHOP);
        stage.step();
        system.configure(c ->
                c.withTransport(
                        new TeeTransport(
                                c.transport(), new AtLeast(Threshold.ERROR, c.transport()))));
        log.info("calm");
        log.error("alarm");
    }

    private static void blackbox(Stage stage) {
        stage.about(
                "details are kept in a ring of bytes, and written only when an error comes",
                "400 bytes hold the last two steps; the 498 before them were forgotten");
        var system = stage.system();
        Logger log = stage.logger(SHOP);
        stage.step();
        system.configure(c ->
                c.withLevel(Threshold.DEBUG)
                        .withTransport(new BlackBox(400, Level.DEBUG, Level.ERROR, c.transport())));
        for (int i = 0; i < 500; i++) {
            log.debug("step {}", i);
        }
        log.error("payment failed");
    }
}
