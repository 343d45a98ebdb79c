package spiral.queue.handler;

import java.time.InstantSource;
import java.util.Map;
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
}
