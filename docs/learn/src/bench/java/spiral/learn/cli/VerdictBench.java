package spiral.learn.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.learn.Checkout;

/// How long a learner waits, on a copy of this workspace: the same edits judged by a warm watch, by
/// one-shot checks and by plain Maven, in one run. Trust the ratios: the machine may be busy.
@DisplayName("How soon a verdict comes")
class VerdictBench {
    private static final String EXERCISE = "microtasks-first";
    private static final String FILE =
            "event-loop-lab/workbench/src/main/java/spiral/eventloop/MicrotaskQueue.java";
    private static final String FOLDER = "event-loop-lab/src/exercises/" + EXERCISE;
    private static final int SAVES = 40;
    private static final int CHECKS = 8;
    private static final int MAVENS = 4;

    @TempDir private Path folder;

    private Path copy;
    private int edits;

    @Test
    @DisplayName("warm watch, one-shot check, and Maven")
    void sideBySide() throws Exception {
        copy = copy(Checkout.workspace().root());
        run(0, "./spiral", "learn", "start", EXERCISE);
        waitForTheCaches();

        Figures ready = new Figures();
        Figures saves = new Figures();
        for (int i = 0; i < 3; i++) {
            watch(ready, saves, SAVES / 3);
        }
        Figures checks = new Figures();
        for (int i = 0; i < CHECKS; i++) {
            edit();
            checks.add(() -> run(expected(), "./spiral", "learn", "check"));
        }
        Figures maven = new Figures();
        run(expected(), mavenPath()); // the first time it compiles more
        for (int i = 0; i < MAVENS; i++) {
            edit();
            maven.add(() -> run(expected(), mavenPath()));
        }

        tell("watch ready", ready);
        tell("save -> verdict", saves);
        tell("one-shot check", checks);
        tell("Maven, same edit", maven);
        System.out.printf(
                "%-18s %.0f x faster than Maven (bar: 20)%n",
                "warm watch", maven.median() / saves.median());
        assertThat(saves.all).hasSize(SAVES / 3 * 3);
    }

    private Path copy(Path root) throws Exception {
        Path to = folder.resolve("workspace");
        Process copying =
                new ProcessBuilder("cp", "-a", root.toString(), to.toString()).inheritIO().start();
        assertThat(copying.waitFor()).isZero();
        return to;
    }

    // the launcher and the first run make them in the background
    private void waitForTheCaches() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Path worker = copy.resolve("docs/learn/target/worker.aot");
        while (!Files.isRegularFile(worker) && System.nanoTime() < until) {
            Thread.sleep(200);
        }
        Thread.sleep(2_000);
    }

    private void watch(Figures ready, Figures saves, int number) throws Exception {
        long begun = System.nanoTime();
        Process watching =
                new ProcessBuilder("./spiral", "learn", "watch", "--plain")
                        .directory(copy.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(watching.getInputStream(), UTF_8))) {
            untilVerdict(said);
            ready.add(begun);
            Thread.sleep(1_500);
            for (int i = 0; i < number; i++) {
                long saved = edit();
                untilVerdict(said);
                saves.add(saved);
                Thread.sleep(300);
            }
            watching.getOutputStream().write("q\n".getBytes(UTF_8));
            watching.getOutputStream().flush();
            assertThat(watching.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            watching.destroyForcibly();
        }
    }

    private static void untilVerdict(BufferedReader said) throws IOException {
        for (String line = said.readLine();
                !line.startsWith("h hint") && !line.startsWith("n next");
                line = said.readLine()) {}
    }

    /// Alternates between a right class and one with a slip, never twice the same text.
    ///
    /// @return when it was saved
    private long edit() throws IOException {
        String variant = edits % 2 == 0 ? "right/ring" : "wrong/snapshot";
        Path from = copy.resolve(FOLDER).resolve(variant).resolve("MicrotaskQueue.java");
        String text = Files.readString(from) + "// edit " + edits++ + "\n";
        Files.writeString(copy.resolve(FILE), text);
        return System.nanoTime();
    }

    private static String[] mavenPath() {
        return new String[] {
            "mvn",
            "-q",
            "-o",
            "-B",
            "package",
            "-Plearn",
            "-pl",
            "event-loop-lab/workbench",
            "-am",
            "-Dtest=MicrotaskQueueTest",
            "-Dsurefire.failIfNoSpecifiedTests=false"
        };
    }

    // what a command that judges the last edit answers
    private int expected() {
        return edits % 2 == 1 ? 0 : 1;
    }

    private void run(int wanted, String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(copy.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isEqualTo(wanted);
    }

    private static void tell(String what, Figures figures) {
        System.out.printf(
                "%-18s median %5.0f ms   p95 %5.0f ms   (%d times)%n",
                what, figures.median(), figures.at(0.95), figures.all.size());
    }

    /// Milliseconds.
    private static final class Figures {
        private final List<Double> all = new ArrayList<>();

        interface Work {
            void run() throws Exception;
        }

        void add(long sinceNanos) {
            all.add((System.nanoTime() - sinceNanos) / 1e6);
        }

        void add(Work work) throws Exception {
            long begun = System.nanoTime();
            work.run();
            add(begun);
        }

        double median() {
            return at(0.5);
        }

        double at(double share) {
            List<Double> sorted = new ArrayList<>(all);
            Collections.sort(sorted);
            return sorted.get((int) Math.min(sorted.size() - 1.0, share * sorted.size()));
        }
    }
}
