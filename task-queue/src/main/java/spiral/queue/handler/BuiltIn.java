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
    /// takes jobs from outside takes these ([#risk]) only when somebody has said so.
    public static final Set<String> RISKY = Set.of(ExecHandler.TYPE, HttpHandler.TYPE);

    private BuiltIn() {}

    /// The handlers by job type.
    ///
    /// @param clock measures how long commands and calls take
    /// @param targets where jobs of each type may go ([HttpTargets#byType])
    public static Map<String, JobHandler> handlers(
            InstantSource clock, Map<String, HttpTargets> targets) {
        Map<String, JobHandler> handlers = new HashMap<>();
        handlers.put(ExecHandler.TYPE, new ExecHandler(clock));
        targets.forEach((type, list) -> handlers.put(type, new HttpHandler(list, clock)));
        return handlers;
    }

    /// Which of the [#RISKY] handlers may run jobs of this type: `http` also runs `http.orders`.
    public static Optional<String> risk(String type) {
        return RISKY.stream()
                .filter(name ->
                        type.equals(name) || (isHttp(type) && name.equals(HttpHandler.TYPE)))
                .findFirst();
    }

    private static boolean isHttp(String type) {
        return type.equals(HttpHandler.TYPE) || type.startsWith(HttpHandler.TYPE + ".");
    }

    /// The job types that they handle wherever they run.
    public static Set<String> types() {
        return Set.of(ExecHandler.TYPE);
    }

    /// What is wrong with this payload of a job of a built-in type, in a sentence.
    public static Optional<String> complaint(String type, String payload) {
        try {
            if (type.equals(ExecHandler.TYPE)) {
                ExecCommand.parse(payload);
            } else if (isHttp(type)) {
                HttpCall.parse(payload);
            }
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }
}
