package spiral.queue.handler;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.queue.JobHandler;

/// The handlers that every `./spiral queue work` process has. A new one is one more line here.
public final class BuiltIn {
    private BuiltIn() {}

    /// The handlers by job type.
    ///
    /// @param clock measures how long commands take
    public static Map<String, JobHandler> handlers(InstantSource clock) {
        return Map.of(ExecHandler.TYPE, new ExecHandler(clock));
    }

    /// The job types that they handle.
    public static Set<String> types() {
        return Set.of(ExecHandler.TYPE);
    }

    /// What is wrong with this payload of a job of a built-in type, in a sentence.
    public static Optional<String> complaint(String type, String payload) {
        if (!type.equals(ExecHandler.TYPE)) {
            return Optional.empty();
        }
        try {
            ExecCommand.parse(payload);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }
}
