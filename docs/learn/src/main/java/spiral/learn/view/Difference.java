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
    private static final Pattern STATE =
            Pattern.compile(
                    "(?s)\\s*Expecting\\s+<(?<came>.*)>\\s+(?<wanted>(?:not )?to .*?)\\.?\\s*");
    private static final Pattern NOISE =
            Pattern.compile("(?s)\\s*Be aware that the state of the future.*?\\blater on\\.?");
    private static final Pattern DESCRIBED = Pattern.compile("(?s)\\[(.*?)\\]\\s+(.*)");

    /// The difference, where the failure has one.
    static Optional<Difference> of(Failure failure) {
        if (failure.kind() != Failure.Kind.ASSERTION) {
            return Optional.empty();
        }
        var message = said(failure);
        return text(failure, message).or(() -> read(message)).or(() -> carried(failure));
    }

    /// What the assertion says, without the author's own words and without AssertJ's remarks.
    static String said(Failure failure) {
        return NOISE.matcher(undescribed(failure.message())).replaceAll("").strip();
    }

    /// The text that the suite's author put before the assertion, empty without one.
    static String description(String message) {
        var matcher = DESCRIBED.matcher(message.strip());
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static String undescribed(String message) {
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
        for (var pattern : List.of(EMPTY, VALUE, GOT_FIRST.getFirst(), STATE)) {
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

    // AssertJ indents the lines of a text, so its own ends of lines are only in what it carries
    private static Optional<Difference> text(Failure failure, String message) {
        return message.matches("(?s)expected:\\s+\".*\n but was:\\s+\".*")
                ? carried(failure)
                : Optional.empty();
    }

    private static Optional<Difference> carried(Failure failure) {
        var expected = failure.expected();
        var got = failure.got();
        return expected == null || got == null
                ? Optional.empty()
                : Optional.of(new Difference(Prose.visible(expected), Prose.visible(got)));
    }

    // a line end before an indented line is AssertJ's, any other one belongs to the value
    private static String line(String text) {
        return Prose.visible(text.strip().replaceAll("\n\\s+", " "))
                .replaceFirst("^to contain (exactly|only) \\(and in same order\\): ", "")
                .replaceFirst("^to be equal to: ", "");
    }
}
