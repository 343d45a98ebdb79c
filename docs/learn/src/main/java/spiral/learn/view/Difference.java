package spiral.learn.view;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spiral.learn.Failure;

/// What an assertion wanted and what came, read from the texts that AssertJ and JUnit write.
record Difference(String expected, String got) {
    private static final List<Pattern> EXPECTED_FIRST =
            List.of(
                    Pattern.compile("(?s).*?expected: (?<wanted>.*?)\n but was: (?<came>.*)"),
                    Pattern.compile(
                            "(?s).*?Expecting (?:message|actual throwable|throwable message)(?<wanted>.*?)"
                                    + "\nbut was:?(?<came>.*?)(?:\n\n.*)?"));
    private static final List<Pattern> GOT_FIRST =
            List.of(
                    Pattern.compile(
                            "(?s).*?Expecting (?:actual|any element)(?: of)?:\n?(?<came>.*?)\n(?<wanted>(?:not )?to .*?)"
                                    + "(?:\n(?:but|when|and|within)\\b.*)?"),
                    Pattern.compile(
                            "(?s).*?Expected size: (?<size>\\d+) but was: \\d+ in:\n(?<came>.*)"));
    private static final Pattern EMPTY =
            Pattern.compile(
                    "(?s).*?Expecting(?: actual)? (?<wanted>(?:not )?empty).*?but was: ?(?<came>.*)");
    private static final Pattern VALUE =
            Pattern.compile(
                    "(?s).*?Expecting (?:value|actual)[^\n]* to be (?<wanted>\\w+) but was:? ?(?<came>.*)");
    private static final Pattern DESCRIBED = Pattern.compile("(?s)\\[(.*?)\\]\\s+(.*)");

    /// The difference, where the failure has one.
    static Optional<Difference> of(Failure failure) {
        if (failure.kind() != Failure.Kind.ASSERTION) {
            return Optional.empty();
        }
        var message = undescribed(failure.message());
        return read(message).or(() -> carried(failure));
    }

    /// The text that the suite's author put before the assertion, empty without one.
    static String description(String message) {
        var matcher = DESCRIBED.matcher(message.strip());
        return matcher.matches() ? matcher.group(1) : "";
    }

    static String undescribed(String message) {
        var matcher = DESCRIBED.matcher(message.strip());
        return matcher.matches() ? matcher.group(2) : message;
    }

    private static Optional<Difference> read(String message) {
        if (message.contains("Expecting code to raise a throwable")) {
            return Optional.of(new Difference("an exception", "none was thrown"));
        }
        for (var pattern : EXPECTED_FIRST) {
            var matcher = pattern.matcher(message);
            if (matcher.matches()) {
                return Optional.of(difference(matcher));
            }
        }
        for (var pattern : List.of(EMPTY, VALUE, GOT_FIRST.getFirst())) {
            var matcher = pattern.matcher(message);
            if (matcher.matches()) {
                return Optional.of(difference(matcher));
            }
        }
        var size = GOT_FIRST.getLast().matcher(message);
        return size.matches()
                ? Optional.of(
                        new Difference("size " + size.group("size"), line(size.group("came"))))
                : Optional.empty();
    }

    private static Difference difference(Matcher matcher) {
        return new Difference(line(matcher.group("wanted")), line(matcher.group("came")));
    }

    private static Optional<Difference> carried(Failure failure) {
        var expected = failure.expected();
        var got = failure.got();
        return expected == null || got == null
                ? Optional.empty()
                : Optional.of(new Difference(line(expected), line(got)));
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^to contain (exactly|only) \\(and in same order\\): ", "")
                .replaceFirst("^to be equal to: ", "");
    }
}
