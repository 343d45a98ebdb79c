package spiral.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The cookbook's three steps, as a program of their own")
class CookbookIT {
    private static final Pattern BLOCK =
            Pattern.compile("^```(java|text)\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir private Path folder;

    @Test
    @DisplayName("code that only knows SLF4J writes the lines that the page promises")
    void threeSteps() throws Exception {
        String page = Files.readString(Path.of("../docs/log/cookbook.md"));
        String config = blocks(page, "text").get(1);
        Files.writeString(folder.resolve("logging.json"), config);
        compile(String.join("\n", blocks(page, "java")));

        Process process = start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(process.errorReader().lines()).isEmpty();
        List<Map<String, Object>> lines =
                Files.readAllLines(folder.resolve("logs/app.jsonl")).stream()
                        .map(Strict::read)
                        .toList();
        assertThat(lines).allSatisfy(line -> assertThat(line).containsEntry("service.name", "shop"));
        assertThat(lines)
                .extracting(line -> line.get("message"))
                .containsExactly("order 17 placed", "paid", "also c-81");
        assertThat(lines.get(1)).containsEntry("paid", true).doesNotContainValue("secret");
        assertThat(lines.get(2)).containsEntry("correlation.id", "c-81");
    }

    private static List<String> blocks(String page, String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    private void compile(String steps) throws IOException {
        Path source = folder.resolve("Shop.java");
        Files.writeString(
                source,
                "class Shop { public static void main(String[] args) throws Exception {\n"
                        + steps
                        + "}}");
        String[] options = {
            "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString(),
            source.toString()
        };
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options)).isZero();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dspiral.log.config=logging.json",
                        "-Dslf4j.provider=spiral.log.slf4j.SpiralServiceProvider",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        folder + ":" + System.getProperty("java.class.path"),
                        "Shop")
                .directory(folder.toFile())
                .start();
    }
}
