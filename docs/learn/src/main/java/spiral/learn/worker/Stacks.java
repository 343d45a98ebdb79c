package spiral.learn.worker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spiral.learn.Failure;
import spiral.learn.Frame;

/// Reads the stacks of threads.
final class Stacks {
    private static final String EXIT = "java.lang.Runtime";

    private Stacks() {}

    static List<Frame> frames(StackTraceElement[] stack) {
        return Stream.of(stack).limit(Failure.MOST_FRAMES).map(Stacks::frame).toList();
    }

    /// The stack of whoever is ending this JVM right now.
    static Optional<List<Frame>> exiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(stack).anyMatch(Stacks::isExit))
                .map(Stacks::frames)
                .findFirst();
    }

    private static boolean isExit(StackTraceElement at) {
        return at.getClassName().equals(EXIT) && at.getMethodName().equals("exit");
    }

    private static Frame frame(StackTraceElement at) {
        var file = at.getFileName();
        return new Frame(
                at.getClassName(),
                at.getMethodName(),
                file == null ? "" : file,
                at.getLineNumber());
    }
}
