package spiral.log.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import spiral.console.Exit;

@DisplayName("./spiral log: odd files and odd questions")
class OddInputTest extends CommandSuite {
    private static final String EVENT =
            "{\"level\":\"INFO\",\"message\":\"m\",\"took\":20,\"n\":3}";

    @Test
    @DisplayName("half an archive is read as far as it goes, told of, and not valid")
    void halfArchive() throws IOException {
        byte[] whole = zipped((EVENT + "\n").repeat(5_000));
        for (int length : new int[] {0, 5, whole.length - 4, whole.length / 2}) {
            Path file = Files.write(folder.resolve("a.gz"), Arrays.copyOf(whole, length));

            assertThat(run("stats", file)).describedAs("%s bytes", length).isEqualTo(Exit.OK);
            assertThat(complained()).contains("a.gz: the archive ends too early");
            assertThat(run("check", file)).isEqualTo(Exit.FAILED);
            assertThat(said()).contains("the archive ends too early");
        }
    }

    @Test
    @DisplayName("what a mapped file has not used yet is no line, for any command")
    void unused() throws IOException {
        Path file = file(EVENT + "\n" + "\0".repeat(9_000));

        for (String command : List.of("pretty", "tail")) {
            run(command, file);
            assertThat(said().lines()).describedAs(command).hasSize(1);
        }
        run("stats", file);
        assertThat(said().lines()).hasSize(2);
    }

    @Test
    @DisplayName("check looks behind NULs in the middle of a file")
    void nulsInTheMiddle() throws IOException {
        assertThat(run("check", file("{\"a\":1}\n" + "\0".repeat(100) + "\n{bad\n")))
                .isEqualTo(Exit.FAILED);
        assertThat(said()).contains(":2: ");
    }

    @Test
    @DisplayName("a bad line cannot drive the terminal of whoever checks it")
    void controlCharacters() throws IOException {
        String escape = "\u001b[31m";
        for (String bad :
                List.of(
                        "{\"a\":" + escape,
                        "{\"\\u001bx\":1,\"\\u001bx\":2}",
                        escape + "{}",
                        "\u009b1m")) {
            assertThat(run("check", file(bad + "\n"))).isEqualTo(Exit.FAILED);
            assertThat(said() + complained()).describedAs(bad).doesNotContain("\u001b", "\u009b");
        }
    }

    @Test
    @DisplayName("a line beyond the limit is not called wrong JSON")
    void longerThanTheLimit() throws IOException {
        run("check", file("{\"a\":\"" + "x".repeat(17 << 20) + "\"}\n"));

        assertThat(said()).contains("app.jsonl:1: longer than 16 MiB: not checked");
    }

    @Test
    @DisplayName("tail shows a last line without newline, reads archives, and refuses what is not")
    void tail() throws IOException {
        assertThat(run("tail", file(EVENT))).isEqualTo(Exit.OK);
        assertThat(said()).contains("m  took=20");

        Path archive = Files.write(folder.resolve("b.gz"), zipped(EVENT + "\n"));
        assertThat(run("tail", archive)).isEqualTo(Exit.OK);
        assertThat(said()).contains("m  took=20");

        assertThat(run("tail", folder.resolve("missing"))).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("missing: there is no such file");
        assertThat(run("tail", folder)).isEqualTo(Exit.USAGE);
        assertThat(run("tail", "-F", folder)).isEqualTo(Exit.USAGE);
        assertThat(run("tail", "-F", archive)).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("b.gz: it is compressed");
        assertThat(run("tail", "-n", "-5", archive)).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("-n must be at least 0 but was -5");
    }

