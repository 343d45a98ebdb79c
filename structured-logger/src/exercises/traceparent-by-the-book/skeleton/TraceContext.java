package spiral.log;

import java.util.Optional;
import java.util.random.RandomGenerator;
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

    /// Checks both identifiers.
    public TraceContext {
        // TODO step 3: refuse parts that break the rules, with name and value
    }

    /// Reads a `traceparent`; empty when it breaks a rule of the recommendation, which then asks to
    /// start a new trace instead.
    public static Optional<TraceContext> parse(String traceparent) {
        // TODO step 1: take the four parts
        // TODO step 2: refuse what breaks a rule
        // TODO step 3: mind the version
        throw new UnsupportedOperationException("TODO step 1: take the four parts");
    }

    /// Starts a story: a new trace, sampled.
    public static TraceContext create(RandomGenerator random) {
        // TODO step 1: random.nextLong() is 16 digits
        throw new UnsupportedOperationException("TODO step 1: start a story");
    }

    /// The next step of the same story.
    public TraceContext child(RandomGenerator random) {
        // TODO step 1: the same story, another step
        throw new UnsupportedOperationException("TODO step 1: the next step");
    }

    /// The `traceparent`, in version 00. Flags whose meaning is not known are not passed on
    /// (section 3.2.2.5).
    @Override
    public String toString() {
        // TODO step 1: write it as it came
        throw new UnsupportedOperationException("TODO step 1: write the header");
    }
}
