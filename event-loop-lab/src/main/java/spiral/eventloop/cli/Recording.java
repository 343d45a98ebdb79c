package spiral.eventloop.cli;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.Step;
import spiral.eventloop.Trace;
import spiral.eventloop.scenario.Scenario;

/// Runs a scenario on virtual time and keeps its steps.
final class Recording {
    private final Trace trace = new Trace();

    private Recording(Scenario scenario) {
        EventLoop loop = EventLoop.onVirtualClock().trace(trace).onUncaught((_, _) -> {}).build();
        loop.post("main", () -> scenario.program(loop));
        loop.run();
    }

    static Recording of(Scenario scenario) {
        return new Recording(scenario);
    }

    List<Step> steps() {
        return trace.steps();
    }
}
