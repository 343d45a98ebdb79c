package spiral.sim.form;

import java.util.ArrayList;
import java.util.List;
import spiral.sim.TimeSpan;

/// How one state becomes the next. All of the next follows from the present: read from `now`, never
/// from what was just computed.
///
///     Update leak = (now, time, step) -> now.plus("Water", -0.1 * now.get("Water") * step);
///     List<State> history = leak.run(State.of("Water", 50), TimeSpan.of(0, 10, 0.5, "minute"));
@FunctionalInterface
public interface Update {
    /// The state one step later.
    ///
    /// @param time the moment of `now`
    /// @param step how much time passes
    State after(State now, double time, double step);

    /// The states from start to stop, one for each step. The time of step i is `start + i * step`
    /// and never added up, as in the engine.
    ///
    /// @throws ArithmeticException when a level is no longer a number
    default List<State> run(State start, TimeSpan span) {
        List<State> history = new ArrayList<>();
        history.add(start);
        for (int i = 0; i < span.steps(); i++) {
            double time = span.start() + i * span.step();
            State next = after(history.getLast(), time, span.step());
            requireNumbers(next, time);
            history.add(next);
        }
        return history;
    }

    private static void requireNumbers(State state, double time) {
        state.levels()
                .forEach((name, level) -> {
                    if (!Double.isFinite(level)) {
                        throw new ArithmeticException(
                                "%s became %s after time %s".formatted(name, level, time));
                    }
                });
    }
}
