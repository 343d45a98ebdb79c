package spiral.log.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import spiral.log.Threshold;
import spiral.log.cli.Scene.Step;
import spiral.log.metrics.Registry;
import spiral.log.metrics.Timer;
import spiral.log.sample.FirstPer;

/// The scenes of `./spiral log demo`, in the order of the story. A test holds the code that is
/// shown against the code that runs.
final class Scenes {
    private static final String SHOP = "shop.Orders";

    private Scenes() {}

    static List<Scene> all() {
        return Stream.concat(
                        Stream.of(
                                line(),
                                escape(),
                                levels(),
                                context(),
                                error(),
                                sampling(),
                                timer()),
                        TravelScenes.all().stream())
                .toList();
    }

    private static Scene line() {
        return new Scene(
                "line",
                "an event is one line, and its values keep their type",
                List.of(
                        new Step(
                                "log.info(\"order {} placed\", 17)",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    log.info("order {} placed", 17);
                                }),
                        new Step(
                                "log.atInfo().addKeyValue(\"order.id\", 17).addKeyValue(\"paid\","
                                        + " true).log(\"order placed\")",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    log.atInfo()
                                            .addKeyValue("order.id", 17)
                                            .addKeyValue("paid", true)
                                            .log("order placed");
                                })),
                "17 and true are a number and a truth value, so a program can ask for order.id >"
                        + " 10");
    }

    private static Scene escape() {
        return new Scene(
                "escape",
                "whatever is said, the line stays one line of valid JSON",
                List.of(
                        new Step(
                                "log.info(\"she said \\\"hi\\\"\\nand left\")",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    log.info("she said \"hi\"\nand left");
                                }),
                        new Step(
                                "log.atInfo().addKeyValue(\"ratio\", 0.0 /"
                                        + " 0.0).addKeyValue(\"message\", Map.of(\"nested\","
                                        + " 1)).log(\"odd\")",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    log.atInfo()
                                            .addKeyValue("ratio", 0.0 / 0.0)
                                            .addKeyValue("message", Map.of("nested", 1))
                                            .log("odd");
                                })),
                "NaN became text, and the second \"message\" moved under labels: no name occurs"
                        + " twice");
    }

    private static Scene levels() {
        return new Scene(
                "levels",
                "a level that is off costs one comparison and makes no line",
                List.of(
                        new Step(
                                "log.debug(\"not now\")",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    log.debug("not now");
                                }),
                        new Step(
                                "levels.set(\"shop\", Threshold.DEBUG); log.debug(\"now\")",
                                stage -> {
                                    var levels = stage.system().levels();
                                    Logger log = stage.logger(SHOP);
                                    levels.set("shop", Threshold.DEBUG);
                                    log.debug("now");
                                }),
                        new Step(
                                "shopping.debug(\"not I\")",
                                stage -> {
                                    Logger shopping = stage.logger("shopping.Cart");
                                    shopping.debug("not I");
                                })),
                "shop is an ancestor of shop.Orders but not of shopping.Cart: names end at dots");
    }

    private static Scene context() {
        return new Scene(
                "context",
                "what is put into the context stands in every line, whoever writes it",
                List.of(
                        new Step(
                                "MDC.put(\"correlation.id\", \"c-81\"); orders.info(\"order"
                                        + " placed\")",
                                stage -> {
                                    var MDC = stage.context();
                                    Logger orders = stage.logger(SHOP);
                                    MDC.put("correlation.id", "c-81");
                                    orders.info("order placed");
                                }),
                        new Step(
                                "stock.warn(\"two cups left\")",
                                stage -> {
                                    Logger stock = stage.logger("shop.Stock");
                                    stock.warn("two cups left");
                                })),
                "both lines carry c-81: one search finds the whole story");
    }

    private static Scene error() {
        return new Scene(
                "error",
                "an exception with its causes is part of the line",
                List.of(
                        new Step(
                                "log.error(\"payment failed\", error)",
                                stage -> {
                                    Logger log = stage.logger(SHOP);
                                    IllegalStateException error = declined();
                                    log.error("payment failed", error);
                                })),
                "the trace is one string: no tool has to guess where the event ends");
    }

    /// With a trace short enough to be read.
    private static IllegalStateException declined() {
        IllegalStateException error = new IllegalStateException("card declined");
        error.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement("shop.Payment", "charge", "Payment.java", 42),
                    new StackTraceElement("shop.Orders", "place", "Orders.java", 17)
                });
        return error;
    }

    private static Scene sampling() {
        return new Scene(
                "sampling",
                "too many events are cut to the first few of each second, and the rest is counted",
                List.of(
                        new Step(
                                "system.configure(c -> c.withSampler(new FirstPer(2,"
                                        + " Duration.ofSeconds(1))))",
                                stage -> {
                                    var system = stage.system();
                                    system.configure(c ->
                                            c.withSampler(new FirstPer(2, Duration.ofSeconds(1))));
                                }),
                        new Step(
                                "for (int i = 0; i < 500; i++) { log.info(\"tick {}\", i); }",
                                stage -> {
                                    Logger log = stage.logger("shop.Clock");
                                    for (int i = 0; i < 500; i++) {
                                        log.info("tick {}", i);
                                    }
                                }),
                        new Step(
                                "clock.pass(Duration.ofSeconds(1)); log.info(\"tock\")",
                                clock -> {
                                    Logger log = clock.logger("shop.Clock");
                                    clock.pass(Duration.ofSeconds(1));
                                    log.info("tock");
                                })),
                "2 + 498 = 500: nothing disappears without being counted");
    }

    private static Scene timer() {
        Timer timer = new Registry().timer("requests");
        return new Scene(
                "timer",
                "a timer keeps counts by bucket and answers with percentiles",
                List.of(
                        new Step(
                                "for (Duration each : tenThousand) { timer.record(each); }"
                                        + " // one in a hundred is ten times slower",
                                stage -> tenThousand().forEach(timer::record)),
                        new Step(
                                "log.atInfo().addKeyValue(\"p50.ms\", millis(timer,"
                                        + " 50)).addKeyValue(\"p99.ms\", millis(timer,"
                                        + " 99)).addKeyValue(\"max.ms\", millis(timer,"
                                        + " 100)).log(\"requests\")",
                                stage -> {
                                    Logger log = stage.logger("shop.Metrics");
                                    log.atInfo()
                                            .addKeyValue("p50.ms", millis(timer, 50))
                                            .addKeyValue("p99.ms", millis(timer, 99))
                                            .addKeyValue("max.ms", millis(timer, 100))
                                            .log("requests");
                                })),
                "the middle one sees nothing of the slow ones, the last one sees only them");
    }

    private static List<Duration> tenThousand() {
        Random random = new Random(42);
        return IntStream.range(0, 10_000)
                .mapToObj(i -> (i % 100 == 0 ? 200e6 : 20e6) * Math.exp(random.nextGaussian() / 5))
                .map(nanos -> Duration.ofNanos(nanos.longValue()))
                .toList();
    }

    private static double millis(Timer timer, double percent) {
        return Math.round(timer.snapshot().percentile(percent) / 1e5) / 10.0;
    }
}
