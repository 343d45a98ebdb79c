package spiral.eventloop.scenario;

import java.util.List;
import java.util.Optional;

/// All scenarios, in the order in which a learner meets them.
public final class Scenarios {
    private static final List<Scenario> ALL =
            List.of(
                    new SyncFirst(),
                    new MicrotaskBeforeTimer(),
                    new MicrotaskInMicrotask(),
                    new PromiseChain(),
                    new AwaitContinuation(),
                    new AwaitInALoop(),
                    new ReturnAPromise(),
                    new TimersInOrder(),
                    new TicksBeforeMicrotasks(),
                    new PhasesInTurn(),
                    new ImmediatesByGeneration(),
                    new ErrorSkipsTheDrain(),
                    new TimeoutOrImmediate(),
                    new Starvation(),
                    new ScriptScenario("async-generator.js"),
                    new ScriptScenario("module-order.mjs"),
                    new ClickDispatch(),
                    new FrameByFrame());

    private Scenarios() {}

    /// All of them.
    public static List<Scenario> all() {
        return ALL;
    }

    /// The scenario of that name.
    public static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
