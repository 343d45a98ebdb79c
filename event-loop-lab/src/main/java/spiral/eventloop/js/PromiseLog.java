package spiral.eventloop.js;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.graalvm.polyglot.Value;
import spiral.eventloop.EventLoop;

/// Tells the trace what becomes of a program's promises.
///
///     engine: resolve(p) begins --> [resolving] --look--> p has an outcome: "settled"
///     engine: q = p.then(...)   --> [asked]     --look--> p has none yet:   "awaited"
///
/// The engine speaks before it acts, so what it says is kept for a moment: until the next line of
/// the program, or the end of a call. Only the loop's thread touches it.
final class PromiseLog {
    private static final int LONGEST = 60;

    private final EventLoop loop;
    private final JsWorld world;
    private final PromiseJobs jobs;
    private final Map<Object, Long> numbers = new WeakHashMap<>();
    private final Set<Object> resolving = new LinkedHashSet<>();
    private final Set<Object> asked = new LinkedHashSet<>();

    PromiseLog(EventLoop loop, JsWorld world, PromiseJobs jobs) {
        this.loop = loop;
        this.world = world;
        this.jobs = jobs;
    }

    /// From now on the engine tells of its promises.
    void begin() {
        jobs.watch(resolving::add, asked::add);
    }

    /// A promise's number in the trace; 0 without a trace.
    long number(Object promise) {
        if (loop.tracer().isEmpty()) {
            return 0;
        }
        return numbers.computeIfAbsent(promise, _ -> loop.nextId());
    }

    /// Looks at the promises of which the engine spoke since the last time.
    void look() {
        if (!asked.isEmpty()) {
            List<Object> promises = List.copyOf(asked);
            asked.clear();
            promises.forEach(this::awaited);
        }
        if (!resolving.isEmpty()) {
            List<Object> promises = List.copyOf(resolving);
            resolving.clear();
            promises.forEach(this::settled);
        }
    }

    private void awaited(Object promise) {
        String name = jobs.lastToAsk(promise);
        if (!name.isEmpty() && !name.equals(Names.OURS)) {
            loop.tracer().ifPresent(it -> it.awaited(number(promise), name, loop.running()));
        }
    }

    private void settled(Object promise) {
        List<Object> outcome = jobs.outcome(promise);
        if (!outcome.isEmpty()) {
            boolean fulfilled = outcome.getFirst().equals("fulfilled");
            String text = text(outcome.getLast());
            loop.tracer()
                    .ifPresent(it -> it.settled(number(promise), fulfilled, text, loop.running()));
        }
    }

    private String text(Object value) {
        Value outcome = world.value(value);
        String text = outcome.isString() ? outcome.asString() : outcome.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
