package spiral.log.slf4j;

import org.jspecify.annotations.Nullable;

/// Finds where in the program a log call stands: the first frame below those of the logger.
final class Origin {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OURS = Origin.class.getPackageName() + ".";
    private static final String SLF4J = "org.slf4j.";

    private Origin() {}

    static StackWalker.@Nullable StackFrame find() {
        return WALKER.walk(frames -> frames.dropWhile(Origin::isLogger).findFirst().orElse(null));
    }

    private static boolean isLogger(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith(SLF4J)
                || name.equals(OURS + "SpiralLogger")
                || name.equals(OURS + "FluentEvent")
                || name.equals(OURS + "Origin");
    }
}
