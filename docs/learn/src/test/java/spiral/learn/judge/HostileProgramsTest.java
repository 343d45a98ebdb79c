package spiral.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Screen;
import spiral.learn.Checkout;
import spiral.learn.Exercise;
import spiral.learn.Verdict;
import spiral.learn.view.Prose;
import spiral.learn.view.VerdictLines;
import spiral.learn.worker.Order;

@DisplayName("Whatever the learner's code does, the teacher says it calmly and goes on")
class HostileProgramsTest {
    /// What a learner waits for at most; the watchdog takes 3 of these.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @TempDir private Path folder;

    private Exercise exercise;
    private Judge judge;

    @BeforeEach
    void startWorkers() throws IOException {
        exercise = Checkout.catalogue().named("microtasks-first");
        judge = Checkout.judge();
    }

    @AfterEach
    void stopWorkers() {
        judge.close();
    }

    @Test
    @DisplayName("a loop without an end is shown at its line")
    void endless() throws Exception {
        assertThat(said("int i = 0; while (true) { i++; }"))
                .contains("still running. Does this end?", "MicrotaskQueue.java:");
    }

    @Test
    @DisplayName("waiting for ever is shown at its line")
    void waiting() throws Exception {
        assertThat(said("new java.util.concurrent.CompletableFuture<Void>().join();"))
                .contains("still waiting", "join();");
    }

    @Test
    @DisplayName("System.exit ends the worker, not the teacher")
    void exit() throws Exception {
        assertThat(said("System.exit(0);")).contains("ended the whole program", "System.exit(0);");
    }

    @Test
    @DisplayName("Runtime.halt, too")
    void halt() throws Exception {
        assertThat(said("Runtime.getRuntime().halt(0);")).contains("ended the whole program");
    }

    @Test
    @DisplayName("memory that runs out is a sentence")
    void memory() throws Exception {
        assertThat(
                        said(
                                "var all = new java.util.ArrayList<long[]>();"
                                        + " while (true) { all.add(new long[1_000_000]); }"))
                .contains("more memory than there is", "MicrotaskQueue.java:");
    }

    @Test
    @DisplayName("a method that calls itself for ever is shown at the line that does")
    void overflow() throws Exception {
        assertThat(said("checkpoint();")).contains("calls itself again and again", "checkpoint();");
    }

    @Test
    @DisplayName("a flood of prints is counted")
    void flood() throws Exception {
        assertThat(said("for (int i = 0; i < 60_000; i++) { System.out.println(\"here\"); }"))
                .containsPattern("You printed [\\d,]+ lines");
    }

    @Test
    @DisplayName("a flood without an end is counted, too")
    void endlessFlood() throws Exception {
        assertThat(said("while (true) { System.out.println(\"here\"); }"))
                .containsPattern("You printed [\\d,]+ lines, and after 3 s it went on");
    }

    @Test
    @DisplayName("a thread that is left behind is named with the line that made it")
    void leak() throws Exception {
        assertThat(
                        said(
                                "var t = new Thread(() -> { while (true) { Thread.onSpinWait(); } }, \"busy\");\n t.setDaemon(true); t.start();"))
                .contains("A thread of yours still runs after the rules: busy", "new Thread(");
    }

    @Test
    @DisplayName("a virtual thread that waits for ever, too")
    void virtualLeak() throws Exception {
        assertThat(said("Thread.ofVirtual().start(java.util.concurrent.locks.LockSupport::park);"))
                .contains("A thread of yours still runs after the rules: a virtual", ".start(java");
    }

    @Test
    @DisplayName("a virtual thread of an executor that never ends, too")
    void virtualSpin() throws Exception {
        assertThat(
                        said(
                                "java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()"
                                        + "\n.execute(() -> { while (true) { Thread.onSpinWait(); } });"))
                .contains("A thread of yours still runs after the rules: a virtual", ".execute(()");
    }

    @Test
    @DisplayName("a member that is gone is asked for")
    void linkage() throws Exception {
        Path file = write(source("").replace("int size()", "int length()"));
        assertThat(lines(judge.files(exercise, List.of(file), Order.IN_ORDER)))
                .contains("no longer has size() as the suite knows it");
    }

    @Test
    @DisplayName("a file that does not compile gets a question with its place")
    void compileError() throws Exception {
        Path file = write(source("int x = \"text\";"));
        assertThat(lines(judge.files(exercise, List.of(file), Order.IN_ORDER)))
                .contains("Java has a question", "The type does not fit", "^");
    }

    @Test
    @DisplayName("a file that is no text, or a huge one, is a sentence")
    void noText() throws Exception {
        Path file = folder.resolve("MicrotaskQueue.java");
        Files.write(file, new byte[] {'\n', 'a', (byte) 0xe9, '"'});
        assertThat(lines(judge.files(exercise, List.of(file), Order.IN_ORDER)))
                .contains("not UTF-8", "MicrotaskQueue.java:2:1");

        write(source("") + " ".repeat(2_000_000));
        assertThat(lines(judge.files(exercise, List.of(file), Order.IN_ORDER)))
                .contains("more than 1,048,576 are not read");
    }

    // says what came, and proves that the next save is judged as if nothing had been
    private String said(String body) throws Exception {
        Instant before = Instant.now();
        Verdict verdict = judge.files(exercise, List.of(write(source(body))), Order.IN_ORDER);
        assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE);
        assertThat(judge.reference(exercise, Order.IN_ORDER).passed()).isTrue();
        return lines(verdict);
    }

    private String lines(Verdict verdict) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        List<String> lines =
                new VerdictLines(
                                Screen.of(nowhere, nowhere, true),
                                List.of(folder.resolve("MicrotaskQueue.java")),
                                "h hint   q quit")
                        .of(verdict);
        assertThat(lines).hasSizeLessThanOrEqualTo(VerdictLines.MOST);
        assertThat(lines).allMatch(line -> line.length() <= Prose.WIDTH);
        return String.join("\n", lines);
    }

    private Path write(String source) throws IOException {
        return Files.writeString(folder.resolve("MicrotaskQueue.java"), source);
    }

    private static String source(String inCheckpoint) {
        return """
        package spiral.eventloop;

        import java.util.function.Consumer;

        final class MicrotaskQueue {
            private final TaskQueue waiting = new TaskQueue();

            MicrotaskQueue(Consumer<Task> runner, UncaughtHandler uncaught) {}

            void add(Task microtask) {
                waiting.add(microtask);
            }

            boolean isEmpty() {
                return waiting.isEmpty();
            }

            int size() {
                return waiting.size();
            }

            int checkpoint() {
                if (waiting.size() >= 0) {
                    %s
                }
                return 0;
            }
        }
        """
                .formatted(inCheckpoint);
    }
}
