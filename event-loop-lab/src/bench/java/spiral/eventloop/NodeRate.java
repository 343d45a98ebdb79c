package spiral.eventloop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.OptionalDouble;

/// How fast the Node of this machine moves microtasks, in queue operations a second.
final class NodeRate {
    private static final int TASKS = 3_000_000;
    private static final String PROGRAM =
            """
            let left = %d;
            const from = process.hrtime.bigint();
            (function next() {
              if (--left > 0) queueMicrotask(next);
              else console.log(2 * %d / (Number(process.hrtime.bigint() - from) / 1e9));
            })();
            """
                    .formatted(TASKS, TASKS);

    private NodeRate() {}

    /// Nothing if there is no `node` on the path.
    static OptionalDouble measure() throws IOException, InterruptedException {
        Process node;
        try {
            node = new ProcessBuilder("node", "-e", PROGRAM).start();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
        String rate = new String(node.getInputStream().readAllBytes(), UTF_8).strip();
        node.waitFor();
        return rate.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(rate));
    }
}
