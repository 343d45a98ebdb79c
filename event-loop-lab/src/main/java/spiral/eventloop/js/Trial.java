package spiral.eventloop.js;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/// Whether an engine's promise jobs are what we take them for: tried whenever a program starts.
final class Trial {
    /// Three jobs whose order and number are known; asynchronous code has run when `seen` is 123.
    private static final String PROGRAM =
            """
            (() => {
                const seen = [];
                Promise.resolve().then(() => seen.push(1)).then(() => seen.push(3));
                (async () => { await 0; seen.push(2); })();
                return () => seen.join('');
            })()
            """;

    private Trial() {}

    static boolean passes(Context context, PromiseJobs jobs) {
        Value seen = context.eval("js", PROGRAM);
        int ran = 0;
        for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
            job.run();
            ran++;
        }
        return ran == 3 && seen.execute().asString().equals("123");
    }
}
