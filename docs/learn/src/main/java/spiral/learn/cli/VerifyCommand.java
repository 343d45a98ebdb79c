package spiral.learn.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Ink;
import spiral.learn.verify.Verification;

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
    public Integer call() throws InterruptedException, ExecutionException {
        var room = Classroom.open();
        var screen = common.screen();
        var all =
                slug == null ? room.catalogue().exercises() : List.of(room.catalogue().named(slug));
        var seeds = seeds();
        screen.err("Seeds of the random orders: " + seeds);
        var judges =
                Stream.generate(() -> room.judge(2))
                        .limit(Math.min(Verification.JUDGES, all.size()))
                        .toList();
        var complete = true;
        try (var verification = new Verification(room.catalogue(), seeds, judges)) {
            var begun = all.stream().map(verification::begin).toList();
            for (int i = 0; i < all.size(); i++) {
                var missing = begun.get(i).get();
                screen.out(
                        missing.isEmpty()
                                ? screen.paint(Ink.GREEN, "complete  ") + all.get(i).slug()
                                : screen.paint(Ink.ORANGE, "not yet   ") + all.get(i).slug());
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
