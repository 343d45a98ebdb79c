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
import spiral.queue.demo.DemoFolder;
import spiral.queue.demo.DemoStore;
import spiral.queue.demo.Timetable;
import spiral.queue.demo.WordList;
import spiral.queue.process.ProcessLog;

/// `queue demo`: a whole task queue for half a minute, and nothing to set up.
@Command(
        name = "demo",
        description = {
            "Runs a whole task queue before your eyes: a producer, a scheduler, three",
            "workers; one of them is killed, and no job is lost."
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue demo",
            "  ./spiral queue demo --folder ~/Documents --seconds 60",
            "  ./spiral queue demo --store postgres",
            "  ./spiral queue demo --plain --seed 7 | tee demo.txt"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final String LOCAL_SERVER = "postgresql://postgres@localhost/postgres";

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

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = {
                "file, or a running PostgreSQL server: postgresql://user:password@host/database;",
                "postgres means postgresql://postgres@localhost/postgres; file if not given"
            })
    private String store = "file";

    @Override
    public Integer call() throws InterruptedException {
        Timetable timetable = timetable();
        Path files = files();
        try (DemoFolders folders =
                DemoFolders.create(Path.of(System.getProperty("java.io.tmpdir")))) {
            DemoSetup setup =
                    new DemoSetup(on(store, folders.folder()), files, chosenSeed(), timetable);
            prepare(setup);
            folders.tidy();
            return performance(setup, folders, common.screen()).run();
        } catch (StoreException e) {
            throw UserError.environment(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw UserError.environment("the demo's folder cannot be used: " + e.getMessage());
        }
    }

    /// On a server each demo has a schema of its own, named like its folder.
    private static DemoFolder on(String store, DemoFolder folder) {
        if (store.equals("file")) {
            return folder;
        }
        String address = store.equals("postgres") ? LOCAL_SERVER : store;
        if (!address.startsWith("postgresql://") || address.contains("?")) {
            throw new UserError(
                    "--store must be file, postgres or postgresql://user:password@host/database but was "
                            + store);
        }
        return new DemoFolder(
                folder.path(), address + "?schema=spiral_demo_" + ProcessHandle.current().pid());
    }

    private static DemoSession performance(DemoSetup setup, DemoFolders folders, Screen screen) {
        Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        Instant now = Instant.now();
        LiveOutput output = new LiveOutput(screen);
        output.open(setup);
        Demo demo = new Demo(setup, output, start, now);
        return new DemoSession(setup, folders, screen, demo);
    }

    /// From here on this process is the demo's monitor: it logs like the others, and unpacks SQLite
    /// where they do.
    private static void prepare(DemoSetup setup) throws IOException {
        DemoFolder folder = setup.folder();
        System.setProperty("org.sqlite.tmpdir", folder.nativeLibrary().toString());
        ProcessLog.open(folder.logs(), "monitor", Threshold.INFO);
        new WordList(folder.wordList()).write();
        if (folder.onServer()) {
            DemoStore.open(folder, setup.timetable()).close();
        }
    }

    private Timetable timetable() {
        try {
            return new Timetable(Duration.ofSeconds(seconds));
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
            throw UserError.environment(
                    "the folder " + chosen + " cannot be read: " + e.getMessage());
        }
        return chosen;
    }

    /// The workspace, when its launcher has started us.
    private static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("SPIRAL_HOME")).orElse(""));
    }
}
