package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A console block on a page")
class TranscriptTest {
    private static final List<String> PRINTED =
            List.of("ID  STATE", "7   ready", "8   dead", "", "2 jobs in 14 ms");

    @Test
    @Order(1)
    @Tag("step:1")
    @DisplayName("is a list of commands, each with the lines that it prints")
    void isAListOfCommands() {
        var block = new Page.Block("console", 10, List.of("$ one", "a", "b", "$ two --x"));

        List<Transcript> said = Transcript.of(block);

        assertThat(said).extracting(Transcript::command).containsExactly("one", "two --x");
        assertThat(said).extracting(Transcript::first).containsExactly(10, 13);
        assertThat(said.getFirst().shown()).containsExactly("a", "b");
    }

    @Test
    @Order(2)
    @Tag("step:1")
    @DisplayName("begins with a command")
    void beginsWithACommand() {
        var block = new Page.Block("console", 10, List.of("output of nobody"));

        assertThatThrownBy(() -> Transcript.of(block)).hasMessageContaining("line 10");
    }

    @Test
    @Order(3)
    @Tag("step:1")
    @DisplayName("shows all of the output, in its order")
    void showsAllOutput() {
        assertThat(shown("ID  STATE", "7   ready", "8   dead", "", "2 jobs in 14 ms")).isTrue();
        assertThat(shown("ID  STATE", "7   ready", "8   dead")).isFalse();
        assertThat(shown("ID  STATE", "8   dead", "7   ready", "", "2 jobs in 14 ms")).isFalse();
        assertThat(shown("ID  STATE", "7   ready", "8   dead", "", "2 jobs in 14 s")).isFalse();
    }

    @Test
    @Order(4)
    @Tag("step:1")
    @DisplayName("or nothing of it, when the command alone matters")
    void showsNothing() {
        assertThat(shown()).isTrue();
    }

    @Test
    @Order(5)
    @Tag("step:2")
    @DisplayName("may leave lines out, with … on a line of its own")
    void leavesLinesOut() {
        assertThat(shown("…", "8   dead", "…")).isTrue();
        assertThat(shown("ID  STATE", "…", "2 jobs in 14 ms")).isTrue();
        assertThat(shown("…", "2 jobs in 14 ms", "…")).isTrue();
        assertThat(shown("…", "9   dead", "…")).isFalse();
        assertThat(shown("…", "8   dead")).isFalse();
        assertThat(shown("8   dead", "…")).isFalse();
        assertThat(shown("…", "8   dead", "…", "7   ready", "…")).isFalse();
        assertThat(shown("…", "2 jobs in 14 ms", "…", "2 jobs in 14 ms")).isFalse();
    }

    @Test
    @Order(6)
    @Tag("step:2")
    @DisplayName("may leave part of a line out, with … in it")
    void leavesPartsOut() {
        assertThat(shown("…", "2 jobs in …")).isTrue();
        assertThat(shown("…", "… in … ms")).isTrue();
        assertThat(shown("…", "3 jobs …")).isFalse();
    }

    @Test
    @Order(7)
    @Tag("step:2")
    @DisplayName("may say that numbers vary: then another number is as good, in wider columns too")
    void numbersVary() {
        var vary =
                new Page.Block("console numbers vary", 1, List.of("$ x", "…", "2 jobs in 14 ms"));

        assertThat(Transcript.of(vary).getFirst().differs(List.of("12 jobs in  3.5 ms"))).isEmpty();
        assertThat(Transcript.of(vary).getFirst().differs(List.of("12 jobs in 3 s"))).isPresent();
        assertThat(Transcript.of(vary).getFirst().differs(List.of("some jobs in 3 ms")))
                .isPresent();
    }

    private static boolean shown(String... lines) {
        return new Transcript(1, "x", List.of(lines), false).differs(PRINTED).isEmpty();
    }
}
