package spiral.queue.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.drill.Drill.Finding;

@DisplayName("The chaos drill")
class DrillTest {
    @TempDir Path folder;

    private List<String> solved(long seed) throws IOException {
        Drill.of(seed).write(folder);
        return new Detective(folder).answers();
    }

    private static Set<Fault> proved(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.Proved.class::isInstance)
                .map(finding -> ((Finding.Proved) finding).fault())
                .collect(Collectors.toSet());
    }

    private static String why(Finding finding) {
        return ((Finding.NotYet) finding).why();
    }

    @Test
    @Order(1)
    @DisplayName("whoever reads the logs finds all five faults, and no other, for any seed")
    void solvable() throws IOException {
        for (long seed = 1; seed <= 30; seed++) {
            List<String> answers = solved(seed);
            List<Finding> findings = Drill.of(seed).judge(answers);

            assertThat(answers).as("seed %d", seed).hasSize(Drill.FAULTS);
            assertThat(proved(findings))
                    .as("seed %d: %s", seed, findings)
                    .isEqualTo(Set.copyOf(Drill.of(seed).faults()));
            assertThat(Drill.score(findings, 0)).isEqualTo(100);
        }
    }

    @Test
    @Order(2)
    @DisplayName("another seed gives another night, the same seed the same")
    void seeds() throws IOException {
        Set<List<Fault>> orders = new HashSet<>();
        for (long seed = 1; seed <= 10; seed++) {
            orders.add(Drill.of(seed).faults());
        }
        assertThat(orders).hasSize(10);

        List<String> once = solved(3);
        assertThat(solved(3)).isEqualTo(once);
        assertThat(solved(4)).isNotEqualTo(once);
    }

    @Test
    @Order(3)
    @DisplayName("a fault's word with another fault's line proves nothing")
    void wrongName() throws IOException {
        List<String> answers = solved(5);
        for (int i = 0; i < answers.size(); i++) {
            String line = answers.get((i + 1) % answers.size()).replaceFirst("[a-z]+: ", "");
            String word = answers.get(i).replaceFirst(":.*", "");

            Finding finding = Drill.of(5).judge(List.of(word + ": " + line)).getFirst();

            assertThat(why(finding))
                    .isEqualTo("this line proves something, but not '" + word + "'");
        }
    }

    @Test
    @Order(4)
    @DisplayName("the right word is worth nothing without a line that proves it")
    void noEvidence() throws IOException {
        Drill drill = Drill.of(5);
        String usual;
        drill.write(folder);
        try (Stream<Path> logs = Files.list(folder)) {
            Path worker =
                    logs.filter(log -> log.toString().contains("worker-1"))
                            .findFirst()
                            .orElseThrow();
            usual = Files.readAllLines(worker).getFirst();
        }
        for (Fault fault : drill.faults()) {
            String word = fault.word();
            assertThat(why(drill.judge(List.of(word)).getFirst())).contains("a colon");
            assertThat(why(drill.judge(List.of(word + ":")).getFirst())).contains("no log has");
            assertThat(why(drill.judge(List.of(word + ": {\"made\":\"up\"}")).getFirst()))
                    .contains("no log has this line");
            assertThat(why(drill.judge(List.of(word + ": " + usual)).getFirst()))
                    .contains("would look the same without");
        }
        assertThat(why(drill.judge(List.of("gremlins: " + usual)).getFirst())).contains("a colon");
    }

    @Test
    @Order(5)
    @DisplayName("a line that fits two faults proves neither")
    void ambiguous() throws IOException {
        for (long seed = 1; seed <= 30; seed++) {
            Drill drill = Drill.of(seed);
            if (drill.faults().contains(Fault.POISON)) {
                drill.write(folder);
                String first = firstLossOfPoison();

                for (String word : List.of("poison", "killed", "frozen")) {
                    assertThat(drill.judge(List.of(word + ": " + first)).getFirst())
                            .isInstanceOf(Finding.NotYet.class);
                }
                return;
            }
        }
    }

    /// The first time that the guilty job was lost it was one of several.
    private String firstLossOfPoison() throws IOException {
        String alone =
                new Detective(folder)
                        .answers().stream()
                                .filter(answer -> answer.startsWith("poison"))
                                .findFirst()
                                .orElseThrow();
        String job = alone.replaceAll(".*\"jobs\":\\[(\\d+)].*", "$1");
        try (Stream<Path> logs = Files.list(folder)) {
            return logs.flatMap(DrillTest::lines)
                    .filter(line -> line.contains("fell silent"))
                    .filter(line -> line.matches(".*\"jobs\":\\[[^]]*\\b" + job + "\\b[^]]*].*"))
                    .filter(line -> line.matches(".*\"jobs\":\\[\\d+,.*"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Order(6)
    @DisplayName("the same fault counts once, and hints cost")
    void score() throws IOException {
        List<String> answers = solved(6);
        Drill drill = Drill.of(6);
        List<Finding> twice = drill.judge(List.of(answers.getFirst(), answers.getFirst()));

        assertThat(proved(twice)).hasSize(1);
        assertThat(why(twice.getLast())).isEqualTo("this one is proved already");
        assertThat(Drill.score(twice, 2)).isEqualTo(20 - 2 * 4);
        assertThat(Drill.score(List.of(), 3)).isZero();
        assertThat(drill.hints(drill.judge(answers))).isEmpty();
        assertThat(drill.hints(twice)).hasSizeBetween(6, 8);
    }

    @Test
    @Order(7)
    @DisplayName("the processes of the drill say what the queue's own processes say")
    void sameWords() throws IOException {
        Path sources = Path.of("src/main/java/spiral/queue");
        String said;
        try (Stream<Path> files = Files.walk(sources)) {
            said =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.startsWith(sources.resolve("drill")))
                            .flatMap(DrillTest::lines)
                            .collect(Collectors.joining("\n"));
        }
        Set<String> messages =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(seed -> messages(seed))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet());

        assertThat(messages).hasSizeGreaterThan(8).allMatch(said::contains);
    }

    private Set<String> messages(long seed) {
        try {
            Drill.of(seed).write(folder);
            try (Stream<Path> logs = Files.list(folder)) {
                return logs.flatMap(DrillTest::lines)
                        .map(line -> line.replaceAll(".*\"message\":\"([^\"]*)\".*", "$1"))
                        .map(text -> text.replaceFirst("the store queue.db: .*", ""))
                        .map(text -> text.replaceFirst("(cannot be used just now: ).*", "$1"))
                        .collect(Collectors.toSet());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
