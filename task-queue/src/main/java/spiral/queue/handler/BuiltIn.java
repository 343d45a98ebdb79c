package spiral.queue.handler;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spiral.queue.JobHandler;

/// The handlers that every `./spiral queue work` process has. A new one is one more line here.
public final class BuiltIn {
    /// Types of built-in handlers that reach into the machine or the network of the worker: whoever
    /// takes jobs from outside takes these only when somebody has said so.
    public static final Set<String> RISKY = Set.of(ExecHandler.TYPE, HttpHandler.TYPE);

    private BuiltIn() {}

    /// The handlers by job type.
    ///
    /// @param clock measures how long commands and calls take
    /// @param targets where `http` jobs may go; nobody handles them where there is none
    public static Map<String, JobHandler> handlers(InstantSource clock, HttpTargets targets) {
        Map<String, JobHandler> handlers = new HashMap<>();
        handlers.put(ExecHandler.TYPE, new ExecHandler(clock));
        if (!targets.targets().isEmpty()) {
            handlers.put(HttpHandler.TYPE, new HttpHandler(targets, clock));
        }
        return handlers;
    }

    /// The job types that they handle wherever they run.
    public static Set<String> types() {
        return Set.of(ExecHandler.TYPE);
    }

    /// What is wrong with this payload of a job of a built-in type, in a sentence.
    public static Optional<String> complaint(String type, String payload) {
        try {
            switch (type) {
                case ExecHandler.TYPE -> ExecCommand.parse(payload);
                case HttpHandler.TYPE -> HttpCall.parse(payload);
                default -> {}
            }
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }
}
