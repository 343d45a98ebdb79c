package spiral.log.cli.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import spiral.log.read.LogRecord;
import spiral.log.read.Query;

/// "The slow Tuesday": the logs of a day on which orders took long, five questions about it, and
/// for each the one line that answers it.
public final class SlowTuesday {
    /// The seed of the day that everybody gets who asks for no other.
    public static final long SEED = 20_260_303;

    private static final Instant OPENS = Instant.parse("2026-03-03T08:00:00Z");

    private SlowTuesday() {}

    /// A question, and where to look when nothing comes to mind.
    ///
    /// @param file the log that holds the answer
    /// @param evidence what the answering line is the first to match
    public record Question(String text, String hint, String file, String evidence) {
        /// The line that answers it.
        String answer(Path folder) throws IOException {
            Query query = Query.parse(evidence, OPENS);
            try (Stream<String> lines = Files.lines(folder.resolve(file))) {
                return lines.filter(line -> query.matches(LogRecord.parse(line)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no answer to: " + text));
            }
        }

        /// Whether this line, copied from a log of that folder, answers it.
        public boolean isAnsweredBy(String line, Path folder) throws IOException {
            return answer(folder).equals(line.strip());
        }
    }

    /// The five questions, in the order in which they are best asked.
    public static List<Question> questions() {
        return List.of(
                new Question(
                        "Which line is the first order that was lost?",
                        "Ask orders.jsonl for what is an error.",
                        "orders.jsonl",
                        "level=error and message=\"order lost\""),
                new Question(
                        "Which service is slow by itself, and not because it waits for another? Its first"
                                + " step over 800 ms.",
                        "A span contains the spans that it asked for. Which one contains no slow one?",
                        "bank.jsonl",
                        "message=\"charge card\" and duration>800ms"),
                new Question(
                        "What changed just before that?",
                        "Look at what the same service said in the minute before that is no span.",
                        "bank.jsonl",
                        "message=\"configuration loaded\" and pool.size<10"),
                new Question(
                        "Who made it worse by asking again and again? The first time.",
                        "Count the gateway's events by user and message.",
                        "gateway.jsonl",
                        "message=\"asked again\""),
                new Question(
                        "Which line ended it?",
                        "What went wrong with a deployment can be put right by the next.",
                        "bank.jsonl",
                        "message=\"configuration loaded\" and service.version=1.4.3"));
    }

    /// Writes the logs of the day.
    public static void write(Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("gateway", "orders", "bank")) {
            Files.deleteIfExists(folder.resolve(name + ".jsonl"));
        }
        try (Shop shop = new Shop(folder, OPENS, seed)) {
            shop.day(Duration.ofHours(2), Duration.ofMinutes(63), Duration.ofMinutes(88));
        }
    }
}
