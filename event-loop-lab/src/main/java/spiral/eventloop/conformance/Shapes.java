package spiral.eventloop.conformance;

import java.util.Map;
import java.util.TreeMap;

/// What programs are made of: each shape writes one statement, and statements inside it.
///
///     pick by weight --> a shape of timers, promises, async functions, errors, events --> sheet
///          ^                                                                  |
///          +------------------- statements inside it -------------------------+
///
/// Every callback prints a number of its own, so that the output is the order.
final class Shapes {
    private static final int NEVER = 0;

    private final Sheet sheet;
    private final Map<Integer, Runnable> byWeight = new TreeMap<>();
    private int weights;

    Shapes(Sheet sheet, boolean heard, boolean module) {
        this.sheet = sheet;
        Words words = new Words(sheet, heard, module, this::some);
        TimerShapes timers = new TimerShapes(words);
        PromiseShapes promises = new PromiseShapes(words);
        AsyncShapes async = new AsyncShapes(words, timers::microtask);
        ErrorShapes errors = new ErrorShapes(words);
        EventShapes events = new EventShapes(words);
        add(14, timers::timeout);
        add(5, timers::interval);
        add(4, timers::clearTimer);
        add(2, timers::refreshTimer);
        add(2, timers::unrefTimer);
        add(8, timers::immediate);
        add(2, timers::clearImmediate);
        add(9, timers::tick);
        add(8, timers::microtask);
        add(10, promises::chain);
        add(6, promises::executor);
        add(10, async::asyncFunction);
        add(8, async::await);
        add(4, async::forAwait);
        add(4, async::asyncGenerator);
        add(4, promises::combinator);
        add(3, errors::tryFinally);
        add(3, promises::rejection);
        add(heard ? 3 : NEVER, errors::throwing);
        add(3, events::emitter);
        add(3, events::eventTarget);
        add(3, events::abort);
        add(3, events::timersPromises);
        add(3, events::eventsOnce);
        add(2, async::generator);
    }

    private void add(int weight, Runnable shape) {
        if (weight > 0) {
            weights += weight;
            byWeight.put(weights, shape);
        }
    }

    /// Some statements.
    void some(int most) {
        int count = 1 + sheet.below(most);
        for (int i = 0; i < count; i++) {
            sheet.log();
            if (sheet.room()) {
                pick().run();
            }
        }
    }

    private Runnable pick() {
        int at = sheet.below(weights);
        for (Map.Entry<Integer, Runnable> each : byWeight.entrySet()) {
            if (at < each.getKey()) {
                return each.getValue();
            }
        }
        throw new IllegalStateException("weights end at " + weights);
    }
}
