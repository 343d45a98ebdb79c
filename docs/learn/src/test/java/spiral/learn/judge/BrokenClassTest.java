package spiral.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.learn.Checkout;
import spiral.learn.Exercise;
import spiral.learn.Verdict;
import spiral.learn.worker.Order;

@DisplayName("A broken class is never green")
class BrokenClassTest {
    @TempDir private Path folder;

    private Judge judge;

    @BeforeEach
    void startWorkers() throws IOException {
        judge = Checkout.judge();
    }

    @AfterEach
    void stopWorkers() {
        judge.close();
    }

    @Test
    @DisplayName("where the learner's class has no members, no rule of any exercise holds")
    void empty() throws Exception {
        for (Exercise each : Checkout.catalogue().exercises()) {
            Verdict verdict = judge("class %s {}".formatted(each.targetName()), each);

            assertThat(verdict).as(each.slug()).isNotInstanceOf(Verdict.Unjudged.class);
            assertThat(verdict.passed()).as(each.slug()).isFalse();
            assertThat(((Verdict.Judged) verdict).run().held()).as(each.slug()).isZero();
        }
    }

    @Test
    @DisplayName("the module's own class never stands in for a file that does not compile")
    void notCompiled() throws Exception {
        assertThat(judge("class MicrotaskQueue {", microtasks()))
                .isInstanceOf(Verdict.NotCompiled.class);
    }

    @Test
    @DisplayName("a file with another class in it is asked for the right one")
    void anotherClass() throws Exception {
        Verdict verdict = judge("class Other {}", microtasks());

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.NotCompiled.class,
                        asked ->
                                assertThat(asked.problems().getFirst().sentence())
                                        .contains(
                                                "class MicrotaskQueue in the package spiral.eventloop"));
    }

    @Test
    @DisplayName("ending the program inside a rule does not make it hold")
    void exit() throws Exception {
        Verdict verdict =
                judge("class MicrotaskQueue { static { System.exit(0); } }", microtasks());

        assertThat(verdict.passed()).isFalse();
    }

    private Exercise microtasks() {
        return Checkout.catalogue().named("microtasks-first");
    }

    private Verdict judge(String source, Exercise exercise) throws Exception {
        Path file = folder.resolve(exercise.targetName() + ".java");
        Files.writeString(file, "package %s;\n%s\n".formatted(exercise.packageName(), source));
        return judge.files(exercise, List.of(file), Order.IN_ORDER);
    }
}
