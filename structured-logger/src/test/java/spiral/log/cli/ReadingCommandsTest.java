package spiral.log.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import spiral.console.Exit;
import spiral.log.cli.shop.SlowTuesday;

@DisplayName("./spiral log: reading")
class ReadingCommandsTest extends CommandSuite {
    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = folder.resolve("app.jsonl");
        Files.writeString(
                log,
                """
                {"@timestamp":"2026-03-01T09:30:02Z","log.level":"ERROR","message":"two","took":20}
                not json at all
                {"@timestamp":"2026-03-01T09:30:01Z","log.level":"INFO","message":"one","took":10}
                """);
    }

    @Test
    @DisplayName("query finds events, in archives too, and never dies at a bad line")
    void query() throws IOException {
        Path zipped = folder.resolve("old.jsonl.gz");
        Files.write(zipped, zipped(Files.readString(log)));

        assertThat(run("query", "--plain", "level=error", log.toString(), zipped.toString()))
                .isEqualTo(Exit.OK);
        assertThat(said().lines()).hasSize(2).allMatch(line -> line.contains("two"));
    }

    @Test
    @Timeout(20)
    @DisplayName("a time beyond all times, a message that is a list: odd, but no reason to stop")
    void oddEvents() throws IOException {
        Files.writeString(
                log,
                "{\"time\":1e400,\"msg\":\"inf\"}\n{\"time\":\"x\",\"level\":{},\"msg\":[1]}\n");

        run("pretty", "--plain", log.toString());
        assertThat(said().lines()).hasSize(2);
        run("query", "--json", "time>5 since 2026-01-01", log.toString());
        assertThat(said()).isEmpty();
    }

    @Test
    @DisplayName("a question that cannot be read is shown with a caret")
    void caret() {
        assertThat(run("query", "--plain", "level>>warn", log.toString())).isEqualTo(Exit.USAGE);
        assertThat(complained()).contains("query:1:7: a value is expected here").contains("^");
    }

    @Test
    @DisplayName("stats counts by fields and shows percentiles")
    void stats() {
        run("stats", "--plain", "--by", "level", "--p99", "took", log.toString());

        assertThat(said()).contains("ERROR").contains("p99 ms").contains("20.");

        run("stats", "--plain", "--by", "level,message", log.toString());
        assertThat(said().lines().filter(line -> line.matches("(ERROR  two|INFO   one) +1")))
                .hasSize(2);
        run("stats", "--json", "--by", "level,message", log.toString());
        assertThat(said()).contains("{\"level\":\"ERROR\",\"message\":\"two\",\"events\":1}");
    }

    @Test
    @DisplayName("check shows the first bad line and fails; NULs of an open mapped file are none")
    void check() throws IOException {
        assertThat(run("check", "--plain", log.toString())).isEqualTo(Exit.FAILED);
        assertThat(said()).contains(":2: ");

        Path good = folder.resolve("good.jsonl");
        Files.writeString(good, "{\"a\":1}\n" + "\0".repeat(5_000));
        assertThat(run("check", "--plain", good.toString())).isEqualTo(Exit.OK);

        for (String bad :
                List.of(
                        "{\"a\":1,\"a\":2}",
                        "{\"a\":\"\\ud800\"}",
                        "{\"a\":\"\\uFDD0\"}",
                        "{\"a\":[\"\uD83F\uDFFF\"]}",
                        "{\"\uFFFE\":1}",
                        "[1]",
                        "{\"a\":01}")) {
            Files.writeString(good, bad + "\n");
            assertThat(run("check", good.toString())).describedAs(bad).isEqualTo(Exit.FAILED);
        }
        Files.write(good, new byte[] {'{', '"', (byte) 0xC0, '"', ':', '1', '}', '\n'});
        assertThat(run("check", good.toString())).isEqualTo(Exit.FAILED);
    }

    @Test
    @DisplayName("a trace is told in order, indented by span, across the services")
    void trace() throws IOException {
        SlowTuesday.write(folder.resolve("shop"), 5);
        run(
                "trace",
                "--plain",
                "c-1003",
                files("shop").get(0),
                files("shop").get(1),
                files("shop").get(2));

        assertThat(said().lines()).hasSize(5);
        assertThat(said().lines().filter(line -> line.startsWith("    0"))).hasSize(2);
        assertThat(run("trace", "nobody", log.toString())).isNotEqualTo(Exit.OK);
    }

    @Test
    @DisplayName("the same seed gives the same day, to the letter")
    void sameDay() throws IOException {
        SlowTuesday.write(folder.resolve("day"), 5);

        assertThat(Files.readAllLines(folder.resolve("day/bank.jsonl")).get(1))
                .contains("\"card\":{\"number\":\"(redacted)\",\"kind\":\"visa\"}");
    }

    @Test
    @DisplayName("the mystery has its five answers, for any seed, and each is one line")
    void mystery() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            Path place = folder.resolve("m" + seed);
            assertThat(run("mystery", "--plain", "--seed", "" + seed, "--folder", place.toString()))
                    .isEqualTo(Exit.OK);
            List<String> answers = new ArrayList<>();
            for (SlowTuesday.Question question : SlowTuesday.questions()) {
                run(
                        "query",
                        "--json",
                        question.evidence(),
                        place.resolve(question.file()).toString());
                answers.add(said().lines().findFirst().orElseThrow());
            }
            Path file = folder.resolve("answers.txt");
            Files.write(file, answers);
            assertThat(run("mystery", "--folder", place.toString(), "--answers", file.toString()))
                    .isEqualTo(Exit.OK);
            Files.write(file, answers.reversed());
            assertThat(run("mystery", "--folder", place.toString(), "--answers", file.toString()))
                    .isEqualTo(Exit.FAILED);
        }
    }

    private List<String> files(String name) {
        return List.of(
                folder.resolve(name).resolve("gateway.jsonl").toString(),
                folder.resolve(name).resolve("orders.jsonl").toString(),
                folder.resolve(name).resolve("bank.jsonl").toString());
    }
}
