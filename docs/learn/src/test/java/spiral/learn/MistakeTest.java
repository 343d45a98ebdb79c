package spiral.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mistake is known by the first rule that does not hold")
class MistakeTest {
    private static final List<String> NONE = List.of();

    @Test
    @DisplayName("and by no later one")
    void theFirst() {
        assertThat(mistake(List.of("two"), NONE, NONE, NONE).matches(run())).isTrue();
        assertThat(mistake(List.of("three"), NONE, NONE, NONE).matches(run())).isFalse();
        assertThat(mistake(List.of(Mistake.ANY), NONE, NONE, NONE).matches(run())).isTrue();
    }

    @Test
    @DisplayName("all its words must stand in the failure, whatever the case")
    void words() {
        assertThat(mistake(List.of("two"), List.of("EXPECTED: 3"), NONE, NONE).matches(run()))
                .isTrue();
        assertThat(mistake(List.of("two"), List.of("3", "5"), NONE, NONE).matches(run())).isFalse();
    }

    @Test
    @DisplayName("other rules can be asked to fail or to hold")
    void others() {
        assertThat(mistake(List.of("two"), NONE, List.of("three"), List.of("one")).matches(run()))
                .isTrue();
        assertThat(mistake(List.of("two"), NONE, List.of("one"), NONE).matches(run())).isFalse();
        assertThat(mistake(List.of("two"), NONE, NONE, List.of("three")).matches(run())).isFalse();
    }

    @Test
    @DisplayName("what is still to be written is no mistake")
    void todo() {
        Run run =
                new Run(
                        List.of(fails("two", Failure.Kind.TODO)),
                        Optional.empty(),
                        Prints.NONE,
                        List.of());

        assertThat(mistake(List.of("two"), NONE, NONE, NONE).matches(run)).isFalse();
    }

    private static Run run() {
        return new Run(
                List.of(
                        new Checked(rule("one"), new Checked.Holds()),
                        fails("two", Failure.Kind.ASSERTION),
                        fails("three", Failure.Kind.ASSERTION)),
                Optional.empty(),
                Prints.NONE,
                List.of());
    }

    private static Checked fails(String sentence, Failure.Kind kind) {
        return new Checked(
                rule(sentence),
                new Checked.Fails(
                        new Failure(
                                kind,
                                "AssertionError",
                                "\nexpected: 3\n but was: 4",
                                null,
                                null,
                                List.of())));
    }

    private static Rule rule(String sentence) {
        return new Rule(sentence, 1, "1", sentence);
    }

    private static Mistake mistake(
            List<String> when, List<String> text, List<String> also, List<String> holds) {
        return new Mistake("name", when, text, also, holds, "say");
    }
}
