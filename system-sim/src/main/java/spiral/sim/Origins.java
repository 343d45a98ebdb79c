package spiral.sim;

import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import spiral.sim.expr.Expr.Ref;

/// Where in the modeller's program each element was declared: the line to open when it is wrong.
/// Owned by the thread that builds.
final class Origins {
    private static final StackWalker STACK = StackWalker.getInstance();

    private final Map<String, StackFrame> frames = new HashMap<>();

    /// Remembers who called the builder for this element. The line is looked up only if asked for.
    void add(String element) {
        STACK.walk(callers -> callers.dropWhile(Origins::isTheDoor).findFirst())
                .ifPresent(caller -> frames.put(Ref.key(element), caller));
    }

    private static boolean isTheDoor(StackFrame frame) {
        return frame.getClassName().equals(Origins.class.getName())
                || frame.getClassName().equals(ModelBuilder.class.getName());
    }

    /// The same refusal, beginning as a compiler's does: `Pond.java:21: `.
    ModelException placed(ModelException refusal) {
        ModelException placed =
                Optional.ofNullable(frames.get(Ref.key(refusal.about())))
                        .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber() + ": ")
                        .map(place -> new ModelException(place + refusal.getMessage()))
                        .orElse(refusal);
        placed.setStackTrace(refusal.getStackTrace());
        return placed;
    }
}
