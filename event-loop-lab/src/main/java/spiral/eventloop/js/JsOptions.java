package spiral.eventloop.js;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a program may do and how long it may take.
///
///     JsOptions.DEFAULTS.timeLimit(Duration.ofSeconds(2)).files(true)
///
/// @param arguments what the program finds in `process.argv` behind its own name
/// @param files whether it may read the folder in which it lies; nothing else is ever read
/// @param answers what `fetch` answers, by address
/// @param latency how long one trip to the outside takes: `fetch` and `stat` are one trip, `readFile`
///         is four (open, look, read, close)
/// @param startup how much time the loop says has passed when the program's first line runs; from 1 ms
///         on, a timeout of 0 in the main script runs before an immediate
/// @param timeLimit how long the program may run in real time, however long it takes on the loop's
///         clock
/// @param statementLimit how many statements it may execute; 0 for no limit. A limit costs speed.
/// @param outputLimit how many characters it may print
public record JsOptions(
        List<String> arguments,
        boolean files,
        Map<String, String> answers,
        Duration latency,
        Duration startup,
        Duration timeLimit,
        long statementLimit,
        long outputLimit) {
    /// Nothing is read; 10 ms per trip, 60 s, no limit of statements, 16 million characters.
    public static final JsOptions DEFAULTS =
            new JsOptions(
                    List.of(),
                    false,
                    Map.of(),
                    Duration.ofMillis(10),
                    Duration.ZERO,
                    Duration.ofSeconds(60),
                    0,
                    16_000_000);

    /// @throws IllegalArgumentException if a time is negative, or a limit is
    public JsOptions {
        arguments = List.copyOf(arguments);
        answers = Map.copyOf(answers);
        requireTime("latency", latency);
        requireTime("start-up", startup);
        if (!timeLimit.isPositive()) {
            throw new IllegalArgumentException(
                    "time limit must be more than 0 but was " + timeLimit.toMillis() + " ms");
        }
        if (statementLimit < 0 || outputLimit < 1) {
            throw new IllegalArgumentException(
                    "limits must be 1 or more but were %d statements, %d characters"
                            .formatted(statementLimit, outputLimit));
        }
    }

    private static void requireTime(String what, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    what + " must not be negative but was " + time.toMillis() + " ms");
        }
    }

    /// The same, with these arguments.
    public JsOptions arguments(List<String> newArguments) {
        return new JsOptions(
                newArguments,
                files,
                answers,
                latency,
                startup,
                timeLimit,
                statementLimit,
                outputLimit);
    }

    /// The same, with or without the program's own folder.
    public JsOptions files(boolean newFiles) {
        return new JsOptions(
                arguments,
                newFiles,
                answers,
                latency,
                startup,
                timeLimit,
                statementLimit,
                outputLimit);
    }

    /// The same, with these answers to `fetch`.
    public JsOptions answers(Map<String, String> newAnswers) {
        return new JsOptions(
                arguments,
                files,
                newAnswers,
                latency,
                startup,
                timeLimit,
                statementLimit,
                outputLimit);
    }

    /// The same, with that much time for a trip to the outside.
    public JsOptions latency(Duration newLatency) {
        return new JsOptions(
                arguments,
                files,
                answers,
                newLatency,
                startup,
                timeLimit,
                statementLimit,
                outputLimit);
    }

    /// The same, with that much time before the first line.
    public JsOptions startup(Duration newStartup) {
        return new JsOptions(
                arguments,
                files,
                answers,
                latency,
                newStartup,
                timeLimit,
                statementLimit,
                outputLimit);
    }

    /// The same, with that much real time to run.
    public JsOptions timeLimit(Duration newLimit) {
        return new JsOptions(
                arguments, files, answers, latency, startup, newLimit, statementLimit, outputLimit);
    }

    /// The same, with that many statements; 0 for no limit.
    public JsOptions statementLimit(long newLimit) {
        return new JsOptions(
                arguments, files, answers, latency, startup, timeLimit, newLimit, outputLimit);
    }

    /// The same, with that many characters to print.
    public JsOptions outputLimit(long newLimit) {
        return new JsOptions(
                arguments, files, answers, latency, startup, timeLimit, statementLimit, newLimit);
    }
}