    @Test
    @DisplayName("a file that cannot be read is told of, and the others are read all the same")
    void oneOfMany() throws IOException {
        Path good = file(EVENT + "\n");
        Path missing = folder.resolve("missing\u001b.jsonl");
        Path zipped = Files.writeString(folder.resolve("plain.gz"), "text");

        for (List<String> words :
                List.of(
                        List.of("pretty"),
                        List.of("query", "n=3"),
                        List.of("stats"),
                        List.of("tail"),
                        List.of("check"))) {
            List<Object> line = new ArrayList<>(words);
            line.addAll(List.of(missing, folder, zipped, good));

            assertThat(run(line.toArray())).describedAs("%s", words).isEqualTo(Exit.USAGE);
            assertThat(complained().lines()).hasSize(3).allMatch(it -> it.contains("cannot read"));
            assertThat(complained()).doesNotContain("\u001b");
            assertThat(said()).containsPattern("took=20|INFO +1|1 lines, all valid");
        }
    }

    @Test
    @DisplayName("stats: a field named twice, none at all, and a number that is no duration")
    void stats() throws IOException {
        Path file = file(EVENT + "\n{\"level\":\"WARN\",\"took\":\"2.5 s\"}\n");

        assertThat(run("stats", "--by", "level,level", file)).isEqualTo(Exit.OK);
        assertThat(said()).startsWith("level  events");
        assertThat(run("stats", "--by", ",level", file)).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("--by must be names of fields");

        run("stats", "--p99", "n", file);
        assertThat(said().lines().findFirst()).contains("level  events  p50  p90  p99  max");
        assertThat(said()).contains("INFO        1  3.0  3.0  3.0  3.0");
        run("stats", "--p99", "n", "--json", file);
        assertThat(said()).contains("\"level\":\"WARN\",\"events\":1,\"p50\":null");
        run("stats", "--p99", "took", file);
        assertThat(said()).containsPattern("WARN +1 +2500\\.0 +2500\\.0").contains("p50 ms");
    }

    @Test
    @DisplayName("stats: the highest value is one that occurs, and small ones are not nothing")
    void highest() throws IOException {
        Path file = file("{\"took\":\"20us\",\"n\":1}\n{\"took\":0.003,\"n\":100}\n");

        run("stats", "--p99", "took", "--json", file);
        assertThat(said()).contains("\"p50\":0.003,\"p90\":0.02,\"p99\":0.02,\"max\":0.02");
        run("stats", "--p99", "n", "--json", file);
        assertThat(said()).contains("\"p50\":1.0,\"p90\":100.0,\"p99\":100.0,\"max\":100.0");
    }

    @Test
    @DisplayName("trace indents by the names that other loggers give to spans")
    void foreignSpans() throws IOException {
        Path file =
                file(
                        """
                        {"time":1,"msg":"outer","trace_id":"t","span_id":"a"}
                        {"time":2,"msg":"inner","trace_id":"t","span_id":"b","parent_id":"a"}
                        {"time":3,"msg":"deep","traceId":"t","spanId":"c","parentSpanId":"b"}
                        """);
        run("trace", "t", file);

        assertThat(said().lines().map(line -> line.indexOf('0'))).containsExactly(0, 2, 4);
    }

    @Test
    @DisplayName("times that cannot be read are told of in our words")
    void now() throws IOException {
        assertThat(run("query", "--now", "yesterday", "a", file(EVENT))).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("--now must be a time such as 2026-03-01T09:30:00Z");
    }

    @Test
    @DisplayName(
            "a folder that cannot be written, an answer sheet that is none: one clear sentence")
    void mystery() throws IOException {
        Path file = file("x");
        assertThat(run("mystery", "--folder", file)).isNotEqualTo(Exit.OK);
        assertThat(complained()).contains("cannot write " + file);

        assertThat(run("mystery", "--answers", folder.resolve("nope"))).isNotEqualTo(Exit.OK);
        assertThat(complained()).contains("nope: there is no such file");

        assertThat(run("mystery", "--folder", folder.resolve("no"), "--answers", file))
                .isNotEqualTo(Exit.OK);
        assertThat(complained()).contains("orders.jsonl: there is no such file");

        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xFF});
        run("mystery", "--folder", folder.resolve("m"));
        assertThat(run("mystery", "--folder", folder.resolve("m"), "--answers", bytes))
                .isEqualTo(Exit.FAILED);
    }
}
