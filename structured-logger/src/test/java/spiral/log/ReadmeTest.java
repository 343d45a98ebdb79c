package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README names only suites that there are")
class ReadmeTest {
    private static final Pattern SUITE =
            Pattern.compile("`(\\w+(?:Test|IT|Properties|Contract))`(?: (\\w+) \\|)?");

    @Test
    @DisplayName("each suite exists, and each trap is held by a test in the suite of its row")
    void suites() throws IOException {
        List<MatchResult> named =
                SUITE.matcher(Files.readString(Path.of("README.md"))).results().toList();

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named.stream().filter(suite -> suite.group(2) != null)).hasSize(11);
        for (MatchResult suite : named) {
            String source = source(suite.group(1));
            String test =
                    suite.group(2) == null ? "class " + suite.group(1) : " void " + suite.group(2);
            assertThat(source).describedAs(suite.group()).contains(test);
        }
    }

    private static String source(String suite) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Path file =
                    files.filter(path -> path.endsWith(suite + ".java"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("there is no suite " + suite));
            return Files.readString(file);
        }
    }
}
