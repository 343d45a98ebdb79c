package spiral.log.json;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Appends a throwable with its causes and suppressed throwables as one JSON string.
///
/// The text reads as [Throwable#printStackTrace] writes it, frames in common with the enclosing
/// trace left out ("... 12 more"), but it always ends: a throwable met before is only named, at
/// most [#MAX_FRAMES] frames are shown of each, and nothing follows after [#MAX_BYTES].
public final class StackTraceText {
    /// Frames shown of one throwable.
    public static final int MAX_FRAMES = 128;

    /// Causes and suppressed throwables are followed this deep.
    public static final int MAX_DEPTH = 32;

    /// Where a trace ends even if there is more.
    public static final int MAX_BYTES = 256 * 1024;

    private static final StackTraceElement[] NONE = {};

    private final boolean messages;
    private final FrameCache cache;
    private final JsonBuffer out;
    private final int end;
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private StackTraceText(boolean messages, JsonBuffer out, FrameCache cache) {
        this.messages = messages;
        this.cache = cache;
        this.out = out;
        this.end = out.length() + MAX_BYTES;
    }

    /// Appends the trace as a JSON string with its quotes.
    ///
    /// @param messages whether the throwables' messages are shown, or are secrets
    /// @param frames remembers frames of earlier traces
    public static void append(
            Throwable error, boolean messages, JsonBuffer out, FrameCache frames) {
        out.put('"');
        int mark = out.length();
        try {
            new StackTraceText(messages, out, frames).throwable(error, "", "", NONE, 0);
        } catch (Throwable failure) { // a throwable can override what it is asked here
            out.cutTo(mark);
            JsonEscape.append("(failed: " + failure.getClass().getName() + ")", out);
        }
        out.put('"');
    }

    /// The throwable's message, or a note that it failed to give one.
    public static @Nullable String messageOf(Throwable error) {
        try {
            return error.getMessage();
        } catch (Throwable failure) { // a message is never worth a second failure
            return "(failed: " + failure.getClass().getName() + ")";
        }
    }

    private void throwable(
            Throwable error,
            String caption,
            String indent,
            StackTraceElement[] enclosing,
            int depth) {
        if (out.length() > end || depth > MAX_DEPTH) {
            line(indent, "... cut");
        } else if (seen.add(error)) {
            line(indent, caption + headline(error));
            StackTraceElement[] frames = framesOf(error);
            frames(frames, enclosing, indent);
            for (Throwable suppressed : error.getSuppressed()) {
                throwable(suppressed, "Suppressed: ", indent + "\t", frames, depth + 1);
            }
            Throwable cause = causeOf(error);
            if (cause != null) {
                throwable(cause, "Caused by: ", indent, frames, depth + 1);
            }
        } else {
            line(indent, caption + "(shown before: " + error.getClass().getName() + ")");
        }
    }

    private void frames(StackTraceElement[] frames, StackTraceElement[] enclosing, String indent) {
        int own = frames.length - inCommon(frames, enclosing);
        int shown = Math.min(own, MAX_FRAMES);
        for (int i = 0; i < shown; i++) {
            frame(indent, frames[i]);
        }
        if (shown < frames.length) {
            line(indent, "\t... " + (frames.length - shown) + " more");
        }
    }

    private static int inCommon(StackTraceElement[] frames, StackTraceElement[] enclosing) {
        int common = 0;
        int most = Math.min(frames.length, enclosing.length);
        while (common < most
                && Objects.equals(
                        frames[frames.length - 1 - common],
                        enclosing[enclosing.length - 1 - common])) {
            common++;
        }
        return common;
    }

    /// An overridden `getStackTrace` may hold nulls.
    private void frame(String indent, @Nullable StackTraceElement frame) {
        if (frame == null) {
            line(indent, "\tat (no frame)");
        } else {
            JsonEscape.append(indent, out);
            out.raw(cache.bytesOf(frame));
        }
    }

    private void line(String indent, String text) {
        JsonEscape.append(indent, out);
        JsonEscape.append(text, 0, Math.min(text.length(), ValueEncoder.MAX_TEXT), out);
        out.ascii("\\n");
    }

    private String headline(Throwable error) {
        String message = messages ? messageOf(error) : Redaction.MARK;
        String type = error.getClass().getName();
        return message == null ? type : type + ": " + message;
    }

    private static StackTraceElement[] framesOf(Throwable error) {
        try {
            return Objects.requireNonNullElse(error.getStackTrace(), NONE);
        } catch (Throwable failure) { // overridden, and broken
            return NONE;
        }
    }

    private static @Nullable Throwable causeOf(Throwable error) {
        try {
            return error.getCause();
        } catch (Throwable failure) { // overridden, and broken
            return null;
        }
    }
}
