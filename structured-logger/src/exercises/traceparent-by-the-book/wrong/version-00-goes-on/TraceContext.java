package spiral.log;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who asked for this work: the `traceparent` of the
/// [W3C Trace Context](https://www.w3.org/TR/trace-context/) recommendation.
///
///     00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
///     |  trace: the whole story           span: this step  sampled
///     version
///
/// @param traceId 32 lower-case hexadecimal digits, not all zero; the same for all steps of a story
/// @param spanId 16 lower-case hexadecimal digits, not all zero; one for each step
/// @param sampled whether the one who asked records this trace
public record TraceContext(String traceId, String spanId, boolean sampled) {
    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final Pattern HEADER =
            Pattern.compile(
                    "([0-9a-f]{2})-(" + TRACE_ID + ")-(" + SPAN_ID + ")-([0-9a-f]{2})(-.*)?");

    /// Checks both identifiers.
    public TraceContext {
        require(TRACE_ID, "traceId", traceId);
        require(SPAN_ID, "spanId", spanId);
    }

    /// Reads a `traceparent`; empty when it breaks a rule of the recommendation, which then asks to
    /// start a new trace instead.
    public static Optional<TraceContext> parse(String traceparent) {
        Matcher parts = HEADER.matcher(traceparent);
        if (!parts.matches() || !isVersion(parts.group(1), parts.group(5) != null)) {
            return Optional.empty();
        }
        boolean sampled = (HexFormat.fromHexDigits(parts.group(4)) & 1) == 1;
        return Optional.of(new TraceContext(parts.group(2), parts.group(3), sampled));
    }

    /// Starts a story: a new trace, sampled.
    public static TraceContext create(RandomGenerator random) {
        return new TraceContext(digits(random) + digits(random), digits(random), true);
    }

    /// The next step of the same story.
    public TraceContext child(RandomGenerator random) {
        return new TraceContext(traceId, digits(random), sampled);
    }

    /// The `traceparent`, in version 00. Flags whose meaning is not known are not passed on
    /// (section 3.2.2.5).
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /// Section 3.2: there is no version ff, and version 00 ends after the flags.
    private static boolean isVersion(String version, boolean goesOn) {
        return !version.equals("ff");
    }

    /// Sixteen digits, not all zero.
    private static String digits(RandomGenerator random) {
        long value = random.nextLong();
        return HexFormat.of().toHexDigits(value == 0 ? 1 : value);
    }

    private static void require(Pattern shape, String name, String value) {
        if (!shape.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    name + " must match " + shape + " but was '" + value + "'");
        }
    }
}
