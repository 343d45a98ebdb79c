package spiral.eventloop.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Small programs for what a generator does not think of, several in a file, each with what Node 20
/// printed for it on a virtual clock:
///
///     === name.mjs
///     the program
///     +++ part.mjs
///     a file beside it
///     --- node
///     what Node printed
///     exit code 0
@DisplayName("What Node printed for a program made by hand, we print")
class HandMadeTest {
    private static final Pattern CASE = Pattern.compile("^=== ", Pattern.MULTILINE);
    private static final Pattern FILE = Pattern.compile("^\\+\\+\\+ ", Pattern.MULTILINE);
    private static final String PRINTED = "--- node\n";

    @AutoClose private static JsEngine engine;

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        engine = JsEngine.start();
    }

    record Case(String group, List<String> files, String printed) {
        @Override
        public String toString() {
            return group + " " + firstLine(files.getFirst());
        }
    }

    static List<Case> programs() throws IOException, URISyntaxException {
        Path folder =
                Path.of(Objects.requireNonNull(HandMadeTest.class.getResource("handmade")).toURI());
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> groups = Files.list(folder)) {
            for (Path group : groups.sorted().toList()) {
                CASE.splitAsStream(Files.readString(group))
                        .skip(1)
                        .map(text -> caseOf(group, text))
                        .forEach(cases::add);
            }
        }
        return cases;
    }

    private static Case caseOf(Path group, String text) {
        int end = text.indexOf(PRINTED);
        String name = group.getFileName().toString().replace(".cases", ":");
        return new Case(
                name,
                List.of(FILE.split(text.substring(0, end))),
                text.substring(end + PRINTED.length()));
    }

    private static String firstLine(String text) {
        return text.substring(0, text.indexOf('\n'));
    }

    private Path write(String file) throws IOException {
        String name = firstLine(file);
        return Files.writeString(folder.resolve(name), file.substring(name.length() + 1));
    }

    @DisplayName("of a program in handmade/")
    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void isWhatWePrint(Case made) throws IOException {
        for (String file : made.files()) {
            write(file);
        }
        Path main = folder.resolve(firstLine(made.files().getFirst()));
        StringBuilder out = new StringBuilder();

        JsOutcome outcome =
                engine.run(
                        JsProgram.of(main),
                        JsOptions.DEFAULTS.files(true),
                        new JsOutput(out::append, _ -> {}));

        assertThat(out + "exit code " + outcome.exitCode() + "\n").isEqualTo(made.printed());
    }
}
