package spiral.queue.cli.demo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.log.Threshold;
import spiral.queue.StoreException;
import spiral.queue.demo.DemoFiles;
import spiral.queue.demo.DemoPlace;
import spiral.queue.demo.Script;
import spiral.queue.demo.WordList;
import spiral.queue.process.ProcessLog;

/// `queue demo`: a whole task queue for half a minute, and nothing to set up.
@Command(
        name = "demo",
        description = "Runs a whole task queue before your eyes: a producer, a scheduler, three"
                + " workers; one of them is killed, and no job is lost.",
        footer = {
            "",
            "Examples:",
            "  spiral queue demo",
            "  spiral queue demo --folder ~/Documents --seconds 60",
            "  spiral queue demo --plain --seed 7 | tee demo.txt"
        })
public final class DemoCommand implements Callable<Integer> {
    /// Seeds are short, so that people can type them.
    private static final int SEEDS = 10_000;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "25",
            description = "about how long it takes, 5 to 600; ${DEFAULT-VALUE} if not given")
    private long seconds;

    @Option(names = "--seed", paramLabel = "N", description = "where its chance comes from")
    private @Nullable Long seed;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "whose files the jobs read; this workspace's if not given")
    private @Nullable Path folder;

    private final Optional<Forecasting> forecasting;

    /// The demo without a forecast.
    public DemoCommand() {
        this(Optional.empty());
    }

    /// The demo, and who makes its forecast.
    public DemoCommand(Optional<Forecasting> forecasting) {
        this.forecasting = forecasting;
    }

    @Override
    public Integer call() {
        Script script = script();
        Path files = files();
        try (Places places = Places.create(Path.of(System.getProperty("java.io.tmpdir")))) {
            Errand errand = new Errand(places.place(), files, chosenSeed(), script);
            prepare(errand);
            places.tidy();
            return performance(errand, common.screen()).run();
        } catch (StoreException e) {
            throw UserError.environment(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw UserError.environment("the demo's folder cannot be used: " + e.getMessage());
        }
    }

    private Performance performance(Errand errand, Screen screen) {
        Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        Instant now = Instant.now();
        Stage stage = new Stage(screen);
        stage.open(errand);
        Demo demo = new Demo(errand, stage, forecasting, start, now);
        return new Performance(errand, screen, demo);
    }

    /// From here on this process is the demo's monitor: it logs like the others, and unpacks SQLite
    /// where they do.
    private static void prepare(Errand errand) throws IOException {
        DemoPlace place = errand.place();
        System.setProperty("org.sqlite.tmpdir", place.nativeLibrary().toString());
        ProcessLog.open(place.logs(), "monitor", Threshold.INFO);
        new WordList(place.wordList()).write();
    }

    private Script script() {
        try {
            return new Script(Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    private long chosenSeed() {
        return seed == null ? RandomGenerator.getDefault().nextInt(SEEDS) : seed;
    }

    private Path files() {
        Path chosen = (folder == null ? home() : folder).toAbsolutePath().normalize();
        if (!Files.isDirectory(chosen)) {
            throw new UserError("there is no folder " + chosen);
        }
        try {
            if (DemoFiles.in(chosen).isEmpty()) {
                throw new UserError(
                        "the demo's jobs read files of up to %d KB, and there are none in %s"
                                .formatted(DemoFiles.LARGEST / 1024, chosen));
            }
        } catch (IOException e) {
            throw UserError.environment("the folder " + chosen + " cannot be read: " + e.getMessage());
        }
        return chosen;
    }

    /// The workspace, when its launcher has started us.
    private static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("SPIRAL_HOME")).orElse(""));
    }
}
