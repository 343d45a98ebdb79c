package spiral.learn.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.console.Screen;
import spiral.learn.Checkout;
import spiral.learn.Exercise;
import spiral.learn.course.Workbench;
import spiral.learn.judge.Judge;
import spiral.learn.worker.Order;

@DisplayName("A verdict")
class VerdictLinesTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @Test
    @DisplayName(
            "says how many rules hold, the first that does not, the difference, a guess, the keys")
    void notYet() throws Exception {
        assertThat(verdict("wrong/snapshot"))
                .isEqualTo(
                        """
                        Microtasks first: 7 of 12 rules hold

                          Not yet:  a microtask queued by a microtask runs in the same checkpoint
                          expected  ["inner"]
                          got       []

                          Maybe: You seem to fix the number of turns before you begin. Look at the line
                                 again after each microtask.

                        h hint   q quit\
                        """);
    }

    @Test
    @DisplayName("on a skeleton shows what to write first, and where")
    void skeleton() throws Exception {
        assertThat(verdict("skeleton"))
                .contains("0 of 12 rules hold", "TODO step 1", "MicrotaskQueue.java:27")
                .doesNotContain("Maybe");
    }

    @Test
    @DisplayName("on a right one says so, and what is known now")
    void passed() throws Exception {
        assertThat(verdict("right/ring"))
                .startsWith("Microtasks first: all 12 rules hold")
                .contains("You have written the rule");
    }

    @Test
    @DisplayName("is plain ASCII without escape codes where that is asked for")
    void plain() throws Exception {
        assertThat(verdict("wrong/nested")).matches("[\\x20-\\x7e\\n]+");
    }

    private static String verdict(String folder) throws IOException, InterruptedException {
        Exercise exercise = Checkout.catalogue().named("microtasks-first");
        List<Path> files = Workbench.javaFiles(exercise.folder().resolve(folder));
        try (Judge judge = Checkout.judge()) {
            var verdict = judge.files(exercise, files, Order.IN_ORDER);
            var screen = Screen.of(NOWHERE, NOWHERE, true);
            return String.join(
                    "\n", new VerdictLines(screen, files, "h hint   q quit").of(verdict));
        }
    }
}
