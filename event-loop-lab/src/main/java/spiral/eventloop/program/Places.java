package spiral.eventloop.program;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.function.Supplier;

/// Where a program in Java is: the file and line of its code that is running.
///
/// Give it to [spiral.eventloop.EventLoopBuilder#place]; it is asked only by loops with a trace.
public final class Places {
    private static final Set<String> OURS =
            Set.of(
                    "spiral.eventloop",
                    "spiral.eventloop.promise",
                    "spiral.eventloop.node",
                    "spiral.eventloop.browser",
                    "spiral.eventloop.program");
    private static final int DEEPEST = 100;

    private Places() {}

    /// The place of the newest frame that is neither the loop's nor the JDK's: "Lesson.java:12".
    public static Supplier<String> ofCaller() {
        StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
        return () ->
                walker.walk(frames ->
                        frames.limit(DEEPEST)
                                .filter(Places::isProgram)
                                .findFirst()
                                .map(Places::text)
                                .orElse(""));
    }

    private static boolean isProgram(StackFrame frame) {
        String where = frame.getDeclaringClass().getPackageName();
        return !OURS.contains(where) && !where.startsWith("java.") && !where.startsWith("jdk.");
    }

    private static String text(StackFrame frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}
