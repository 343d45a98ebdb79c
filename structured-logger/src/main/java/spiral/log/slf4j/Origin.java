package spiral.log.slf4j;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds where in the program a log call stands: the first frame below those of the logger, and of
/// the other logging APIs whose bridges lead to SLF4J.
final class Origin {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OURS = Origin.class.getPackageName() + ".";
    private static final List<String> APIS =
            List.of(
                    "org.slf4j.",
                    "java.util.logging.",
                    "sun.util.logging.",
                    "org.apache.commons.logging.",
                    "org.apache.logging.",
                    "org.apache.log4j.",
                    "org.jboss.logging.");

    private Origin() {}

    static StackWalker.@Nullable StackFrame find() {
        return WALKER.walk(frames ->
                frames.dropWhile(frame -> isLogger(frame.getClassName())).findFirst().orElse(null));
    }

    static boolean isLogger(String className) {
        return className.equals(OURS + "SpiralLogger")
                || className.equals(OURS + "FluentEvent")
                || className.equals(OURS + "Origin")
                || APIS.stream().anyMatch(className::startsWith);
    }
}
