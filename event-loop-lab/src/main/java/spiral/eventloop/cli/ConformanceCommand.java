package spiral.eventloop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Json;
import spiral.console.Progress;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.eventloop.conformance.Comparison;
import spiral.eventloop.conformance.Conformance;
import spiral.eventloop.conformance.RealNode;

/// Runs random programs here and in the Node of this machine, and counts those that print the same.
@Command(
        name = "conformance",
        description = "Compare our order with the real Node's, on random programs.",
        footer = {
            "",
            "Needs node 20 or later, gcc and Linux: Node runs on a virtual clock.",
            "",
            "Examples:",
            "  ./spiral loop conformance                        200 programs",
            "  ./spiral loop conformance --count 2000 --seed 1  the programs of the published figure",
            "  ./spiral loop conformance --keep DIR             keeps the programs that differ"
        })
final class ConformanceCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "200",
            description = "how many programs (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "the first seed (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "where to write programs that differ")
    private @Nullable Path keep;

    @Option(names = "--json", description = "the result as one JSON object")
    private boolean json;

    // by kind of difference, the seeds
    private final Map<String, List<Long>> differences = new TreeMap<>();
    private long lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (count < 1 || count > MOST) {
            throw new UserError("--count must be between 1 and " + MOST + " but was " + count);
        }
        Path folder = Files.createTempDirectory("conformance");
        try {
            compare(folder);
        } finally {
            delete(folder);
        }
        report(common.screen());
        return differences.isEmpty() ? Exit.OK : Exit.FAILED;
    }

    private void compare(Path folder) throws IOException, InterruptedException {
        RealNode node =
                RealNode.find(folder)
                        .orElseThrow(() ->
                                UserError.environment(
                                        "this needs node 20 or later, gcc and Linux"));
        try (Progress progress =
                Progress.of(common.screen(), "programs", count, InstantSource.system())) {
            new Conformance(node, folder)
                    .run(
                            seed,
                            count,
                            comparison -> {
                                take(comparison);
                                progress.step(1);
                            });
        }
    }

    private void take(Comparison comparison) {
        lines += comparison.node().out().lines().count();
        if (!comparison.same()) {
            differences
                    .computeIfAbsent(comparison.kind(), _ -> new ArrayList<>())
                    .add(comparison.seed());
            keep(comparison);
        }
    }

    private void keep(Comparison comparison) {
        if (keep == null) {
            return;
        }
        try {
            Files.createDirectories(keep);
            Files.writeString(keep.resolve(comparison.fileName()), comparison.program());
        } catch (IOException e) {
            throw UserError.environment("cannot write to " + keep + ": " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void report(Screen screen) {
        int different = differences.values().stream().mapToInt(List::size).sum();
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("programs", count);
            fields.put("equal", count - different);
            fields.put("lines", lines);
            fields.put("seed", seed);
            fields.put("differences", differences);
            screen.out(Json.line(fields));
            return;
        }
        screen.out(
                "%,d of %,d programs print the same bytes and exit with the same code (%,d lines)"
                        .formatted(count - different, count, lines));
        differences.forEach((kind, seeds) ->
                screen.out("  %d %s: seeds %s".formatted(seeds.size(), kind, few(seeds))));
    }

    private static List<Long> few(List<Long> seeds) {
        return seeds.subList(0, Math.min(5, seeds.size()));
    }
}
