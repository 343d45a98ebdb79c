package spiral.log;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

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
    private static final HexFormat HEX = HexFormat.of();

    /// Checks both identifiers.
    public TraceContext {
        require(32, "traceId", traceId);
        require(16, "spanId", spanId);
    }

    /// Reads a `traceparent`; empty when it breaks a rule of the recommendation.
    public static Optional<TraceContext> parse(String traceparent) {
        String[] parts = traceparent.split("-", 5);
        if (parts.length < 4 || traceparent.contains("\n") || !isVersion(parts)) {
            return Optional.empty();
        }
        boolean valid =
                isHex(parts[0], 2)
                        && isIdentifier(parts[1], 32)
                        && isIdentifier(parts[2], 16)
                        && isHex(parts[3], 2);
        return valid
                ? Optional.of(
                        new TraceContext(
                                parts[1],
                                parts[2],
                                (HexFormat.fromHexDigits(parts[3]) & 1) == 1))
                : Optional.empty();
    }

    private static boolean isVersion(String[] parts) {
        return !parts[0].equals("ff") && !(parts[0].equals("00") && parts.length > 4);
    }

    private static boolean isIdentifier(String text, int length) {
        return isHex(text, length) && text.chars().anyMatch(c -> c != '0');
    }

    private static boolean isHex(String text, int length) {
        return text.length() == length
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
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

    /// Sixteen digits, not all zero.
    private static String digits(RandomGenerator random) {
        long value = random.nextLong();
        return HEX.toHexDigits(value == 0 ? 1 : value);
    }

    private static void require(int length, String name, String value) {
        if (!isIdentifier(value, length)) {
            throw new IllegalArgumentException(
                    name
                            + " must match "
                            + length
                            + " lower-case hexadecimal digits, not all zero, but was '"
                            + value
                            + "'");
        }
    }
}
