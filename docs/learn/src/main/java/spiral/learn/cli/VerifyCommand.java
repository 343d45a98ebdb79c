package spiral.learn.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.learn.Exercise;
import spiral.learn.verify.Verifier;

/// For authors and builds: is every exercise complete and true?
@Command(
        name = "verify",
        description =
                "For authors: is every exercise complete, its skeleton open, its mistakes named?",
        footer = {
            "",
            "Examples:",
            "  ./spiral learn verify",
            "  ./spiral learn verify microtasks-first --orders 20",
        })
final class VerifyCommand implements Callable<Integer> {
    private static final long LARGEST_SEED = 1_000_000;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "by default all")
    private @Nullable String slug;

    @Option(names = "--orders", description = "random orders of the rules for each right form (3)")
    private int orders = 3;

    @Override
    public Integer call() throws InterruptedException {
        var room = Classroom.open();
        var screen = common.screen();
        var all =
                slug == null ? room.catalogue().exercises() : List.of(room.catalogue().named(slug));
        var seeds = seeds();
        screen.err("Seeds of the random orders: " + seeds);
        var complete = true;
        try (var judge = room.judge(2)) {
            var verifier = new Verifier(room.catalogue(), judge, seeds);
            for (Exercise each : all) {
                var missing = verifier.missing(each);
                screen.out(
                        missing.isEmpty()
                                ? screen.paint(Ink.GREEN, "complete  ") + each.slug()
                                : screen.paint(Ink.ORANGE, "not yet   ") + each.slug());
                missing.forEach(what -> screen.out("  - " + what));
                complete &= missing.isEmpty();
            }
        }
        return complete ? Exit.OK : Exit.FAILED;
    }

    private List<Long> seeds() {
        var random = RandomGenerator.getDefault();
        return LongStream.generate(() -> 1 + random.nextLong(LARGEST_SEED))
                .limit(orders)
                .boxed()
                .toList();
    }
}
