package spiral.log.sample;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import spiral.log.Event;
import spiral.log.Sampler;

/// Admits a share of all traces, each of them whole: the decision is a function of the trace id
/// alone, so every process and every thread comes to the same one without asking. Events without a
/// trace are admitted.
///
/// How this works: the last 56 bits of a trace id are random (W3C Trace Context, level 2, section
/// 3.2.2.3). As a number from 0 to 1 they are below the share as often as the share says; a smaller
/// share admits a subset of what a larger one admits.
///
/// @param share from 0 to 1
public record TraceShare(double share) implements Sampler {
    private static final int DIGITS = 14;
    private static final double RANGE = 0x1p56;

    /// Checks the share.
    public TraceShare {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1 but was " + share);
        }
    }

    @Override
    public boolean admits(Event event) {
        return traceOf(event) instanceof String trace ? admits(trace) : true;
    }

    /// Whether this trace is one of the share.
    public boolean admits(String traceId) {
        int start = traceId.length() - DIGITS;
        try {
            return start < 0
                    || Long.parseUnsignedLong(traceId, start, traceId.length(), 16)
                            < (long) (share * RANGE);
        } catch (NumberFormatException notHex) {
            return true;
        }
    }

    private static @Nullable Object traceOf(Event event) {
        Object scoped = event.scope().get("trace.id");
        return scoped != null ? scoped : event.context().get("trace.id");
    }

    @Override
    public String toString() {
        return Map.of("trace", share).toString();
    }
}
